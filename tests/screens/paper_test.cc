#include "screens/paper.h"

#include <algorithm>

#include "screens/hearts.h"
#include "screens/highlight.h"
#include "screens/offer.h"
#include "small_world.h"

namespace gummiband::screens {
namespace {

using content::ItemKind;
using slips::PrinterState;
using slips::SlipKind;

SmallWorld with_printer(PrinterState state) {
  SmallWorld small;
  small.campaign = {"Olpe", "Schützenfest", "screen"};
  small.printer.printer = state;
  small.add("zerspanung", ItemKind::kOffer, "Zerspanungsmechanik");
  content::Item& event = small.add("lauf", ItemKind::kEvent, "Neubürger-Lauf");
  event.starts = base::LocalTime{day(2026, 7, 3), 17, 0};
  content::Item& contact = small.add("lotsin", ItemKind::kContact, "Rückkehr-Lotsin");
  contact.phone = "+49 30 23125 101";
  contact.organisation = same("Heimvorteil");
  return small;
}

const content::Item& item(const SmallWorld& small, const char* id) {
  return *small.pack.find(id);
}

}  // namespace

TEST_CASE("the button prints where paper comes, and shows the code at once where it does not") {
  for (const PrinterState state :
       {PrinterState::kReady, PrinterState::kSilent, PrinterState::kPaperLow}) {
    CHECK(paper_button(with_printer(state).world()).icon == "print");
  }
  for (const PrinterState state :
       {PrinterState::kNotSetUp, PrinterState::kPaperOut, PrinterState::kCoverOpen,
        PrinterState::kPaused, PrinterState::kFault, PrinterState::kAway}) {
    CHECK(paper_button(with_printer(state).world()).icon == "qr_code");
  }
}

TEST_CASE("an offer is printed with its link, which says that it was scanned from a slip") {
  const SmallWorld small = with_printer(PrinterState::kReady);
  offer::State state = offer::open({ScreenName::kOffer, "zerspanung"}, small.world());
  const Wishes wishes = offer::update(state, offer::PaperTapped{}, small.world());
  const PrintSlip& print = wish<PrintSlip>(wishes);
  CHECK(print.item == "zerspanung");
  CHECK(print.again == slips::Again::kNo);
  CHECK(print.slip.kind == SlipKind::kOffer);
  CHECK_THAT(print.slip.code.text, contains("gb=olpe.schuetzenfest.slip.zerspanung"));
  CHECK(print.slip.code.clear == "www.example.org");
  CHECK_THAT(print.slip.validity, contains("31. August 2026"));
  CHECK_FALSE(state.bigger);
}

TEST_CASE("without paper the same button of an offer makes its code bigger") {
  const SmallWorld small = with_printer(PrinterState::kPaperOut);
  offer::State state = offer::open({ScreenName::kOffer, "zerspanung"}, small.world());
  const Wishes wishes = offer::update(state, offer::PaperTapped{}, small.world());
  CHECK(state.bigger);
  CHECK(wish<CountOne>(wishes).what == "code");
}

TEST_CASE("an event is printed as a reminder, and its code is a date and no link") {
  const SmallWorld small = with_printer(PrinterState::kReady);
  const slips::Slip slip = item_slip(small.world(), item(small, "lauf"));
  CHECK(slip.kind == SlipKind::kReminder);
  CHECK_THAT(slip.code.text, contains("BEGIN:VEVENT"));
  CHECK_THAT(slip.code.text, contains("DTSTART:20260703T150000Z"));
  const auto code = item_code(small.world(), item(small, "lauf"));
  REQUIRE(code);
  CHECK(code->text == slip.code.text);
}

TEST_CASE("a contact's code holds the contact, which needs no network") {
  const SmallWorld small = with_printer(PrinterState::kAway);
  highlight::State state = highlight::open({ScreenName::kHighlight, "lotsin"}, small.world());
  REQUIRE(state.code);
  CHECK_THAT(state.code->text, contains("BEGIN:VCARD"));
  CHECK_THAT(state.code->text, contains("Heimvorteil"));
  wish<CountOne>(highlight::update(state, highlight::PaperTapped{}, small.world()));
  CHECK(state.bigger);
  highlight::update(state, highlight::CodeClosed{}, small.world());
  CHECK_FALSE(state.bigger);
}

TEST_CASE("beside a code stands what a phone makes of it") {
  const SmallWorld small = with_printer(PrinterState::kAway);
  const auto hint = [&](const char* id) {
    const auto code = item_code(small.world(), item(small, id));
    REQUIRE(code);
    return code_hint(small.world(), *code);
  };
  CHECK(hint("zerspanung") == small.world().word("code.hint"));
  CHECK(hint("lauf") == small.world().word("code.date_hint"));
  CHECK(hint("lotsin") == small.world().word("contacts.hint"));
  SmallWorld collected = with_printer(PrinterState::kAway);
  collected.visit.hearts = {"lauf"};
  hearts::State state;
  hearts::update(state, hearts::PrintTapped{}, collected.world());
  REQUIRE(state.code);
  CHECK(code_hint(collected.world(), *state.code) == collected.world().word("hearts.phone_hint"));
}

TEST_CASE("a contact that wants a letter has one begun by its code, and on its slip") {
  SmallWorld small = with_printer(PrinterState::kReady);
  content::Item& contact = *std::ranges::find(small.pack.items, "lotsin", &content::Item::id);
  contact.subject = same("Zurück nach Hause");
  CHECK_THAT(item_code(small.world(), contact)->text, contains("BEGIN:VCARD"));  // to nobody
  contact.email = "lotsin@example.org";
  const auto code = item_code(small.world(), contact);
  REQUIRE(code);
  CHECK(code->text == "mailto:lotsin@example.org?subject=Zur%C3%BCck%20nach%20Hause");
  CHECK(code->caption == "Für eine E-Mail");
  CHECK(code_hint(small.world(), *code) == small.world().word("code.mail_hint"));
  const slips::Slip slip = item_slip(small.world(), contact);
  CHECK(slip.code.text == code->text);
  CHECK_THAT(slip.code.words, contains("E-Mail"));
}

TEST_CASE("the code of a place with a network joins it, where a link would need one first") {
  SmallWorld small = with_printer(PrinterState::kReady);
  content::Item& place = small.add("bahnhof", ItemKind::kHighlight, "Bahnhof");
  place.link = "https://www.siegen.de/bahnhof";
  place.wifi_name = "Gummiband";
  place.wifi_password = "heimat-auf-zeit";
  const auto code = item_code(small.world(), place);
  REQUIRE(code);
  CHECK(code->text == "WIFI:T:WPA;S:Gummiband;P:heimat-auf-zeit;;");
  CHECK(code->caption == "Ins WLAN");
  CHECK(code_hint(small.world(), *code) == small.world().word("code.wifi_hint"));
  CHECK_THAT(item_slip(small.world(), place).code.words, contains("WLAN"));
}

TEST_CASE("all hearts go on one slip, in the order they were collected") {
  SmallWorld small = with_printer(PrinterState::kReady);
  small.visit.hearts = {"lauf", "zerspanung", "gone"};
  hearts::State state;
  const Wishes wishes = hearts::update(state, hearts::PrintTapped{}, small.world());
  const slips::Slip& slip = wish<PrintSlip>(wishes).slip;
  REQUIRE(slip.items.size() == 2);
  CHECK(slip.items[0].title == "Neubürger-Lauf");
  CHECK_THAT(slip.items[1].code, contains(".slip.zerspanung"));
  CHECK(slip.code.text == hearts::list_text(small.world()));
  CHECK(slip.notes[0] == "Schützenfest");
}

TEST_CASE("hearts that cannot be printed are shown as a code") {
  SmallWorld small = with_printer(PrinterState::kPaperOut);
  small.visit.hearts = {"lauf"};
  hearts::State state;
  hearts::update(state, hearts::PrintTapped{}, small.world());
  CHECK(state.code);
}

TEST_CASE("a code is read out in two groups") {
  CHECK(grouped("K7P4MX") == "K7P\u00A04MX");
  CHECK(grouped("") == "");
  CHECK(grouped("A") == "A");
}

}  // namespace gummiband::screens
