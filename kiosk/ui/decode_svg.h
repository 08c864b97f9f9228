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

// Scenes kept: the one on the screen and the next ones.
inline constexpr size_t kMostSvgs = 6;

// One SVG file as it was read. Parsed when it is first drawn: what is kept on disk needs no
// parsing.
class Svg {
 public:
  Svg(const base::Path& path, std::string bytes);

  const std::string& path() const { return path_; }
  const std::string& bytes() const { return bytes_; }
  const std::vector<std::string>& layers() const { return layers_; }
  base::Result<RsvgHandle*> parsed();

 private:
  struct Release {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
  };
  std::string path_;
  std::string bytes_;
  std::vector<std::string> layers_;
  std::unique_ptr<RsvgHandle, Release> handle_;
};

// The SVGs used last.
class SvgShelf {
 public:
  // The one read earlier, or nothing. Good until the next add().
  Svg* find(const base::Path& path);
  // Keeps it; the oldest gives way.
  Svg& add(const base::Path& path, std::string bytes);
  // The layers of one that is kept; none of any other.
  std::vector<std::string> layers(const base::Path& path) const;

 private:
  // The one used last is last.
  std::vector<Svg> svgs_;
};

base::Result<std::unique_ptr<Texture>> draw_svg(RsvgHandle& svg, const PictureRequest& request);

}  // namespace gummiband::ui
