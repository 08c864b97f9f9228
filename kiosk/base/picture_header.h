// What a picture file says about itself, read from its first bytes without decoding anything.
//
// Some 18 bytes can make a decoder ask for gigabytes, so every picture passes here first: `check`
// when a pack is made, the decoders when it is shown. Accepts PNG, JPEG, WebP and SVG within the
// limits below and refuses everything else, with a sentence for the person who made the pack.
// Never reads past the bytes it is given; it needs no library. Values only; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace gummiband::base {

// A wall-sized screen in each direction; no booth has more.
inline constexpr int kMostPictureEdge = 8192;
// A full-frame camera; decoded it is 64 MiB.
inline constexpr int64_t kMostPicturePixels = 16 * 1024 * 1024;
// Of the file. For read_file().
inline constexpr size_t kMostPictureBytes = 32 * 1024 * 1024;

enum class PictureFormat { kPng, kJpeg, kWebp, kSvg };

struct PictureHeader {
  PictureFormat format = PictureFormat::kPng;
  // Pixels as stored; for SVG the size it was drawn for, rounded, in CSS pixels.
  int width = 0;
  int height = 0;
  // How a camera was held, as EXIF numbers it: 1 upright, 3 upside down, 6 and 8 on its sides, the
  // even rest mirrored. From 5 on, width and height change places when shown. JPEG only, else 1.
  int orientation = 1;
  bool operator==(const PictureHeader&) const = default;
};

// `bytes`: the file from its beginning, all of it or at least to the end of its header. A fault if
// the header is cut off, over a limit, of another format or of a kind no decoder of ours shows
// (moving WebP, print colours, compressed SVG). The sentence does not name the file: the caller
// knows it.
Result<PictureHeader> read_picture_header(std::string_view bytes);

}  // namespace gummiband::base
