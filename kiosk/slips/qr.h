// A text -> a QR code, as modules. The only place that knows libqrencode.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gummiband::slips {

// Modules of clear ground that every reader needs on all four sides.
inline constexpr int kQuietModules = 4;

struct Qr {
  int size = 0;             // modules on a side, without the quiet zone
  std::vector<bool> dark;   // row by row

  bool at(int column, int row) const { return dark[static_cast<size_t>(row * size + column)]; }
  bool operator==(const Qr&) const = default;
};

enum class QrLevel { kLow, kMedium, kQuartile, kHigh };

// The smallest code that holds `text` in its shortest mode, with at least `level` and the highest
// level that costs no larger code. A fault when the text is longer than a code can hold.
base::Result<Qr> make_qr(std::string_view text, QrLevel level);

}  // namespace gummiband::slips
