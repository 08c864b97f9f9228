// hub report: what came of events, for municipalities and funding lines; nothing of any person.
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/kiosks.h"
#include "cli/opening.h"
#include "leads/sheets.h"
#include "outbox/fleet.h"
#include "outbox/turnout.h"
#include "slips/table_page.h"

namespace gummiband::cli {
namespace {

using leads::Cell;
using outbox::Profile;
using outbox::Stay;
using outbox::Turnout;

constexpr size_t kNumbers = 6;

void number_headings(std::vector<std::string>& into) {
  for (const char* heading : {"Besuche", "Herzen", "Codes", "Zettel", "Kontakte", "Kontaktquote"}) {
    into.emplace_back(heading);
  }
}

void add_numbers(std::vector<Cell>& cells, const Turnout& turnout) {
  for (const int64_t n :
       {turnout.visits, turnout.hearts, turnout.codes, turnout.slips, turnout.contacts}) {
    cells.emplace_back(n);
  }
  if (const auto rate = outbox::contact_rate(turnout)) {
    cells.emplace_back(leads::Share{*rate});
  } else {
    cells.emplace_back(std::string());
  }
}

std::string named(const std::string& word) {
  return word.empty() ? "(nicht angegeben)" : word;
}

std::string days_of(const Stay& stay) {
  if (!stay.first) return "ohne Datum (Uhr nicht gestellt)";
  if (stay.first == stay.last) return base::day_text(*stay.first);
  return base::day_text(*stay.first) + " bis " + base::day_text(*stay.last);
}

leads::Sheet events_sheet(const std::vector<Stay>& stays) {
  leads::Sheet sheet;
  sheet.name = "Veranstaltungen";
  sheet.headings = {"Veranstaltung", "Ort", "Kommune", "Förderlinie", "Tage"};
  number_headings(sheet.headings);
  for (const Stay& stay : stays) {
    std::vector<Cell> row = {named(stay.profile.event), named(stay.profile.place),
                             named(stay.profile.municipality), named(stay.profile.funding),
                             days_of(stay)};
    add_numbers(row, stay.turnout);
    sheet.rows.push_back(std::move(row));
  }
  sheet.sums = {std::string("Zusammen"), std::string(), std::string(), std::string(),
                std::string()};
  add_numbers(sheet.sums, outbox::turnout_in_all(stays));
  return sheet;
}

leads::Sheet sheet_by(const std::vector<Stay>& stays, const char* name, const char* heading,
                      std::string Profile::*word) {
  leads::Sheet sheet;
  sheet.name = name;
  sheet.headings = {heading};
  number_headings(sheet.headings);
  for (const auto& [value, turnout] : outbox::turnout_by(stays, word)) {
    std::vector<Cell> row = {named(value)};
    add_numbers(row, turnout);
    sheet.rows.push_back(std::move(row));
  }
  sheet.sums = {std::string("Zusammen")};
  add_numbers(sheet.sums, outbox::turnout_in_all(stays));
  return sheet;
}

std::string text_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<int64_t>(&cell)) return std::to_string(*number);
  const auto tenths = std::llround(std::get<leads::Share>(cell).value * 1000);
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + " %";
}

std::vector<std::string> texts_of(const std::vector<Cell>& cells) {
  std::vector<std::string> texts;
  for (const Cell& cell : cells) texts.push_back(text_of(cell));
  return texts;
}

slips::PageTable table_of(const leads::Sheet& sheet) {
  slips::PageTable table;
  table.title = sheet.name;
  table.headings = sheet.headings;
  table.text_columns = sheet.headings.size() - kNumbers;
  for (const auto& row : sheet.rows) table.rows.push_back(texts_of(row));
  table.sums = texts_of(sheet.sums);
  return table;
}

base::Result<outbox::Span> span_of(const HubReportWords& words) {
  outbox::Span span;
  for (const auto& [text, day, flag] : {std::tuple(&words.since, &span.since, "--since"),
                                        std::tuple(&words.until, &span.until, "--until")}) {
    if (text->empty()) continue;
    *day = base::parse_day(*text);
    if (!*day) return base::Fault{std::string(flag) + " takes a day: 2026-05-01."};
  }
  return span;
}

std::string subtitle_of(const HubReportWords& words, int64_t now_wall_ms) {
  const std::string since = words.since.empty() ? "Anfang" : words.since;
  const std::string until =
      words.until.empty() ? base::day_text(base::local_day(now_wall_ms)) : words.until;
  return "Von " + since + " bis " + until +
         ". Gezählt wird ohne Personen. Kontaktquote: Kontakte je 100 Besuche.";
}

base::Result<void> write_page(const std::vector<leads::Sheet>& sheets, const HubReportWords& words,
                              int64_t now_wall_ms) {
  slips::TablePages pages;
  pages.title = "Gummiband: Bericht";
  pages.subtitle = subtitle_of(words, now_wall_ms);
  pages.page_word = "Seite";
  for (const leads::Sheet& sheet : sheets) pages.tables.push_back(table_of(sheet));
  const auto pdf = slips::draw_tables(pages);
  if (!pdf) return pdf.fault();
  return base::write_file_durably(words.page, *pdf);
}

}  // namespace

int hub_report_command(const HubReportWords& words) {
  const auto span = span_of(words);
  if (!span) return fail_words(span.fault());
  for (const base::Path& file : {words.out, words.page}) {
    if (!file.empty() && base::is_there(file)) {
      return fail({file.string() + " is there already. Take another name, or remove it."});
    }
  }
  const auto known = known_kiosks(words.kiosks);
  if (!known) return fail(known.fault());
  const auto board = outbox::make_board(words.from, {}, wait_for_server);
  if (!board) return fail(board.fault());
  const auto found = outbox::read_sheets(**board, *known);
  if (!found) return fail(found.fault());
  say_disbelieved(found->disbelieved);
  const int64_t now_wall_ms = base::SystemClock().wall_ms();
  const std::vector<Stay> stays = outbox::stays_of(found->sheets, *span, now_wall_ms);
  if (stays.empty()) {
    return fail({"Nothing was counted at " + (*board)->name() +
                 " in this time; no report is written. Check the days, and that the kiosks sync."});
  }
  const std::vector<leads::Sheet> sheets = {
      events_sheet(stays), sheet_by(stays, "Kommunen", "Kommune", &Profile::municipality),
      sheet_by(stays, "Förderlinien", "Förderlinie", &Profile::funding)};
  if (auto written = leads::write_sheets(sheets, words.out); !written) {
    return fail(written.fault());
  }
  const Turnout sum = outbox::turnout_in_all(stays);
  std::printf("%lld visits and %lld contacts of %zu stays written to %s\n",
              static_cast<long long>(sum.visits), static_cast<long long>(sum.contacts),
              stays.size(), words.out.c_str());
  if (!words.page.empty()) {
    if (auto drawn = write_page(sheets, words, now_wall_ms); !drawn) return fail(drawn.fault());
    std::printf("a page to print is in %s\n", words.page.c_str());
  }
  return found->disbelieved.empty() ? kFine : kWorldFault;
}

}  // namespace gummiband::cli
