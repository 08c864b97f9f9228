#include "base/picture_header.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>

#include "base/text.h"

namespace gummiband::base {
namespace {

using namespace std::string_view_literals;

uint32_t byte_at(std::string_view bytes, size_t at) {
  return static_cast<uint8_t>(bytes[at]);
}

uint32_t big16(std::string_view bytes, size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

uint32_t big32(std::string_view bytes, size_t at) {
  return big16(bytes, at) << 16 | big16(bytes, at + 2);
}

uint32_t little16(std::string_view bytes, size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8;
}

uint32_t little24(std::string_view bytes, size_t at) {
  return little16(bytes, at) | byte_at(bytes, at + 2) << 16;
}

Fault cut_off(std::string_view format) {
  return Fault{"The " + std::string(format) +
               " picture is cut off or damaged at its beginning; copy it again."};
}

// The only way to a header: nothing beyond the limits gets out of here.
Result<PictureHeader> within_limits(PictureFormat format, uint32_t width, uint32_t height,
                                    int orientation = 1) {
  if (width == 0 || height == 0) return Fault{"The picture has no pixels; save it again."};
  if (width > kMostPictureEdge || height > kMostPictureEdge ||
      static_cast<int64_t>(width) * height > kMostPicturePixels) {
    return Fault{"The picture is " + std::to_string(width) + " x " + std::to_string(height) +
                 " pixels, too large to show; save it with at most " +
                 std::to_string(kMostPictureEdge) + " pixels a side and " +
                 std::to_string(kMostPicturePixels / (1024 * 1024)) + " megapixels."};
  }
  return PictureHeader{format, static_cast<int>(width), static_cast<int>(height), orientation};
}

Result<PictureHeader> read_png(std::string_view bytes) {
  // Signature, then the chunk IHDR: length 13, name, width, height, five more bytes, checksum.
  constexpr size_t kEnd = 8 + 4 + 4 + 13 + 4;
  if (bytes.size() < kEnd || bytes.substr(8, 8) != "\0\0\0\x0dIHDR"sv) return cut_off("PNG");
  constexpr uint32_t kMost = 0x7FFFFFFF;
  if (big32(bytes, 16) > kMost || big32(bytes, 20) > kMost) return cut_off("PNG");
  return within_limits(PictureFormat::kPng, big32(bytes, 16), big32(bytes, 20));
}

// The orientation in an APP1 segment (without marker and length); 1 for anything not understood.
int exif_orientation(std::string_view segment) {
  constexpr std::string_view kExif = "Exif\0\0"sv;
  if (!segment.starts_with(kExif)) return 1;
  const std::string_view tiff = segment.substr(kExif.size());
  if (tiff.size() < 8) return 1;
  const bool big = tiff.starts_with("MM");
  if (!big && !tiff.starts_with("II")) return 1;
  const auto read16 = [&](size_t at) { return big ? big16(tiff, at) : little16(tiff, at); };
  const auto read32 = [&](size_t at) {
    return big ? big32(tiff, at) : little16(tiff, at) | little16(tiff, at + 2) << 16;
  };
  const size_t directory = read32(4);
  if (directory > tiff.size() || tiff.size() - directory < 2) return 1;
  const size_t entries = read16(directory);
  constexpr size_t kEntryBytes = 12;
  constexpr uint32_t kOrientationTag = 0x0112;
  for (size_t i = 0; i < entries; ++i) {
    const size_t at = directory + 2 + i * kEntryBytes;
    if (at > tiff.size() || tiff.size() - at < kEntryBytes) return 1;
    if (read16(at) != kOrientationTag) continue;
    const uint32_t value = read16(at + 8);
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

Result<PictureHeader> read_jpeg_frame(std::string_view frame, int orientation) {
  // Precision, height, width, number of components.
  if (frame.size() < 6) return cut_off("JPEG");
  if (byte_at(frame, 0) != 8) {
    return Fault{"The JPEG picture has more than 8 bits a colour; save it as an ordinary JPEG."};
  }
  if (byte_at(frame, 5) == 4) {
    return Fault{"The JPEG picture is in print colours (CMYK); save it as RGB."};
  }
  return within_limits(PictureFormat::kJpeg, big16(frame, 3), big16(frame, 1), orientation);
}

Result<PictureHeader> read_jpeg(std::string_view bytes) {
  int orientation = 1;
  size_t at = 2;
  // Segment by segment: FF, marker, length of what follows including itself.
  while (at + 4 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return cut_off("JPEG");
    const uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // padding
      ++at;
      continue;
    }
    // Pixels, or the end of the picture, before any frame header.
    if (marker == 0xDA || marker == 0xD9) return cut_off("JPEG");
    const size_t length = big16(bytes, at + 2);
    if (length < 2 || at + 2 + length > bytes.size()) return cut_off("JPEG");
    const std::string_view segment = bytes.substr(at + 4, length - 2);
    // C0..CF are frame headers, except for the tables C4 and CC and the reserved C8.
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return read_jpeg_frame(segment, orientation);
    if (marker == 0xE1 && orientation == 1) orientation = exif_orientation(segment);
    at += 2 + length;
  }
  return cut_off("JPEG");
}

Result<PictureHeader> read_webp(std::string_view bytes) {
  // RIFF, size, WEBP, then the first chunk: name, size, content.
  constexpr size_t kChunk = 20;
  if (bytes.size() < kChunk + 10) return cut_off("WebP");
  const std::string_view name = bytes.substr(12, 4);
  if (name == "VP8 ") {
    if (bytes.substr(kChunk + 3, 3) != "\x9d\x01\x2a"sv) return cut_off("WebP");
    return within_limits(PictureFormat::kWebp, little16(bytes, kChunk + 6) & 0x3FFF,
                         little16(bytes, kChunk + 8) & 0x3FFF);
  }
  if (name == "VP8L") {
    if (byte_at(bytes, kChunk) != 0x2F) return cut_off("WebP");
    const uint32_t bits = little24(bytes, kChunk + 1) | byte_at(bytes, kChunk + 4) << 24;
    return within_limits(PictureFormat::kWebp, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
  }
  if (name == "VP8X") {
    constexpr uint32_t kMoving = 0x02;
    if (byte_at(bytes, kChunk) & kMoving) {
      return Fault{"The WebP picture is an animation; save a still picture."};
    }
    return within_limits(PictureFormat::kWebp, little24(bytes, kChunk + 4) + 1,
                         little24(bytes, kChunk + 7) + 1);
  }
  return cut_off("WebP");
}

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

void skip_space(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

// Removes everything up to and including `end`; false if it never comes.
bool skip_past(std::string_view& text, std::string_view end) {
  const size_t at = text.find(end);
  if (at == std::string_view::npos) return false;
  text.remove_prefix(at + end.size());
  return true;
}

bool skip_doctype(std::string_view& text) {
  const size_t end = text.find_first_of("[>");
  if (end == std::string_view::npos) return false;
  if (text[end] == '[' && !skip_past(text, "]")) return false;
  return skip_past(text, ">");
}

// Moves to the name of the first element. False if there is none.
bool skip_to_element(std::string_view& text) {
  while (true) {
    skip_space(text);
    bool skipped = false;
    if (text.starts_with("<?")) {
      skipped = skip_past(text, "?>");
    } else if (text.starts_with("<!--")) {
      skipped = skip_past(text, "-->");
    } else if (text.starts_with("<!DOCTYPE")) {
      skipped = skip_doctype(text);
    } else if (text.starts_with("<") && text.size() > 1) {
      text.remove_prefix(1);
      return true;
    }
    if (!skipped) return false;
  }
}

struct SvgSize {
  std::string_view width;
  std::string_view height;
  std::string_view view_box;
};

// The attributes that say how large an <svg> is. Nothing if the element is not complete.
std::optional<SvgSize> svg_size(std::string_view text) {
  SvgSize size;
  while (true) {
    skip_space(text);
    if (text.empty()) return std::nullopt;
    if (text.front() == '>' || text.starts_with("/>")) return size;
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = trim(text.substr(0, equals));
    text.remove_prefix(equals + 1);
    skip_space(text);
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
    const size_t close = text.find(text.front(), 1);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(1, close - 1);
    if (name == "width") size.width = value;
    if (name == "height") size.height = value;
    if (name == "viewBox") size.view_box = value;
    text.remove_prefix(close + 1);
  }
}

// Reads a number off the front of `text`.
std::optional<double> take_number(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  return number;
}

// A length in CSS pixels. Nothing for shares of something unknown ("100%").
std::optional<double> css_pixels(std::string_view text) {
  text = trim(text);
  const std::optional<double> number = take_number(text);
  if (!number) return std::nullopt;
  constexpr double kPixelsPerInch = 96;
  if (text.empty() || text == "px") return *number;
  if (text == "mm") return *number * kPixelsPerInch / 25.4;
  if (text == "cm") return *number * kPixelsPerInch / 2.54;
  if (text == "in") return *number * kPixelsPerInch;
  if (text == "pt") return *number * kPixelsPerInch / 72;
  if (text == "pc") return *number * kPixelsPerInch / 6;
  return std::nullopt;
}

Result<PictureHeader> svg_header(double width, double height) {
  // NaN and infinity have been refused; what no edge may be is clamped before it becomes a number
  // of pixels.
  const auto pixels = [](double length) {
    if (length <= 0) return 0U;
    return static_cast<uint32_t>(std::clamp(std::round(length), 1.0, 1e9));
  };
  return within_limits(PictureFormat::kSvg, pixels(width), pixels(height));
}

Result<PictureHeader> read_svg(std::string_view text) {
  const std::optional<SvgSize> size = svg_size(text);
  if (!size) return cut_off("SVG");
  const std::optional<double> width = css_pixels(size->width);
  const std::optional<double> height = css_pixels(size->height);
  if (width && height) return svg_header(*width, *height);
  std::string_view box = size->view_box;
  double numbers[4] = {};
  for (double& number : numbers) {
    while (!box.empty() && (is_space(box.front()) || box.front() == ',')) box.remove_prefix(1);
    const std::optional<double> taken = take_number(box);
    if (!taken) return Fault{"The SVG picture has neither a size nor a viewBox; give it one."};
    number = *taken;
  }
  return svg_header(numbers[2], numbers[3]);
}

// What stands after `<` if it opens an SVG, after its name; nothing else.
std::optional<std::string_view> after_svg_name(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!skip_to_element(text)) return std::nullopt;
  size_t end = 0;
  while (end < text.size() && !is_space(text[end]) && text[end] != '>' && text[end] != '/') ++end;
  const std::string_view name = text.substr(0, end);
  if (name != "svg" && !name.ends_with(":svg")) return std::nullopt;
  return text.substr(end);
}

}  // namespace

Result<PictureHeader> read_picture_header(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return read_png(bytes);
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return read_jpeg(bytes);
  if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") {
    return read_webp(bytes);
  }
  if (bytes.starts_with("\x1f\x8b"sv)) {
    return Fault{"The picture is compressed with gzip (SVGZ); save it as a plain SVG."};
  }
  if (const auto svg = after_svg_name(bytes)) return read_svg(*svg);
  return Fault{"The file is no picture in PNG, JPEG, WebP or SVG."};
}

}  // namespace gummiband::base
