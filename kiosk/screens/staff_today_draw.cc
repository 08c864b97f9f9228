#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "screens/staff_charts.h"
#include "screens/staff_parts.h"
#include "screens/staff_today.h"
#include "ui/widgets.h"

namespace gummiband::screens::staff_today {
namespace {

using staff::Figures;
using staff::RecipientFigures;
using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr size_t kMostThemes = 5;
constexpr float kInset = 32;
constexpr double kBytesPerGb = 1e9;
constexpr double kDiskAlarm = 0.9;  // used

std::vector<Bar> theme_bars(const Figures& figures, const World& world) {
  std::vector<Bar> bars;
  for (const staff::ThemeHearts& one : figures.hearts_by_theme) {
    const auto theme = std::ranges::find(world.pack.themes, one.theme, &content::Named::id);
    if (theme == world.pack.themes.end()) continue;
    bars.push_back({world.in(theme->name), one.hearts});
    if (bars.size() == kMostThemes) break;
  }
  return bars;
}

std::string sum_of(const RecipientFigures& one, const World& world) {
  return world.words.text(world.visit.language, "staff.envelopes_sum",
                          {{"captured", std::to_string(one.captured)},
                           {"delivered", std::to_string(one.delivered)},
                           {"waiting", std::to_string(one.waiting)},
                           {"quarantined", std::to_string(one.quarantined)},
                           {"withdrawn", std::to_string(one.withdrawn)}});
}

std::string key_of(const RecipientFigures& one, const World& world) {
  if (one.fingerprint.empty()) return world.word("staff.key_none");
  return world.words.text(world.visit.language, "staff.key", {{"words", one.fingerprint}});
}

StaffBlock recipient_card(const RecipientFigures& one, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const content::Recipient* recipient = world.pack.recipient(one.id);
  const std::string name = recipient == nullptr ? one.id : world.in(recipient->name);
  const std::string sum = sum_of(one, world);
  const std::string key = key_of(one, world);
  const float room = staff_column(canvas) - 2 * kInset;
  const TextLook strong{TextRole::kLabel, canvas.palette().ink, room};
  const TextLook plain{TextRole::kNote, canvas.palette().ink, room};
  const TextLook soft{TextRole::kCaption, canvas.palette().ink_soft, room};
  const float name_height = canvas.measure(name, strong).height;
  const float sum_height = canvas.measure(sum, plain).height;
  const float key_height = canvas.measure(key, soft).height;
  return {name_height + sum_height + key_height + 2 * kInset + 16, [=, &canvas](const Rect& rect) {
            staff_card(canvas, rect);
            float y = rect.top + kInset - 4;
            y += canvas.text(name, {rect.left + kInset, y}, strong).height + 8;
            y += canvas.text(sum, {rect.left + kInset, y}, plain).height + 8;
            canvas.text(key, {rect.left + kInset, y}, soft);
          }};
}

StaffFact clock_fact(const Figures& figures, const World& world) {
  const std::string time = world.words.time_of_day(
      world.visit.language, {figures.at.day, figures.at.hour, figures.at.minute});
  StaffFact fact{"schedule", world.word("staff.clock_good"), time};
  if (!figures.clock_trusted) {
    fact.title = world.word("staff.clock_doubt");
    fact.note = world.words.text(world.visit.language, "staff.clock_doubt_note", {{"time", time}});
  }
  return fact;
}

StaffFact disk_fact(const Figures& figures, const World& world) {
  const double used = figures.disk_bytes == 0 ? 0
                                              : 1 - static_cast<double>(figures.disk_free_bytes) /
                                                        static_cast<double>(figures.disk_bytes);
  const auto free_gb =
      static_cast<int64_t>(static_cast<double>(figures.disk_free_bytes) / kBytesPerGb);
  StaffFact fact{"sd_storage", world.word("staff.disk_good"), ""};
  fact.share = static_cast<float>(used);
  fact.alarm = used > kDiskAlarm;
  if (fact.alarm) fact.title = world.word("staff.disk_low");
  fact.note = world.words.text(world.visit.language, "staff.disk_note",
                               {{"percent", std::to_string(static_cast<int>(used * 100))},
                                {"free", std::to_string(free_gb)}});
  return fact;
}

// Whether all is well, at one look.
StaffBlock conditions(const Figures& figures, const World& world, ui::Ui& ui) {
  std::vector<StaffBlock> pairs = {staff_pair(printer_fact(world), clock_fact(figures, world), ui)};
  const StaffFact book{"menu_book", world.word("staff.book_good"), world.word("staff.book_note")};
  std::vector<StaffFact> rest;
  if (figures.ledger_fault.empty()) rest.push_back(book);
  if (figures.disk_bytes > 0) rest.push_back(disk_fact(figures, world));
  if (rest.size() == 2) {
    pairs.push_back(staff_pair(rest[0], rest[1], ui));
  } else {
    for (const StaffFact& fact : rest) pairs.push_back(staff_fact(fact, ui));
  }
  return staff_stack(std::move(pairs));
}

StaffBlock pack_card(const World& world, ui::Ui& ui) {
  const std::string& version = world.staff->version;
  return staff_fact({"inventory_2", world.in(world.pack.title),
                     world.words.text(world.visit.language, "staff.versions",
                                      {{"pack", world.pack.id + " " + world.pack.version},
                                       {"program", version}})},
                    ui);
}

// Time alone does not mend it.
bool delivery_is_stuck(const std::optional<staff::DeliveryFigures>& delivery) {
  return delivery && (delivery->needs_a_person || delivery->set_aside > 0);
}

// Without a destination it is said that leads stay here; with one, how they get on.
StaffBlock delivery_card(const State& state, const World& world, std::optional<Action>& action,
                         ui::Ui& ui) {
  if (!world.staff->delivery) {
    return staff_fact(
        {"cloud_off", world.word("staff.delivery_none"), world.word("staff.delivery_none_note")},
        ui);
  }
  const staff::DeliveryFigures& delivery = *world.staff->delivery;
  StaffFact fact{"cloud_upload", world.word("staff.delivery_good"),
                 breakable(delivery_sentence(delivery, world))};
  if (!delivery.trouble.empty()) fact.title = world.word("staff.delivery_trouble");
  if (delivery.needs_a_person) fact.title = world.word("staff.delivery_person");
  if (state.send_told) fact.title = world.word("staff.send_told");
  fact.alarm = delivery_is_stuck(delivery);
  fact.detail = exact_words(world, delivery.trouble);
  const bool anything = delivery.waiting + delivery.set_aside > 0;
  const StaffButton send{"staff.send_now", world.word("staff.send_now"), "send",
                         ui::ButtonKind::kSecondary,
                         anything ? ui::Enabled::kYes : ui::Enabled::kNo};
  return staff_stack({staff_fact(fact, ui), staff_button(
                                                send, [&] { action = SendTapped{}; }, ui)});
}

StaffBlock copy_card(const staff::CopyFigures& copy, const World& world, ui::Ui& ui) {
  StaffFact fact{"sd_storage", world.word("staff.copy_good"), ""};
  fact.alarm = !copy.trouble.empty();
  if (fact.alarm) {
    fact.title = world.word("staff.copy_trouble");
    fact.note = world.word("staff.copy_help");
    fact.detail = exact_words(world, copy.trouble);
  } else {
    fact.note = world.words.text(world.visit.language, "staff.copy_note",
                                 {{"copied", std::to_string(copy.copied)}});
  }
  return staff_fact(fact, ui);
}

// Visitors are only asked to speak to the team.
void add_closed_form(std::vector<StaffBlock>& blocks, const World& world, ui::Ui& ui) {
  if (world.form_door == FormDoor::kOpen) return;
  const bool ledger = world.form_door == FormDoor::kLedgerFault;
  blocks.push_back(staff_warning(world.word(ledger ? "staff.closed_ledger" : "staff.closed_no_key"),
                                 command_words(world, kDoctorCommand), ui));
}

// Visitors see the last good pack and miss nothing.
void add_old_pack(std::vector<StaffBlock>& blocks, const World& world, ui::Ui& ui) {
  const std::string& fault = world.staff->pack_fault;
  if (fault.empty()) return;
  blocks.push_back(staff_warning(world.word("staff.old_pack"), exact_words(world, fault), ui));
}

void add_warnings(std::vector<StaffBlock>& blocks, const Figures& figures, const World& world,
                  ui::Ui& ui) {
  if (std::ranges::any_of(figures.recipients, &RecipientFigures::demo_key)) {
    blocks.push_back(
        staff_warning(world.word("staff.demo_key"), command_words(world, kNewKeysCommand), ui));
  }
  if (!figures.ledger_fault.empty()) {
    blocks.push_back(staff_warning(world.word("staff.book_fault"),
                                   exact_words(world, figures.ledger_fault), ui));
  }
}

std::vector<StaffBlock> blocks_of(const State& state, const World& world,
                                  std::optional<Action>& action, ui::Ui& ui) {
  std::vector<StaffBlock> blocks;
  add_closed_form(blocks, world, ui);
  add_old_pack(blocks, world, ui);
  if (!world.staff->figures) {
    blocks.push_back(staff_fact({"hourglass_top", world.word("staff.reading"), ""}, ui));
    return blocks;
  }
  const Figures& figures = *world.staff->figures;
  add_warnings(blocks, figures, world, ui);
  const auto& copy = world.staff->copy;
  const bool copy_first = copy && !copy->trouble.empty();
  if (copy_first) blocks.push_back(copy_card(*copy, world, ui));
  const bool delivery_first = delivery_is_stuck(world.staff->delivery);
  if (delivery_first) blocks.push_back(delivery_card(state, world, action, ui));
  blocks.push_back(number_tiles({{world.word("staff.visits"), figures.visits},
                                 {world.word("staff.hearts"), figures.hearts},
                                 {world.word("staff.codes"), figures.codes},
                                 {world.word("staff.slips"), figures.slips},
                                 {world.word("staff.leads"), figures.leads}},
                                ui));
  blocks.push_back(conditions(figures, world, ui));
  if (!delivery_first) blocks.push_back(delivery_card(state, world, action, ui));
  blocks.push_back(hour_chart(world.word("staff.visits_by_hour"), world.word("staff.no_visits"),
                              hour_bars(figures.visits_by_hour, figures.at.hour), ui));
  for (const RecipientFigures& one : figures.recipients) {
    blocks.push_back(recipient_card(one, world, ui));
  }
  blocks.push_back(bar_chart(world.word("staff.hearts_by_theme"), world.word("staff.no_hearts"),
                             theme_bars(figures, world), ui));
  if (copy && !copy_first) blocks.push_back(copy_card(*copy, world, ui));
  blocks.push_back(pack_card(world, ui));
  return blocks;
}

struct PageButton {
  const char* name;
  const char* word;
  const char* icon;
  ScreenName page;
};

constexpr float kPageButton = 116;
constexpr float kNarrowestPage = 430;  // with the gap beside it
constexpr float kPageGap = 16;
constexpr float kBarFoot = 36;

// The ways to the other pages, over the lower edge. `rows` of them in portrait.
std::optional<Action> draw_pages(const World& world, ui::Ui& ui, float& top) {
  const std::array kPages = {
      PageButton{"staff.to_stick", "staff.stick", "usb", ScreenName::kStaffStick},
      PageButton{"staff.to_printer", "staff.printer", "print", ScreenName::kStaffPrinter},
      PageButton{"staff.to_profile", "staff.profile", "place", ScreenName::kStaffProfile},
      PageButton{"staff.to_report", "staff.report", "summarize", ScreenName::kStaffReport}};
  Canvas& canvas = ui.canvas();
  const float all_in_one = canvas.width() / static_cast<float>(kPages.size());
  const size_t columns = all_in_one < kNarrowestPage ? 2 : kPages.size();
  const size_t rows = (kPages.size() + columns - 1) / columns;
  const auto n = static_cast<float>(columns);
  const float width = (canvas.width() - 2 * ui::kMargin - (n - 1) * kPageGap) / n;
  top = canvas.height() - kBarFoot - static_cast<float>(rows) * (kPageButton + kPageGap);
  std::optional<Action> action;
  for (size_t i = 0; i < kPages.size(); ++i) {
    const PageButton& page = kPages[i];
    const Rect rect =
        ui::rect_at(ui::kMargin + static_cast<float>(i % columns) * (width + kPageGap),
                    top + kPageGap + static_cast<float>(i / columns) * (kPageButton + kPageGap),
                    width, kPageButton);
    if (ui::button(ui, page.name, rect, world.word(page.word), page.icon, ui::ButtonKind::kCalm)) {
      action = PageTapped{page.page};
    }
  }
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const StaffHead head = draw_staff_head(world.word("staff.today"), staff_day(world),
                                         {"staff.lock", world.word("staff.lock"), "lock"}, ui);
  std::optional<Action> action;
  if (head.tapped) action = LockTapped{};
  float bar_top = 0;
  if (const auto page = draw_pages(world, ui, bar_top)) action = page;
  if (world.staff == nullptr) return action;
  const Rect view{0, head.foot, canvas.width(), bar_top};
  draw_staff_blocks(view, blocks_of(state, world, action, ui), ui);
  return action;
}

}  // namespace gummiband::screens::staff_today
