#include "ui/keyboard.h"

#include <algorithm>
#include <array>
#include <span>

#include "ui/widgets.h"

namespace gummiband::ui {
namespace {

constexpr float kGapAcross = 4;  // between a key's hit area and its cap, on each side
constexpr float kGapAlong = 7;
constexpr float kLip = 5;
constexpr float kOffBorder = 3;  // of keys that take nothing, where borders tell them apart
constexpr float kIcon = 54;
constexpr float kArrow = 46;

// One key: its name after "key.", what it types, and what it types with shift.
struct Letter {
  std::string_view name;
  std::string_view plain;
  std::string_view shifted;
};

// With shift: what stands in the names of neighbours (André, Zoë, Peña, O'Neil).
constexpr std::array<Letter, 11> kDigits = {{{"1", "1", "é"},
                                             {"2", "2", "è"},
                                             {"3", "3", "ë"},
                                             {"4", "4", "ï"},
                                             {"5", "5", "á"},
                                             {"6", "6", "à"},
                                             {"7", "7", "ó"},
                                             {"8", "8", "ç"},
                                             {"9", "9", "ñ"},
                                             {"0", "0", "'"},
                                             {"ss", "ß", "ß"}}};
constexpr std::array<Letter, 11> kUpper = {{{"q", "q", "Q"},
                                            {"w", "w", "W"},
                                            {"e", "e", "E"},
                                            {"r", "r", "R"},
                                            {"t", "t", "T"},
                                            {"z", "z", "Z"},
                                            {"u", "u", "U"},
                                            {"i", "i", "I"},
                                            {"o", "o", "O"},
                                            {"p", "p", "P"},
                                            {"ue", "ü", "Ü"}}};
constexpr std::array<Letter, 11> kMiddle = {{{"a", "a", "A"},
                                             {"s", "s", "S"},
                                             {"d", "d", "D"},
                                             {"f", "f", "F"},
                                             {"g", "g", "G"},
                                             {"h", "h", "H"},
                                             {"j", "j", "J"},
                                             {"k", "k", "K"},
                                             {"l", "l", "L"},
                                             {"oe", "ö", "Ö"},
                                             {"ae", "ä", "Ä"}}};
// Between shift and back. Addresses have a plus and a low line now and then: with shift.
constexpr std::array<Letter, 9> kLower = {{{"y", "y", "Y"},
                                           {"x", "x", "X"},
                                           {"c", "c", "C"},
                                           {"v", "v", "V"},
                                           {"b", "b", "B"},
                                           {"n", "n", "N"},
                                           {"m", "m", "M"},
                                           {"dot", ".", "+"},
                                           {"dash", "-", "_"}}};
// In the order they are read in; what a code has none of would be asked for in vain.
constexpr std::array<std::array<Letter, 7>, 3> kCodeRows = {{{{{"2", "2", "2"},
                                                               {"3", "3", "3"},
                                                               {"4", "4", "4"},
                                                               {"5", "5", "5"},
                                                               {"6", "6", "6"},
                                                               {"7", "7", "7"},
                                                               {"8", "8", "8"}}},
                                                             {{{"9", "9", "9"},
                                                               {"a", "A", "A"},
                                                               {"c", "C", "C"},
                                                               {"d", "D", "D"},
                                                               {"e", "E", "E"},
                                                               {"f", "F", "F"},
                                                               {"g", "G", "G"}}},
                                                             {{{"h", "H", "H"},
                                                               {"j", "J", "J"},
                                                               {"k", "K", "K"},
                                                               {"m", "M", "M"},
                                                               {"n", "N", "N"},
                                                               {"p", "P", "P"},
                                                               {"q", "Q", "Q"}}}}};
constexpr std::array<Letter, 6> kLastCodeRow = {{{"r", "R", "R"},
                                                 {"t", "T", "T"},
                                                 {"v", "V", "V"},
                                                 {"w", "W", "W"},
                                                 {"x", "X", "X"},
                                                 {"y", "Y", "Y"}}};
constexpr Letter kAt = {"at", "@", "@"};
constexpr Letter kDotDe = {"dot_de", ".de", ".de"};
constexpr Letter kDotCom = {"dot_com", ".com", ".com"};
constexpr Letter kDotNl = {"dot_nl", ".nl", ".nl"};
constexpr Letter kSpace = {"space", " ", " "};

const Letter& far_ending(std::string_view language) {
  return language.starts_with("nl") ? kDotNl : kDotCom;
}

// Lays keys into a grid over an area; places may be fractions of a column or row.
class Layout {
 public:
  Layout(const Rect& area, float columns, float rows, Shift shift)
      : area_(area),
        pitch_x_(area.width() / columns),
        pitch_y_(area.height() / rows),
        shift_(shift) {}

