#include "app/passages.h"

#include <utility>

namespace gummiband::app {
namespace {

using screens::passage::Sheet;

constexpr double kMsPerS = 1000;
// Already the first frame shows something of what comes.
constexpr double kHeadStartS = 1.0 / 60;

}  // namespace

void Passages::begin(const screens::AnyState& from, const screens::AnyState& to,
                     screens::passage::Way way, double now_s, ui::Ui& ui) {
  end();
  if (screens::is_typed_into(from) || screens::is_typed_into(to)) return;
  leaving_ = from;
  fresh_ = true;
  way_ = way;
  began_s_ = now_s - kHeadStartS;
  ui.canvas().keep_moving();
}

void Passages::draw_below(const screens::World& world, ui::Ui& ui) {
  if (!leaving_) {
    still_.reset();
    return;
  }
  if (std::exchange(fresh_, false)) still_ = ui.still();
  if (still_) {
    ui.draw_still(*still_);
  } else {
    ui.begin_ghost();
    screens::run_screen(*leaving_, world, ui);
    ui.end_ghost();
  }
  ui.canvas().begin_parts();
}

void Passages::settle(const screens::World& world, ui::Ui& ui) {
  ui.set_deaf(false);
  if (!leaving_) return;
  ui::Canvas& canvas = ui.canvas();
  const ui::Canvas::Parts parts = canvas.end_parts();
  const auto ms = static_cast<float>((world.uptime_s - began_s_) * kMsPerS);
  const auto pose = screens::passage::pose(way_, parts.sheet ? Sheet::kThere : Sheet::kNone, ms,
                                           world.still(), canvas.theme().motion);
  if (!pose) {
    leaving_.reset();
    return;
  }
  // The dock stays where it is, unless the screen that goes has none.
  const bool dock_comes = std::holds_alternative<screens::attract::State>(*leaving_);
  const size_t end = dock_comes ? parts.end : parts.dock;
  canvas.fade_part(parts.begin, end, pose->alpha);
  if (parts.sheet) canvas.lower_part(*parts.sheet, parts.dock, pose->drop);
  ui.set_deaf(screens::passage::deaf(*pose));
  canvas.keep_moving();
}

}  // namespace gummiband::app
