// The on-screen keyboard: QWERTZ for names and e-mail addresses, a number pad for phones, large
// keys for receipt codes.
//
// It types into nobody's buffer: a tapped key comes back as a KeyPress, and the screen's own state
// is edited by it. Keys are named by what stands on them unshifted ("key.a", "key.ue",
// "key.dot_de"), the same in every language. Where the keys stand is pure; draw with keyboard().
// Lengths in u. UI thread only, except for the pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas.h"
#include "ui/geometry.h"
#include "ui/ui.h"

namespace gummiband::ui {

// A key with the gap around it: 87 x 118 u are seen, 95 x 132 u take the tap, so that neighbours
// touch and no tap is lost between them.
inline constexpr float kKeyPitch = 95;
inline constexpr float kKeyRowPitch = 132;
inline constexpr int kKeyColumns = 11;
inline constexpr int kKeyRows = 5;
inline constexpr float kKeyboardWidth = kKeyPitch * kKeyColumns;
inline constexpr float kKeyboardHeight = kKeyRowPitch * kKeyRows;

enum class KeyKind { kText, kShift, kBack, kNext };

struct KeyPress {
  KeyKind kind = KeyKind::kText;
  std::string text;  // kText: what it types
  bool operator==(const KeyPress&) const = default;
};

// Codes are typed with the characters they are made of, in capitals, and no others.
enum class KeySet { kLetters, kNumbers, kCodes };
enum class Shift { kOff, kOn };

struct KeyboardLook {
  KeySet keys = KeySet::kLetters;
  Shift shift = Shift::kOff;
  std::string_view language = "de";  // of the visitor: Dutch has .nl where the others have .com
  std::string_view next;             // the words on the two long keys
  std::string_view space;
  std::string_view next_icon = "arrow_forward";
  Enabled enabled = Enabled::kYes;
};

struct Key {
  std::string name;
  KeyPress press;
  std::string label;  // what stands on it: a letter, or an icon's name for shift and back
  Rect hit;
  Rect cap;  // what is seen of it
};

// The keys, filling `area` without gaps.
std::vector<Key> keyboard_keys(const Rect& area, const KeyboardLook& look);

// The names of the keys that type `text`, with "key.shift" before each key that needs it; nothing
// if some letter is on no key. As if shift were off at the start and released by every letter.
std::optional<std::vector<std::string>> keys_for(std::string_view text, KeySet set,
                                                 std::string_view language);

// Which keys the last frame had; the pad of numbers where it had none.
KeySet shown_keys(const Ui& ui);

// The capital of a letter as the keyboard has it ("ö": "Ö"); anything else stays as it is.
std::string capital_of(std::string_view letter);

// Declares and draws the keys and answers with the one that was tapped.
std::optional<KeyPress> keyboard(Ui& ui, const Rect& area, const KeyboardLook& look);

}  // namespace gummiband::ui
