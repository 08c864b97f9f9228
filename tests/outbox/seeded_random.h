// Chance that is the same in every run.
#pragma once

#include <random>

#include "base/random.h"

namespace gummiband::outbox {

class SeededRandom final : public base::Random {
 public:
  explicit SeededRandom(uint32_t seed) : engine_(seed) {}
  void fill(std::span<uint8_t> bytes) override {
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(engine_());
  }

 private:
  std::mt19937 engine_;
};

}  // namespace gummiband::outbox
