#include "base/picture_header.h"

#include <string>
#include <vector>

#include "catch.h"

namespace gummiband::base {
namespace {

using namespace std::string_literals;

std::string big16(int number) {
  return {static_cast<char>(number >> 8 & 0xFF), static_cast<char>(number & 0xFF)};
}

std::string big32(int number) {
  return big16(number >> 16) + big16(number);
}

std::string little(int number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xFF);
  return out;
}

std::string png(int width, int height) {
  return "\x89PNG\r\n\x1a\n"s + big32(13) + "IHDR" + big32(width) + big32(height) +
         "\x08\x06\0\0\0"s + "crc!";
}

std::string jpeg_segment(char marker, const std::string& content) {
  return "\xFF"s + marker + big16(static_cast<int>(content.size()) + 2) + content;
}

std::string jpeg(int width, int height, const std::string& before = "", char components = 3) {
  return "\xFF\xD8"s + jpeg_segment('\xE0', "JFIF\0\1\1\0\0\1\0\1\0\0"s) + before +
         jpeg_segment('\xDB', std::string(65, '\1')) + jpeg_segment('\xC4', std::string(30, '\2')) +
         jpeg_segment('\xC2', "\x08"s + big16(height) + big16(width) + components +
                                  std::string(static_cast<size_t>(components) * 3, '\1'));
}

std::string exif_little(int orientation) {
  return jpeg_segment('\xE1', "Exif\0\0II*\0"s + little(8, 4) + little(2, 2) + little(0x010F, 2) +
                                  little(2, 2) + little(4, 4) + "abc\0"s + little(0x0112, 2) +
                                  little(3, 2) + little(1, 4) + little(orientation, 4) +
                                  little(0, 4));
}

std::string exif_big(int orientation) {
  return jpeg_segment('\xE1', "Exif\0\0MM\0*"s + big32(8) + big16(1) + big16(0x0112) + big16(3) +
                                  big32(1) + big16(orientation) + big16(0) + big32(0));
}

std::string webp(const std::string& name, const std::string& content) {
  return "RIFF" + little(static_cast<int>(content.size()) + 12, 4) + "WEBP" + name +
         little(static_cast<int>(content.size()), 4) + content;
}

std::string webp_lossy(int width, int height) {
  return webp("VP8 ", "\x10\x02\0\x9d\x01\x2a"s + little(width, 2) + little(height, 2) + "....");
}

std::string webp_lossless(int width, int height) {
  return webp("VP8L", "\x2f"s + little((width - 1) | (height - 1) << 14, 4) + "........");
}

std::string webp_extended(int width, int height, char flags) {
  return webp("VP8X", flags + "\0\0\0"s + little(width - 1, 3) + little(height - 1, 3));
}

std::string svg(const std::string& attributes) {
  return "<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "><g id='a'/></svg>";
}

PictureHeader good(const std::string& bytes) {
  const Result<PictureHeader> header = read_picture_header(bytes);
  REQUIRE(header.ok());
  return header.value();
}

std::string refusal(const std::string& bytes) {
  const Result<PictureHeader> header = read_picture_header(bytes);
  REQUIRE_FALSE(header.ok());
  return header.fault().sentence;
}

TEST_CASE("the size of each accepted format is read from its header") {
  CHECK(good(png(1920, 1080)) == PictureHeader{PictureFormat::kPng, 1920, 1080});
  CHECK(good(jpeg(4032, 3024)) == PictureHeader{PictureFormat::kJpeg, 4032, 3024});
  CHECK(good(webp_lossy(640, 481)) == PictureHeader{PictureFormat::kWebp, 640, 481});
  CHECK(good(webp_lossless(1, 8192)) == PictureHeader{PictureFormat::kWebp, 1, 8192});
  CHECK(good(webp_extended(300, 200, 0x10)) == PictureHeader{PictureFormat::kWebp, 300, 200});
  CHECK(good(svg("width='800' height='600'")) == PictureHeader{PictureFormat::kSvg, 800, 600});
}

TEST_CASE("the size of an SVG is found in every way it is written") {
  const auto size = [](const std::string& attributes) {
    const PictureHeader header = good(svg(attributes));
    return std::to_string(header.width) + "x" + std::to_string(header.height);
  };
  CHECK(size("viewBox='0 0 1600 900'") == "1600x900");
  CHECK(size("viewBox=\"-10,-20, 320 , 200.4\"") == "320x200");
  CHECK(size("width='100%' height='100%' viewBox='0 0 16 9'") == "16x9");
  CHECK(size("width='16' viewBox='0 0 32 18'") == "32x18");
  CHECK(size("width = '210mm'\n height='29.7cm'") == "794x1123");
  CHECK(size("width='1in' height='72pt'") == "96x96");
  CHECK(size("width='300px' height='+1e2' viewBox='0 0 1 1'") == "300x100");
  CHECK(size("data-note='a > b, width=9' width='5' height='6'") == "5x6");
  CHECK(good("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <svg width='1' height='1'> -->\n"
             "<!DOCTYPE svg [ <!ENTITY a 'b>'> ]>\n<svg:svg width='7' height='8'/>") ==
        PictureHeader{PictureFormat::kSvg, 7, 8});
}

TEST_CASE("an SVG without a size is refused") {
  CHECK_THAT(refusal(svg("")), contains("viewBox"));
  CHECK_THAT(refusal(svg("width='10'")), contains("viewBox"));
  CHECK_THAT(refusal(svg("viewBox='0 0 10'")), contains("viewBox"));
  CHECK_THAT(refusal(svg("viewBox='0 0 nan inf'")), contains("viewBox"));
  CHECK_THAT(refusal(svg("width='0' height='5'")), contains("no pixels"));
  CHECK_THAT(refusal(svg("width='-4' height='5'")), contains("no pixels"));
}

TEST_CASE("every format is refused beyond the limits and accepted at them") {
  const int edge = kMostPictureEdge;
  const int other = static_cast<int>(kMostPicturePixels / kMostPictureEdge);
  for (const auto make :
       {png, webp_lossy, webp_lossless, +[](int width, int height) { return jpeg(width, height); },
        +[](int width, int height) {
          return svg("width='" + std::to_string(width) + "' height='" + std::to_string(height) +
                     "'");
        }}) {
    CHECK(good(make(edge, other)).width == edge);
    CHECK(good(make(other, edge)).height == edge);
    CHECK_THAT(refusal(make(edge + 1, 1)), contains("too large"));
    CHECK_THAT(refusal(make(1, edge + 1)), contains("too large"));
    CHECK_THAT(refusal(make(edge, other + 1)), contains("too large"));
  }
  CHECK_THAT(refusal(png(20000, 20000)), contains("20000 x 20000"));
  CHECK_THAT(refusal(webp_extended(1 << 24, 1 << 24, 0)), contains("too large"));
  CHECK_THAT(refusal(svg("width='1e300' height='1e300'")), contains("too large"));
  CHECK_THAT(refusal(png(0, 5)), contains("no pixels"));
  CHECK_THAT(refusal(jpeg(5, 0)), contains("no pixels"));
  CHECK_FALSE(read_picture_header(png(-1, 1)).ok());
}

TEST_CASE("the way a camera was held is read from EXIF of either byte order") {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CHECK(good(jpeg(40, 30, exif_little(orientation))).orientation == orientation);
    CHECK(good(jpeg(40, 30, exif_big(orientation))).orientation == orientation);
  }
  CHECK(good(jpeg(40, 30, exif_little(9))).orientation == 1);
  CHECK(good(jpeg(40, 30, exif_little(0))).orientation == 1);
}

