// The grain of the paper and of what is painted on it: a small tile of light and dark specks.
//
// It is worked into pictures when they are made and into the paper once, so that no frame pays for
// it: a grainy sheet is a texture that repeats, copied as any other. Never changed after load();
// any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "ui/texture.h"
#include "ui/theme.h"

namespace gummiband::ui {

class Grain {
 public:
  // The tile is square, at most kMostGrainEdge pixels wide. A fault names the file.
  static base::Result<Grain> load(const base::Path& png);

  // Lays the grain over a picture (kArgb), from its upper left corner on. Its alpha stays.
  void lay_on(Texture& texture) const;
  // One tile of paper of this opaque colour, to be repeated.
  std::unique_ptr<Texture> paper(Colour colour) const;

  int edge() const { return edge_; }

 private:
  int edge_ = 0;
  std::vector<uint32_t> specks_;  // premultiplied, faded as far as they are seen
};

inline constexpr int kMostGrainEdge = 1024;

}  // namespace gummiband::ui
