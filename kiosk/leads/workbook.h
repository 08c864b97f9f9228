// An XLSX file by libxlsxwriter, whole or not at all. For leads/ only.
//
// The library knows names of files only; what it writes, its drafts too, stays in the folder the
// file goes to and is readable by its owner alone.
#pragma once

#include <xlsxwriter.h>

#include <functional>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::leads {

// Adds the sheets; an error of the library ends it.
using BookFiller = std::function<lxw_error(lxw_workbook*)>;

// On a fault the old file is still there.
base::Result<void> write_workbook(const BookFiller& fill, const base::Path& file);

}  // namespace gummiband::leads
