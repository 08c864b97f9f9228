// The small part of CommonMark that a body may use: paragraphs, headings, flat lists, strong and
// emphasis, hard line breaks (as "\n" in a run). The only place that knows md4c. Pure; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "content/pack.h"
#include "content/report.h"

namespace gummiband::content {

// Everything else in `text` is reported with its line and left out. `first_line` is the line of the
// file in which `text` begins.
std::vector<Block> read_markdown(std::string_view text, const base::Path& file, int first_line,
                                 Report& report);

// For a text that was checked when it was loaded, such as those of Pack::legal.
std::vector<Block> markdown_blocks(std::string_view text);

}  // namespace gummiband::content
