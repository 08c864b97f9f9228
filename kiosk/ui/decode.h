// A picture file -> a texture of the size asked for, covering all of it. The work behind Pictures.
//
// Nothing is decoded that base/picture_header.h refuses, and no more than the file says of itself.
// SVGs see no other file and no network. Slow: tens of milliseconds and more. One thread at a time;
// it may be any.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "ui/pictures.h"
#include "ui/texture.h"

namespace gummiband::ui {

class PictureCache;
class SvgShelf;

class Decoder {
 public:
  // `cache`, where there is one, keeps what was drawn from SVGs. Borrowed.
  explicit Decoder(PictureCache* cache = nullptr);
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  // A fault names the file. Nothing is left behind by one.
  base::Result<std::unique_ptr<Texture>> decode(const PictureRequest& request);
  // The layers of an SVG that was decoded lately; none of any other file.
  std::vector<std::string> layers(const base::Path& path) const;

 private:
  // SVGs, for a scene is asked for layer by layer.
  std::unique_ptr<SvgShelf> shelf_;
  PictureCache* cache_;
};

}  // namespace gummiband::ui
