// Opened leads -> a table that Excel reads: CSV (UTF-8 with BOM, semicolon, CRLF, every field
// quoted, formula injection defused) or XLSX (libxlsxwriter, text cells only).
#pragma once

#include <span>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "leads/interest.h"

namespace gummiband::leads {

std::string csv_table(std::span<const Lead> leads);

// Writes FILE durably, replacing it whole or not at all.
base::Result<void> write_csv(std::span<const Lead> leads, const base::Path& file);
base::Result<void> write_xlsx(std::span<const Lead> leads, const base::Path& file);

}  // namespace gummiband::leads
