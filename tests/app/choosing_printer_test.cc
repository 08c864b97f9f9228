// Staff choose the printer on the screen: it prints at once, and still after the next start.
#include <filesystem>

#include "app/staff_gate.h"
#include "booth.h"
#include "catch.h"
#include "ledger/ledger.h"

using namespace gummiband;
using app::Booth;
using app::TestFolder;

namespace {

// Until the desk and the printer have answered, and the screen has heard of it.
void settle(Booth& booth) {
  booth.stage().staff_desk->finish();
  booth.stage().print_worker->finish();
  for (int i = 0; i < 5; ++i) booth.frame();
}

void open_printer_page(Booth& booth) {
  booth.open_today();
  booth.tap("staff.to_printer");
  settle(booth);
}

// The control of the choice that is written so.
std::string choice(Booth& booth, const std::string& words) {
  for (const ui::Control& control : booth.ui().controls()) {
    if (!control.name.starts_with("staff.printer.")) continue;
    if (control.label.find(words) != std::string::npos) return control.name;
  }
  FAIL("there is no choice " << words);
  return {};
}

std::string kept(Booth& booth) {
  booth.finish_writing();
  const base::SystemClock clock;
  const auto ledger =
      ledger::Ledger::open(booth.stage().data / "ledger.db", ledger::Access::kReadOnly, clock);
  REQUIRE(ledger.ok());
  const auto text = (*ledger)->get(app::kPrinterSetting);
  REQUIRE(text.ok());
  return text->value_or("");
}

}  // namespace

TEST_CASE("a printer that staff choose prints the test slip at once, and none prints nothing") {
  Booth booth;
  open_printer_page(booth);
  REQUIRE(booth.ui().find("staff.test") == nullptr);  // there is none yet
  booth.tap(choice(booth, "found"));
  settle(booth);
  CHECK(kept(booth) == booth.found_printer());
  booth.tap("staff.test");
  settle(booth);
  CHECK(std::filesystem::exists(booth.folder() / "found" / "slip-001.png"));
  booth.tap(choice(booth, "Kein Drucker"));
  settle(booth);
  CHECK(kept(booth) == "none");
  CHECK(booth.ui().find("staff.printer.none") != nullptr);
  CHECK(booth.ui().find("staff.test") == nullptr);
  CHECK_FALSE(booth.stage().print_worker->view().offers_print());
}

TEST_CASE("a printer that stopped is asked again when staff say so, and prints") {
  Booth booth;
  open_printer_page(booth);
  booth.tap(choice(booth, "found"));
  settle(booth);
  const base::Path found = booth.folder() / "found";
  REQUIRE(base::write_file_durably(found, "a file where its folder should be").ok());
  booth.tap("staff.test");
  settle(booth);
  CHECK_FALSE(booth.stage().print_worker->view().offers_print());
  std::filesystem::remove(found);
  booth.tap("staff.resume");
  settle(booth);
  CHECK(booth.stage().print_worker->view().offers_print());
  CHECK(booth.ui().find("staff.resume") == nullptr);
  booth.tap("staff.test");
  settle(booth);
  CHECK(std::filesystem::exists(found / "slip-001.png"));
}

TEST_CASE(
    "what staff chose stands in for kiosk.yaml at the next start, and words of the start win") {
  const TestFolder folder;
  const base::SystemClock clock;
  const std::string chosen = "folder:" + (folder.path() / "chosen").string();
  std::filesystem::create_directory(folder.path() / "data");
  {
    const auto ledger = ledger::Ledger::open(folder.path() / "data" / "ledger.db",
                                             ledger::Access::kReadWrite, clock);
    REQUIRE(ledger.ok());
    REQUIRE((*ledger)->set(app::kPrinterSetting, chosen).ok());
  }
  app::StageOptions options;
  options.settings_file = folder.path() / "kiosk.yaml";
  REQUIRE(base::write_file_durably(options.settings_file, "printer: usb:/dev/usb/lp99\n").ok());
  options.pack = base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen";
  options.data = folder.path() / "data";
  options.keep_last_good = false;
  for (const std::string& said : {std::string(), std::string("tcp:127.0.0.1:9")}) {
    options.printer = said;
    const auto stage = app::make_stage(options, clock, [] {});
    REQUIRE(stage.ok());
    CHECK((*stage)->settings.printer == (said.empty() ? chosen : said));
    (*stage)->print_worker->finish();
    const bool prints = (*stage)->print_worker->view().offers_print();
    CHECK(prints == said.empty());
    if (!said.empty()) continue;
    const std::vector<std::string>& choices = (*stage)->settings.printers;
    CHECK(std::ranges::find(choices, "usb:/dev/usb/lp99") != choices.end());
  }
}
