// Every screen of the kiosk in the states worth looking at, on the sample pack: what the control
// checks and the golden pictures go through.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/slip_looks.h"
#include "app/themes.h"
#include "content/pack.h"
#include "content/words.h"
#include "screens/any.h"
#include "ui/painter.h"
#include "ui/pictures.h"
#include "ui/type.h"
#include "ui/ui.h"

namespace gummiband::app {

// One picture on the wall.
struct Exhibit {
  std::string name;
  std::function<screens::AnyState(const screens::World&)> state;
  std::vector<std::string> hearts;
  std::string persona = "returnee";
  // What is drawn over the screen, or instead of it where there is no state.
  std::function<void(const screens::World&, ui::Ui&)> over{};
  std::string place{};  // what the heart beats for

  slips::PrinterState printer = slips::PrinterState::kNotSetUp;
  double codes_wait_s = 0;  // after wrong receipt codes
  // Of the staff area's screens.
  std::optional<screens::staff::View> staff{};
};

std::vector<Exhibit> exhibits();
// Whether a visitor stands there who could have asked for large text or low reach: neither on the
// screen that waits, nor without a pack, nor in the staff area, where a visit never is.
bool belongs_to_a_visit(const Exhibit& exhibit);
// Those of the staff area, which are among them.
std::vector<Exhibit> staff_exhibits();

struct Hanging {
  int width_px = 0;
  int height_px = 0;
  std::string language;
  visit::Comfort comfort{};
};

// Draws exhibits; made once, because fonts and pictures take their time.
class Gallery {
 public:
  Gallery();

  // Draws until nothing is missing any more. `other` paints the same frames.
  void hang(const Exhibit& exhibit, const Hanging& hanging, ui::Painter* other = nullptr);
  // The same without paint: where everything is, and what is written there.
  void lay_out(const Exhibit& exhibit, const Hanging& hanging);

  const ui::Ui& ui() const { return *ui_; }
  const std::vector<ui::TextFault>& text_faults() const { return ui_->canvas().text_faults(); }
  ui::Frame picture() { return painter_->grab(); }
  const content::Pack& pack() const { return *pack_; }
  const content::Words& words() const { return *words_; }

 private:
  // What stands on the screen when a slip comes out.
  void draw_slip(const screens::print::State& state, const std::string& language);
  // Some frames; without `paint` no more than it takes until nothing moves.
  void draw(const Exhibit& exhibit, const Hanging& hanging,
            const std::function<void(const ImDrawData&)>& paint);

  std::optional<content::Pack> pack_;
  Themes themes_;
  std::unique_ptr<content::Words> words_;
  std::unique_ptr<ui::Type> type_;
  std::unique_ptr<ui::Pictures> pictures_;
  std::unique_ptr<ui::Ui> ui_;
  std::unique_ptr<ui::Painter> painter_;
  ui::PixelRect painted_;
  SlipLooks looks_;
  std::unique_ptr<ui::Texture> slip_;
};

}  // namespace gummiband::app