TEST_CASE("broken EXIF at any byte does not keep a photograph from being shown") {
  const std::string whole = exif_big(6);
  for (size_t length = 0; length + 4 < whole.size(); ++length) {
    const std::string cut = jpeg_segment('\xE1', whole.substr(4, length));
    CHECK(good(jpeg(40, 30, cut)).width == 40);
  }
}

TEST_CASE("a header cut off at any byte gives a fault or the true size, never another one") {
  const std::vector<std::string> files = {
      png(12, 34),
      jpeg(12, 34, exif_little(6)),
      webp_lossy(12, 34),
      webp_lossless(12, 34),
      webp_extended(12, 34, 0),
      "<?xml version='1.0'?><!-- c --><!DOCTYPE svg>" + svg("width='12' height='34'"),
      svg("viewBox='0 0 12 34'")};
  for (const std::string& file : files) {
    const PictureHeader whole = good(file);
    CHECK(whole.width == 12);
    CHECK(whole.height == 34);
    for (size_t length = 0; length < file.size(); ++length) {
      // An exact copy, so that the sanitizer sees a byte read past the end.
      const std::vector<char> cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
      const auto header = read_picture_header(std::string_view(cut.data(), cut.size()));
      if (header.ok()) {
        CHECK(header.value() == whole);
      } else {
        CHECK_FALSE(header.fault().sentence.empty());
      }
    }
  }
}

TEST_CASE("a byte changed anywhere never gives a picture beyond the limits") {
  for (const std::string& file : {png(12, 34), jpeg(12, 34, exif_big(6)), webp_lossy(12, 34),
                                  webp_lossless(12, 34), webp_extended(12, 34, 0)}) {
    for (size_t at = 0; at < file.size(); ++at) {
      for (int value = 0; value < 256; ++value) {
        std::string changed = file;
        changed[at] = static_cast<char>(value);
        const auto header = read_picture_header(changed);
        if (!header.ok()) continue;
        const PictureHeader& found = header.value();
        if (found.width < 1 || found.width > kMostPictureEdge || found.height < 1 ||
            found.height > kMostPictureEdge ||
            int64_t{found.width} * found.height > kMostPicturePixels || found.orientation < 1 ||
            found.orientation > 8) {
          FAIL("byte " << at << " set to " << value);
        }
      }
    }
  }
}

TEST_CASE("pictures no decoder of ours can show are refused with what to do") {
  CHECK_THAT(refusal(webp_extended(30, 20, 0x02)), contains("animation"));
  CHECK_THAT(refusal(jpeg(30, 20, "", 4)), contains("CMYK"));
  CHECK_THAT(refusal("\x1f\x8b\x08 an SVGZ"), contains("SVGZ"));
  CHECK_THAT(refusal("GIF89a"s + little(5, 2) + little(5, 2)), contains("PNG, JPEG, WebP or SVG"));
  CHECK_THAT(refusal("BM......"), contains("PNG, JPEG, WebP or SVG"));
  CHECK_THAT(refusal("<html><svg width='1' height='1'/></html>"), contains("PNG"));
  CHECK_THAT(refusal(""), contains("PNG"));
}

}  // namespace
}  // namespace gummiband::base
