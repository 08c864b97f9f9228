#include "ui/grain.h"

#include <cstdlib>
#include <set>

#include "catch.h"
#include "ui/picture_files.h"

namespace gummiband::ui {
namespace {

Grain ours() {
  auto grain = Grain::load(base::Path(GUMMIBAND_SOURCE_DIR) / "assets/pictures/grain.png");
  if (!grain) FAIL(grain.fault().sentence);
  return std::move(*grain);
}

int step(uint32_t a, uint32_t b) {
  int most = 0;
  for (const unsigned shift : {0U, 8U, 16U}) {
    const int one = static_cast<int>(a >> shift & 0xFFU);
    most = std::max(most, std::abs(one - static_cast<int>(b >> shift & 0xFFU)));
  }
  return most;
}

TEST_CASE("paper has grain: seen, but never so much that a letter on it is harder to read") {
  const Colour paper = rgb(0xFBF7EE);
  const auto tile = ours().paper(paper);
  REQUIRE(tile->width() == 256);
  CHECK(tile->opaque());
  std::set<uint32_t> tones;
  for (int i = 0; i < 256 * 256; ++i) {
    tones.insert(tile->argb()[i]);
    CHECK(step(tile->argb()[i], 0xFFFBF7EEU) <= 10);
  }
  CHECK(tones.size() > 4);
}

TEST_CASE("grain changes no alpha, and nothing where nothing is") {
  Texture picture(PixelFormat::kArgb, 600, 300);
  for (int i = 0; i < 600 * 300; ++i) {
    const uint32_t alpha = static_cast<uint32_t>(i % 256);
    picture.argb()[i] = alpha << 24 | (alpha / 2) << 16 | alpha << 8 | alpha / 3;
  }
  const Texture before = picture;
  ours().lay_on(picture);
  int changed = 0;
  for (int i = 0; i < 600 * 300; ++i) {
    const uint32_t pixel = picture.argb()[i];
    const uint32_t alpha = pixel >> 24;
    REQUIRE(alpha == before.argb()[i] >> 24);
    for (const unsigned shift : {0U, 8U, 16U}) REQUIRE((pixel >> shift & 0xFFU) <= alpha);
    changed += pixel != before.argb()[i];
  }
  CHECK(changed > 600 * 300 / 4);
  CHECK(picture.stamp() != before.stamp());
}

TEST_CASE("grain is the same on pixels that are known to be opaque and on those that are not") {
  Texture known(PixelFormat::kArgb, 600, 300);
  for (uint32_t i = 0; i < 600 * 300; ++i) known.argb()[i] = 0xFF000000U | i * 2654435761U;
  Texture unknown = known;
  Texture half = known;
  known.set_opaque(true);
  half.set_rows(0, 150);
  for (Texture* picture : {&known, &unknown, &half}) ours().lay_on(*picture);
  CHECK(known.stamp() == unknown.stamp());
  CHECK(half.stamp() == unknown.stamp());
}

TEST_CASE("what is no square picture with transparency is no grain") {
  const Folder folder;
  CHECK_FALSE(Grain::load(folder.path() / "missing.png").ok());
  CHECK_FALSE(Grain::load(folder.write("kaputt.png", "no picture")).ok());
  CHECK_FALSE(Grain::load(folder.write("quer.png", png(8, 4, quarters(8, 4), true))).ok());
}

}  // namespace
}  // namespace gummiband::ui
