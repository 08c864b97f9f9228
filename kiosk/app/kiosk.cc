#include "app/kiosk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/condition.h"
#include "base/log.h"
#include "screens/idle.h"
#include "screens/notice.h"

namespace gummiband::app {
namespace {

constexpr size_t kDeepestStack = 24;
constexpr double kNever = 1e9;
constexpr double kCountdownTickS = 0.25;
// A screen that comes up shows its beginning. Lists that one comes back to are not here.
constexpr std::array kScrollersOfOneScreen = {
    "highlight.story",   "offer.page",       "privacy.text",     "hearts.rows",
    "form.topics",       "form.recipients",  "form.legal",       "highlight.page",
    "hearts.page",       "privacy.page",     "code.page",        "help.page",
    "question.rows",     "thanks.page",      "form.topics_page", "form.contact_page",
    "form.consent_page", "form.closed_page", "why.page",         "map.rows",
    "contacts.rows",     "obstacle.answers", "obstacle.reply",   "places.page",
    "map.page",          "contacts.page",    "obstacle.page",    "print.page",
    "welcome.page",      "language.page",    "withdraw.page",    "form.forms",
    "form.forms_page",   "form.options",     "form.options_page"};

template <typename T>
bool is(const screens::AnyState& state) {
  return std::holds_alternative<T>(state);
}

bool can_receive(const content::Recipient& recipient) {
  return leads::PublicKey::parse(recipient.public_key).ok();
}

}  // namespace

Kiosk::Kiosk(const KioskParts& parts)
    : parts_(parts),
      can_receive_(std::ranges::any_of(parts.pack.recipients, can_receive)),
      place_(parts.settings.place),
      event_(parts.settings.event),
      printer_(parts.settings.printer) {
  keep_profile();
  end_visit();
}

Kiosk::~Kiosk() {
  if (parts_.bookkeeper != nullptr) parts_.bookkeeper->add(std::move(tallies_));
}

screens::World Kiosk::world(double uptime_s) const {
  screens::World world{parts_.pack, parts_.words, visit_, base::local_time(parts_.clock.wall_ms())};
  world.uptime_s = uptime_s;
  world.form_door = form_door();
  world.campaign = {place_, event_, "screen"};
  world.u_per_mm = parts_.u_per_mm;
  world.machine_is_slow = machine_is_slow_;
  world.pictures = parts_.pictures;
  if (parts_.print_worker != nullptr) world.printer = parts_.print_worker->view();
  world.slip = slip_picture_.get();
  if (parts_.staff_desk != nullptr) world.staff = &staff_;
  world.codes_wait_until_s = code_guard_.wait_until_s();
  return world;
}

screens::FormDoor Kiosk::form_door() const {
  if (parts_.bookkeeper == nullptr || parts_.key == nullptr) return screens::FormDoor::kLedgerFault;
  if (parts_.bookkeeper->room() == ledger::Room::kNone) return screens::FormDoor::kLedgerFault;
  if (!can_receive_) return screens::FormDoor::kNoKey;
  return screens::FormDoor::kOpen;
}

void Kiosk::end_visit() {
  if (parts_.bookkeeper != nullptr) parts_.bookkeeper->add(std::exchange(tallies_, {}));
  if (parts_.print_worker != nullptr) parts_.print_worker->end_visit();
  slip_picture_.reset();
  visit_ = visit::Visit{};
  visit_.language = parts_.pack.languages.front();
  stack_.clear();
  sent_.reset();
  lead_ids_.forget();
  staff_ = {};
  ++staff_ticket_;
  notice_.clear();
  flight_ = {};
  passages_.end();
  forget_ui_ = true;
}

const char* Kiosk::screen() const {
  return stack_.empty() ? "attract" : screens::screen_name(stack_.back());
}

void Kiosk::touched(double uptime_s) {
  // A touch during the warning is answered there: only "stay" goes on.
  if (!warning_left_s(uptime_s)) last_touch_s_ = uptime_s;
}

std::optional<double> Kiosk::warning_left_s(double uptime_s) const {
  if (stack_.size() < 2 || in_staff_area()) return std::nullopt;  // nobody to warn
  const double idle_s = uptime_s - last_touch_s_;
  if (idle_s < parts_.settings.idle_warning_s) return std::nullopt;
  return parts_.settings.idle_warning_s + parts_.settings.idle_countdown_s - idle_s;
}

double Kiosk::next_change_s(double uptime_s) const {
  if (stack_.size() < 2) return kNever;
  if (in_staff_area()) return last_touch_s_ + screens::staff::kIdleS;
  if (warning_left_s(uptime_s)) return uptime_s + kCountdownTickS;
  const double warning_s = last_touch_s_ + parts_.settings.idle_warning_s;
  return notice_.empty() ? warning_s : std::min(warning_s, notice_until_s_);
}

void Kiosk::go_on(const screens::attract::State& shown,
                  std::optional<screens::attract::Action> touched) {
  stack_.assign(1, shown);
  touched_before_ = std::move(touched);
  forget_ui_ = false;  // what is on the screen is nobody's
}

void Kiosk::tidy(ui::Ui& ui) {
  if (std::exchange(forget_ui_, false)) ui.forget();
}

bool Kiosk::frame(ui::Ui& ui, double uptime_s) {
  hear_printer(ui);
  hear_withdrawal(uptime_s);
  const screens::World now = world(uptime_s);
  if (stack_.empty()) stack_.push_back(screens::open_screen({}, now));
  hear_outcomes(now, ui);
  hear_desk(now);
  if (leave_staff_area(uptime_s)) stack_.push_back(screens::open_screen({}, now));
  if (in_staff_area()) look_at_delivery();

  if (const auto left_s = warning_left_s(uptime_s)) {
    passages_.end();
    ui.set_deaf(false);
    const auto answer = screens::idle::draw(*left_s, parts_.settings.idle_countdown_s, now, ui);
    if (answer == screens::idle::Answer::kStay) last_touch_s_ = uptime_s;
    const bool leave = answer == screens::idle::Answer::kLeave || *left_s <= 0;
    if (leave) {
      count("end", *left_s <= 0 ? "idle" : "left");
      end_visit();
    }
    return answer.has_value() || leave;
  }
  passages_.draw_below(now, ui);
  screens::Wishes wishes = screens::run_screen(stack_.back(), now, ui);
  if (const auto touched = std::exchange(touched_before_, {})) {
    last_touch_s_ = uptime_s;
    wishes =
        screens::attract::update(std::get<screens::attract::State>(stack_.back()), *touched, now);
  }
  passages_.settle(now, ui);
  draw_over(now, ui);
  for (screens::Wish& wish : wishes) {
    carry_out(wish, now, ui);
    if (auto* lead = std::get_if<screens::CaptureLead>(&wish)) wipe(lead->interest);
  }
  return !wishes.empty() || forget_ui_;
}

void Kiosk::pass(screens::passage::Way way, const std::function<void()>& change,
                 const screens::World& world, ui::Ui& ui) {
  std::optional<screens::AnyState> from;
  if (!screens::is_typed_into(stack_.back())) from = stack_.back();
  const size_t depth = stack_.size();
  ui.keep_for_ghosts();  // before what comes puts scrollers back to their beginnings
  change();
  if (!from || stack_.empty() || stack_.size() == depth) return;
  passages_.begin(*from, stack_.back(), way, world.uptime_s, ui);
}

void Kiosk::open(const screens::Route& route, const screens::World& world, ui::Ui& ui) {
  leave_print();
  screens::AnyState next = screens::open_screen(route, world);
  // Exploring is home, and a form that was begun is gone on with: coming back to one of them
  // unwinds to where it was left.
  if (route.screen == screens::ScreenName::kExplore && unwind(is<screens::explore::State>)) {
    screens::explore::arrive(std::get<screens::explore::State>(stack_.back()), route, world);
    if (!route.item.empty()) {
      for (const char* scroller : {"explore.mosaic", "explore.page"}) ui.rewind(scroller);
    }
    return;
  }
  if (route.screen == screens::ScreenName::kForm && unwind(is<screens::form::State>)) {
    screens::form::arrive(std::get<screens::form::State>(stack_.back()), route, world);
    return;
  }
  if (next.index() == stack_.back().index() && !is<screens::highlight::State>(next) &&
      !is<screens::offer::State>(next)) {
    return;  // already there
  }
  if (stack_.size() >= kDeepestStack) drop_lowest();
  stack_.push_back(std::move(next));
  for (const char* scroller : kScrollersOfOneScreen) ui.rewind(scroller);
}

// What was only looked at: never a form that was begun.
void Kiosk::drop_lowest() {
  const auto lowest = std::ranges::find_if(stack_, [](const screens::AnyState& state) {
    return is<screens::highlight::State>(state) || is<screens::offer::State>(state);
  });
  stack_.erase(lowest == stack_.end() ? std::next(stack_.begin()) : lowest);
}

bool Kiosk::unwind(bool (*is_it)(const screens::AnyState&)) {
  const auto found = std::ranges::find_if(stack_, is_it);
  if (found == stack_.end()) return false;
  stack_.erase(std::next(found), stack_.end());
  return true;
}

void Kiosk::go_back(ui::Ui& ui) {
  if (auto* form = std::get_if<screens::form::State>(&stack_.back())) {
    if (screens::form::go_back(*form)) return;
  }
  if (auto* why = std::get_if<screens::why::State>(&stack_.back())) {
    if (screens::why::go_back(*why)) {
      ui.rewind("why.page");
      return;
    }
  }
  const size_t depth = stack_.size();
  leave_print();
  if (stack_.size() == depth) stack_.pop_back();
  if (stack_.size() < 2) end_visit();
  ui.rewind("highlight.story");
  ui.rewind("highlight.page");
}

void Kiosk::carry_out(const screens::Wish& wish, const screens::World& world, ui::Ui& ui) {
  if (stack_.empty()) return;  // the visit has ended within this frame
  if (const auto* opened = std::get_if<screens::Open>(&wish)) {
    pass(
        screens::passage::Way::kForward, [&] { open(opened->route, world, ui); }, world, ui);
  } else if (std::holds_alternative<screens::Back>(wish)) {
    pass(
        screens::passage::Way::kBack, [&] { go_back(ui); }, world, ui);
  } else if (std::holds_alternative<screens::EndVisit>(wish)) {
    count("end", "done");
    end_visit();
  } else if (const auto* heart = std::get_if<screens::ToggleHeart>(&wish)) {
    toggle_heart(heart->item, world, ui);
  } else if (const auto* language = std::get_if<screens::ChooseLanguage>(&wish)) {
    visit_.language = language->language;
  } else if (const auto* persona = std::get_if<screens::ChoosePersona>(&wish)) {
    visit_.persona = persona->persona;
  } else if (const auto* place = std::get_if<screens::ChoosePlace>(&wish)) {
    visit_.place = place->place;
  } else if (std::holds_alternative<screens::ToldObstacle>(wish)) {
    visit_.told_obstacle = true;
  } else if (const auto* comfort = std::get_if<screens::ChangeComfort>(&wish)) {
    visit_.comfort = comfort->comfort;
  } else if (const auto* lead = std::get_if<screens::CaptureLead>(&wish)) {
    capture(*lead);
  } else if (const auto* code = std::get_if<screens::WithdrawLead>(&wish)) {
    withdraw(*code, world.uptime_s);
  } else if (const auto* one = std::get_if<screens::CountOne>(&wish)) {
    count(one->what, one->subject);
    // By whom a report can tell to which event the hour belongs.
    if (one->what == "visit") count(outbox::kAtTally, profile_id_);
  } else if (const auto* slip = std::get_if<screens::PrintSlip>(&wish)) {
    print(*slip, world);
  } else if (const auto* staff = std::get_if<screens::staff::Wish>(&wish)) {
    carry_out_for_staff(*staff, world);
  }
}

void Kiosk::toggle_heart(const std::string& item, const screens::World& world, const ui::Ui& ui) {
  notice_.clear();
  switch (visit::toggle_heart(visit_, item)) {
    case visit::HeartChange::kAdded:
      count("heart", item);
      if (const ui::Control* tapped = ui.find(ui.tapped())) {
        flight_ = {tapped->visible.centre(), world.uptime_s};
      }
      return;
    case visit::HeartChange::kRemoved:
      return;
    case visit::HeartChange::kFull:
      notice_ = screens::notice::kHeartsFull;
      notice_until_s_ = world.uptime_s + screens::notice::kShownS;
      return;
  }
}

void Kiosk::draw_over(const screens::World& world, ui::Ui& ui) {
  if (world.uptime_s >= notice_until_s_) notice_.clear();
  if (!notice_.empty()) screens::notice::draw(notice_, world, ui);
  screens::flight::draw(flight_, world, ui);
}

void Kiosk::keep_profile() {
  const outbox::Profile profile = profile_of(parts_.settings, place_, event_);
  profile_id_ = outbox::profile_id(profile);
  if (parts_.bookkeeper == nullptr) return;
  parts_.bookkeeper->keep_setting(outbox::profile_setting(profile_id_),
                                  outbox::profile_text(profile));
}

void Kiosk::count(std::string_view what, std::string_view subject) {
  visit::count(tallies_, parts_.clock.wall_ms(), what, subject);
}

}  // namespace gummiband::app
