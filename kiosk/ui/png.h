// A frame -> a PNG file, for `shot` and the golden pictures.
#pragma once

#include "base/file.h"
#include "base/result.h"
#include "ui/painter.h"

namespace gummiband::ui {

base::Result<void> write_png(const Frame& frame, const base::Path& file);
// Back again, as opaque pixels; a fault if it is no PNG.
base::Result<Frame> read_png(const base::Path& file);

}  // namespace gummiband::ui
