// Whatever a screen offers to the finger, some visitor of tests/visits/ taps: a new control has no
// test until one does, and is named here.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "app/visit_file.h"
#include "base/file.h"
#include "catch.h"
#include "gallery.h"
#include "ui/focus.h"
#include "ui/keyboard.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;
using app::StepKind;

namespace {

constexpr size_t kMostBytes = 1 << 20;

// What no visit can tap, and the test that taps it instead.
struct Elsewhere {
  const char* family;
  const char* file;
  const char* test;
};
constexpr std::array kElsewhere = {
    Elsewhere{"form.browse", "app/visits_test.cc",
              "where the data folder cannot be used the form is closed and browsing goes on"},
    Elsewhere{"staff.resume", "app/choosing_printer_test.cc",
              "a printer that stopped is asked again when staff say so, and prints"},
    Elsewhere{"staff.send_now", "app/staff_desk_test.cc",
              "staff see why nothing goes out, and what waits goes when they say so"}};

// Names differ by what an item, a stick or a printer adds behind the second dot; and keys by the
// letter that they type.
std::string family(const std::string& name) {
  const bool works = name == "key.shift" || name == "key.back" || name == "key.next";
  if (name.starts_with("key.")) return works ? name : "key.";
  const size_t item = name.find('.', name.find('.') + 1);
  return name.substr(0, item == std::string::npos ? item : item + 1);
}

// With the exhibit that has it.
std::map<std::string, std::string> offered() {
  visit::Comfort low;
  low.text_percent = 200;
  low.low_reach = true;
  std::map<std::string, std::string> families;
  Gallery gallery;
  for (const visit::Comfort& comfort : {visit::Comfort{}, low}) {
    for (const Exhibit& exhibit : app::exhibits()) {
      if (!(comfort == visit::Comfort{}) && !app::belongs_to_a_visit(exhibit)) continue;
      gallery.lay_out(exhibit, {540, 960, "de", comfort});
      for (const ui::Control& control : gallery.ui().controls()) {
        if (ui::is_operable(control.role)) families.try_emplace(family(control.name), exhibit.name);
      }
    }
  }
  return families;
}

void add_keys(const std::string& text, std::set<std::string>& families) {
  for (const ui::KeySet set : {ui::KeySet::kLetters, ui::KeySet::kNumbers, ui::KeySet::kCodes}) {
    const auto keys = ui::keys_for(text, set, "de");
    if (!keys) continue;
    for (const std::string& key : *keys) families.insert(family(key));
    return;
  }
}

std::set<std::string> tapped() {
  std::set<std::string> families;
  const base::Path visits = base::Path(GUMMIBAND_SOURCE_DIR) / "tests/visits";
  for (const auto& entry : std::filesystem::directory_iterator(visits)) {
    if (entry.path().extension() != ".visit") continue;
    const auto text = base::read_file(entry.path(), kMostBytes);
    REQUIRE(text.ok());
    const auto steps = app::parse_visit(*text, entry.path().string());
    REQUIRE(steps.ok());
    for (const app::Step& step : *steps) {
      if (step.kind == StepKind::kTap || step.kind == StepKind::kHold) {
        families.insert(family(step.word));
      }
      if (step.kind == StepKind::kType) add_keys(step.word, families);
    }
  }
  return families;
}

// From its name to the next one's; empty: there is no such test.
std::string test_body(const Elsewhere& elsewhere) {
  const auto text =
      base::read_file(base::Path(GUMMIBAND_SOURCE_DIR) / "tests" / elsewhere.file, kMostBytes);
  REQUIRE(text.ok());
  const std::string opening = "TEST_CASE(\"" + std::string(elsewhere.test) + "\")";
  const size_t begin = text->find(opening);
  if (begin == std::string::npos) return {};
  return text->substr(begin, text->find("\nTEST_CASE(", begin) - begin);
}

bool is_elsewhere(const std::string& family) {
  return std::ranges::any_of(kElsewhere,
                             [&](const Elsewhere& one) { return one.family == family; });
}

}  // namespace

TEST_CASE("every control of every screen is tapped by a visitor of tests/visits") {
  const std::set<std::string> taps = tapped();
  const std::map<std::string, std::string> controls = offered();
  REQUIRE(controls.size() > 50);
  for (const auto& [control, exhibit] : controls) {
    INFO(control << " of " << exhibit << " is tapped by no visit");
    CHECK((taps.contains(control) || is_elsewhere(control)));
  }
  for (const Elsewhere& elsewhere : kElsewhere) {
    INFO(elsewhere.family << " is said to be tapped in \"" << elsewhere.test << "\"");
    CHECK(controls.contains(elsewhere.family));
    CHECK_FALSE(taps.contains(elsewhere.family));
    CHECK(test_body(elsewhere).find(elsewhere.family) != std::string::npos);
  }
}
