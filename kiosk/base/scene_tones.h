// Two colours that stand for a painted scene until it has been painted: the upper and the lower end
// of its sky. Found by a glance at the file's beginning; nothing is parsed. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gummiband::base {

struct SceneTones {
  uint32_t above = 0;  // 0xRRGGBB
  uint32_t below = 0;
  bool operator==(const SceneTones&) const = default;
};

// Those of the first linear gradient of an SVG, of which a beginning is enough. Nothing where there
// is none, or where its colours are not written as #RRGGBB.
std::optional<SceneTones> scene_tones(std::string_view svg);

}  // namespace gummiband::base
