// A picture of black dots on white paper: what a thermal printer burns, and what the screen shows
// as a preview of it.
//
// Rows are packed as printers want them: eight dots a byte, the leftmost in the highest bit, the
// rest of a row's last byte white. A value; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::slips {

class Dots {
 public:
  Dots() = default;
  // All white.
  Dots(int width, int height)
      : width_(width),
        height_(height),
        rows_(static_cast<size_t>(row_bytes()) * static_cast<size_t>(height), 0) {}

  int width() const { return width_; }
  int height() const { return height_; }
  int row_bytes() const { return (width_ + 7) / 8; }
  const std::vector<uint8_t>& rows() const { return rows_; }

  bool at(int x, int y) const { return (rows_[index(x, y)] & bit(x)) != 0; }
  void blacken(int x, int y) { rows_[index(x, y)] |= bit(x); }

  bool operator==(const Dots&) const = default;

 private:
  size_t index(int x, int y) const {
    return static_cast<size_t>(y) * static_cast<size_t>(row_bytes()) + static_cast<size_t>(x / 8);
  }
  static uint8_t bit(int x) { return static_cast<uint8_t>(0x80U >> static_cast<unsigned>(x % 8)); }

  int width_ = 0;
  int height_ = 0;
  std::vector<uint8_t> rows_;
};

// As a PNG, black on white. The folder must be there.
base::Result<void> write_png(const Dots& dots, const base::Path& file);

}  // namespace gummiband::slips
