#include "screens/any.h"

#include <array>
#include <string_view>

#include "base/check.h"
#include "screens/dock.h"
#include "screens/low_reach.h"

namespace gummiband::screens {
namespace {

enum class Dock { kNone, kHome, kBack };

// The attract screen is its own dock; where there is nothing to go back to, home stands instead.
Dock dock_of(const AnyState& state) {
  if (std::holds_alternative<attract::State>(state) || is_staff(state)) return Dock::kNone;
  const bool home =
      std::holds_alternative<welcome::State>(state) || std::holds_alternative<thanks::State>(state);
  return home ? Dock::kHome : Dock::kBack;
}

}  // namespace

AnyState open_screen(const Route& route, const World& world) {
  switch (route.screen) {
    case ScreenName::kAttract:
      return attract::open(route, world);
    case ScreenName::kWelcome:
      return welcome::open(route, world);
    case ScreenName::kExplore:
      return explore::open(route, world);
    case ScreenName::kHighlight:
      return highlight::open(route, world);
    case ScreenName::kOffers:
      return offers::open(route, world);
    case ScreenName::kOffer:
      return offer::open(route, world);
    case ScreenName::kHearts:
      return hearts::open(route, world);
    case ScreenName::kForm:
      return form::open(route, world);
    case ScreenName::kPrivacy:
      return privacy::open(route, world);
    case ScreenName::kThanks:
      return thanks::open(route, world);
    case ScreenName::kLanguage:
      return language::open(route, world);
    case ScreenName::kHelp:
      return help::open(route, world);
    case ScreenName::kEvents:
      return events::open(route, world);
    case ScreenName::kPlaces:
      return places::open(route, world);
    case ScreenName::kMap:
      return map::open(route, world);
    case ScreenName::kWhy:
      return why::open(route, world);
    case ScreenName::kObstacle:
      return obstacle::open(route, world);
    case ScreenName::kContacts:
      return contacts::open(route, world);
    case ScreenName::kWithdraw:
      return withdraw::open(route, world);
    case ScreenName::kStaffPin:
      return staff_pin::open(route, world);
    case ScreenName::kStaffToday:
      return staff_today::open(route, world);
    case ScreenName::kStaffPrinter:
      return staff_printer::open(route, world);
    case ScreenName::kStaffStick:
      return staff_stick::open(route, world);
    case ScreenName::kStaffProfile:
      return staff_profile::open(route, world);
    case ScreenName::kStaffReport:
      return staff_report::open(route, world);
  }
  base::check(false, "a route without a screen");
  return attract::open(route, world);
}

Wishes run_screen(AnyState& state, const World& world, ui::Ui& ui) {
  const bool low = in_low_reach(state, world);
  if (low) enter_low_reach(state, world, ui);
  Wishes wishes = std::visit(
      [&](auto& own) -> Wishes {
        if (auto action = draw(own, world, ui)) return update(own, *action, world);
        return {};
      },
      state);
  const Dock dock = dock_of(state);
  ui.canvas().begin_dock();
  if (dock != Dock::kNone) {
    const DockFirst first = dock == Dock::kHome ? DockFirst::kHome : DockFirst::kBack;
    if (auto wish = draw_dock(first, world, ui)) wishes.push_back(*wish);
  }
  if (low) ui.leave_stage();
  return wishes;
}

bool is_staff(const AnyState& state) {
  return std::string_view(screen_name(state)).starts_with("staff_");
}

bool is_typed_into(const AnyState& state) {
  return std::holds_alternative<form::State>(state) ||
         std::holds_alternative<withdraw::State>(state);
}

const char* screen_name(const AnyState& state) {
  constexpr std::array kNames = {
      "attract",       "welcome",     "explore",   "highlight",   "offers",        "offer",
      "hearts",        "form",        "privacy",   "thanks",      "language",      "help",
      "events",        "places",      "map",       "why",         "obstacle",      "contacts",
      "print",         "withdraw",    "staff_pin", "staff_today", "staff_printer", "staff_stick",
      "staff_profile", "staff_report"};
  static_assert(kNames.size() == std::variant_size_v<AnyState>);
  return kNames[state.index()];
}

}  // namespace gummiband::screens
