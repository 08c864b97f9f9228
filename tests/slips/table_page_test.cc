#include "slips/table_page.h"

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "catch.h"

using namespace gummiband;
using slips::TablePages;

namespace {

TablePages with_rows(size_t rows) {
  slips::PageTable table{"Orte", {"Ort", "Besuche"}, 1, {}, {"Zusammen", "12"}};
  for (size_t i = 0; i < rows; ++i) table.rows.push_back({"Müschede " + std::to_string(i), "3"});
  return {"Bericht", "Von Mai bis Juni", {table}, "Seite"};
}

// What a reader finds on the pages.
std::string text_of(const std::string& pdf) {
  const base::Path file = std::filesystem::temp_directory_path() / "gummiband-table.pdf";
  const base::Path text = file.string() + ".txt";
  REQUIRE(base::write_file_durably(file, pdf).ok());
  const std::string command = "pdftotext -layout " + file.string() + " " + text.string();
  REQUIRE(std::system(command.c_str()) == 0);
  std::string found = base::read_file(text, 10'000'000).value();
  std::filesystem::remove(file);
  std::filesystem::remove(text);
  return found;
}

size_t count(const std::string& text, const std::string& word) {
  size_t n = 0;
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a table is set onto as many pages as it takes, under its headings on each") {
  const auto one = slips::draw_tables(with_rows(3));
  REQUIRE(one.ok());
  const std::string page = text_of(*one);
  for (const char* word :
       {"Bericht", "Von Mai bis Juni", "Orte", "Besuche", "Müschede 2", "Zusammen", "Seite 1"}) {
    CAPTURE(word);
    CHECK(page.find(word) != std::string::npos);
  }
  CHECK(count(page, "Seite") == 1);

  const auto many = slips::draw_tables(with_rows(200));
  REQUIRE(many.ok());
  const std::string pages = text_of(*many);
  const size_t number = count(pages, "Seite ");
  CHECK(number > 4);
  CHECK(count(pages, "Besuche") == number);
  CHECK(count(pages, "Müschede ") == 200);
  CHECK(slips::draw_tables(with_rows(0)).ok());

  const auto endless = slips::draw_tables(with_rows(20'000));
  REQUIRE_FALSE(endless.ok());
  CHECK(endless.fault().sentence.find("more than 200 pages") != std::string::npos);
}
