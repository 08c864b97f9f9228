// A text -> a QR code, as modules. The only place that knows libqrencode.
//
// A text in ASCII goes in without any header. Other text says that it is UTF-8 (ECI 26, 12 bits):
// without it the standard means ISO 8859-1, and readers guess, some of them wrongly. Pure; any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gummiband::slips {

// Modules of clear ground that every reader needs on all four sides.
inline constexpr int kQuietModules = 4;

// What the largest code (version 40, 177 modules) holds at the lowest level.
inline constexpr size_t kMostQrBytes = 2953;
inline constexpr size_t kMostQrAlphanumerics = 4296;  // A-Z 0-9 space $ % * + - . / :
inline constexpr size_t kMostQrDigits = 7089;

struct Qr {
  int size = 0;            // modules on a side, without the quiet zone
  std::vector<bool> dark;  // row by row

  bool at(int column, int row) const { return dark[static_cast<size_t>(row * size + column)]; }
  bool operator==(const Qr&) const = default;
};

enum class QrLevel { kLow, kMedium, kQuartile, kHigh };

// The smallest code that holds `text` in its shortest modes (digits, upper-case letters, bytes,
// mixed where that is shorter), with at least `level` and the highest level that costs no larger
// code. A fault when the text is empty, holds a NUL or is longer than a code can hold.
base::Result<Qr> make_qr(std::string_view text, QrLevel level);

}  // namespace gummiband::slips
