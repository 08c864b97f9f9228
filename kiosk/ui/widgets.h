// The few controls every screen is made of. Each declares itself with its name, draws itself as the
// theme says, and answers whether it was tapped. UI thread, within a frame.
#pragma once

#include <span>
#include <string_view>

#include "ui/ui.h"

namespace gummiband::ui {

inline constexpr float kMargin = 48;     // u, at both sides of every screen
inline constexpr float kGutter = 24;     // between cards
inline constexpr float kTextInset = 64;  // of text that stands on the sheet
inline constexpr float kDockHeight =
    216;  // always the same, in any orientation; more in large text
inline constexpr float kChipHeight = 100;
inline constexpr float kChipIcon = 44;  // without large text
inline constexpr float kButtonHeight = 132;
inline constexpr float kFieldHeight = 124;

// With large text the dock has room for two lines, below the icons or, on a wide screen with the
// largest text, beside them. Where it begins, from the top of the screen.
bool dock_beside(const Canvas& canvas);
float dock_words_height(const Canvas& canvas);
float dock_height(const Canvas& canvas);
inline float dock_top(const Canvas& canvas) {
  return canvas.height() - dock_height(canvas);
}

enum class ButtonKind {
  kMain,       // the one main action: heart red
  kCalm,       // equal answers: spruce
  kSecondary,  // white with an ink border
  kLight,      // paper, on a dark scene
};

// `icon` may be empty.
bool button(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
            std::string_view icon, ButtonKind kind, Enabled enabled = Enabled::kYes);
// The same with an icon that says it all, and words for speech alone.
bool icon_button(Ui& ui, std::string_view name, const Rect& rect, std::string_view icon,
                 std::string_view label, Enabled enabled = Enabled::kYes);

// What its words need at this width; kButtonHeight at least.
float button_height(Canvas& canvas, float width, std::string_view text, std::string_view icon);
// Whether its words stand there in two lines at most, and no word is broken.
bool button_fits(Canvas& canvas, float width, std::string_view text, std::string_view icon);

// A pill in a row of filters. chip_width() is what its text and icon need.
float chip_width(Ui& ui, std::string_view text, std::string_view icon);
// kChipHeight, and what large text needs more.
float chip_height(const Canvas& canvas);
bool chip(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
          std::string_view icon, Selected selected);

// A choice of text size, written in the size it stands for.
bool size_choice(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
                 float scale, Selected selected);

// The round heart on a picture; full when collected. In two parts, because what is declared first
// gets the tap and what is drawn last is seen: declare the heart, then its tile, then draw it.
bool heart_tap(Ui& ui, std::string_view name, Point centre, std::string_view label,
               Selected selected);
void draw_heart(Ui& ui, std::string_view name, Point centre, Selected selected);

// A round button with an icon on white ("close").
bool round_button(Ui& ui, std::string_view name, Point centre, std::string_view icon,
                  std::string_view label);

inline constexpr float kTileInset = 32;  // of the words on a tile

// The largest of these roles in which all texts fit (Canvas::fitting()): one size for all, so that
// none looks more important than its neighbour.
TextRole common_role(Canvas& canvas, std::span<const std::string_view> texts, float width,
                     int most_lines, std::span<const TextRole> roles);

struct TileLook {
  PictureLook picture;
  std::string_view title;
  std::string_view note;
  HillShape hill = HillShape::kA;
  TextRole title_role = TextRole::kCardSmall;
  float label_height =
      0;  // of title and note where tiles beside each other share one; 0: their own
};
// A picture with its name on a dark hill in front. A heart on it must be declared before it.
bool tile(Ui& ui, std::string_view name, const Rect& rect, const TileLook& look);

// The same on white, with a line of explanation: the answers to a question.
inline constexpr float kAnswerInset = 34;  // of its words
float answer_label_height(Canvas& canvas, float width, const TileLook& look);
bool answer_tile(Ui& ui, std::string_view name, const Rect& rect, const TileLook& look);

// The ground of a card; `selected` gets the thick border.
void card(Canvas& canvas, const Rect& rect, Selected selected = Selected::kNo);

// The sheet of paper that rises in front of a scene, from `ridge` down to the lower edge of the
// screen, with a ply behind it: sand, or what is given.
void sheet(Canvas& canvas, float ridge, HillShape shape);
void sheet(Canvas& canvas, float ridge, HillShape shape, Colour ply, float left = 0);

// What an error stands on. Where shades do not tell it from the paper a border does.
void error_ground(Canvas& canvas, const Rect& rect, float radius);
// Of what cannot be used now: second text, and fainter where that is as strong as the first.
Colour off_colour(const Canvas& canvas);

// A text field with its label above `rect` and, if there is one, its error below.
struct FieldLook {
  std::string_view label;
  std::string_view value;
  std::string_view error;  // a sentence; empty: none
  Selected focused = Selected::kNo;
};
bool field(Ui& ui, std::string_view name, const Rect& rect, const FieldLook& look);
inline constexpr float kFieldLabelHeight = 52;
inline constexpr float kFieldErrorHeight = 96;
// kFieldHeight, and what large text or a stage need more.
float field_height(const Canvas& canvas);
// kFieldLabelHeight, and what a large label on several lines needs more.
float field_label_height(Canvas& canvas, float width, std::string_view label);

// A tick box with a sentence, as a card: `title` strong, `note` and `text` below.
struct TickCardLook {
  std::string_view title;
  std::string_view note;
  std::string_view text;
  Selected ticked = Selected::kNo;
  bool one_of_many = false;  // only one can be ticked: the mark is round
  bool dense = false;        // less air and a smaller text, where several must be in sight at once
};
// What the card needs at this width.
float tick_card_height(Ui& ui, float width, const TickCardLook& look);
bool tick_card(Ui& ui, std::string_view name, const Rect& rect, const TickCardLook& look);

}  // namespace gummiband::ui
