#include "ui/decode.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/picture_header.h"
#include "catch.h"
#include "ui/picture_files.h"

namespace gummiband::ui {
namespace {

std::unique_ptr<Texture> decoded(const PictureRequest& request) {
  Decoder decoder;
  auto made = decoder.decode(request);
  INFO((made.ok() ? "" : made.fault().sentence));
  REQUIRE(made.ok());
  auto texture = std::move(made).value();
  REQUIRE(texture->format() == PixelFormat::kArgb);
  REQUIRE(texture->width() == request.width);
  REQUIRE(texture->height() == request.height);
  return texture;
}

std::string refusal(const PictureRequest& request) {
  Decoder decoder;
  const auto made = decoder.decode(request);
  REQUIRE_FALSE(made.ok());
  return made.fault().sentence;
}

// Whether two colours are the same to the eye; JPEG never keeps them exactly.
bool near(uint32_t one, uint32_t other) {
  for (const int shift : {0, 8, 16, 24}) {
    const int a = static_cast<int>(one >> shift & 0xFF);
    const int b = static_cast<int>(other >> shift & 0xFF);
    if (std::abs(a - b) > 12) return false;
  }
  return true;
}

void check_quarters(const Texture& texture, uint32_t top_left, uint32_t top_right,
                    uint32_t bottom_left, uint32_t bottom_right) {
  const int right = texture.width() - 1;
  const int bottom = texture.height() - 1;
  CHECK(near(pixel(texture, 0, 0), top_left));
  CHECK(near(pixel(texture, right, 0), top_right));
  CHECK(near(pixel(texture, 0, bottom), bottom_left));
  CHECK(near(pixel(texture, right, bottom), bottom_right));
  CHECK(near(pixel(texture, right / 4, bottom / 4), top_left));
  CHECK(near(pixel(texture, right * 3 / 4, bottom * 3 / 4), bottom_right));
}

TEST_CASE("each format is shown whole at its own size, smaller and larger") {
  const Folder folder;
  const Paint paint = quarters(80, 40);
  const std::vector<Path> files = {folder.write("Höhle.png", png(80, 40, paint, false)),
                                   folder.write("alpha.png", png(80, 40, paint, true)),
                                   folder.write("Straße.jpg", jpeg(80, 40, paint)),
                                   folder.write("Öl.webp", webp(80, 40, paint))};
  for (const Path& file : files) {
    for (const int width : {80, 10, 22, 33, 160, 474}) {
      INFO(file << " at " << width);
      const auto texture = decoded(request(file, width, width / 2));
      check_quarters(*texture, kRed, kGreen, kBlue, kWhite);
      CHECK(texture->opaque());
    }
  }
}

TEST_CASE("a picture covers its place and keeps its focus in sight") {
  const Folder folder;
  const Paint paint = quarters(400, 100);
  for (const Path& file : {folder.write("a.png", png(400, 100, paint, false)),
                           folder.write("a.jpg", jpeg(400, 100, paint)),
                           folder.write("a.webp", webp(400, 100, paint))}) {
    INFO(file);
    PictureRequest square = request(file, 50, 50);
    square.focus_x = 0;
    CHECK(near(pixel(*decoded(square), 45, 5), kRed));
    square.focus_x = 1;
    CHECK(near(pixel(*decoded(square), 5, 5), kGreen));
    square.focus_x = 0.5F;
    const auto middle = decoded(square);
    CHECK(near(pixel(*middle, 5, 5), kRed));
    CHECK(near(pixel(*middle, 45, 5), kGreen));
    // A focus near the edge shows the edge and nothing beyond.
    square.focus_x = 0.05F;
    CHECK(near(pixel(*decoded(square), 0, 5), kRed));
    PictureRequest flat = request(file, 400, 10);
    flat.focus_y = 1;
    CHECK(near(pixel(*decoded(flat), 5, 5), kBlue));
    flat.focus_y = std::nanf("");
    CHECK(decoded(flat)->opaque());
  }
}

TEST_CASE("a photograph stands upright however the camera was held") {
  const Folder folder;
  const Paint paint = quarters(64, 32);
  const auto shown = [&](char orientation) {
    const Path file = folder.write("foto.jpg", turned_jpeg(64, 32, paint, orientation));
    return decoded(orientation >= 5 ? request(file, 32, 64) : request(file, 64, 32));
  };
  // Stored: red green / blue white.
  check_quarters(*shown(1), kRed, kGreen, kBlue, kWhite);
  check_quarters(*shown(2), kGreen, kRed, kWhite, kBlue);
  check_quarters(*shown(3), kWhite, kBlue, kGreen, kRed);
  check_quarters(*shown(4), kBlue, kWhite, kRed, kGreen);
  check_quarters(*shown(5), kRed, kBlue, kGreen, kWhite);
  check_quarters(*shown(6), kBlue, kRed, kWhite, kGreen);
  check_quarters(*shown(7), kWhite, kGreen, kBlue, kRed);
  check_quarters(*shown(8), kGreen, kWhite, kRed, kBlue);
}

TEST_CASE("transparency comes through premultiplied and is not called opaque") {
  const Folder folder;
  const Paint half_red = [](int, int) { return 0x80FF0000U; };
  for (const Path& file : {folder.write("a.png", png(20, 20, half_red, true)),
                           folder.write("a.webp", webp(20, 20, half_red))}) {
    for (const int size : {20, 7, 40}) {
      const auto texture = decoded(request(file, size, size));
      CHECK_FALSE(texture->opaque());
      CHECK(near(pixel(*texture, size / 2, size / 2), 0x80800000U));
    }
  }
}

TEST_CASE("rounded corners are cut smoothly into the alpha and nothing else is") {
  const Folder folder;
  const Path file = folder.write("a.png", png(60, 60, quarters(60, 60), false));
  PictureRequest rounded = request(file, 60, 60);
  rounded.radius_top = 20;
  const auto texture = decoded(rounded);
  CHECK_FALSE(texture->opaque());
  CHECK(pixel(*texture, 0, 0) == 0);
  CHECK(pixel(*texture, 59, 0) == 0);
  CHECK(pixel(*texture, 0, 59) == kBlue);
  CHECK(pixel(*texture, 59, 59) == kWhite);
  CHECK(pixel(*texture, 30, 0) >> 24 == 0xFF);
  CHECK(pixel(*texture, 20, 20) == kRed);
  int between = 0;
  for (int i = 0; i < 60 * 20; ++i) {
    const uint32_t alpha = texture->argb()[i] >> 24;
    if (alpha > 0 && alpha < 255) ++between;
    // Premultiplied: no channel above alpha.
    CHECK((texture->argb()[i] >> 16 & 0xFF) <= alpha);
  }
  CHECK(between > 20);
  rounded.radius_top = 0;
  rounded.radius_bottom = 1000;
  const auto below = decoded(rounded);
  CHECK(pixel(*below, 0, 0) == kRed);
  CHECK(pixel(*below, 0, 59) == 0);
  CHECK(pixel(*below, 30, 58) >> 24 == 0xFF);
}

TEST_CASE("an SVG is drawn at any size, cropped around its focus") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  for (const int width : {200, 40, 1000}) {
    const auto texture = decoded(request(file, width, width / 2));
    CHECK(texture->opaque());
    CHECK(pixel(*texture, width / 10, width / 10) == kBlue);
    CHECK(pixel(*texture, width / 10, width * 4 / 10) == kGreen);
    CHECK(pixel(*texture, width * 17 / 20, width / 4) == kRed);
  }
  PictureRequest tower = request(file, 60, 60);
  tower.focus_x = 0.85F;
  CHECK(pixel(*decoded(tower), 42, 30) == kRed);
  tower.focus_x = 0;
  CHECK(pixel(*decoded(tower), 42, 20) == kBlue);
}

TEST_CASE("a layer of an SVG lies on the whole canvas in its place, alone") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  PictureRequest layer = request(file, 400, 200);
  layer.layer = "layer-tower";
  const auto tower = decoded(layer);
  CHECK(pixel(*tower, 340, 100) == kRed);
  CHECK(pixel(*tower, 20, 20) == 0);
  CHECK(pixel(*tower, 20, 180) == 0);
  CHECK_FALSE(tower->opaque());
  layer.layer = "layer-sky";
  const auto sky = decoded(layer);
  CHECK(pixel(*sky, 340, 100) == kBlue);
  CHECK(sky->opaque());
  CHECK(sky->opaque_row() == 0);
  layer.layer = "layer-river";
  CHECK_THAT(refusal(layer), contains("layer-river"));
}

