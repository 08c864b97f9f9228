#include "leads/sheets.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "leads/workbook.h"

namespace gummiband::leads {
namespace {

constexpr double kNarrowestColumn = 10;  // in characters
constexpr double kWidestColumn = 40;

struct Formats {
  lxw_format* bold = nullptr;
  lxw_format* share = nullptr;
  lxw_format* bold_share = nullptr;
};

Formats formats_of(lxw_workbook* workbook) {
  Formats formats{workbook_add_format(workbook), workbook_add_format(workbook),
                  workbook_add_format(workbook)};
  format_set_bold(formats.bold);
  format_set_num_format(formats.share, "0.0 %");
  format_set_num_format(formats.bold_share, "0.0 %");
  format_set_bold(formats.bold_share);
  return formats;
}

lxw_error write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell,
                     lxw_format* plain, lxw_format* share) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    return worksheet_write_string(sheet, row, column, text->c_str(), plain);
  }
  if (const auto* number = std::get_if<int64_t>(&cell)) {
    return worksheet_write_number(sheet, row, column, static_cast<double>(*number), plain);
  }
  return worksheet_write_number(sheet, row, column, std::get<Share>(cell).value, share);
}

lxw_error write_row(lxw_worksheet* sheet, lxw_row_t row, std::span<const Cell> cells,
                    lxw_format* plain, lxw_format* share) {
  for (size_t i = 0; i < cells.size(); ++i) {
    const lxw_error error =
        write_cell(sheet, row, static_cast<lxw_col_t>(i), cells[i], plain, share);
    if (error != LXW_NO_ERROR) return error;
  }
  return LXW_NO_ERROR;
}

double width_of(const Sheet& sheet, size_t column) {
  size_t widest = base::count_code_points(sheet.headings[column]);
  for (const std::vector<Cell>& row : sheet.rows) {
    const auto* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
    if (text != nullptr) widest = std::max(widest, base::count_code_points(*text));
  }
  return std::clamp(static_cast<double>(widest) + 2, kNarrowestColumn, kWidestColumn);
}

lxw_error fill(lxw_workbook* workbook, const Sheet& sheet, const Formats& formats) {
  lxw_worksheet* page = workbook_add_worksheet(workbook, sheet.name.c_str());
  if (page == nullptr) return LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED;
  worksheet_freeze_panes(page, 1, 0);
  worksheet_set_landscape(page);
  worksheet_fit_to_pages(page, 1, 0);
  for (size_t i = 0; i < sheet.headings.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(page, column, column, width_of(sheet, i), nullptr);
    const lxw_error error =
        worksheet_write_string(page, 0, column, sheet.headings[i].c_str(), formats.bold);
    if (error != LXW_NO_ERROR) return error;
  }
  lxw_row_t line = 0;
  for (const std::vector<Cell>& row : sheet.rows) {
    const lxw_error error = write_row(page, ++line, row, nullptr, formats.share);
    if (error != LXW_NO_ERROR) return error;
  }
  return write_row(page, ++line, sheet.sums, formats.bold, formats.bold_share);
}

}  // namespace

base::Result<void> write_sheets(std::span<const Sheet> sheets, const base::Path& file) {
  base::check(!sheets.empty(), "a workbook without a sheet");
  return write_workbook(
      [sheets](lxw_workbook* workbook) {
        const Formats formats = formats_of(workbook);
        for (const Sheet& sheet : sheets) {
          const lxw_error error = fill(workbook, sheet, formats);
          if (error != LXW_NO_ERROR) return error;
        }
        return LXW_NO_ERROR;
      },
      file);
}

}  // namespace gummiband::leads
