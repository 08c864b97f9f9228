// SVG -> texture. The only place that knows librsvg. One thread at a time.
#pragma once

#include <librsvg/rsvg.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ui/pictures.h"
#include "ui/texture.h"

namespace gummiband::ui {

// Scenes kept parsed: the one on the screen and the next ones.
inline constexpr size_t kMostSvgs = 6;

// The SVGs used last, parsed.
class SvgShelf {
 public:
  // The one parsed earlier, or nothing.
  RsvgHandle* find(const base::Path& path);
  // Parses and keeps it; the oldest gives way.
  base::Result<RsvgHandle*> add(const base::Path& path, std::string_view bytes);
  // The layers of one that is kept; none of any other.
  std::vector<std::string> layers(const base::Path& path) const;

 private:
  struct Release {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  };
  struct Svg {
    std::string path;
    std::unique_ptr<RsvgHandle, Release> handle;
    std::vector<std::string> layers;
  };
  // The one used last is last.
  std::vector<Svg> svgs_;
};

base::Result<std::unique_ptr<Texture>> draw_svg(RsvgHandle& svg, const PictureRequest& request);

}  // namespace gummiband::ui