TEST_CASE("layers on top of each other are the same picture as the whole") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  PictureRequest part = request(file, 123, 77);
  const auto whole = decoded(part);
  std::vector<uint32_t> stacked(123 * 77);
  for (const std::string& layer : picture_layers(file)) {
    part.layer = layer;
    const auto texture = decoded(part);
    for (size_t i = 0; i < stacked.size(); ++i) {
      const uint32_t over = texture->argb()[i];
      if (over >> 24 == 255) stacked[i] = over;
    }
  }
  size_t different = 0;
  for (size_t i = 0; i < stacked.size(); ++i) different += stacked[i] != whole->argb()[i];
  // Only where an edge is mixed: two edges of the tower and the horizon.
  CHECK(different < 500);
}

TEST_CASE("the layers of an SVG are found from back to front") {
  const Folder folder;
  CHECK(picture_layers(folder.write("Szene.svg", kScene)) ==
        std::vector<std::string>{"layer-sky", "layer-hills", "layer-tower"});
  const std::string tricky =
      "<?xml version='1.0'?><svg:svg xmlns:svg='http://www.w3.org/2000/svg' width='9' height='9'>"
      "<!-- <g id='layer-comment'> --><title><![CDATA[<g id='layer-cdata'>]]></title>"
      "<svg:g data-id='layer-no' xml:id='layer-neither'/><g\n class='a > b'\n id = \"layer-1\" >"
      "<g><g id='layer-inside'/><g id='layer-inside-too'></g></g></g>"
      "<g id='sky'><svg:g id='layer-2' ></svg:g></g><rect id='layer-rect'/>"
      "<g id='layer-3'/><g id='layer-4'></g></svg:svg>";
  CHECK(picture_layers(folder.write("t.svg", tricky)) ==
        std::vector<std::string>{"layer-1", "layer-2", "layer-3", "layer-4"});
  CHECK(picture_layers(folder.path() / "missing.svg").empty());
  CHECK(picture_layers(folder.write("a.png", png(2, 2, quarters(2, 2), false))).empty());
  for (size_t length = 0; length < tricky.size(); ++length) {
    CHECK(picture_layers(folder.write("cut.svg", tricky.substr(0, length))).size() <= 4);
  }
}

