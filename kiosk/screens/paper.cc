#include "screens/paper.h"

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
  return world.words.text(language, "events.when",
                          {{"day", day}, {"time", world.words.time_of_day(language, time)}});
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

slips::Contact contact(const World& world, const content::Item& item) {
  return {world.in(item.title), world.in(item.organisation), item.phone, item.email, item.link};
}

slips::Event event(const World& world, const content::Item& item) {
  return {item.id, world.in(item.title), world.in(item.place), item.link, *item.starts, item.ends};
}

// A contact that would rather get a letter than be kept.
bool begins_letter(const World& world, const content::Item& item) {
  return !item.email.empty() && !world.in(item.subject).empty();
}

// What a phone reads of an item without any network; empty where it is just a page.
std::string payload(const World& world, const content::Item& item) {
  if (begins_letter(world, item)) {
    return slips::mailto({item.email, without_soft_hyphens(world.in(item.subject)), ""});
  }
  if (item.kind == content::ItemKind::kContact) return slips::vcard(contact(world, item));
  if (!item.wifi_name.empty()) return slips::wifi({item.wifi_name, item.wifi_password});
  if (item.kind != content::ItemKind::kEvent || !item.starts) return {};
  return slips::icalendar(event(world, item), slips::utc_ms(world.now));
}

// What payload() makes of an item, where it makes anything.
CodeHolds holds_of(const World& world, const content::Item& item) {
  if (begins_letter(world, item)) return CodeHolds::kLetter;
  if (item.kind == content::ItemKind::kContact) return CodeHolds::kContact;
  return item.wifi_name.empty() ? CodeHolds::kDate : CodeHolds::kNetwork;
}

const char* caption_of(CodeHolds holds) {
  switch (holds) {
    case CodeHolds::kLetter:
      return "code.mail";
    case CodeHolds::kContact:
      return "code.contact";
    case CodeHolds::kDate:
      return "code.event";
    default:
      return "code.wifi";
  }
}

const char* code_words(const World& world, const content::Item& item) {
  if (begins_letter(world, item)) return "slip.mail_code";
  if (!item.wifi_name.empty()) return "slip.wifi_code";
  switch (item.kind) {
    case content::ItemKind::kContact:
      return "slip.contact_code";
    case content::ItemKind::kEvent:
      return "slip.event_code";
    case content::ItemKind::kOffer:
      return "slip.offer_code";
    case content::ItemKind::kHighlight:
    case content::ItemKind::kTopic:
      break;
  }
  return "slip.more_code";
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
  return {world.word("print.photo"), "qr_code"};
}

slips::Slip item_slip(const World& world, const content::Item& item) {
  slips::Slip slip;
  slip.kind =
      item.kind == content::ItemKind::kEvent ? slips::SlipKind::kReminder : slips::SlipKind::kOffer;
  slip.title = world.in(item.title);
  slip.notes = item_notes(world, item);
  slip.body = world.in(item.summary);
  slip.code.text = payload(world, item);
  if (slip.code.text.empty()) {
    slip.code.text = paper_link(world, item);
    slip.code.clear = content::host_of(item.link);
  }
  if (!slip.code.text.empty()) slip.code.words = world.word(code_words(world, item));
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
  const std::string text = payload(world, item);
  if (!text.empty()) {
    const CodeHolds holds = holds_of(world, item);
    return text_code(text, world.word(caption_of(holds)), holds);
  }
  return link_code(item.link, world.campaign, item.id);
}

std::string grouped(std::string_view receipt_code) {
  const size_t half = receipt_code.size() / 2;
  if (half == 0) return std::string(receipt_code);
  return std::string(receipt_code.substr(0, half)) + "\u00A0" +
         std::string(receipt_code.substr(half));
}

}  // namespace gummiband::screens
