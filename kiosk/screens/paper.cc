#include "screens/paper.h"

#include "screens/contacts.h"
#include "screens/events.h"
#include "screens/hearts.h"
#include "screens/pieces.h"
#include "slips/payload.h"
#include "slips/region_time.h"

namespace gummiband::screens {
namespace {

slips::Campaign on_paper(const World& world) {
  slips::Campaign campaign = world.campaign;
  campaign.medium = "slip";
  return campaign;
}

std::string paper_link(const World& world, const content::Item& item) {
  if (item.link.empty()) return {};
  return slips::campaign_link(item.link, on_paper(world), item.id);
}

// "Samstag, 20. Juni 2026, 17 Uhr"
std::string moment(const World& world, const base::LocalTime& time) {
  const std::string& language = world.visit.language;
  const std::string day = world.words.long_day(language, time.day) + " " +
                          std::to_string(static_cast<int>(time.day.year()));
  return world.words.text(
      language, "events.when",
      {{"day", day}, {"time", unbroken(world.words.time_of_day(language, time))}});
}

// What is heard at the booth a week later: where and when this was.
std::vector<std::string> where_and_when(const World& world) {
  std::vector<std::string> notes;
  const std::string& place =
      world.campaign.event.empty() ? world.campaign.place : world.campaign.event;
  if (!place.empty()) notes.push_back(place);
  notes.push_back(moment(world, world.now));
  return notes;
}

void add(std::vector<std::string>& notes, std::string text) {
  if (!text.empty()) notes.push_back(std::move(text));
}

std::vector<std::string> item_notes(const World& world, const content::Item& item) {
  std::vector<std::string> notes;
  if (item.kind == content::ItemKind::kOffer) {
    add(notes, dotted(world.in(item.employer), world.in(item.place)));
    add(notes, dotted(world.in(item.field), world.in(item.hours)));
  } else if (item.kind == content::ItemKind::kContact) {
    add(notes, world.in(item.organisation));
    add(notes, item.phone);
    add(notes, item.email);
  } else {
    add(notes, where(world, item));
  }
  if (item.starts) add(notes, moment(world, *item.starts));
  if (item.sample) add(notes, world.word("fact.sample"));
  return notes;
}

slips::Event event(const World& world, const content::Item& item) {
  return {item.id,
          without_soft_hyphens(world.in(item.title)),
          without_soft_hyphens(world.in(item.place)),
          item.link,
          *item.starts,
          item.ends};
}

// What goes into the item's code: what needs no network, before a page.
CodeHolds holds_of(const World& world, const content::Item& item) {
  if (!item.wifi_name.empty()) return CodeHolds::kNetwork;
  if (item.kind == content::ItemKind::kEvent && item.starts) return CodeHolds::kDate;
  if (item.kind != content::ItemKind::kContact) return CodeHolds::kPage;
  const bool letter = !item.email.empty() && !world.in(item.subject).empty();
  return letter ? CodeHolds::kLetter : CodeHolds::kContact;
}

// What a phone reads of it; empty of a page, which has a link.
std::string payload(const World& world, const content::Item& item, CodeHolds holds) {
  switch (holds) {
    case CodeHolds::kLetter:
      return slips::mailto({item.email, without_soft_hyphens(world.in(item.subject)), ""});
    case CodeHolds::kContact:
      return contacts::card(world, item);
    case CodeHolds::kNetwork:
      return slips::wifi({item.wifi_name, item.wifi_password});
    case CodeHolds::kDate:
      return slips::icalendar(event(world, item), slips::utc_ms(world.now));
    case CodeHolds::kPage:
    case CodeHolds::kList:
      break;
  }
  return {};
}

struct CodeWords {
  const char* on_screen;
  const char* on_slip;
};
CodeWords words_of(CodeHolds holds) {
  switch (holds) {
    case CodeHolds::kLetter:
      return {"code.mail", "slip.mail_code"};
    case CodeHolds::kContact:
      return {"code.contact", "slip.contact_code"};
    case CodeHolds::kDate:
      return {"code.event", "slip.event_code"};
    case CodeHolds::kNetwork:
      return {"code.wifi", "slip.wifi_code"};
    case CodeHolds::kPage:
    case CodeHolds::kList:
      break;
  }
  return {"", "slip.more_code"};
}

const char* printer_key(slips::PrinterState state) {
  switch (state) {
    case slips::PrinterState::kNotSetUp:
      return "printer.not_set_up";
    case slips::PrinterState::kReady:
      return "printer.ready";
    case slips::PrinterState::kSilent:
      return "printer.silent";
    case slips::PrinterState::kPaperLow:
      return "printer.paper_low";
    case slips::PrinterState::kPaperOut:
      return "printer.paper_out";
    case slips::PrinterState::kCoverOpen:
      return "printer.cover_open";
    case slips::PrinterState::kPaused:
      return "printer.paused";
    case slips::PrinterState::kFault:
      return "printer.fault";
    case slips::PrinterState::kAway:
      break;
  }
  return "printer.away";
}

}  // namespace

std::string printer_words(const World& world) {
  return world.word(printer_key(world.printer.printer));
}

bool prints(const World& world) {
  return world.printer.offers_print();
}

PaperButton paper_button(const World& world) {
  if (prints(world)) return {world.word("print.print"), "print"};
  return {world.word("print.scan"), "qr_code"};
}

slips::Slip item_slip(const World& world, const content::Item& item) {
  slips::Slip slip;
  slip.kind =
      item.kind == content::ItemKind::kEvent ? slips::SlipKind::kReminder : slips::SlipKind::kOffer;
  slip.title = world.in(item.title);
  slip.notes = item_notes(world, item);
  slip.body = world.in(item.summary);
  const CodeHolds holds = holds_of(world, item);
  slip.code.text = payload(world, item, holds);
  if (slip.code.text.empty()) {
    slip.code.text = paper_link(world, item);
    slip.code.clear = content::host_of(item.link);
  }
  if (!slip.code.text.empty()) {
    const bool offer = item.kind == content::ItemKind::kOffer;
    slip.code.words = world.word(offer ? "slip.offer_code" : words_of(holds).on_slip);
  }
  if (item.kind == content::ItemKind::kOffer && item.valid_until) {
    const std::string day = world.words.short_day(world.visit.language, *item.valid_until) + " " +
                            std::to_string(static_cast<int>(item.valid_until->year()));
    slip.validity = world.words.text(world.visit.language, "slip.valid", {{"day", day}});
  }
  return slip;
}

slips::Slip hearts_slip(const World& world) {
  slips::Slip slip;
  slip.kind = slips::SlipKind::kCollected;
  slip.title = world.word("hearts.title");
  slip.notes = where_and_when(world);
  for (const content::Item* item : hearts::collected(world)) {
    slips::SlipItem line;
    line.title = world.in(item->title);
    add(line.notes, hearts::note(world, *item));
    if (item->kind == content::ItemKind::kOffer) add(line.notes, world.in(item->place));
    line.code = paper_link(world, *item);
    slip.items.push_back(std::move(line));
  }
  slip.code = {hearts::list_text(world), world.word("slip.list_code"), ""};
  return slip;
}

slips::Slip receipt_slip(const World& world, std::string_view code) {
  slips::Slip slip;
  slip.kind = slips::SlipKind::kReceipt;
  slip.title = world.word("thanks.title");
  slip.notes = where_and_when(world);
  slip.body = world.word("thanks.note");
  slip.box = {world.word("thanks.code"), grouped(code), world.word("thanks.code_note")};
  return slip;
}

std::optional<Code> item_code(const World& world, const content::Item& item) {
  const CodeHolds holds = holds_of(world, item);
  if (holds == CodeHolds::kPage) return link_code(item.link, world.campaign, item.id);
  return text_code(payload(world, item, holds), world.word(words_of(holds).on_screen), holds);
}

std::string grouped(std::string_view receipt_code) {
  const size_t half = receipt_code.size() / 2;
  if (half == 0) return std::string(receipt_code);
  return std::string(receipt_code.substr(0, half)) + "\u00A0" +
         std::string(receipt_code.substr(half));
}

}  // namespace gummiband::screens
