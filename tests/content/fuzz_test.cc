// Forms, front matter and kiosk.yaml that chance has spoilt: they are read, or every fault is named
// with a place that there is (the sanitizers watch).
#include <algorithm>
#include <string>

#include "catch.h"
#include "content/front_matter.h"
#include "content/limits.h"
#include "content/pack_folder.h"
#include "content/pack_reader.h"
#include "content/settings.h"
#include "mutator.h"
#include "pack_files.h"
#include "pack_yaml.h"

namespace gummiband::content {
namespace {

const std::vector<std::string> kYaml = {"&a ",
                                        "*a",
                                        "!!binary ",
                                        "|\n",
                                        ">-\n",
                                        "{",
                                        "}",
                                        "[",
                                        "]",
                                        ": ",
                                        "- ",
                                        "? ",
                                        "\n",
                                        "\t",
                                        "#",
                                        "---\n",
                                        "...\n",
                                        "\"",
                                        "'",
                                        "\\u0000",
                                        "%YAML 9",
                                        "<<: ",
                                        "~",
                                        "1e999",
                                        "-1",
                                        "\xC3",
                                        "\xED\xA0\x80",
                                        "\xEF\xBB\xBF",
                                        "{{{{{{{{{{{{",
                                        "[[[[[[[[[[[[[[[["};

// Of findings about one file of this text.
void expect_placed(const std::vector<Finding>& findings, const std::string& text, int round) {
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  for (const Finding& finding : findings) {
    const bool placed = !finding.file.empty() && finding.line >= 0;
    const bool here = finding.file.filename() != "pack.yaml" || finding.line <= lines + 1;
    if (!placed || !here || finding.sentence.empty() || finding.remedy.empty()) {
      FAIL(round << " " << finding.text());
    }
  }
}

}  // namespace

TEST_CASE("forms that chance has spoilt are read, or every fault is named with its line") {
  std::vector<std::string> words = kYaml;
  words.insert(words.end(),
               {"kind: ", "choices", "topics", "fields:", "options:", "limit: 99999999",
                "required: maybe", "id: ", "pictures/../../etc/passwd", "wohnen"});
  Mutator mutator(words);
  CAPTURE(mutator.seed());
  const TestPack files;
  const std::string pack = files.read("pack.yaml");
  int read = 0;
  for (int round = 0; round < Mutator::rounds(700); ++round) {
    const std::string text = pack + mutator.spoil(std::string(kForms));
    files.write("pack.yaml", text);
    Report report;
    const auto folder = PackFolder::open(files.path(), report);
    REQUIRE(folder.has_value());
    const auto found = read_pack_file(*folder, report);
    expect_placed(report.sorted(), text, round);
    if (!found && !report.has_error()) FAIL(round);
    if (!found || report.has_error()) continue;
    ++read;
    // What is taken is within what the screens can show.
    for (const Form& form : found->pack.forms) {
      if (form.fields.empty() || form.fields.size() > kMostFormFields) FAIL(round);
    }
  }
  CHECK(read > 0);
}

TEST_CASE("front matter that chance has spoilt is split, or its fault is named with its line") {
  std::vector<std::string> words = kYaml;
  words.insert(words.end(), {"---", "\n---\n", "title: ", "\r\n"});
  Mutator mutator(words);
  CAPTURE(mutator.seed());
  const std::string whole =
      "---\ntitle: Alter Flecken\nplace: Freudenberg\nsummary: \"Fachwerk: schwarz und weiß.\"\n"
      "facts:\n  - {name: Häuser, value: 80}\n---\n# Oben\n\nEin Absatz.\n\n- eins\n- zwei\n";
  int split = 0;
  for (int round = 0; round < Mutator::rounds(10'000); ++round) {
    const std::string text = mutator.spoil(whole);
    Report report;
    const auto found = split_front_matter(text, "pack.yaml", report);
    expect_placed(report.sorted(), text, round);
    if (!found && !report.has_error()) FAIL(round);
    if (!found) continue;
    ++split;
    if (!text.ends_with(found->body) || found->body_line < 1) FAIL(round);
  }
  CHECK(split > 0);
}

TEST_CASE("a kiosk.yaml that chance has spoilt gives settings within their limits") {
  std::vector<std::string> words = kYaml;
  words.insert(words.end(), {"idle_warning_s: ", "999999999999", "printer: ", "roll_m: nan",
                             "destination: ", "https://", "data: "});
  Mutator mutator(words);
  CAPTURE(mutator.seed());
  const TemporaryFolder folder;
  const std::string whole =
      "place: Olpe\nevents: [Schützenfest, Markt]\nidle_warning_s: 60\nidle_countdown_s: 30\n"
      "printer: tcp:192.168.1.50\nroll_m: 50\nslips_per_visit: 5\nkeep_delivered_days: 90\n"
      "destination: https://kiosk@cloud.example.org/leads/\nsecond_copy: /media/kiosk\n";
  for (int round = 0; round < Mutator::rounds(1500); ++round) {
    const std::string text = mutator.spoil(whole);
    folder.write("kiosk.yaml", text);
    const LoadedSettings loaded = load_settings(folder.path() / "kiosk.yaml");
    expect_placed(loaded.findings, text, round);
    const Settings& settings = loaded.settings;
    const bool sound = settings.idle_warning_s >= 10 && settings.idle_warning_s <= 600 &&
                       settings.idle_countdown_s >= 10 && settings.idle_countdown_s <= 600 &&
                       settings.roll_m >= 0 && settings.roll_m <= 200 &&
                       settings.slips_per_visit >= 1 && settings.keep_delivered_days >= 0;
    if (!sound) FAIL(round);
  }
}

}  // namespace gummiband::content
