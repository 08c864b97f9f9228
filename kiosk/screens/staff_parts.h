// What the pages of the staff area have in common: paper without a scene, a heading, the way out,
// and cards that flow down the page in as many columns as fit.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace gummiband::screens {

// The button at the upper right: its stable name, word and icon.
struct StaffCorner {
  std::string_view name;
  std::string word;
  std::string_view icon;
};

// Draws paper, heading and note, and the button in the corner. `tapped`: it was tapped.
struct StaffHead {
  bool tapped = false;
  float foot = 0;  // y below which the page begins
};
StaffHead draw_staff_head(const std::string& title, const std::string& note,
                          const StaffCorner& corner, ui::Ui& ui);

// "Schützenfest Wiesental · Olpe · Samstag, 19. Juni"
std::string staff_day(const World& world);

// The same with places to break a line in paths and file names.
std::string breakable(std::string_view text);

// For whoever is called: what the machine says, English where it is a fault's, or what to type.
// Without the marks that a shell's words have in a fault; empty of nothing.
std::string exact_words(const World& world, std::string_view fault);
inline constexpr std::string_view kDoctorCommand = "gummiband doctor";
inline constexpr std::string_view kNewKeysCommand = "gummiband keys new";
std::string command_words(const World& world, std::string_view command);

// A piece of a page: how high it is, and how it is drawn into its place.
struct StaffBlock {
  float height = 0;
  std::function<void(const ui::Rect&)> draw;
};
// Blocks that belong together, one below the other, as one.
StaffBlock staff_stack(std::vector<StaffBlock> blocks);
// How wide a block is on this screen.
float staff_column(const ui::Canvas& canvas);
// Draws the blocks into `view`, which scrolls (as "staff.page") where they are more than fit.
void draw_staff_blocks(const ui::Rect& view, const std::vector<StaffBlock>& blocks, ui::Ui& ui);

// White, with a quiet line around: it is read, not touched.
void staff_card(ui::Canvas& canvas, const ui::Rect& rect);
// A sentence that staff must not miss, and small below it what whoever is called wants to know.
StaffBlock staff_warning(const std::string& sentence, const std::string& detail, ui::Ui& ui);
// A card with an icon, a title, a sentence, small below it a detail for whoever is called and,
// where `share` is not negative, a bar (0..1).
struct StaffFact {
  std::string icon;
  std::string title;
  std::string note;
  float share = -1;
  bool alarm = false;
  std::string detail = {};
};
StaffBlock staff_fact(const StaffFact& fact, ui::Ui& ui);
// Two of them side by side, of one height; one below the other where that is too narrow.
StaffBlock staff_pair(const StaffFact& left, const StaffFact& right, ui::Ui& ui);

// How the printer is and what to do about it.
StaffFact printer_fact(const World& world);

// A button over the whole column; `tapped` is called within draw_staff_blocks().
struct StaffButton {
  std::string name;
  std::string word;
  std::string icon;
  ui::ButtonKind kind = ui::ButtonKind::kCalm;
  ui::Enabled enabled = ui::Enabled::kYes;
};
StaffBlock staff_button(const StaffButton& button, std::function<void()> tapped, ui::Ui& ui);

}  // namespace gummiband::screens
