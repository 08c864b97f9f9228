#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <string>

namespace gummiband::ui {
namespace {

constexpr std::string_view kOnward = "arrow_forward";  // stands where it points to
constexpr float kPressDarken = 0.10F;
constexpr float kIconGap = 18;
constexpr float kButtonIcon = 54;
constexpr float kChipInset = 36;
constexpr float kHeartRadius = 54;
constexpr float kTileLip = 46;
constexpr float kAnswerGap = 16;  // between title and note
constexpr float kOffBorder = 3;   // thinner than that of any control that can be used

struct ButtonColours {
  Colour ground;
  Colour text;
  bool bordered = false;
};

ButtonColours button_colours(const Palette& palette, ButtonKind kind) {
  switch (kind) {
    case ButtonKind::kMain:
      return {palette.heart, palette.on_heart};
    case ButtonKind::kCalm:
      return {palette.spruce, palette.on_spruce};
    case ButtonKind::kSecondary:
      return {palette.white, palette.ink, true};
    case ButtonKind::kLight:
      return {palette.paper, palette.ink};
  }
  return {palette.white, palette.ink, true};
}

// The pressed look: everything on the control a little darker, at once.
void press_veil(Ui& ui, std::string_view name, const Rect& rect, float radius) {
  const float depth = ui.pressed(name);
  if (depth > 0) {
    ui.canvas().fill(rect, faded(ui.canvas().palette().ink, kPressDarken * depth), radius);
  }
}

// A heart is red wherever it is not on red itself.
Colour icon_colour(const Canvas& canvas, std::string_view icon, Colour words) {
  return icon == "favorite" && words == canvas.palette().ink ? canvas.palette().band : words;
}

// Icon and text as one group in the middle of `rect`; `size_of_icon` without large text.
void icon_label(Ui& ui, const Rect& rect, std::string_view text, std::string_view icon,
                TextRole role, float size_of_icon, Colour colour) {
  Canvas& canvas = ui.canvas();
  const float icon_size = canvas.icon_size(size_of_icon);
  if (icon.empty()) {
    canvas.label(text, inset(rect, 16, 4), role, colour);
    return;
  }
  const float room = rect.width() - 2 * 20 - icon_size - kIconGap;
  const TextLook look{role, colour, room, Align::kLeft, Wrap::kBalanced};
  const Size size = canvas.measure(text, look);
  if (size.height > rect.height() || size.width > room + 1) {
    canvas.report(text, "does not fit its control");
  }
  const float group = icon_size + kIconGap + size.width;
  const float left = rect.centre().x - group / 2;
  if (icon == kOnward) {
    canvas.text(text, {left, rect.centre().y - size.height / 2}, look);
    canvas.icon(icon, {left + group - icon_size / 2, rect.centre().y}, icon_size, colour);
    return;
  }
  canvas.icon(icon, {left + icon_size / 2, rect.centre().y}, icon_size,
              icon_colour(canvas, icon, colour));
  canvas.text(text, {left + icon_size + kIconGap, rect.centre().y - size.height / 2}, look);
}

// What a button is written on; answers with the colour of what is written.
Colour draw_button_ground(Canvas& canvas, const Rect& rect, ButtonKind kind, Enabled enabled) {
  const float radius = canvas.theme().radii.button;
  ButtonColours colours = button_colours(canvas.palette(), kind);
  const bool off = enabled == Enabled::kNo;
  if (off) colours = {canvas.palette().paper_shade, off_colour(canvas)};
  canvas.card_shadow(rect, radius);
  canvas.fill(rect, colours.ground, radius);
  if (off && !canvas.theme().effects.shadows) {
    canvas.outline(rect, off_colour(canvas), kOffBorder, radius);
  } else if (colours.bordered) {
    canvas.outline(rect, canvas.palette().ink, canvas.theme().borders.secondary, radius);
  }
  return colours.text;
}

struct AnswerLooks {
  TextLook title;
  TextLook note;
};

AnswerLooks answer_looks(const Palette& palette, float width, TextRole title_role) {
  const float inner = width - 2 * kAnswerInset;
  return {{title_role, palette.ink, inner, Align::kLeft, Wrap::kBalanced},
          {TextRole::kNote, palette.ink_soft, inner, Align::kLeft, Wrap::kBalanced}};
}

Rect around(Point centre, float radius) {
  return {centre.x - radius, centre.y - radius, centre.x + radius, centre.y + radius};
}

// Of a round control: larger than it looks.
Rect hit_area(const Ui& ui, Point centre) {
  return around(centre, std::max(kHeartRadius + 6, ui.canvas().least_touch() / 2));
}

float text_room(const Canvas& canvas, float width, std::string_view icon) {
  if (icon.empty()) return width - 2 * 16;
  return width - 2 * 20 - canvas.icon_size(kButtonIcon) - kIconGap;
}

std::string without_soft_hyphens(std::string_view text) {
  std::string whole(text);
  for (size_t at = whole.find(kSoftHyphen); at != std::string::npos; at = whole.find(kSoftHyphen)) {
    whole.erase(at, kSoftHyphen.size());
  }
  return whole;
}

// Where the words fit they stay whole, else they part where their soft hyphens are.
std::string button_words(Canvas& canvas, float width, std::string_view text,
                         std::string_view icon) {
  return button_fits(canvas, width, text, icon) ? without_soft_hyphens(text) : std::string(text);
}

// In large text an icon gives way where a word would not fit beside it.
std::string_view icon_beside(Canvas& canvas, float width, std::string_view text,
                             std::string_view icon) {
  const bool gives_way = canvas.large_text() && !button_fits(canvas, width, text, icon) &&
                         button_fits(canvas, width, text, {});
  return gives_way ? std::string_view() : icon;
}

}  // namespace

bool dock_beside(const Canvas& canvas) {
  constexpr float kFrom = 1.75F;  // a third of a low screen is too much
  return !canvas.portrait() && canvas.text_scale() >= kFrom;
}

float dock_words_height(const Canvas& canvas) {
  const Face& face = canvas.theme().face(TextRole::kDock);
  return 2 * face.size * face.leading * canvas.text_scale();
}

float dock_height(const Canvas& canvas) {
  constexpr float kAboveWords = 150;  // the ridge, the icon and the air between
  constexpr float kAboveBeside = 64;  // the ridge
  constexpr float kAboveTouch = 80;   // and what passes under it
  if (!canvas.large_text()) return kDockHeight;
  const float words = dock_words_height(canvas);
  if (!dock_beside(canvas)) return std::max(kDockHeight, kAboveWords + words);
  return std::max({kDockHeight, kAboveBeside + words, kAboveTouch + canvas.least_touch()});
}

float button_height(Canvas& canvas, float width, std::string_view text, std::string_view icon) {
  constexpr float kAround = 26;
  const std::string_view beside = icon_beside(canvas, width, text, icon);
  const TextLook look{
      TextRole::kButton, {}, text_room(canvas, width, beside), Align::kLeft, Wrap::kBalanced};
  const std::string words = button_words(canvas, width, text, beside);
  return std::max(
      {kButtonHeight, canvas.least_touch(), canvas.measure(words, look).height + 2 * kAround});
}

bool button_fits(Canvas& canvas, float width, std::string_view text, std::string_view icon) {
  constexpr std::array kRoles = {TextRole::kButton, TextRole::kCaption};
  return canvas.fitting(without_soft_hyphens(text), text_room(canvas, width, icon), 2, kRoles) ==
         TextRole::kButton;
}

float chip_height(const Canvas& canvas) {
  constexpr float kAround = 28;
  const Face& face = canvas.theme().face(TextRole::kLabel);
  return std::max({kChipHeight, canvas.least_touch(),
                   face.size * face.leading * canvas.text_scale() + 2 * kAround});
}

bool button(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
            std::string_view icon, ButtonKind kind, Enabled enabled) {
  const bool tapped = ui.tap(name, rect, Role::kButton, without_soft_hyphens(text), enabled);
  Canvas& canvas = ui.canvas();
  const Colour ink = draw_button_ground(canvas, rect, kind, enabled);
  const std::string_view beside = icon_beside(canvas, rect.width(), text, icon);
  icon_label(ui, rect, button_words(canvas, rect.width(), text, beside), beside, TextRole::kButton,
             kButtonIcon, ink);
  press_veil(ui, name, rect, canvas.theme().radii.button);
  return tapped;
}

bool icon_button(Ui& ui, std::string_view name, const Rect& rect, std::string_view icon,
                 std::string_view label, Enabled enabled) {
  const bool tapped = ui.tap(name, rect, Role::kButton, label, enabled);
  Canvas& canvas = ui.canvas();
  const Colour ink = draw_button_ground(canvas, rect, ButtonKind::kSecondary, enabled);
  canvas.icon(icon, rect.centre(), kButtonIcon * canvas.text_scale(), ink);
  press_veil(ui, name, rect, canvas.theme().radii.button);
  return tapped;
}

float chip_width(Ui& ui, std::string_view text, std::string_view icon) {
  const TextLook look{TextRole::kLabel, {}, 0, Align::kLeft, Wrap::kNone};
  const float icon_part = icon.empty() ? 0 : ui.canvas().icon_size(kChipIcon) + kIconGap;
  return std::max(ui.canvas().least_touch(),
                  2 * kChipInset + icon_part + ui.canvas().measure(text, look).width);
}

bool chip(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
          std::string_view icon, Selected selected) {
  const bool tapped = ui.tap(name, rect, Role::kChoice, text, Enabled::kYes, selected);
  Canvas& canvas = ui.canvas();
  const Palette& palette = canvas.palette();
  const bool on = selected == Selected::kYes;
  const float radius = std::min(canvas.theme().radii.chip, rect.height() / 2);
  if (on) canvas.card_shadow(rect, radius);
  canvas.fill(rect, on ? palette.spruce : palette.white, radius);
  if (!on) canvas.outline(rect, palette.edge, canvas.theme().borders.control, radius);
  icon_label(ui, rect, text, icon, TextRole::kLabel, kChipIcon,
             on ? palette.on_spruce : palette.ink);
  press_veil(ui, name, rect, radius);
  return tapped;
}

bool size_choice(Ui& ui, std::string_view name, const Rect& rect, std::string_view text,
                 float scale, Selected selected) {
  const bool tapped = ui.tap(name, rect, Role::kChoice, text, Enabled::kYes, selected);
  Canvas& canvas = ui.canvas();
  const Palette& palette = canvas.palette();
  const bool on = selected == Selected::kYes;
  const float radius = canvas.theme().radii.card;
  if (on) canvas.card_shadow(rect, radius);
  canvas.fill(rect, on ? palette.spruce : palette.white, radius);
  if (!on) canvas.outline(rect, palette.edge, canvas.theme().borders.control, radius);
  canvas.label(text, inset(rect, 12, 8), TextRole::kLabel, on ? palette.on_spruce : palette.ink,
               scale);
  press_veil(ui, name, rect, radius);
  return tapped;
}

bool heart_tap(Ui& ui, std::string_view name, Point centre, std::string_view label,
               Selected selected) {
  return ui.tap(name, hit_area(ui, centre), Role::kToggle, label, Enabled::kYes, selected);
}

bool round_button(Ui& ui, std::string_view name, Point centre, std::string_view icon,
                  std::string_view label) {
  const bool tapped = ui.tap(name, hit_area(ui, centre), Role::kButton, label);
  Canvas& canvas = ui.canvas();
  const Rect rect = around(centre, kHeartRadius);
  canvas.fill(rect, canvas.palette().white, kHeartRadius);
  canvas.icon(icon, centre, kButtonIcon, canvas.palette().ink_soft);
  press_veil(ui, name, rect, kHeartRadius);
  return tapped;
}

void draw_heart(Ui& ui, std::string_view name, Point centre, Selected selected) {
  const Rect rect = around(centre, kHeartRadius);
  Canvas& canvas = ui.canvas();
  canvas.card_shadow(rect, kHeartRadius);
  canvas.fill(rect, canvas.palette().white, kHeartRadius);
  const bool on = selected == Selected::kYes;
  canvas.icon(on ? "favorite" : "favorite_border", {centre.x, centre.y + 2}, 62,
              on ? canvas.palette().band : canvas.palette().ink);
  press_veil(ui, name, rect, kHeartRadius);
}

TextRole common_role(Canvas& canvas, std::span<const std::string_view> texts, float width,
                     int most_lines, std::span<const TextRole> roles) {
  size_t smallest = 0;
  for (const std::string_view text : texts) {
    const TextRole role = canvas.fitting(text, width, most_lines, roles);
    const auto place = std::ranges::find(roles, role) - roles.begin();
    smallest = std::max(smallest, static_cast<size_t>(place));
  }
  return roles[smallest];
}

bool tile(Ui& ui, std::string_view name, const Rect& rect, const TileLook& look) {
  const bool tapped = ui.tap(name, rect, Role::kButton, look.title);
  Canvas& canvas = ui.canvas();
  const Palette& palette = canvas.palette();
  const float radius = canvas.theme().radii.card;
  const float inner = rect.width() - 2 * kTileInset;
  const TextLook title{look.title_role, palette.on_valley, inner, Align::kLeft, Wrap::kBalanced};
  const TextLook note{TextRole::kCaption, palette.mist, inner, Align::kLeft, Wrap::kBalanced};
  const float title_height = canvas.measure(look.title, title).height;
  const float note_height = look.note.empty() ? 0 : canvas.measure(look.note, note).height + 8;
  const float label_top = rect.bottom - 26 - note_height - title_height;

  canvas.card_shadow(rect, radius);
  // The picture ends behind the hill, not at the card's foot: nothing of it is hidden in vain.
  PictureLook picture = look.picture;
  picture.radius_top = radius;
  const Rect scene{rect.left, rect.top, rect.right, std::min(rect.bottom, label_top + 10)};
  canvas.picture(scene, picture, palette.moss);
  const Hill hill{look.hill, rect.left,           rect.right, label_top - kTileLip - 8,
                  kTileLip,  rect.bottom - radius};
  canvas.hill(hill, palette.valley, palette.valley);
  canvas.fill_corners({rect.left, rect.bottom - radius - 1, rect.right, rect.bottom},
                      palette.valley, 0, radius);
  canvas.text(look.title, {rect.left + kTileInset, label_top}, title);
  if (!look.note.empty()) {
    canvas.text(look.note, {rect.left + kTileInset, label_top + title_height + 8}, note);
  }
  press_veil(ui, name, rect, radius);
  return tapped;
}

float answer_label_height(Canvas& canvas, float width, const TileLook& look) {
  const AnswerLooks looks = answer_looks(canvas.palette(), width, look.title_role);
  return canvas.measure(look.title, looks.title).height + kAnswerGap +
         canvas.measure(look.note, looks.note).height;
}

bool answer_tile(Ui& ui, std::string_view name, const Rect& rect, const TileLook& look) {
  const bool tapped = ui.tap(name, rect, Role::kButton, look.title);
  Canvas& canvas = ui.canvas();
  const Palette& palette = canvas.palette();
  const float radius = canvas.theme().radii.card;
  const AnswerLooks looks = answer_looks(palette, rect.width(), look.title_role);
  const float label_height =
      std::max(look.label_height, answer_label_height(canvas, rect.width(), look));
  const float label_top = rect.bottom - 40 - label_height;

  canvas.card_shadow(rect, radius);
  canvas.fill(rect, palette.white, radius);
  PictureLook picture = look.picture;
  picture.radius_top = radius;
  canvas.picture({rect.left, rect.top, rect.right, label_top - 6}, picture, palette.moss);
  const Hill hill{look.hill, rect.left,           rect.right, label_top - kTileLip - 12,
                  kTileLip,  rect.bottom - radius};
  canvas.hill(hill, palette.white, palette.white);
  const float left = rect.left + kAnswerInset;
  const float title_height = canvas.text(look.title, {left, label_top}, looks.title).height;
  canvas.text(look.note, {left, label_top + title_height + kAnswerGap}, looks.note);
  press_veil(ui, name, rect, radius);
  return tapped;
}

void error_ground(Canvas& canvas, const Rect& rect, float radius) {
  const Theme& theme = canvas.theme();
  canvas.fill(rect, theme.palette.error_ground, radius);
  if (theme.effects.shadows) return;
  canvas.outline(rect, theme.palette.error, theme.borders.control, radius);
}

Colour off_colour(const Canvas& canvas) {
  constexpr float kFaint = 0.6F;
  const Palette& palette = canvas.palette();
  const bool as_strong = palette.ink_soft == palette.ink;
  return as_strong ? mixed(palette.paper, palette.ink, kFaint) : palette.ink_soft;
}

void card(Canvas& canvas, const Rect& rect, Selected selected) {
  const float radius = canvas.theme().radii.card;
  const Palette& palette = canvas.palette();
  const bool on = selected == Selected::kYes;
  if (on) canvas.card_shadow(rect, radius);
  canvas.fill(rect, palette.white, radius);
  canvas.outline(rect, on ? palette.moss : palette.edge,
                 on ? canvas.theme().borders.selected : canvas.theme().borders.control, radius);
}

void sheet(Canvas& canvas, float ridge, HillShape shape) {
  const Palette& palette = canvas.palette();
  sheet(canvas, ridge, shape, mixed(palette.paper_shade, palette.crown_shade, 0.25F));
}

void sheet(Canvas& canvas, float ridge, HillShape shape, Colour ply, float left) {
  constexpr float kPlyRise = 26;
  constexpr float kLip = 86;
  const float bottom = canvas.height();
  canvas.begin_sheet();
  Hill behind{shape == HillShape::kA ? HillShape::kB : HillShape::kA,
              left,
              canvas.width(),
              ridge - kPlyRise,
              kLip,
              ridge + kLip + 20};
  canvas.hill_shadow(behind, canvas.theme().shadows.sheet);
  canvas.hill(behind, ply, ply);
  const Hill front{shape, left, canvas.width(), ridge, kLip, ridge + kLip + 20};
  canvas.hill_shadow(front, canvas.theme().shadows.sheet);
  canvas.hill(front, canvas.palette().paper, canvas.palette().paper);
  canvas.fill({left, ridge + kLip + 20, canvas.width(), bottom}, canvas.palette().paper);
}

}  // namespace gummiband::ui
