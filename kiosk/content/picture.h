// A picture of a pack, with whose it is.
#pragma once

#include <optional>
#include <string>

#include "base/file.h"
#include "base/scene_tones.h"

namespace gummiband::content {

struct Rights {
  std::string author;
  std::string licence;
  bool operator==(const Rights&) const = default;
};

struct Picture {
  base::Path path;  // absolute; SVG, PNG, JPEG or WebP, checked against limits
  Rights rights;
  // What must stay in sight when the picture is cropped, as fractions of width and height.
  float focus_x = 0.5F;
  float focus_y = 0.5F;
  std::optional<base::SceneTones> tones{};  // of a painted scene: stand in while it is made
  bool operator==(const Picture&) const = default;
};

}  // namespace gummiband::content
