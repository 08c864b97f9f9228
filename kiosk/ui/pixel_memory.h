// Memory for pixels: all zero, and what is large goes back to the system the moment it is freed.
//
// Pictures are large and come and go. From the heap each would be overwritten twice more
// (base/memory.h), and what they leave behind would keep the heap from shrinking.
#pragma once

#include <cstddef>
#include <memory>

namespace gummiband::ui {

struct FreePixels {
  size_t mapped = 0;  // bytes from the system; 0: from the heap
  void operator()(std::byte* memory) const;
};
using PixelMemory = std::unique_ptr<std::byte[], FreePixels>;

// Throws std::bad_alloc where there is none left, as new does.
PixelMemory zeroed_pixels(size_t bytes);

}  // namespace gummiband::ui
