// From a tap to a slip of paper, with everything that lies between them but the printer's housing.
#include <filesystem>

#include "app/slip_picture.h"
#include "booth.h"
#include "catch.h"
#include "ledger/ledger.h"
#include "slips/fake_printer.h"

using namespace gummiband;
using app::Booth;
using app::TestFolder;

namespace {

// Until the printer has done what it was told, and the screen has heard of it.
void hear_of_printing(Booth& booth) {
  booth.stage().print_worker->finish();
  for (int i = 0; i < 5; ++i) booth.frame();
}

// From attract to the visitor's hearts, with one in them.
void collect(Booth& booth) {
  booth.tap("attract.touch");
  booth.tap("welcome.persona.returnee");
  booth.tap("places.everywhere");
  booth.tap("explore.heart.alter-flecken");
  booth.tap("dock.hearts");
}

int64_t tally(Booth& booth, const std::string& what, const std::string& subject) {
  booth.finish_writing();
  const base::SystemClock clock;
  const auto ledger =
      ledger::Ledger::open(booth.stage().data / "ledger.db", ledger::Access::kReadOnly, clock);
  REQUIRE(ledger.ok());
  const auto tallies = (*ledger)->tallies();
  REQUIRE(tallies.ok());
  int64_t count = 0;
  for (const auto& [key, number] : *tallies) {
    if (key.what == what && key.subject == subject) count += number;
  }
  return count;
}

}  // namespace

TEST_CASE("from the first touch to a printed slip, counted, with the used roll in the ledger") {
  const TestFolder slips;
  Booth booth("folder:" + slips.path().string());
  hear_of_printing(booth);
  collect(booth);
  booth.tap("hearts.print");
  hear_of_printing(booth);
  CHECK(booth.screen() == "print");
  CHECK(std::filesystem::exists(slips.path() / "slip-001.png"));
  booth.tap("print.done");
  CHECK(booth.screen() == "hearts");
  booth.kiosk().end_visit();
  CHECK(tally(booth, "slip", "collected") == 1);
  const base::SystemClock clock;
  const auto ledger =
      ledger::Ledger::open(booth.stage().data / "ledger.db", ledger::Access::kReadOnly, clock);
  REQUIRE(ledger.ok());
  const auto used = (*ledger)->get(app::kRollUsedSetting);
  REQUIRE((used.ok() && used->has_value()));
  CHECK(std::stoi(**used) > 50);
}

TEST_CASE("the receipt's code is on the thanks, and gone with the visit") {
  Booth booth;
  booth.fill_form("lena", "lena@example.de");
  booth.tap("form.send");
  booth.hear_of_writing();
  REQUIRE(booth.screen() == "thanks");
  const ui::Control* code = booth.ui().find("thanks.code");
  REQUIRE(code != nullptr);
  // Two groups of three, and a space that does not break.
  const std::string& spoken = code->label;
  const size_t at = spoken.find(": ");
  REQUIRE(at != std::string::npos);
  CHECK(spoken.find(". ", at) - at - 2 == 8);
  CHECK(booth.ui().find("thanks.print") == nullptr);  // there is no printer
  booth.tap("thanks.done");
  CHECK(booth.ui().find("thanks.code") == nullptr);
}

TEST_CASE("paper that runs out turns the buttons into codes at once, and says what to do") {
  slips::testing::FakePrinter fake(slips::testing::Line::kTcp, {});
  Booth booth(fake.setting());
  hear_of_printing(booth);
  collect(booth);
  REQUIRE(booth.ui().find("hearts.print") != nullptr);
  slips::testing::Manners empty;
  empty.paper = false;
  fake.behave(empty);
  booth.tap("hearts.print");
  hear_of_printing(booth);
  CHECK(booth.screen() == "print");
  REQUIRE(booth.ui().find("print.code") != nullptr);
  booth.tap("print.code");
  booth.tap("code.smaller");
  booth.tap("print.done");
  CHECK(booth.screen() == "hearts");
  CHECK(booth.ui().find("hearts.print") == nullptr);
  CHECK(booth.ui().find("hearts.phone") != nullptr);

  // A refill brings the button back, and nothing comes out by itself.
  fake.behave({});
  booth.stage().print_worker->resume();
  hear_of_printing(booth);
  CHECK(booth.ui().find("hearts.print") != nullptr);
  fake.settle();
  CHECK(fake.slips().empty());
}

TEST_CASE("the next visitor sees neither the slip nor the screen of the one before") {
  const TestFolder slips;
  Booth booth("folder:" + slips.path().string());
  hear_of_printing(booth);
  collect(booth);
  booth.press("hearts.print");
  booth.kiosk().end_visit();
  hear_of_printing(booth);
  CHECK(booth.screen() == "attract");
  collect(booth);
  booth.tap("hearts.print");
  hear_of_printing(booth);
  CHECK(booth.ui().find("print.again") == nullptr);  // theirs is no second slip
  CHECK(booth.ui().find("print.done") != nullptr);
}

TEST_CASE("the picture of a slip is its drawing, just smaller") {
  slips::Dots dots(20, 10);
  for (int x = 0; x < 10; ++x) {
    for (int y = 0; y < 10; ++y) dots.blacken(x, y);
  }
  const auto half = app::slip_picture(dots, 10);
  REQUIRE(half);
  CHECK(half->width() == 10);
  CHECK(half->height() == 5);
  CHECK(half->argb()[0] == 0xFF000000U);
  CHECK(half->argb()[9] == 0xFFFFFFFFU);
  // A pixel that lies over both is between.
  const auto third = app::slip_picture(dots, 3);
  CHECK((third->argb()[1] & 0xFFU) > 0x70U);
  CHECK((third->argb()[1] & 0xFFU) < 0x90U);
  CHECK(app::slip_picture(dots, 40)->height() == 20);
  CHECK_FALSE(app::slip_picture(slips::Dots(), 10));
}
