// Tables of numbers as pages to print: a PDF of A4 pages, as many as it takes, its faces embedded.
//
// For an office's printer, not for a roll. Texts share what room the numbers leave, by their
// lengths; one that is too long for its column is cut with dots. Any thread, but one drawing at a
// time each.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace gummiband::slips {

struct PageTable {
  std::string title;
  std::vector<std::string> headings;           // the first few are texts, the rest numbers
  size_t text_columns = 1;                     // how many are texts
  std::vector<std::vector<std::string>> rows;  // each has all texts
  std::vector<std::string> sums;               // strong, below a line; empty: none
};

struct TablePages {
  std::string title;
  std::string subtitle;
  std::vector<PageTable> tables;
  std::string page_word;  // before the number of the page: "Seite"
};

// More is a mistake, and nobody reads it on paper.
inline constexpr size_t kMostPages = 200;

base::Result<std::string> draw_tables(const TablePages& pages);

}  // namespace gummiband::slips
