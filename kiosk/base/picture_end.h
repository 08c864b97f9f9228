// Whether a picture file goes on to its end: what a stick that was pulled too early, or a download
// that broke off, leaves behind has a header like any other. Values only; any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/picture_header.h"

namespace gummiband::base {

// Cameras write thumbnails and programs write notes behind a picture's end.
inline constexpr size_t kPictureEndBytes = 64 * 1024;

// `header_bytes` has the file's header, `last_bytes` its end: at least kPictureEndBytes of it, or
// all there is. `file_bytes` is the size of the file.
bool is_whole_picture(PictureFormat format, std::string_view header_bytes,
                      std::string_view last_bytes, uint64_t file_bytes);

}  // namespace gummiband::base
