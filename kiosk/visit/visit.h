// One visitor's visit, as a value. It begins with the first touch and ends in one place, which
// replaces it by a fresh one. Nothing in here is written to disk; what a person typed lives in the
// form's state, not here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gummiband::visit {

// Settings for ease of use, forgotten after the visit.
struct Comfort {
  int text_percent = 100;  // 100, 150 or 200
  bool high_contrast = false;
  bool low_reach = false;
  bool reduced_motion = false;

  float text_scale() const { return static_cast<float>(text_percent) / 100; }
  bool operator==(const Comfort&) const = default;
};

struct Visit {
  std::string language = "de";
  std::string persona;              // id in the pack; empty until asked
  std::string place;                // id in the pack: what the heart beats for; empty: no place
  std::vector<std::string> hearts;  // item ids, in the order they were collected, each once
  bool told_obstacle = false;       // "Was hält dich ab?" was answered; how is nowhere
  Comfort comfort;

  bool likes(std::string_view item_id) const;
  bool operator==(const Visit&) const = default;
};

// Most hearts one visit can hold: what fits on one slip.
inline constexpr size_t kMostHearts = 8;

enum class HeartChange { kAdded, kRemoved, kFull };

// Adds the heart, or takes it back if it was there. kFull leaves the visit as it was.
HeartChange toggle_heart(Visit& visit, std::string_view item_id);

}  // namespace gummiband::visit
