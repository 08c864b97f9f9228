#include "leads/table.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "catch.h"
#include "folder.h"
#include "sample.h"

using namespace gummiband;
using leads::Lead;

namespace {

// Columns by number, as in the headings.
enum Column {
  kLocal = 0,
  kUtc = 1,
  kTrusted = 2,
  kPurpose = 3,
  kName = 4,
  kEmail = 5,
  kPhone = 6,
  kForm = 9,
  kTopics = 10,
  kAnswer = 12,  // to the first question of the leads that are here
  kText = 13,
  kHearts = 14,
  kHeartPlace = 15,
  kDistrict = 16,
  kContact = 17,
  kPlace = 18,
  kEvent = 19,
  kAge = 20,
  kHash = 23,
  kId = 25
};

constexpr size_t kColumnCount = 26;
constexpr size_t kMostTestBytes = 64 * 1024 * 1024;

// The whole table as rows of texts, read by python3's own csv module.
constexpr const char* kReadCsv = R"(
import csv, json, sys
with open(sys.argv[1], encoding='utf-8-sig', newline='') as table:
    json.dump(list(csv.reader(table, delimiter=';', strict=True)), open(sys.argv[2], 'w'))
)";

// The same from an XLSX, by python3's zipfile and XML reader: every cell must be a shared string.
constexpr const char* kReadXlsx = R"(
import json, re, sys, zipfile
import xml.etree.ElementTree as tree
space = {'s': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
def decoded(text):  # ECMA-376, ST_Xstring: what XML cannot hold stands as _xHHHH_
    return re.sub('_x([0-9A-F]{4})_', lambda found: chr(int(found.group(1), 16)), text)
strings = [decoded(''.join(t.text or '' for t in item.iterfind('.//s:t', space))) for item in
           tree.fromstring(book.read('xl/sharedStrings.xml')).iterfind('s:si', space)]
sheet = tree.fromstring(book.read('xl/worksheets/sheet1.xml'))
assert not sheet.findall('.//s:f', space), 'a formula'
rows = []
for row in sheet.iterfind('.//s:row', space):
    cells = [""] * 26
    for cell in row.iterfind('s:c', space):
        assert cell.get('t') == 's', 'not a text: ' + cell.get('r')
        letters = re.match('[A-Z]+', cell.get('r')).group()
        assert len(letters) == 1
        cells[ord(letters) - ord('A')] = strings[int(cell.find('s:v', space).text)]
    rows.append(cells)
json.dump(rows, open(sys.argv[2], 'w'))
)";

using Rows = std::vector<std::vector<std::string>>;

Rows read_by(const char* script, const base::Path& table) {
  const test::Folder folder;
  const base::Path program = folder.path() / "read.py";
  const base::Path answer = folder.path() / "answer.json";
  REQUIRE(base::write_file_durably(program, script));
  const std::string command =
      "python3 " + program.string() + " " + table.string() + " " + answer.string();
  REQUIRE(std::system(command.c_str()) == 0);
  const auto json = base::read_file(answer, kMostTestBytes);
  REQUIRE(json);
  return nlohmann::json::parse(*json).get<Rows>();
}

// The machine of the test stands in Berlin, whatever it believes.
class InBerlin {
 public:
  InBerlin() { set("Europe/Berlin"); }
  ~InBerlin() { set("UTC"); }
  InBerlin(const InBerlin&) = delete;
  InBerlin& operator=(const InBerlin&) = delete;

 private:
  static void set(const char* zone) {
    setenv("TZ", zone, 1);
    tzset();
  }
};

std::vector<Lead> difficult_leads() {
  std::vector<Lead> leads(3, test::sample_lead());
  leads[1].interest.name = "=HYPERLINK(\"http://example.org\";\"Gewinn\")";
  leads[1].interest.email.clear();
  leads[1].interest.place = "Haus; \"Zum Bären\"\r\nHinterhof 🌲";
  leads[1].interest.event = "00742";
  leads[1].interest.clock_trusted = false;
  leads[1].consent.sixteen_or_older = false;
  leads[2].interest.name = "-Öl & <Ähre>";
  leads[2].interest.phone.clear();
  leads[2].interest.topics.clear();
  leads[2].interest.captured_wall_ms = 1768474800000;  // 2026-01-15 11:00 UTC, winter
  return leads;
}

size_t files_in(const base::Path& folder) {
  return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder),
                                           std::filesystem::directory_iterator()));
}

