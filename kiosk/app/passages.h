// The change from one screen to the next, as the kiosk carries it out: it keeps the screen that
// goes, draws it below the one that comes, and fades and lifts that one into its place. Where the
// painter gives a picture of it, that is drawn in its place: it costs a tenth.
//
// What is typed into neither comes nor goes this way: nothing moves while a form is open, and what
// was typed is not kept for a picture. UI thread only.
#pragma once

#include <memory>
#include <optional>

#include "screens/any.h"
#include "screens/passage.h"
#include "ui/ui.h"

namespace gummiband::app {

class Passages {
 public:
  // From the next frame on. The scrollers of the screen that goes were kept (Ui::keep_for_ghosts).
  void begin(const screens::AnyState& from, const screens::AnyState& to, screens::passage::Way way,
             double now_s, ui::Ui& ui);
  // Forgets the screen that goes.
  void end() { leaving_.reset(); }

  // Before the screen that comes is drawn, and after it.
  void draw_below(const screens::World& world, ui::Ui& ui);
  void settle(const screens::World& world, ui::Ui& ui);

 private:
  std::optional<screens::AnyState> leaving_;  // none: nothing changes
  // Of it; none: it is drawn anew. Goes only before another frame: this one may show it.
  std::unique_ptr<ui::Texture> still_;
  bool fresh_ = false;  // no frame has been drawn since it began
  screens::passage::Way way_ = screens::passage::Way::kForward;
  double began_s_ = 0;
};

}  // namespace gummiband::app
