// A screen in large text: one column, set from top to bottom, that scrolls as a whole.
//
// Compositions are made for type of a certain size. At one and a half times or twice of it nothing
// of them holds, so that the screens do not stretch: they become pages, on which everything has the
// height it needs. A page begins below a strip of the scene and ends behind the dock. Each call
// puts one piece below the last; whatever a visitor may want at once should come early.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "screens/chips.h"
#include "screens/pieces.h"
#include "screens/screen.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace gummiband::screens {

struct PageButton {
  std::string name;
  std::string text;
  std::string icon;  // may be empty
  ui::ButtonKind kind = ui::ButtonKind::kCalm;
  ui::Enabled enabled = ui::Enabled::kYes;
};

class Page {
 public:
  // Draws paper and, above it, a strip of `picture` (null: the pack's header), and begins.
  Page(const World& world, ui::Ui& ui, std::string_view name,
       const content::Picture* picture = nullptr);
  // Begins within `view`, on what is drawn there already.
  Page(ui::Ui& ui, std::string_view name, const ui::Rect& view);
  // After the last piece. What is drawn later stands before the page.
  void end();

  // The next strip across the column, for a piece of one's own, and the gap below it.
  ui::Rect take(float height, float gap = ui::kGutter);
  void gap(float height) { y_ += height; }
  float left() const { return left_; }
  float width() const { return right_ - left_; }
  float y() const { return y_; }
  const ui::Rect& view() const { return view_; }
  // In landscape little is in sight at once: what is tapped comes before what is read.
  bool low() const { return !ui_.canvas().portrait(); }

  void title(const std::string& text);
  void heading(const std::string& text);
  // Drawn and read aloud; `spoken` where that is something else than what is drawn.
  void text(const std::string& text, ui::TextRole role, ui::Colour colour,
            const std::string& spoken = "");
  void story(const std::string& text);
  // In clear, what a code leads to. A long name breaks where its parts begin.
  void address(const std::string& text);
  // One below the other, or beside each other where all have the room; the index of what was
  // tapped.
  std::optional<size_t> buttons(const std::vector<PageButton>& buttons);
  bool button(const PageButton& button) { return buttons({button}).has_value(); }
  bool row(const std::string& name, const RowLook& look);
  bool tick(const std::string& name, const ui::TickCardLook& look);
  // `count` places of this height, one across, or two where both can be read.
  void tiles(size_t count, float height, const std::function<void(size_t, const ui::Rect&)>& draw);
  // As many in a line as fit.
  std::optional<size_t> chips(const std::vector<Chip>& chips);
  // One line that scrolls sideways.
  std::optional<size_t> chip_strip(std::string_view name, const std::vector<Chip>& chips);

 private:
  void begin();

  ui::Ui& ui_;
  std::string name_;
  ui::Rect view_;
  float left_ = 0;
  float right_ = 0;
  float y_ = 0;
  float offset_ = 0;
  int texts_ = 0;  // so far: each has a name of its own
};

}  // namespace gummiband::screens