unsigned mode_of(const base::Path& file) {
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("the CSV begins with a byte order mark and every line ends with CR LF") {
  const std::string table = leads::csv_table(difficult_leads());
  CHECK(table.starts_with("\xEF\xBB\xBF\"Erfasst (Ortszeit)\";\"Erfasst (UTC)\";"));
  CHECK(table.ends_with("\"\r\n"));
  CHECK_THAT(table, contains("\"Uhr verlässlich\""));
  CHECK_THAT(table, contains("\"Prüfsumme der Einwilligung (SHA-256)\""));
}

TEST_CASE("an independent reader finds every field of the CSV") {
  const InBerlin berlin;
  const test::Folder folder;
  const base::Path file = folder.path() / "leads.csv";
  REQUIRE(leads::write_csv(difficult_leads(), file));
  const Rows rows = read_by(kReadCsv, file);
  REQUIRE(rows.size() == 4);
  for (const auto& row : rows) CHECK(row.size() == kColumnCount);
  CHECK(rows[1][kLocal] == "2026-06-20 16:40");
  CHECK(rows[1][kUtc] == "2026-06-20T14:40:00Z");
  CHECK(rows[3][kLocal] == "2026-01-15 12:00");
  CHECK(rows[1][kTrusted] == "ja");
  CHECK(rows[2][kTrusted] == "nein");
  CHECK(rows[1][kAge] == "ja");
  CHECK(rows[2][kAge] == "nein");
  CHECK(rows[1][kPurpose] == "Wir melden uns mit \"passenden\" Angeboten.");
  CHECK(rows[1][kName] == "Lena Hüttemann-Groß");
  CHECK(rows[1][kEmail] == "lena@xn--mller-kva.de");
  CHECK(rows[1][kPhone] == "'+492714040");
  CHECK(rows[1][kTopics] == "rueckkehr, ausbildung");
  CHECK(rows[3][kTopics].empty());
  CHECK(rows[2][kName] == "'=HYPERLINK(\"http://example.org\";\"Gewinn\")");
  CHECK(rows[2][kPlace] == "Haus; \"Zum Bären\"\r\nHinterhof 🌲");
  CHECK(rows[2][kEvent] == "00742");
  CHECK(rows[3][kName] == "'-Öl & <Ähre>");
  CHECK(rows[0][kForm] == "Formular");
  CHECK(rows[1][kForm] == "steckbrief");
  CHECK(rows[0][kAnswer] == "Was ist dein Bereich?");
  CHECK(rows[1][kAnswer] == "Technik");
  CHECK(rows[1][kText] == "'=Werk \"Lenne\"");
  CHECK(rows[1][kHeartPlace] == "siegerland");
  CHECK(rows[1][kDistrict] == "siegen-wittgenstein");
  CHECK(rows[1][kContact] == "neubuerger-service");
  CHECK(rows[1][kHash] == leads::sha256_hex("Ich bin einverstanden."));
  CHECK(rows[1][kId] == "01978f2e-5c00-7abc-8def-0123456789ab");
}

TEST_CASE("an independent reader finds every field of the XLSX as it was typed") {
  const InBerlin berlin;
  const test::Folder folder;
  const base::Path csv = folder.path() / "leads.csv";
  const base::Path xlsx = folder.path() / "leads.xlsx";
  REQUIRE(leads::write_csv(difficult_leads(), csv));
  REQUIRE(leads::write_xlsx(difficult_leads(), xlsx));
  Rows expected = read_by(kReadCsv, csv);
  for (auto& row : expected) {
    for (std::string& field : row) {
      if (field.starts_with('\'')) field.erase(0, 1);  // no defusing where text is text
    }
  }
  const Rows found = read_by(kReadXlsx, xlsx);
  CHECK(found[1][kPhone] == "+492714040");
  CHECK(found[2][kEvent] == "00742");
  CHECK(found[2][kName] == "=HYPERLINK(\"http://example.org\";\"Gewinn\")");
  CHECK(found[0][kTrusted] == "Uhr verlässlich");
  CHECK(found == expected);
}

TEST_CASE("each question of each form has its column, in the order the leads have them") {
  std::vector<Lead> leads(3, test::sample_lead());
  leads[0].interest.answers.resize(1);
  leads[1].interest.form = "rueckruf";
  leads[1].interest.answers = {{"zeit", "Wann passt es dir?", {"abends"}, "Abends"},
                               {"wo", "Was ist dein Bereich?", {}, "Büro"}};
  leads[2].interest.form.clear();
  leads[2].interest.answers.clear();
  const test::Folder folder;
  const base::Path file = folder.path() / "leads.csv";
  REQUIRE(leads::write_csv(leads, file));
  const Rows rows = read_by(kReadCsv, file);
  CHECK(rows[0].size() == kColumnCount + 1);
  CHECK(rows[0][kAnswer] == "Was ist dein Bereich?");
  CHECK(rows[0][kAnswer + 1] == "Wann passt es dir?");
  CHECK(rows[0][kAnswer + 2] == "Was ist dein Bereich? (rueckruf)");
  CHECK(rows[1][kAnswer] == "Technik");
  CHECK(rows[1][kAnswer + 1].empty());
  CHECK(rows[2][kAnswer].empty());
  CHECK(rows[2][kAnswer + 1] == "Abends");
  CHECK(rows[2][kAnswer + 2] == "Büro");
  CHECK(rows[3][kForm].empty());
}

TEST_CASE("more questions than a table has columns for stand in one") {
  std::vector<Lead> leads(leads::kMostQuestionColumns + 2, test::sample_lead());
  for (size_t i = 0; i < leads.size(); ++i) {
    const std::string number = std::to_string(i);
    leads[i].interest.answers = {{"q" + number, "Frage " + number, {}, "=" + number}};
  }
  const test::Folder folder;
  const base::Path file = folder.path() / "leads.csv";
  REQUIRE(leads::write_csv(leads, file));
  const Rows rows = read_by(kReadCsv, file);
  constexpr size_t kMore = kAnswer + leads::kMostQuestionColumns;
  CHECK(rows[0].size() == kColumnCount - 2 + leads::kMostQuestionColumns + 1);
  CHECK(rows[0][kMore] == "Weitere Antworten");
  CHECK(rows[1][kAnswer] == "'=0");
  CHECK(rows[1][kMore].empty());
  CHECK(rows.back()[kMore] ==
        "Frage " + std::to_string(leads.size() - 1) + ": =" + std::to_string(leads.size() - 1));
}

TEST_CASE("unzip finds the XLSX sound") {
  const test::Folder folder;
  const base::Path xlsx = folder.path() / "leads.xlsx";
  REQUIRE(leads::write_xlsx(difficult_leads(), xlsx));
  CHECK(std::system(("unzip -tqq " + xlsx.string()).c_str()) == 0);
}

TEST_CASE("what a spreadsheet would take for a formula is defused") {
  for (const char* beginning :
       {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    CHECK(leads::csv_field(std::string(beginning) + "1+1") ==
          "\"'" + std::string(beginning) + "1+1\"");
  }
  CHECK(leads::csv_field("1+1=2") == "\"1+1=2\"");
  CHECK(leads::csv_field("\"=1\"") == "\"\"\"=1\"\"\"");
  CHECK(leads::csv_field("") == "\"\"");
}

TEST_CASE("a table of nobody has its headings") {
  const test::Folder folder;
  REQUIRE(leads::write_csv({}, folder.path() / "leads.csv"));
  REQUIRE(leads::write_xlsx({}, folder.path() / "leads.xlsx"));
  const Rows rows = read_by(kReadCsv, folder.path() / "leads.csv");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].size() == kColumnCount - 2);
  Rows found = read_by(kReadXlsx, folder.path() / "leads.xlsx");
  found[0].resize(rows[0].size());  // the reader's rows have room for the sample's two answers
  CHECK(found == rows);
}

