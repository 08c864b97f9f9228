// Opened leads -> a table that Excel reads: CSV (UTF-8 with BOM, semicolon, CRLF, every field
// quoted, formula injection defused) or XLSX (libxlsxwriter, text cells only).
//
// One row per lead in the order given, under German headings. Each question of each form has a
// column of its own, in words and not in ids. XLSX is the better one: Excel takes a
// phone number or a house number with leading zeros in a CSV for a number, and what begins like a
// formula must carry an apostrophe there ("'+492714040"). The tables hold people in clear: files
// are readable by their owner only, and no clear text is left outside the folder they go to.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"
#include "leads/interest.h"

namespace gummiband::leads {

// What one sheet of XLSX holds, without the headings; CSV keeps to the same.
inline constexpr size_t kMostTableLeads = 1048576 - 1;

// Questions of forms with a column of their own; more stand together in one.
inline constexpr size_t kMostQuestionColumns = 48;

// A field as it stands in the CSV: quoted, and with an apostrophe before what a spreadsheet would
// take for the beginning of a formula (= + - @ TAB CR LF, and the first four in full width).
std::string csv_field(std::string_view text);

std::string csv_table(std::span<const Lead> leads);

// Writes FILE durably, replacing it whole or not at all; so on a fault the old file is still
// there. More leads than kMostTableLeads are a fault.
base::Result<void> write_csv(std::span<const Lead> leads, const base::Path& file);
base::Result<void> write_xlsx(std::span<const Lead> leads, const base::Path& file);

// A sheet about no lead: a name and a value in each line. A value of digits only is a number.
struct SheetRow {
  std::string name;
  std::string value;
};
base::Result<void> write_sheet(std::span<const SheetRow> rows, const base::Path& file);

}  // namespace gummiband::leads
