#include "ui/texture.h"

#include <set>

#include "catch.h"

namespace gummiband::ui {
namespace {

TEST_CASE("a new texture is transparent, in its own format only") {
  Texture argb(PixelFormat::kArgb, 3, 2);
  Texture mask(PixelFormat::kMask, 3, 2);
  for (int i = 0; i < 6; ++i) {
    CHECK(argb.argb()[i] == 0);
    CHECK(mask.mask()[i] == 0);
  }
  CHECK(argb.mask() == nullptr);
  CHECK(mask.argb() == nullptr);
  CHECK_FALSE(argb.opaque());
}

TEST_CASE("a texture may be empty or as long as the limit") {
  CHECK(Texture(PixelFormat::kMask, 0, 5).width() == 0);
  CHECK(Texture(PixelFormat::kMask, kMostTextureEdge, 1).width() == kMostTextureEdge);
}

TEST_CASE("touching a texture changes its stamp exactly if its pixels changed") {
  Texture texture(PixelFormat::kArgb, 100, 70);
  texture.touch();
  const uint64_t empty = texture.stamp();
  texture.touch();
  CHECK(texture.stamp() == empty);
  texture.argb()[6999] = 1;
  CHECK(texture.stamp() == empty);
  texture.touch();
  CHECK(texture.stamp() != empty);
  texture.argb()[6999] = 0;
  texture.touch();
  CHECK(texture.stamp() == empty);
}

TEST_CASE("every pixel counts for the stamp, and so does where it is") {
  // 37 * 3 bytes: whole blocks of 32 and a rest.
  Texture texture(PixelFormat::kMask, 37, 3);
  std::set<uint64_t> stamps = {texture.stamp()};
  for (int i = 0; i < 37 * 3; ++i) {
    for (uint8_t value : {uint8_t{1}, uint8_t{128}, uint8_t{255}}) {
      texture.mask()[i] = value;
      texture.touch();
      CHECK(stamps.insert(texture.stamp()).second);
    }
    texture.mask()[i] = 0;
  }
}

TEST_CASE("textures of the same bytes but another shape or format have other stamps") {
  std::set<uint64_t> stamps;
  CHECK(stamps.insert(Texture(PixelFormat::kArgb, 4, 6).stamp()).second);
  CHECK(stamps.insert(Texture(PixelFormat::kArgb, 6, 4).stamp()).second);
  CHECK(stamps.insert(Texture(PixelFormat::kMask, 16, 6).stamp()).second);
  CHECK(stamps.insert(Texture(PixelFormat::kMask, 4, 6).stamp()).second);
  CHECK(stamps.insert(Texture(PixelFormat::kMask, 0, 0).stamp()).second);
  CHECK(stamps.insert(Texture(PixelFormat::kMask, 1, 0).stamp()).second);
}

}  // namespace
}  // namespace gummiband::ui
