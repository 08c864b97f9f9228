#include <algorithm>
#include <array>

#include "screens/help.h"
#include "screens/page.h"
#include "ui/widgets.h"

namespace gummiband::screens::help {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::Selected;

struct Size {
  int percent = 100;
  const char* name = nullptr;  // of the control and of its word
};
constexpr std::array kSizes = {Size{100, "help.text_100"}, Size{150, "help.text_150"},
                               Size{200, "help.text_200"}};

Selected selected(bool on) {
  return on ? Selected::kYes : Selected::kNo;
}

// Three beside each other, each in its own size.
std::optional<Action> add_sizes(const World& world, ui::Ui& ui, Page& page) {
  const Canvas& canvas = ui.canvas();
  // Two lines of the largest; where it is wide, one.
  const float height = canvas.portrait() || canvas.large_text() ? 196 : 120;
  std::optional<Action> action;
  page.text(world.word("help.text_size"), ui::TextRole::kLabel, canvas.palette().ink);
  page.gap(-12);  // it belongs to what is below
  const Rect line = page.take(height);
  const auto count = static_cast<float>(kSizes.size());
  const float width = (line.width() - ui::kGutter * (count - 1)) / count;
  float left = line.left;
  for (const Size& size : kSizes) {
    const Rect rect = ui::rect_at(left, line.top, width, height);
    const bool on = world.visit.comfort.text_percent == size.percent;
    // On a stage the large text of the others is shown as it will be there.
    const float scale = static_cast<float>(size.percent) / 100;
    if (ui::size_choice(ui, size.name, rect, world.word(size.name), scale, selected(on))) {
      action = SizeTapped{size.percent};
    }
    left += width + ui::kGutter;
  }
  return action;
}

struct Switch {
  const char* name = nullptr;
  const char* note = nullptr;
  bool on = false;
  Action action;
};

// Beside each other where there is room, else one below the other.
std::optional<Action> add_switches(const World& world, ui::Ui& ui, Page& page,
                                   const std::vector<Switch>& switches) {
  constexpr float kBeside = 540;
  const bool wide = !ui.canvas().large_text() && page.width() / 2 > kBeside;
  const size_t columns = wide ? std::min<size_t>(switches.size(), 3) : 1;
  const float width =
      (page.width() - ui::kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  std::optional<Action> action;
  for (size_t first = 0; first < switches.size(); first += columns) {
    const size_t end = std::min(first + columns, switches.size());
    float height = 0;
    for (size_t i = first; i < end; ++i) {
      const std::string title = world.word(switches[i].name);
      const std::string note = world.word(switches[i].note);
      height = std::max(height, ui::tick_card_height(ui, width, {title, note, ""}));
    }
    const Rect line = page.take(height);
    for (size_t i = first; i < end; ++i) {
      const std::string title = world.word(switches[i].name);
      const std::string note = world.word(switches[i].note);
      const float left = line.left + static_cast<float>(i - first) * (width + ui::kGutter);
      if (ui::tick_card(ui, switches[i].name, ui::rect_at(left, line.top, width, height),
                        {title, note, "", selected(switches[i].on)})) {
        action = switches[i].action;
      }
    }
  }
  return action;
}

std::vector<Switch> switches(const World& world) {
  const visit::Comfort& comfort = world.visit.comfort;
  return {{"help.contrast", "help.contrast_note", comfort.high_contrast, ContrastTapped{}},
          {"help.low_reach", "help.low_reach_note", comfort.low_reach, LowReachTapped{}},
          {"help.motion", "help.motion_note", comfort.reduced_motion, MotionTapped{}}};
}

// In one row where it is wide; else what is rarely wanted has a line of its own.
std::optional<Action> add_buttons(const World& world, ui::Ui& ui, Page& page) {
  const PageButton home{"help.home", world.word("help.home"), "home", ui::ButtonKind::kSecondary};
  const PageButton done{"help.done", world.word("help.done"), "check", ui::ButtonKind::kCalm};
  const PageButton withdraw{"help.withdraw", world.word("withdraw.open"), "delete",
                            ui::ButtonKind::kSecondary};
  const bool tall = ui.canvas().portrait();
  const auto tapped = tall ? page.buttons({home, done}) : page.buttons({home, done, withdraw});
  if (tapped == size_t{2} || (tall && page.button(withdraw))) return WithdrawTapped{};
  if (!tapped) return std::nullopt;
  return *tapped == 0 ? Action(HomeTapped{}) : Action(DoneTapped{});
}

}  // namespace

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, "help.page");
  page.title(world.word("help.title"));
  if (auto size = add_sizes(world, ui, page)) action = size;
  if (auto tapped = add_switches(world, ui, page, switches(world))) action = tapped;
  page.text(world.word("help.reset"), ui::TextRole::kNote, ui.canvas().palette().ink_soft);
  if (auto tapped = add_buttons(world, ui, page)) action = tapped;
  page.end();
  return action;
}

}  // namespace gummiband::screens::help
