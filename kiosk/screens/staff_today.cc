#include "screens/staff_today.h"

namespace gummiband::screens::staff_today {
namespace {

bool looks_for_sticks(ScreenName page) {
  return page == ScreenName::kStaffStick || page == ScreenName::kStaffReport;
}

std::string moment(const base::LocalTime& at, const World& world) {
  const std::string& language = world.visit.language;
  const std::string time = world.words.time_of_day(language, at);
  if (at.day == world.now.day) return time;
  return world.words.long_day(language, at.day) + ", " + time;
}

// Since when it waits; a clock that nobody had set does not know.
std::string oldest(const staff::OldestLead& lead, const World& world) {
  if (!lead.clock_trusted) return world.word("staff.delivery_undated");
  return world.words.text(world.visit.language, "staff.delivery_oldest",
                          {{"time", moment(lead.at, world)}});
}

}  // namespace

std::string delivery_sentence(const staff::DeliveryFigures& delivery, const World& world) {
  const std::string& language = world.visit.language;
  std::string sentence = world.words.text(language, "staff.delivery_waiting",
                                          {{"waiting", std::to_string(delivery.waiting)},
                                           {"quarantined", std::to_string(delivery.set_aside)}});
  if (delivery.oldest) sentence += " " + oldest(*delivery.oldest, world);
  if (delivery.last_contact) {
    sentence += " " + world.words.text(language, "staff.delivery_contact",
                                       {{"time", moment(*delivery.last_contact, world)}});
  } else {
    sentence += " " + world.word("staff.delivery_never");
  }
  if (delivery.trouble.empty()) return sentence;
  return sentence + " " +
         world.word(delivery.needs_a_person ? "staff.delivery_settings" : "staff.delivery_silent");
}

State open(const Route&, const World&) {
  return {};
}

Wishes update(State& state, const Action& action, const World&) {
  if (std::holds_alternative<SendTapped>(action)) {
    state.send_told = true;
    return {staff::Wish(staff::SendNow{})};
  }
  if (const auto* page = std::get_if<PageTapped>(&action)) {
    Wishes wishes = {Open{{page->page, ""}}};
    if (looks_for_sticks(page->page)) wishes.push_back(staff::Wish(staff::LookForSticks{}));
    if (page->page == ScreenName::kStaffPrinter) {
      wishes.push_back(staff::Wish(staff::LookForPrinters{}));
    }
    return wishes;
  }
  return {staff::Wish(staff::Lock{})};
}

}  // namespace gummiband::screens::staff_today