TEST_CASE("every scene of the sample pack is shown, whole and in each of its layers") {
  const Path scenes = Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen/pictures";
  Decoder decoder;
  int layered = 0;
  for (const auto& entry : std::filesystem::directory_iterator(scenes)) {
    if (entry.path().extension() != ".svg") continue;
    INFO(entry.path());
    PictureRequest scene = request(entry.path(), 48, 27);
    const auto whole = decoder.decode(scene);
    REQUIRE(whole.ok());
    CHECK((*whole)->opaque());
    const std::vector<std::string> layers = picture_layers(entry.path());
    if (!layers.empty()) ++layered;
    for (const std::string& layer : layers) {
      INFO(layer);
      scene.layer = layer;
      CHECK(decoder.decode(scene).ok());
    }
  }
  CHECK(layered > 0);
}

TEST_CASE("an SVG sees no other file") {
  const Folder folder;
  folder.write("secret.png", png(10, 10, quarters(10, 10), false));
  const std::string image = (folder.path() / "secret.png").string();
  const Path file =
      folder.write("spy.svg",
                   "<svg xmlns='http://www.w3.org/2000/svg' "
                   "xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>"
                   "<image xlink:href='file://" +
                       image +
                       "' width='10' height='10'/>"
                       "<image xlink:href='secret.png' width='10' height='10'/></svg>");
  const auto texture = decoded(request(file, 10, 10));
  for (int i = 0; i < 100; ++i) CHECK(texture->argb()[i] == 0);
}

