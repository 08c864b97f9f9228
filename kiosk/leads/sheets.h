// Sheets of numbers and texts about no lead -> one XLSX file (libxlsxwriter).
//
// Numbers stay numbers, shares are shown as percent, texts are texts and never formulas. FILE is
// replaced whole or not at all and is readable by its owner only.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::leads {

struct Share {
  double value = 0;  // 0.25 is shown as 25.0 %
  bool operator==(const Share&) const = default;
};
using Cell = std::variant<std::string, int64_t, Share>;

struct Sheet {
  std::string name;  // at most 31 characters, without []:*?/ and backslash
  std::vector<std::string> headings;
  std::vector<std::vector<Cell>> rows;
  std::vector<Cell> sums;  // the last line, bold; empty: none
};

base::Result<void> write_sheets(std::span<const Sheet> sheets, const base::Path& file);

}  // namespace gummiband::leads