TEST_CASE("a table replaces the old one, is its owner's only and leaves nothing else") {
  const test::Folder folder;
  for (const char* name : {"leads.csv", "leads.xlsx"}) {
    const base::Path file = folder.path() / name;
    REQUIRE(base::write_file_durably(file, "the old one"));
  }
  REQUIRE(base::write_file_durably(folder.path() / "leads.xlsx.draft", "left by a power cut"));
  REQUIRE(leads::write_csv(difficult_leads(), folder.path() / "leads.csv"));
  REQUIRE(leads::write_xlsx(difficult_leads(), folder.path() / "leads.xlsx"));
  CHECK(files_in(folder.path()) == 2);
  CHECK(mode_of(folder.path() / "leads.csv") == 0600);
  CHECK(mode_of(folder.path() / "leads.xlsx") == 0600);
  CHECK(read_by(kReadXlsx, folder.path() / "leads.xlsx").size() == 4);
}

TEST_CASE("a table that cannot be written is a fault with its path") {
  const test::Folder folder;
  const base::Path nowhere = folder.path() / "none" / "leads";
  CHECK_THAT(leads::write_csv({}, nowhere).fault().sentence, contains("none/leads"));
  CHECK_THAT(leads::write_xlsx({}, nowhere).fault().sentence, contains("none/leads"));
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("the longest texts and lists of a lead fit into their cells") {
  Lead lead = test::sample_lead();
  lead.interest.name.assign(leads::kMostTextBytes, 'n');
  lead.interest.hearts.assign(leads::kMostListEntries, std::string(leads::kMostEntryBytes, 'h'));
  const test::Folder folder;
  const base::Path xlsx = folder.path() / "leads.xlsx";
  REQUIRE(leads::write_xlsx(std::vector<Lead>{lead}, xlsx));
  const Rows rows = read_by(kReadXlsx, xlsx);
  CHECK(rows[1][kName] == lead.interest.name);
  CHECK(rows[1][kHearts].size() == leads::kMostListEntries * (leads::kMostEntryBytes + 2) - 2);
}

TEST_CASE("more leads than a sheet holds are refused before anything is written") {
  const test::Folder folder;
  // The count alone decides, so the leads themselves need not be there.
  const Lead lead = test::sample_lead();
  const std::span<const Lead> too_many(&lead, leads::kMostTableLeads + 1);
  CHECK_THAT(leads::write_xlsx(too_many, folder.path() / "l").fault().sentence,
             contains("at most 1048575"));
  CHECK_THAT(leads::write_csv(too_many, folder.path() / "l").fault().sentence,
             contains("at most 1048575"));
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a control character does not break the XLSX") {
  Lead lead = test::sample_lead();
  lead.interest.name =
      "Lena\x01\x1B"
      "[2J";
  const test::Folder folder;
  REQUIRE(leads::write_xlsx(std::vector<Lead>{lead}, folder.path() / "leads.xlsx"));
  CHECK(read_by(kReadXlsx, folder.path() / "leads.xlsx")[1][kName] == lead.interest.name);
}
