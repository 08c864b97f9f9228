#include "base/picture_end.h"

namespace gummiband::base {
namespace {

using namespace std::string_view_literals;

// RIFF, the number of bytes that follow, WEBP.
bool is_whole_webp(std::string_view header_bytes, uint64_t file_bytes) {
  constexpr size_t kSizeAt = 4;
  constexpr size_t kHeader = 8;
  if (header_bytes.size() < kHeader) return false;
  uint64_t following = 0;
  for (size_t i = 0; i < 4; ++i) {
    following |= static_cast<uint64_t>(static_cast<uint8_t>(header_bytes[kSizeAt + i])) << (8 * i);
  }
  return kHeader + following <= file_bytes;
}

}  // namespace

bool is_whole_picture(PictureFormat format, std::string_view header_bytes,
                      std::string_view last_bytes, uint64_t file_bytes) {
  switch (format) {
    case PictureFormat::kPng:  // the empty chunk IEND and its checksum
      return last_bytes.find("\0\0\0\0IEND\xAE\x42\x60\x82"sv) != std::string_view::npos;
    case PictureFormat::kJpeg:  // the marker "end of image"
      return last_bytes.find("\xFF\xD9"sv) != std::string_view::npos;
    case PictureFormat::kWebp:
      return is_whole_webp(header_bytes, file_bytes);
    case PictureFormat::kSvg:  // with or without a name space
      return last_bytes.find("</svg") != std::string_view::npos ||
             last_bytes.find(":svg>") != std::string_view::npos;
  }
  return false;
}

}  // namespace gummiband::base
