// Bytes that chance has spoilt: flipped, cut, doubled, moved, replaced, with words of the format
// among them. The same seed gives the same bytes; GUMMIBAND_SEED is another one, and
// GUMMIBAND_FUZZ_ROUNDS makes the everyday rounds a long night.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace gummiband {

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> words) : words_(std::move(words)) {
    const char* given = std::getenv("GUMMIBAND_SEED");
    if (given != nullptr) seed_ = static_cast<uint32_t>(std::strtoul(given, nullptr, 10));
    random_.seed(seed_);
  }
  uint32_t seed() const { return seed_; }
  static int rounds(int everyday) {
    const char* given = std::getenv("GUMMIBAND_FUZZ_ROUNDS");
    return given == nullptr ? everyday : std::atoi(given);
  }
  size_t below(size_t end) { return end == 0 ? 0 : random_() % end; }

  std::string spoil(std::string bytes) {
    for (size_t changes = 1 + below(4); changes > 0; --changes) change(bytes);
    return bytes;
  }

 private:
  void change(std::string& bytes) {
    const size_t at = below(bytes.size() + 1);
    const size_t length = std::min(below(24), bytes.size() - at);
    switch (below(8)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        return;
      case 1:
        bytes.resize(at);
        return;
      case 2:
        bytes.erase(at, length);
        return;
      case 3:
        bytes.insert(below(bytes.size() + 1), bytes.substr(at, length));
        return;
      case 4:
        if (!words_.empty()) bytes.replace(at, length, words_[below(words_.size())]);
        return;
      case 5:
        if (!words_.empty()) bytes.insert(at, words_[below(words_.size())]);
        return;
      case 6:
        bytes.insert(at, 1 + below(300), static_cast<char>(random_()));
        return;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random_());
        return;
    }
  }

  const std::vector<std::string> words_;
  uint32_t seed_ = 20270619;
  std::mt19937 random_;
};

}  // namespace gummiband
