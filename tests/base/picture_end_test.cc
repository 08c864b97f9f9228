#include "base/picture_end.h"

#include <string>

#include "catch.h"

namespace gummiband::base {
namespace {

using namespace std::string_literals;

bool whole(PictureFormat format, const std::string& file) {
  return is_whole_picture(format, file, file, file.size());
}

}  // namespace

TEST_CASE("a picture is whole with the end of its format, whatever stands behind it") {
  const std::string png_end = "\0\0\0\0IEND\xAE\x42\x60\x82"s;
  CHECK(whole(PictureFormat::kPng, "\x89PNG pixels" + png_end));
  CHECK(whole(PictureFormat::kPng, "\x89PNG pixels" + png_end + "a note"));
  CHECK(whole(PictureFormat::kJpeg, "\xFF\xD8 pixels \xFF\xD9 thumbnail"));
  CHECK(whole(PictureFormat::kWebp, "RIFF\x08\0\0\0WEBPVP8L"s));
  CHECK(whole(PictureFormat::kWebp, "RIFF\x08\0\0\0WEBPVP8L and more"s));
  CHECK(whole(PictureFormat::kSvg, "<svg><rect/></svg >\n"));
  CHECK(whole(PictureFormat::kSvg, "<a:svg xmlns:a=\"http://www.w3.org/2000/svg\"></a:svg>"));
}

TEST_CASE("a picture without its last byte is not whole") {
  CHECK_FALSE(whole(PictureFormat::kPng, "\x89PNG pixels\0\0\0\0IEND\xAE\x42\x60"s));
  CHECK_FALSE(whole(PictureFormat::kJpeg, "\xFF\xD8 pixels \xFF"));
  CHECK_FALSE(whole(PictureFormat::kWebp, "RIFF\x08\0\0\0WEBPVP8"s));
  CHECK_FALSE(whole(PictureFormat::kWebp, "RIFF\x08"));
  CHECK_FALSE(whole(PictureFormat::kSvg, "<svg><rect/></sv"));
  for (const PictureFormat format :
       {PictureFormat::kPng, PictureFormat::kJpeg, PictureFormat::kWebp, PictureFormat::kSvg}) {
    CHECK_FALSE(whole(format, ""));
  }
}

}  // namespace gummiband::base
