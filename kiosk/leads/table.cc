#include "leads/table.h"

#include <xlsxwriter.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/text.h"
#include "leads/workbook.h"

namespace gummiband::leads {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// Excel's own limit; a list at its limits must fit.
constexpr size_t kMostCellCharacters = 32767;
static_assert(kMostListEntries * (kMostEntryBytes + 2) <= kMostCellCharacters);
static_assert(kMostTextBytes <= kMostCellCharacters);
static_assert(kMostAnswersBytes + kMostAnswers * 4 <= kMostCellCharacters);

struct Column {
  std::string heading;
  double width;  // in characters
};

// The answers to one question of one form.
struct Question {
  std::string form;
  std::string field;
  std::string heading;
};

// What a table of these leads asks for. A stranger's leads could have a question each: those that
// have no column of their own stand in the last one.
struct Questions {
  std::vector<Question> columns;
  bool more = false;
};

bool asks(const Question& question, const Interest& interest, const Answer& answer) {
  return question.form == interest.form && question.field == answer.field;
}

const Question* column_for(const Questions& questions, const Interest& interest,
                           const Answer& answer) {
  for (const Question& one : questions.columns) {
    if (asks(one, interest, answer)) return &one;
  }
  return nullptr;
}

// In the order in which the leads have them. Forms that ask the same are told apart.
Questions questions_of(std::span<const Lead> leads) {
  Questions questions;
  for (const Lead& lead : leads) {
    for (const Answer& answer : lead.interest.answers) {
      if (column_for(questions, lead.interest, answer) != nullptr) continue;
      if (questions.columns.size() >= kMostQuestionColumns) {
        questions.more = true;
        continue;
      }
      std::string heading = answer.question.empty() ? answer.field : answer.question;
      for (const Question& other : questions.columns) {
        if (other.heading != heading) continue;
        heading += " (" + lead.interest.form + ")";
        break;
      }
      questions.columns.push_back({lead.interest.form, answer.field, std::move(heading)});
    }
  }
  return questions;
}

std::vector<Column> columns_of(const Questions& questions) {
  std::vector<Column> columns = {{"Erfasst (Ortszeit)", 18},
                                 {"Erfasst (UTC)", 21},
                                 {"Uhr verlässlich", 14},
                                 {"Zweck", 40},
                                 {"Name", 24},
                                 {"E-Mail", 30},
                                 {"Telefon", 18},
                                 {"Sprache", 10},
                                 {"Persona", 16},
                                 {"Formular", 16},
                                 {"Themen", 30},
                                 {"Themen der Partnerin oder des Partners", 30}};
  for (const Question& question : questions.columns) columns.push_back({question.heading, 30});
  if (questions.more) columns.push_back({"Weitere Antworten", 40});
  const std::vector<Column> rest = {{"Gemerkt", 30},
                                    {"Herzensort", 20},
                                    {"Kreis", 20},
                                    {"Zuständig", 24},
                                    {"Ort", 18},
                                    {"Veranstaltung", 24},
                                    {"16 Jahre oder älter", 12},
                                    {"Einwilligung", 24},
                                    {"Sprache der Einwilligung", 12},
                                    {"Prüfsumme der Einwilligung (SHA-256)", 24},
                                    {"Startkennung des Geräts", 24},
                                    {"Kennung", 38}};
  columns.insert(columns.end(), rest.begin(), rest.end());
  return columns;
}

using Row = std::vector<std::string>;

std::string yes_or_no(bool yes) {
  return yes ? "ja" : "nein";
}

void add_answers(Row& row, const Interest& interest, const Questions& questions) {
  for (const Question& question : questions.columns) {
    std::string text;
    for (const Answer& answer : interest.answers) {
      if (asks(question, interest, answer)) text = answer.text;
    }
    row.push_back(std::move(text));
  }
  if (!questions.more) return;
  std::vector<std::string> more;
  for (const Answer& answer : interest.answers) {
    if (column_for(questions, interest, answer) == nullptr) {
      more.push_back(answer.question + ": " + answer.text);
    }
  }
  row.push_back(base::join(more, "; "));
}

Row row_of(const Lead& lead, const Questions& questions) {
  const Interest& interest = lead.interest;
  const Consent& consent = lead.consent;
  Row row = {base::local_text(base::local_time(interest.captured_wall_ms)),
             base::utc_text(interest.captured_wall_ms),
             yes_or_no(interest.clock_trusted),
             consent.purpose,
             interest.name,
             interest.email,
             interest.phone,
             interest.language,
             interest.persona,
             interest.form,
             base::join(interest.topics, ", "),
             base::join(interest.partner_topics, ", ")};
  add_answers(row, interest, questions);
  for (const std::string& cell :
       {base::join(interest.hearts, ", "), interest.heart_place, interest.district,
        interest.contact, interest.place, interest.event, yes_or_no(consent.sixteen_or_older),
        consent.text_id, consent.language, consent.text_sha256, interest.boot_id,
        interest.id.text()}) {
    row.push_back(cell);
  }
  return row;
}

bool begins_like_a_formula(std::string_view text) {
  for (const std::string_view beginning :
       {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (text.starts_with(beginning)) return true;
  }
  return false;
}

base::Result<void> check_count(std::span<const Lead> leads) {
  if (leads.size() <= kMostTableLeads) return {};
  return base::Fault{"A table holds at most " + std::to_string(kMostTableLeads) +
                     " leads. Export them in parts."};
}

// Fills the sheet; an error of the library ends it.
lxw_error fill_sheet(lxw_workbook* workbook, lxw_worksheet* sheet, std::span<const Lead> leads) {
  lxw_format* bold = workbook_add_format(workbook);
  format_set_bold(bold);
  worksheet_freeze_panes(sheet, 1, 0);
  const Questions questions = questions_of(leads);
  const std::vector<Column> columns = columns_of(questions);
  for (lxw_col_t column = 0; column < columns.size(); ++column) {
    worksheet_set_column(sheet, column, column, columns[column].width, nullptr);
    const std::string& heading = columns[column].heading;
    const lxw_error error = worksheet_write_string(sheet, 0, column, heading.c_str(), bold);
    if (error != LXW_NO_ERROR) return error;
  }
  lxw_row_t line = 0;
  for (const Lead& lead : leads) {
    const Row row = row_of(lead, questions);
    ++line;
    for (lxw_col_t column = 0; column < row.size(); ++column) {
      // An empty string without a format writes no cell, which is what we want.
      const lxw_error error =
          worksheet_write_string(sheet, line, column, row[column].c_str(), nullptr);
      if (error != LXW_NO_ERROR) return error;
    }
  }
  return LXW_NO_ERROR;
}

lxw_error fill_rows(lxw_worksheet* sheet, std::span<const SheetRow> rows) {
  constexpr size_t kMostDigits = 15;  // what a double holds exactly
  worksheet_set_column(sheet, 0, 0, 40, nullptr);
  lxw_row_t line = 0;
  for (const SheetRow& row : rows) {
    lxw_error error = worksheet_write_string(sheet, line, 0, row.name.c_str(), nullptr);
    if (error != LXW_NO_ERROR) return error;
    const bool number = !row.value.empty() && row.value.size() <= kMostDigits &&
                        row.value.find_first_not_of("0123456789") == std::string::npos;
    error = number ? worksheet_write_number(sheet, line, 1, std::stod(row.value), nullptr)
                   : worksheet_write_string(sheet, line, 1, row.value.c_str(), nullptr);
    if (error != LXW_NO_ERROR) return error;
    ++line;
  }
  return LXW_NO_ERROR;
}

}  // namespace

std::string csv_field(std::string_view text) {
  std::string field = "\"";
  if (begins_like_a_formula(text)) field += '\'';
  for (const char byte : text) {
    if (byte == '"') field += '"';
    field += byte;
  }
  return field + "\"";
}

std::string csv_table(std::span<const Lead> leads) {
  std::string table(kByteOrderMark);
  const Questions questions = questions_of(leads);
  const std::vector<Column> columns = columns_of(questions);
  for (size_t i = 0; i < columns.size(); ++i) {
    table += (i > 0 ? ";" : "") + csv_field(columns[i].heading);
  }
  table += "\r\n";
  for (const Lead& lead : leads) {
    const Row row = row_of(lead, questions);
    for (size_t i = 0; i < row.size(); ++i) table += (i > 0 ? ";" : "") + csv_field(row[i]);
    table += "\r\n";
  }
  return table;
}

base::Result<void> write_csv(std::span<const Lead> leads, const base::Path& file) {
  const auto fits = check_count(leads);
  if (!fits) return fits.fault();
  return base::write_file_durably(file, csv_table(leads));
}

base::Result<void> write_xlsx(std::span<const Lead> leads, const base::Path& file) {
  const auto fits = check_count(leads);
  if (!fits) return fits.fault();
  return write_workbook(
      [leads](lxw_workbook* workbook) {
        lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Leads");
        return sheet != nullptr ? fill_sheet(workbook, sheet, leads)
                                : LXW_ERROR_MEMORY_MALLOC_FAILED;
      },
      file);
}

base::Result<void> write_sheet(std::span<const SheetRow> rows, const base::Path& file) {
  return write_workbook(
      [rows](lxw_workbook* workbook) {
        lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Leads");
        return sheet != nullptr ? fill_rows(sheet, rows) : LXW_ERROR_MEMORY_MALLOC_FAILED;
      },
      file);
}

}  // namespace gummiband::leads
