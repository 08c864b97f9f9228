// The few controls every screen is made of. Each declares itself with its name, draws itself as the
// theme says, and answers whether it was tapped. UI thread, within a frame.
#pragma once

#include <string_view>

#include "ui/ui.h"

namespace gummiband::ui {

inline constexpr float kMargin = 48;       // u, at both sides of every screen
inline constexpr float kGutter = 24;       // between cards
inline constexpr float kTextInset = 64;    // of text that stands on the sheet
inline constexpr float kDockHeight = 216;  // always the same, in any orientation
inline constexpr float kChipHeight = 100;
inline constexpr float kButtonHeight = 132;
inline constexpr float kFieldHeight = 124;

enum class ButtonKind {
  kMain,       // the one main action: heart red
  kCalm,       // equal answers: spruce
  kSecondary,  // white with an ink border
  kLight,      // paper, on a dark scene
};

// `icon` may be empty.
bool button(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
            std::string_view icon, ButtonKind kind, Enabled enabled = Enabled::kYes);

// A pill in a row of filters. chip_width() is what its text and icon need.
float chip_width(Ui& ui, std::string_view text, std::string_view icon);
bool chip(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
          std::string_view icon, Selected selected);

// The round heart on a picture; full when collected. In two parts, because what is declared first
// gets the tap and what is drawn last is seen: declare the heart, then its tile, then draw it.
bool heart_tap(Ui& ui, std::string_view name, Point centre, std::string_view label,
               Selected selected);
void draw_heart(Ui& ui, std::string_view name, Point centre, Selected selected);

// A round button with an icon on white ("close").
bool round_button(Ui& ui, std::string_view name, Point centre, std::string_view icon,
                  std::string_view label);

struct TileLook {
  PictureLook picture;
  std::string_view title;
  std::string_view note;
  HillShape hill = HillShape::kA;
  TextRole title_role = TextRole::kCardSmall;
};
// A picture with its name on a dark hill in front. A heart on it must be declared before it.
bool tile(Ui& ui, std::string_view name, const Rect& rect, const TileLook& look);

// The same on white, with a line of explanation: the answers to a question.
bool answer_tile(Ui& ui, std::string_view name, const Rect& rect, const TileLook& look);

// The ground of a card; `selected` gets the thick border.
void card(Canvas& canvas, const Rect& rect, Selected selected = Selected::kNo);

// The sheet of paper that rises in front of a scene, from `ridge` down to the lower edge of the
// screen, with the tinted ply behind it.
void sheet(Canvas& canvas, float ridge, HillShape shape, Colour ply);

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

// A tick box with a sentence, as a card: `title` strong, `note` and `text` below.
struct TickCardLook {
  std::string_view title;
  std::string_view note;
  std::string_view text;
  Selected ticked = Selected::kNo;
};
// What the card needs at this width.
float tick_card_height(Ui& ui, float width, const TickCardLook& look);
bool tick_card(Ui& ui, std::string_view name, const Rect& rect, const TickCardLook& look);

}  // namespace gummiband::ui
