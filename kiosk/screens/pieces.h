// Pieces that several screens draw alike: a pill, a row with a picture, a smooth band.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "screens/screen.h"
#include "ui/ui.h"

namespace gummiband::screens {

// "Siegen · Muster"; one of them alone when the other is empty. No line begins or ends with the
// dot.
std::string dotted(std::string_view first, std::string_view second);

// With spaces at which no line breaks ("17 Uhr").
std::string unbroken(std::string text);

// With words that no line breaks, neither at a hint nor at a hyphen: a title is fitted so, for it
// rather gets smaller.
std::string whole_words(std::string_view text);

// Of an item; of a contact, which is a role and has no face, that of the place it looks after or is
// at home in. Nothing where there is none.
const content::Picture* picture_of(const World& world, const content::Item& item);

// From 0 to 1 while `t` does, and flat at both ends; beyond them it stays.
double smooth_step(double t);

// A chain of cubic Béziers (1 + 3n points, as Canvas::band takes it) that runs smoothly through all
// `points`. Fewer than two points: no chain.
std::vector<ui::Point> smooth_chain(std::span<const ui::Point> points);

// A word in a pill, on a picture ("Muster"). It is read, not touched. The ground tells two pills
// beside each other apart.
enum class PillGround { kPaper, kValley };
inline constexpr float kPillHeight = 60;
float pill_height(const ui::Canvas& canvas);  // more in large text
float pill_width(ui::Canvas& canvas, std::string_view text);
// Answers with the rectangle it took.
ui::Rect draw_pill(ui::Canvas& canvas, ui::Point at, std::string_view text, PillGround ground);

// A white card with a picture at its left and up to three lines beside it.
struct RowLook {
  const content::Picture* picture = nullptr;
  std::string icon;  // stands in where there is no picture
  std::string kicker;
  std::string title;
  std::string note;
  float free_right = 0;  // kept clear at the right end, for a button
};
// What the row needs at this width.
float row_height(ui::Canvas& canvas, float width, const RowLook& look);
// The caller declares the control; the row shows how far `name` is pressed.
void draw_row(ui::Ui& ui, std::string_view name, const ui::Rect& rect, const RowLook& look);

// Rows in columns, from the upper left of a scroller at an offset of 0: those beside each other are
// as high as the highest of them.
inline constexpr float kTwoRowColumns = 1500;  // room from which rows stand in two columns
struct RowGrid {
  std::vector<ui::Rect> rows;
  std::vector<float> middles;  // of the rows beside each other, from top to bottom
  float bottom = 0;            // where another row would begin
};
RowGrid lay_rows(ui::Canvas& canvas, float left, float right, size_t columns,
                 const std::vector<RowLook>& looks);

// The scene of an evening, darker at the top where the words stand; and the hill in front of it.
// Under a high sky its buildings stand lower, below a code that is to be read.
enum class Sky { kOfTheScene, kHigh };
void draw_night(const World& world, ui::Canvas& canvas, Sky sky);
inline constexpr float kFrontHillLip = 66;
void draw_front_hill(ui::Canvas& canvas, float top);
// The band holds, with a heart `size` u high on it: below the roofs of that scene or beside them,
// for its tower has a crown of its own, and never across the words; nothing where they take all
// the room above the hill.
void draw_held_heart(ui::Canvas& canvas, Sky sky, float words_bottom, float hill, float size);
// The band alone, as draw_held_heart() has it.
void draw_held_band(ui::Canvas& canvas, float words_bottom, float hill);

// Each sentence on a line of its own, where that takes no more lines.
std::string by_sentence(ui::Canvas& canvas, const std::string& text, const ui::TextLook& look);

// A portrait screen lower than this (3:4 has 1440) gives its room to what must be used.
inline constexpr float kLowPortrait = 1600;

// How far below the dock's upper edge a scroller ends: behind its hill, above its controls.
inline constexpr float kUnderDock = 60;

// Where more of a scroller's content lies above or below `view`, it fades into the paper.
void draw_scroll_fades(ui::Canvas& canvas, const ui::Rect& view, float offset, float length);

// That it goes on below: a fade alone looks like the end of the paper. At the lower right corner of
// `column`, a little beside it.
void draw_more_arrow(ui::Canvas& canvas, const ui::Rect& column);

// The same where the view goes on behind the dock: there nothing is seen while more lies below.
void draw_dock_fades(ui::Canvas& canvas, const ui::Rect& view, float offset, float length);

// A sentence about what is wrong or still missing, on its tinted ground.
float error_height(ui::Canvas& canvas, float width, std::string_view sentence);
void draw_error(ui::Canvas& canvas, ui::Point at, float width, std::string_view sentence);

// What a keyboard lies on: over the full width of the screen, or as a panel at its right.
enum class Bed { kAcross, kPanel };
inline constexpr float kBedInset = 18;  // of a panel, around the keys
void draw_key_bed(ui::Canvas& canvas, const ui::Rect& keys, float top, Bed bed);

// "0:28", in minutes; what is left is rounded up.
std::string countdown(double seconds);

// The same text, in which a line may break before each of `marks`: addresses have no spaces.
std::string breakable_before(std::string_view text, std::string_view marks);

}  // namespace gummiband::screens
