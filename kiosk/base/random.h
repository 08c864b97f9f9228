// Randomness, as an argument from outside. The real one asks the kernel; tests hand in a seeded
// one and print the seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace gummiband::base {

class Random {
 public:
  virtual ~Random() = default;
  // Fills all of `bytes`.
  virtual void fill(std::span<uint8_t> bytes) = 0;
};

class SystemRandom final : public Random {
 public:
  void fill(std::span<uint8_t> bytes) override;
};

}  // namespace gummiband::base
