#include "ui/picture_cache.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/file.h"
#include "catch.h"
#include "ui/decode.h"
#include "ui/picture_files.h"

namespace gummiband::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* kScene =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">)"
    R"(<g id="layer-sky"><rect width="8" height="8" fill="#3070b0"/></g>)"
    R"(<g id="layer-hill"><circle cx="4" cy="8" r="4" fill="#205010"/></g></svg>)";

Texture painted(uint32_t colour) {
  Texture texture(PixelFormat::kArgb, 24, 16);
  for (int i = 0; i < 24 * 16; ++i) texture.argb()[i] = colour + static_cast<uint32_t>(i);
  return texture;
}

PictureRequest of_size(const base::Path& path, int width, int height) {
  PictureRequest request;
  request.path = path;
  request.width = width;
  request.height = height;
  return request;
}

bool same_pixels(const Texture& one, const Texture& other) {
  return one.width() == other.width() && one.height() == other.height() &&
         std::equal(one.argb(), one.argb() + one.width() * one.height(), other.argb());
}

int64_t bytes_in(const base::Path& folder) {
  int64_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    bytes += static_cast<int64_t>(entry.file_size());
  }
  return bytes;
}

TEST_CASE("a kept picture comes back pixel by pixel, and only in its own size") {
  const Folder folder;
  PictureCache cache(folder.path() / "cache");
  CHECK(cache.find("key", 24, 16) == nullptr);
  cache.keep("key", painted(0xFF102030));
  CHECK(fs::status(folder.path() / "cache").permissions() == fs::perms::owner_all);
  const auto found = cache.find("key", 24, 16);
  REQUIRE(found != nullptr);
  CHECK(same_pixels(*found, painted(0xFF102030)));
  CHECK(found->opaque());
  CHECK(cache.find("other", 24, 16) == nullptr);
  CHECK(cache.find("key", 16, 24) == nullptr);
}

TEST_CASE("a picture has another key as soon as anything that is seen differs") {
  const PictureRequest plain = of_size("a.svg", 24, 16);
  PictureRequest layer = plain;
  layer.layer = "layer-sky";
  PictureRequest round = plain;
  round.radius_top = 3;
  PictureRequest focus = plain;
  focus.focus_x = 0.25F;
  const std::string key = PictureCache::key(kScene, plain);
  CHECK(key.size() == 64);
  for (const PictureRequest& other : {layer, round, focus, of_size("a.svg", 16, 24)}) {
    CHECK(PictureCache::key(kScene, other) != key);
  }
  CHECK(PictureCache::key(std::string(kScene) + " ", plain) != key);
  // The same scene under another name is the same picture.
  CHECK(PictureCache::key(kScene, of_size("b.svg", 24, 16)) == key);
}

TEST_CASE("a file cut off at any byte, or with any byte changed, is thrown away") {
  const Folder folder;
  PictureCache cache(folder.path());
  cache.keep("key", painted(0xFF102030));
  const std::string whole = base::read_file(folder.path() / "key", 1 << 20).value();
  const auto spoil = [&](const std::string& content) {
    std::ofstream(folder.path() / "key", std::ios::binary) << content;
    CHECK(cache.find("key", 24, 16) == nullptr);
    CHECK_FALSE(fs::exists(folder.path() / "key"));
  };
  for (size_t length = 0; length < whole.size(); ++length) spoil(whole.substr(0, length));
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    INFO("byte " << at);
    std::ofstream(folder.path() / "key", std::ios::binary) << changed;
    const auto found = cache.find("key", 24, 16);
    // A changed bit of zstd's own header may mean the same; the pixels never differ.
    CHECK((found == nullptr || same_pixels(*found, painted(0xFF102030))));
  }
}

TEST_CASE("what was not used for longest goes when the folder is full") {
  const Folder folder;
  PictureCache probe(folder.path() / "probe");
  probe.keep("one", painted(0xFF000000));
  const int64_t one = bytes_in(folder.path() / "probe");
  PictureCache cache(folder.path() / "cache", one * 8);
  for (int i = 0; i < 40; ++i) {
    const std::string key = "key" + std::to_string(i);
    cache.keep(key, painted(0xFF000000));
    // Used in this order, whatever the file system's clock can tell apart.
    fs::last_write_time(folder.path() / "cache" / key,
                        fs::file_time_type::clock::now() - std::chrono::hours(40 - i));
    CHECK(bytes_in(folder.path() / "cache") <= one * 9);
  }
  CHECK(cache.find("key39", 24, 16) != nullptr);
  CHECK(cache.find("key0", 24, 16) == nullptr);
}

TEST_CASE("a scene drawn once is not drawn again, with the same pixels and the same layers") {
  const Folder folder;
  const base::Path svg = folder.path() / "scene.svg";
  std::ofstream(svg) << kScene;
  PictureCache cache(folder.path() / "cache");
  PictureRequest request = of_size(svg, 40, 40);
  request.radius_top = 4;
  request.layer = "layer-hill";
  Decoder first(&cache);
  const auto drawn = first.decode(request);
  REQUIRE(drawn.ok());
  REQUIRE(bytes_in(folder.path() / "cache") > 0);
  // Were it drawn, and not found, there would be nothing of this colour.
  const std::string key = PictureCache::key(kScene, request);
  Texture marked(PixelFormat::kArgb, 40, 40);
  std::fill(marked.argb(), marked.argb() + 1600, 0xFFABCDEF);
  Decoder second(&cache);
  const auto again = second.decode(request);
  REQUIRE(again.ok());
  CHECK(same_pixels(**again, **drawn));
  CHECK(second.layers(svg) == std::vector<std::string>{"layer-sky", "layer-hill"});
  cache.keep(key, marked);
  Decoder third(&cache);
  const auto found = third.decode(request);
  REQUIRE(found.ok());
  CHECK(same_pixels(**found, marked));
}

TEST_CASE("without a folder that can be written every picture is made all the same") {
  const Folder folder;
  std::ofstream(folder.path() / "in-the-way") << "no folder";
  std::ofstream(folder.path() / "scene.svg") << kScene;
  PictureCache cache(folder.path() / "in-the-way" / "cache");
  Decoder decoder(&cache);
  CHECK(decoder.decode(of_size(folder.path() / "scene.svg", 40, 40)).ok());
}

}  // namespace
}  // namespace gummiband::ui
