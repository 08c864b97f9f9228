#include "leads/sheets.h"

#include <sys/stat.h>

#include <cstdlib>

#include "catch.h"
#include "folder.h"

using namespace gummiband;
using leads::Share;
using leads::Sheet;

namespace {

// Every cell of a sheet: its place, and what is in it.
constexpr const char* kRead = R"(
import re, sys, zipfile
import xml.etree.ElementTree as tree
space = {'s': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
book = zipfile.ZipFile(sys.argv[1])
strings = [''.join(t.text or '' for t in item.iterfind('.//s:t', space)) for item in
           tree.fromstring(book.read('xl/sharedStrings.xml')).iterfind('s:si', space)]
names = [s.get('name') for s in
         tree.fromstring(book.read('xl/workbook.xml')).iterfind('.//s:sheet', space)]
for number, name in enumerate(names, 1):
    sheet = tree.fromstring(book.read('xl/worksheets/sheet%d.xml' % number))
    assert not sheet.findall('.//s:f', space), 'a formula'
    for cell in sheet.iterfind('.//s:c', space):
        value = cell.find('s:v', space)
        if value is None: continue
        text = strings[int(value.text)] if cell.get('t') == 's' else '#' + value.text
        print(name, cell.get('r'), text)
)";

std::string cells(const test::Folder& folder, const base::Path& file) {
  const base::Path script = folder.path() / "read.py";
  REQUIRE(base::write_file_durably(script, kRead).ok());
  const base::Path out = folder.path() / "cells";
  const std::string command =
      "python3 " + script.string() + " " + file.string() + " > " + out.string();
  REQUIRE(std::system(command.c_str()) == 0);
  return base::read_file(out, 1'000'000).value();
}

}  // namespace

TEST_CASE("sheets of texts, numbers and shares, with their sums, and never a formula") {
  const test::Folder folder;
  const base::Path file = folder.path() / "report.xlsx";
  const std::vector<Sheet> sheets = {{"Orte",
                                      {"Ort", "Besuche", "Quote"},
                                      {{std::string("Olpe"), int64_t{12}, Share{0.25}},
                                       {std::string("=cmd|calc"), int64_t{0}, std::string()}},
                                      {std::string("Zusammen"), int64_t{12}, Share{0.25}}},
                                     {"Leer", {"Nichts"}, {}, {}}};
  REQUIRE(leads::write_sheets(sheets, file).ok());
  CHECK(cells(folder, file) ==
        "Orte A1 Ort\nOrte B1 Besuche\nOrte C1 Quote\n"
        "Orte A2 Olpe\nOrte B2 #12\nOrte C2 #0.25\n"
        "Orte A3 =cmd|calc\nOrte B3 #0\n"
        "Orte A4 Zusammen\nOrte B4 #12\nOrte C4 #0.25\nLeer A1 Nichts\n");
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK_FALSE(leads::write_sheets(sheets, folder.path() / "nowhere" / "report.xlsx").ok());
}
