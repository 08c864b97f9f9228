// The staff go to and fro while a stick is being written.
#include <algorithm>
#include <filesystem>

#include "booth.h"
#include "catch.h"

using namespace gummiband;

namespace {

bool says(app::Booth& booth, const std::string& key) {
  const std::string words = booth.stage().words->text("de", key);
  return std::ranges::any_of(booth.ui().controls(), [&](const ui::Control& control) {
    return control.label.find(words) != std::string::npos;
  });
}

// The desk has answered, and the kiosk heard it.
void hear_desk(app::Booth& booth) {
  booth.stage().staff_desk->finish();
  for (int i = 0; i < 30; ++i) booth.frame();
}

}  // namespace

TEST_CASE("Who comes back to the stick's page reads how far it is, and what became of it") {
  app::Booth booth;
  std::filesystem::create_directories(booth.folder() / "stick");
  booth.fill_form("Lena", "lena@web.de");
  booth.tap("form.send");
  booth.hear_of_writing();
  booth.tap("thanks.done");
  REQUIRE(booth.screen() == "attract");
  booth.open_today();
  booth.tap("staff.to_stick");
  hear_desk(booth);
  booth.hold_writing();  // the export must note in the ledger what has left
  booth.press("staff.sealed.0");
  booth.tap("staff.close");
  REQUIRE(booth.screen() == "staff_today");
  booth.tap("staff.to_stick");
  CHECK(says(booth, "staff.stick_hold"));
  booth.tap("staff.close");
  booth.finish_writing();
  hear_desk(booth);
  booth.tap("staff.to_stick");
  hear_desk(booth);
  CHECK(booth.ui().find("staff.fact.check_circle") != nullptr);
  booth.tap("staff.search");
  hear_desk(booth);
  CHECK(booth.ui().find("staff.fact.check_circle") == nullptr);
}
