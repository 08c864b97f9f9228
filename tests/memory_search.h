// How often something lies in the memory of this process: to see that what was to be forgotten is.
//
// What is looked for is kept veiled by the test, so that the test's own copy is not found.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "base/check.h"

namespace gummiband {

class Veiled {
 public:
  Veiled() = default;
  explicit Veiled(const uint8_t* bytes, size_t size) {
    for (size_t i = 0; i < size; ++i) add(bytes[i]);
  }
  void add(uint8_t byte) { bytes_.push_back(static_cast<uint8_t>(byte ^ kVeil)); }
  size_t size() const { return bytes_.size(); }
  uint8_t at(size_t i) const { return static_cast<uint8_t>(bytes_.at(i) ^ kVeil); }

 private:
  static constexpr uint8_t kVeil = 0xA5;
  std::vector<uint8_t> bytes_;
};

// Searches all memory that can be written. Other threads should be at rest.
class MemorySearch {
 public:
  MemorySearch()
      : memory_(::open("/proc/self/mem", O_RDONLY | O_CLOEXEC)),
        bench_(static_cast<Bench*>(::mmap(nullptr, sizeof(Bench), PROT_READ | PROT_WRITE,
                                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
    base::check(memory_ >= 0 && bench_ != MAP_FAILED, "cannot read the test's own memory");
  }
  ~MemorySearch() {
    ::munmap(bench_, sizeof(Bench));
    ::close(memory_);
  }
  MemorySearch(const MemorySearch&) = delete;
  MemorySearch& operator=(const MemorySearch&) = delete;

  // Copies of the first `size` bytes of the secret.
  size_t copies(const Veiled& secret, size_t size) {
    base::check(size >= 4 && size <= bench_->needle.size(), "too short or long to look for");
    for (size_t i = 0; i < size; ++i) bench_->needle[i] = secret.at(i);
    size_t found = 0;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) found += copies_in_mapping(line, size);
    explicit_bzero(bench_, sizeof(Bench));
    return found;
  }

 private:
  struct Bench {  // a mapping of its own, left out of the search
    std::array<uint8_t, 256> needle;
    std::array<uint8_t, 1 << 20> chunk;
  };
  // Sanitizers keep shadows of many gigabytes, which hold no bytes of ours.
  static constexpr uintptr_t kLargestMapping = uintptr_t{2} << 30U;

  size_t copies_in_mapping(const std::string& line, size_t size) {
    uintptr_t first = 0;
    uintptr_t end = 0;
    std::array<char, 8> rights{};
    if (std::sscanf(line.c_str(), "%lx-%lx %7s", &first, &end, rights.data()) != 3) return 0;
    if (rights[0] != 'r' || rights[1] != 'w' || end - first > kLargestMapping) return 0;
    const auto own = reinterpret_cast<uintptr_t>(bench_);
    const uintptr_t own_end = own + sizeof(Bench);
    if (end <= own || first >= own_end) return copies_between(first, end, size);
    return copies_between(first, std::min(end, own), size) +
           copies_between(std::max(first, own_end), end, size);
  }

  size_t copies_between(uintptr_t first, uintptr_t end, size_t size) {
    size_t found = 0;
    while (first + size <= end) {
      const size_t wanted = std::min(bench_->chunk.size(), static_cast<size_t>(end - first));
      const ssize_t got = ::pread(memory_, bench_->chunk.data(), wanted, static_cast<off_t>(first));
      if (got < static_cast<ssize_t>(size)) return found;
      const uint8_t* at = bench_->chunk.data();
      const uint8_t* stop = at + got;
      while (const void* hit =
                 ::memmem(at, static_cast<size_t>(stop - at), bench_->needle.data(), size)) {
        ++found;
        at = static_cast<const uint8_t*>(hit) + 1;
      }
      first += static_cast<size_t>(got) - (size - 1);
      if (static_cast<size_t>(got) == wanted && wanted < bench_->chunk.size()) return found;
    }
    return found;
  }

  int memory_;
  Bench* bench_;
};

}  // namespace gummiband
