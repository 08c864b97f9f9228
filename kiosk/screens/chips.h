// Rows and columns of chips, as filters use them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/ui.h"

namespace gummiband::screens {

struct Chip {
  std::string name;  // of the control
  std::string text;
  std::string icon;  // may be empty
  bool selected = false;
  bool stays = false;  // in a row, and among its first: it stands before what scrolls
};

// A row that scrolls sideways within `row` and fades out at its ends; answers with the index of the
// chip that was tapped.
std::optional<size_t> chip_row(ui::Ui& ui, std::string_view name, const ui::Rect& row,
                               const std::vector<Chip>& chips);

// The same as a column that scrolls up and down.
std::optional<size_t> chip_column(ui::Ui& ui, std::string_view name, const ui::Rect& column,
                                  const std::vector<Chip>& chips);

}  // namespace gummiband::screens
