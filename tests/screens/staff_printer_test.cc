// The printer's page of the staff area.
#include "screens/staff_printer.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;
using slips::SpoolStage;
using slips::SpoolVerdict;

namespace {

struct Page {
  World world() const {
    World now = small.world();
    now.staff = &view;
    return now;
  }
  Wishes tap(const staff_printer::Action& action) {
    return staff_printer::update(state, action, world());
  }
  SmallWorld small;
  staff::View view;
  staff_printer::State state;
};

}  // namespace

TEST_CASE("the printer is asked again, and a new roll is counted and said") {
  Page page;
  CHECK(std::holds_alternative<staff::ResumePrinter>(
      wish<staff::Wish>(page.tap(staff_printer::ResumeTapped{}))));
  CHECK_FALSE(page.state.roll_told);
  const Wishes roll = page.tap(staff_printer::RollTapped{});
  REQUIRE(roll.size() == 2);
  CHECK(std::holds_alternative<staff::NewRoll>(std::get<staff::Wish>(roll[0])));
  CHECK(std::holds_alternative<staff::ResumePrinter>(std::get<staff::Wish>(roll[1])));
  CHECK(page.state.roll_told);
}

TEST_CASE("the test slip has umlauts and a code, and names the version") {
  Page page;
  page.view.version = "0.1.0";
  const Wishes wishes = page.tap(staff_printer::TestTapped{});
  const slips::Slip& slip = std::get<staff::PrintForStaff>(wish<staff::Wish>(wishes)).slip;
  CHECK(slip.kind == slips::SlipKind::kTest);
  CHECK_THAT(slip.body, contains("Ä Ö Ü ä ö ü ß"));
  CHECK_THAT(slip.code.text, contains("HTTPS://"));
  REQUIRE(slip.notes.size() == 1);
  CHECK(slip.notes.front() == "Gummiband 0.1.0");
}

TEST_CASE("the page says what became of the staff's slip, and nothing of anybody else's") {
  Page page;
  page.small.printer.stage = SpoolStage::kTakeIt;
  CHECK(staff_printer::slip_sentence(page.world()).empty());
  page.view.printing = SpoolVerdict::kTaken;
  CHECK(staff_printer::slip_sentence(page.world()) == "Der Zettel ist da.");
  page.small.printer.stage = SpoolStage::kPrinting;
  CHECK(staff_printer::slip_sentence(page.world()) == "Der Zettel kommt.");
  page.small.printer.stage = SpoolStage::kGivenUp;
  CHECK(staff_printer::slip_sentence(page.world()) == "Der Zettel kam nicht heraus.");
  page.view.printing = SpoolVerdict::kTrouble;
  page.small.printer.stage = SpoolStage::kIdle;
  CHECK(staff_printer::slip_sentence(page.world()) == "Der Zettel kam nicht heraus.");
  page.view.printing = SpoolVerdict::kBusy;
  CHECK_THAT(staff_printer::slip_sentence(page.world()), contains("noch ein Zettel"));
}

TEST_CASE("the paper that is left is said in slips and metres, and never below nothing") {
  Page page;
  CHECK(staff_printer::paper_sentence(page.world()).empty());
  page.small.printer.roll_mm = 12'345;
  CHECK(staff_printer::paper_sentence(page.world()) == "Noch etwa 58 Zettel, 12 m Rolle.");
  page.small.printer.roll_mm = -300;
  CHECK(staff_printer::paper_sentence(page.world()) == "Noch etwa 0 Zettel, 0 m Rolle.");
}

TEST_CASE("back to today the numbers are gathered anew") {
  Page page;
  const Wishes wishes = page.tap(staff_printer::CloseTapped{});
  wish<Back>(wishes);
  CHECK(std::holds_alternative<staff::LookUp>(wish<staff::Wish>(wishes)));
}

TEST_CASE("staff choose from what is in use, set, and found, each once, and from none at all") {
  Page page;
  page.view.printer = "usb:/dev/usb/lp0";
  page.view.printers = {"tcp:192.168.1.50", "none", "usb:/dev/usb/lp0"};
  const std::vector<std::string> before = {"usb:/dev/usb/lp0", "tcp:192.168.1.50", "none"};
  CHECK(staff_printer::printer_choices(page.world()) == before);
  page.view.found_printers = {"usb:/dev/usb/lp0", "usb:/dev/usb/lp1", "cups:Buero"};
  const std::vector<std::string> wanted = {"usb:/dev/usb/lp0", "tcp:192.168.1.50",
                                           "usb:/dev/usb/lp1", "cups:Buero", "none"};
  CHECK(staff_printer::printer_choices(page.world()) == wanted);
}

TEST_CASE("a printer is named in words by how it is connected") {
  const Page page;
  const auto label = [&](const std::string& printer) {
    return staff_printer::printer_label(printer, page.world());
  };
  CHECK(label("usb:/dev/usb/lp0") == "Zetteldrucker am USB, lp0");
  CHECK(label("tcp:192.168.1.50:9100") == "Zetteldrucker im Netz, 192.168.1.50:9100");
  CHECK_THAT(label("ipp://lena:geheim@drucker.example"), !contains("geheim"));
  CHECK(label("serial:/dev/ttyUSB0:19200") == "Zetteldrucker am Kabel, ttyUSB0:19200");
  CHECK(label("cups:Buero") == "Bürodrucker Buero");
  CHECK(label("ipp://192.168.1.60:631/ipp/print") == "Bürodrucker 192.168.1.60:631");
  CHECK(label("demo") == "Bilder statt Papier, out");
  CHECK(label("folder:/tmp/slips") == "Bilder statt Papier, slips");
  CHECK(label("none") == "Kein Drucker");
  CHECK(label("") == "Kein Drucker");
}

TEST_CASE("a printer that is tapped is chosen, and printers are looked for again") {
  Page page;
  const Wishes chosen = page.tap(staff_printer::PrinterTapped{"cups:Buero"});
  CHECK(std::get<staff::ChoosePrinter>(wish<staff::Wish>(chosen)).printer == "cups:Buero");
  CHECK(std::holds_alternative<staff::LookForPrinters>(
      wish<staff::Wish>(page.tap(staff_printer::SearchTapped{}))));
}