  void letter(const Letter& letter, float column, float row, float columns = 1, float rows = 1) {
    const std::string typed(shift_ == Shift::kOn ? letter.shifted : letter.plain);
    add(letter.name, {KeyKind::kText, typed}, typed, column, row, columns, rows);
  }
  void letters(std::span<const Letter> row_letters, float column, float row) {
    for (const Letter& one : row_letters) letter(one, column++, row);
  }
  void add(std::string_view name, KeyPress press, std::string_view label, float column, float row,
           float columns = 1, float rows = 1) {
    Key key;
    key.name = "key." + std::string(name);
    key.press = std::move(press);
    key.label = label;
    key.hit = rect_at(area_.left + column * pitch_x_, area_.top + row * pitch_y_,
                      columns * pitch_x_, rows * pitch_y_);
    key.cap = inset(key.hit, kGapAcross, kGapAlong);
    keys_.push_back(std::move(key));
  }
  std::vector<Key> take() { return std::move(keys_); }

 private:
  Rect area_;
  float pitch_x_;
  float pitch_y_;
  Shift shift_;
  std::vector<Key> keys_;
};

std::vector<Key> letter_keys(const Rect& area, const KeyboardLook& look) {
  Layout layout(area, kKeyColumns, kKeyRows, look.shift);
  layout.letters(kDigits, 0, 0);
  layout.letters(kUpper, 0, 1);
  layout.letters(kMiddle, 0, 2);
  layout.add("shift", {KeyKind::kShift, ""}, "expand_less", 0, 3);
  layout.letters(kLower, 1, 3);
  layout.add("back", {KeyKind::kBack, ""}, "backspace", 10, 3);
  // The last row as drawn in the mock-up, in columns of 95 u.
  layout.letter(kAt, 0, 4, 1.48F);
  layout.letter(kDotDe, 1.48F, 4, 1.66F);
  layout.letter(far_ending(look.language), 3.14F, 4, 1.94F);
  layout.add(kSpace.name, {KeyKind::kText, std::string(kSpace.plain)}, look.space, 5.08F, 4, 3.08F);
  layout.add("next", {KeyKind::kNext, ""}, look.next, 8.16F, 4, 2.84F);
  return layout.take();
}

// As on a telephone, with what ends and corrects a number at the right.
std::vector<Key> number_keys(const Rect& area, const KeyboardLook& look) {
  Layout layout(area, 11, 4, Shift::kOff);
  constexpr float kWide = 2.6F;  // columns of a digit
  for (size_t i = 0; i < 9; ++i) {
    layout.letter(kDigits[i], static_cast<float>(i % 3) * kWide, static_cast<float>(i / 3), kWide);
  }
  layout.letter({"plus", "+", "+"}, 0, 3, kWide);
  layout.letter(kDigits[9], kWide, 3, 2 * kWide);
  layout.add("back", {KeyKind::kBack, ""}, "backspace", 3 * kWide, 0, 11 - 3 * kWide, 2);
  layout.add("next", {KeyKind::kNext, ""}, look.next, 3 * kWide, 2, 11 - 3 * kWide, 2);
  return layout.take();
}

std::vector<Key> code_keys(const Rect& area, const KeyboardLook& look) {
  Layout layout(area, 7, kKeyRows, Shift::kOff);
  float row = 0;
  for (const auto& letters : kCodeRows) layout.letters(letters, 0, row++);
  layout.letters(kLastCodeRow, 0, row);
  layout.add("back", {KeyKind::kBack, ""}, "backspace", 6, row);
  layout.add("next", {KeyKind::kNext, ""}, look.next, 0, row + 1, 7);
  return layout.take();
}

enum class KeyGround { kLetter, kFunction, kShifted, kNext, kOff };

KeyGround ground_of(const Key& key, const KeyboardLook& look) {
  if (look.enabled == Enabled::kNo) return KeyGround::kOff;
  if (key.press.kind == KeyKind::kNext) return KeyGround::kNext;
  if (key.press.kind == KeyKind::kBack) return KeyGround::kFunction;
  if (key.press.kind == KeyKind::kShift) {
    return look.shift == Shift::kOn ? KeyGround::kShifted : KeyGround::kFunction;
  }
  const bool ending = key.press.text == "@" || (key.press.text.size() > 1 && key.label[0] == '.');
  return ending ? KeyGround::kFunction : KeyGround::kLetter;
}

struct KeyColours {
  Colour cap;
  Colour lip;
  Colour text;
};

KeyColours colours_of(KeyGround ground, const Canvas& canvas) {
  const Palette& palette = canvas.palette();
  switch (ground) {
    case KeyGround::kLetter:
      return {palette.white, palette.key_lip, palette.ink};
    case KeyGround::kFunction:
      return {palette.key_function, mixed(palette.key_lip, palette.ink, 0.18F), palette.ink};
    case KeyGround::kShifted:
      return {palette.moss, palette.valley, palette.paper};
    case KeyGround::kNext:
      return {palette.heart, mixed(palette.heart, palette.valley, 0.55F), palette.on_heart};
    case KeyGround::kOff:
      return {palette.key_function, palette.key_lip, off_colour(canvas)};
  }
  return {palette.white, palette.key_lip, palette.ink};
}

constexpr std::array kKeyRoles = {TextRole::kButton, TextRole::kLabel, TextRole::kDock};

// The largest type in which a key's label fits on it.
TextRole key_role(Canvas& canvas, std::string_view text, Size room) {
  for (const TextRole role : kKeyRoles) {
    const Size size = canvas.measure(text, {role, {}, 0, Align::kLeft, Wrap::kNone});
    if (size.width <= room.width && size.height <= room.height) return role;
  }
  return kKeyRoles.back();
}

// A word that does not fit, with large type, gives way to its picture.
bool fits(Canvas& canvas, std::string_view text, TextRole role, float width) {
  return canvas.measure(text, {role, {}, 0, Align::kLeft, Wrap::kNone}).width <= width;
}

void draw_next(Canvas& canvas, const Key& key, const Rect& cap, std::string_view icon,
               Colour colour) {
  const float room = cap.width() - 36 - kArrow - 20;
  const TextRole role = key_role(canvas, key.label, {room, cap.height()});
  if (!fits(canvas, key.label, role, room)) {  // then the word alone, then its picture alone
    const float alone = cap.width() - 24;
    const TextRole smaller = key_role(canvas, key.label, {alone, cap.height()});
    if (fits(canvas, key.label, smaller, alone)) {
      canvas.label(key.label, inset(cap, 12, 4), smaller, colour);
    } else {
      canvas.icon(icon, cap.centre(), kIcon, colour);
    }
    return;
  }
  const TextLook look{role, colour, 0, Align::kLeft, Wrap::kNone};
  const Size size = canvas.measure(key.label, look);
  const float left = cap.centre().x - (size.width + 20 + kArrow) / 2;
  canvas.text(key.label, {left, cap.centre().y - size.height / 2}, look);
  canvas.icon(icon, {left + size.width + 20 + kArrow / 2, cap.centre().y}, kArrow, colour);
}

void draw_space(Canvas& canvas, const Key& key, const Rect& cap) {
  constexpr std::array kRoles = {TextRole::kLabel, TextRole::kDock};
  const TextRole role = canvas.fitting(key.label, cap.width() - 24, 1, kRoles);
  const float height = canvas.measure(key.label, {role, {}, 0, Align::kLeft, Wrap::kNone}).height;
  if (fits(canvas, key.label, role, cap.width() - 24) && height <= cap.height() - 8) {
    canvas.label(key.label, inset(cap, 12, 4), role, canvas.palette().ink_soft);
  } else {
    canvas.icon("space_bar", cap.centre(), kIcon, canvas.palette().ink_soft);
  }
}

void draw_key(Ui& ui, const Key& key, const KeyboardLook& look) {
  Canvas& canvas = ui.canvas();
  const KeyColours colours = colours_of(ground_of(key, look), canvas);
  const float radius = canvas.theme().radii.key;
  const float depth = ui.pressed(key.name);
  const bool raised = canvas.theme().effects.shadows;
  if (raised) canvas.fill(moved(key.cap, 0, kLip), colours.lip, radius);
  const Rect cap = moved(key.cap, 0, depth * (kLip - 1));
  canvas.fill(cap, colours.cap, radius);
  // Without depth a border tells the key from the ground.
  const bool off = look.enabled == Enabled::kNo;
  if (!raised) {
    canvas.outline(cap, off ? off_colour(canvas) : canvas.palette().edge,
                   off ? kOffBorder : canvas.theme().borders.control, radius);
  }
  if (key.press.kind == KeyKind::kNext) {
    draw_next(canvas, key, cap, look.next_icon, colours.text);
  } else if (key.press.kind != KeyKind::kText) {
    canvas.icon(key.label, cap.centre(), kIcon, colours.text);
  } else if (key.press.text == kSpace.plain) {
    draw_space(canvas, key, cap);
  } else {
    const bool wide = look.keys != KeySet::kLetters;
    const TextRole role = wide && !canvas.large_text()
                              ? TextRole::kCall
                              : key_role(canvas, key.label, {cap.width() - 8, cap.height() - 4});
    canvas.label(key.label, inset(cap, 4, 2), role, colours.text);
  }
  if (depth > 0) canvas.fill(cap, faded(canvas.palette().ink, 0.10F * depth), radius);
}

// What speech says of a key.
std::string_view spoken(const Key& key) {
  const bool named_by_icon = key.press.kind == KeyKind::kShift || key.press.kind == KeyKind::kBack;
  return named_by_icon ? std::string_view(key.name).substr(4) : std::string_view(key.label);
}

}  // namespace

std::vector<Key> keyboard_keys(const Rect& area, const KeyboardLook& look) {
  switch (look.keys) {
    case KeySet::kLetters:
      return letter_keys(area, look);
    case KeySet::kNumbers:
      return number_keys(area, look);
    case KeySet::kCodes:
      break;
  }
  return code_keys(area, look);
}

std::optional<std::vector<std::string>> keys_for(std::string_view text, KeySet set,
                                                 std::string_view language) {
  KeyboardLook look;
  look.keys = set;
  look.language = language;
  const std::vector<Key> plain = keyboard_keys({}, look);
  look.shift = Shift::kOn;
  const std::vector<Key> shifted = keyboard_keys({}, look);
  std::vector<std::string> names;
  while (!text.empty()) {
    // The longest key first: ".de" is one key.
    const Key* best = nullptr;
    bool with_shift = false;
    for (const auto* keys : {&plain, &shifted}) {
      for (const Key& key : *keys) {
        if (key.press.kind != KeyKind::kText || !text.starts_with(key.press.text)) continue;
        if (best != nullptr && best->press.text.size() >= key.press.text.size()) continue;
        best = &key;
        with_shift = keys == &shifted;
      }
    }
    if (best == nullptr) return std::nullopt;
    if (with_shift) names.emplace_back("key.shift");
    names.push_back(best->name);
    text.remove_prefix(best->press.text.size());
  }
  return names;
}

KeySet shown_keys(const Ui& ui) {
  if (ui.find("key.shift") != nullptr) return KeySet::kLetters;
  return ui.find("key.x") != nullptr ? KeySet::kCodes : KeySet::kNumbers;
}

std::string capital_of(std::string_view letter) {
  if (letter != "." && letter != "-") {
    for (const std::span<const Letter> row :
         {std::span<const Letter>(kUpper), std::span<const Letter>(kMiddle),
          std::span<const Letter>(kLower)}) {
      const auto found = std::ranges::find(row, letter, &Letter::plain);
      if (found != row.end()) return std::string(found->shifted);
    }
  }
  return std::string(letter);
}

std::optional<KeyPress> keyboard(Ui& ui, const Rect& area, const KeyboardLook& look) {
  std::optional<KeyPress> press;
  for (const Key& key : keyboard_keys(area, look)) {
    const bool shifted = key.press.kind == KeyKind::kShift && look.shift == Shift::kOn;
    if (ui.tap(key.name, key.hit, Role::kKey, spoken(key), look.enabled,
               shifted ? Selected::kYes : Selected::kNo)) {
      press = key.press;
    }
    draw_key(ui, key, look);
  }
  return press;
}

}  // namespace gummiband::ui