TEST_CASE("a broken picture is refused with its path, at whatever byte it is cut") {
  const Folder folder;
  const Paint paint = quarters(24, 16);
  for (const std::string& whole :
       {png(24, 16, paint, true), jpeg(24, 16, paint), webp(24, 16, paint), kScene}) {
    int refused = 0;
    for (size_t length = 0; length < whole.size(); ++length) {
      const Path file = folder.write("kaputt.bild", whole.substr(0, length));
      Decoder decoder;
      const auto made = decoder.decode(request(file, 12, 8));
      if (made.ok()) continue;
      ++refused;
      if (made.fault().sentence.find("kaputt.bild") == std::string::npos) {
        FAIL("without the path: " << made.fault().sentence);
      }
    }
    // The last bytes may be checksums and ends nobody needs.
    CHECK(refused > static_cast<int>(whole.size()) - 20);
  }
}

TEST_CASE("a photograph with a camera's little mistake is shown") {
  // Some phones leave stray bytes before the end marker; the decoder warns, and all of it is there.
  const Folder folder;
  std::string bytes = jpeg(24, 16, quarters(24, 16));
  bytes.insert(bytes.size() - 2, "stray");
  check_quarters(*decoded(request(folder.write("handy.jpg", bytes), 24, 16)), kRed, kGreen, kBlue,
                 kWhite);
}

TEST_CASE("changed bytes in the middle of a picture do no harm") {
  const Folder folder;
  const Paint paint = quarters(24, 16);
  unsigned seed = 20260620;
  if (const char* given = std::getenv("GUMMIBAND_SEED")) {
    seed = static_cast<unsigned>(std::strtoul(given, nullptr, 10));
  }
  INFO("GUMMIBAND_SEED=" << seed);
  const auto random = [&seed](size_t below) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % below;
  };
  for (const std::string& whole :
       {png(24, 16, paint, true), jpeg(24, 16, paint), webp(24, 16, paint), kScene}) {
    for (int round = 0; round < 200; ++round) {
      std::string changed = whole;
      for (int i = 0; i < 4; ++i) {
        changed[random(changed.size())] = static_cast<char>(random(256));
      }
      Decoder decoder;
      const auto made = decoder.decode(request(folder.write("bild", changed), 12, 8));
      CHECK((made.ok() ? (*made)->width() == 12 : !made.fault().sentence.empty()));
    }
  }
}

TEST_CASE("a header that promises too much is refused before anything is decoded") {
  const Folder folder;
  std::string huge = png(4, 4, quarters(4, 4), false);
  huge.replace(16, 8, std::string("\0\0\x4E\x20\0\0\x4E\x20", 8));
  CHECK_THAT(refusal(request(folder.write("riesig.png", huge), 10, 10)), contains("20000 x 20000"));
  CHECK_THAT(refusal(request(folder.path() / "nicht da.png", 10, 10)), contains("nicht da.png"));
  CHECK_THAT(refusal(request(folder.path(), 10, 10)), contains("Hügel"));
  CHECK_THAT(refusal(request(folder.write("brief.txt", "Sehr geehrte"), 10, 10)),
             contains("PNG, JPEG, WebP or SVG"));
  const Path large = folder.write("zu viel.svg", kScene);
  std::filesystem::resize_file(large, base::kMostPictureBytes + 1);
  CHECK_THAT(refusal(request(large, 10, 10)), contains("zu viel.svg"));
}

}  // namespace
}  // namespace gummiband::ui
