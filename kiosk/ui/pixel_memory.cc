#include "ui/pixel_memory.h"

#include <sys/mman.h>

#include <cstdint>
#include <new>

namespace gummiband::ui {
namespace {

// Below this the system's pages would be mostly air. With AddressSanitizer everything is from the
// heap, where it watches over both ends.
#ifdef __SANITIZE_ADDRESS__
constexpr size_t kLeastMapped = SIZE_MAX;
#else
constexpr size_t kLeastMapped = size_t{64} * 1024;
#endif

}  // namespace

void FreePixels::operator()(std::byte* memory) const {
  if (mapped > 0) {
    ::munmap(memory, mapped);
  } else {
    delete[] memory;
  }
}

PixelMemory zeroed_pixels(size_t bytes) {
  if (bytes < kLeastMapped) return {new std::byte[bytes](), FreePixels{}};
  void* const memory =
      ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  return {static_cast<std::byte*>(memory), FreePixels{bytes}};
}

}  // namespace gummiband::ui
