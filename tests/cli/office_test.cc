// A ledger's leads in a table, as an office reads it with LibreOffice. Not among the everyday
// tests, which do not install an office: scripts/endure export.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "fuzz/fuzz_keys.h"
#include "leads/envelope.h"
#include "leads/sample.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"
#include "program.h"

namespace gummiband::cli {
namespace {

using Row = std::map<std::string, std::string>;  // heading -> text
using Rows = std::map<std::string, Row>;         // by the lead's id

// What a spreadsheet would like to read as something else than it is.
std::vector<leads::Lead> difficult_leads() {
  const std::vector<std::string> texts = {"00742",
                                          "+49 271 4040",
                                          "=1+1",
                                          "@SUM(1;2)",
                                          "-12",
                                          "1E5",
                                          "12.03.2026",
                                          "Äöüß „Größe“",
                                          "3,50",
                                          "TRUE",
                                          "  zwei",
                                          "'x",
                                          "9007199254740993",
                                          "a;b\"c\"",
                                          "\uFF1D1+1",
                                          "1/2",
                                          "100%"};
  std::vector<leads::Lead> all;
  for (const std::string& text : texts) {
    leads::Lead lead = test::sample_lead();
    lead.interest.id.bytes.back() = static_cast<uint8_t>(all.size());
    lead.interest.name = text;
    lead.interest.place = text;
    lead.interest.event = text;
    lead.interest.answers[1].text = text;
    all.push_back(std::move(lead));
  }
  return all;
}

Row row_of(const leads::Lead& lead) {
  return {{"Name", lead.interest.name},
          {"E-Mail", lead.interest.email},
          {"Telefon", lead.interest.phone},
          {"Ort", lead.interest.place},
          {"Veranstaltung", lead.interest.event},
          {lead.interest.answers[1].question, lead.interest.answers[1].text},
          {"Zweck", lead.consent.purpose}};
}

// As the README says of the CSV.
std::string defused(const std::string& text) {
  for (const char* beginning : {"=", "+", "-", "@", "\uFF1D"}) {
    if (text.starts_with(beginning)) return "'" + text;
  }
  return text;
}

constexpr const char* kRead = R"(
import csv, json, sys
with open(sys.argv[1], encoding='utf-8-sig', newline='') as table:
    json.dump(list(csv.DictReader(table, delimiter=';')), open(sys.argv[2], 'w'))
)";

void run(const std::string& command) {
  INFO(command);
  REQUIRE(std::system(command.c_str()) == 0);
}

// By LibreOffice, which writes what it shows as a table of its own. Fields in quotes are texts.
Rows read_by_office(const base::Path& table) {
  const base::Path folder = table.parent_path();
  const std::string in = table.extension() == ".csv"
                             ? " --infilter='Text - txt - csv (StarCalc):59,34,76,1,,0,true,false'"
                             : "";
  run("soffice --headless -env:UserInstallation=file://" + (folder / "office").string() + in +
      " --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,false' --outdir " +
      (folder / "shown").string() + " " + table.string() + " >" + (folder / "said").string() +
      " 2>&1");
  write(folder / "read.py", kRead);
  const base::Path shown = folder / "shown" / (table.stem().string() + ".csv");
  const base::Path answer = folder / "answer.json";
  run("python3 " + (folder / "read.py").string() + " " + shown.string() + " " + answer.string());
  Rows rows;
  for (const auto& row : nlohmann::json::parse(content_of(answer))) {
    auto texts = row.get<Row>();
    rows[texts.at("Kennung")] = std::move(texts);
  }
  return rows;
}

void fill(const base::Path& data, const std::vector<leads::Lead>& all) {
  const leads::KioskKey kiosk = test::fuzz_kiosk(kSource);
  const leads::PublicKey key = test::fuzz_desk(kSource).public_key();
  const ledger::FakeClock clock;
  const auto book = ledger::open(data / "ledger.db", clock);
  for (const leads::Lead& lead : all) {
    const auto envelope = leads::seal(lead, "heimvorteil", key, kiosk);
    REQUIRE(envelope.ok());
    REQUIRE(ledger::store(*book, std::vector{*envelope}).ok());
  }
}

TEST_CASE("LibreOffice shows every text of an export as it was typed", "[.office]") {
  const base::Path folder = fresh_folder("office");
  const base::Path data = folder / "data";
  std::filesystem::create_directories(data);
  const std::vector<leads::Lead> all = difficult_leads();
  fill(data, all);
  for (const std::string format : {"csv", "xlsx"}) {
    const base::Path table = folder / format / ("leads." + format);
    std::filesystem::create_directories(table.parent_path());
    const Spoken exported = start_program(Words{"leads", "export", "--data", data.string(),
                                                "--format", format, "--out", table.string()} +
                                          with_demo_key());
    INFO(exported.err);
    REQUIRE(exported.code == 0);
    const Rows found = read_by_office(table);
    CHECK(found.size() == all.size());
    int fields = 0;
    for (const leads::Lead& lead : all) {
      const auto row = found.find(lead.interest.id.text());
      REQUIRE(row != found.end());
      for (const auto& [heading, typed] : row_of(lead)) {
        INFO(format << ", " << heading);
        CHECK(row->second.at(heading) == (format == "csv" ? defused(typed) : typed));
        ++fields;
      }
    }
    std::cerr << format << ": " << fields << " fields of " << found.size()
              << " leads read by LibreOffice\n";
  }
}

}  // namespace
}  // namespace gummiband::cli
