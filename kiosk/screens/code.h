// A QR code on the screen: what it says, how large its modules must be, and the card it hangs on.
//
// A code is made once, when its screen opens, and kept in that screen's State; drawing only lays
// its modules on whole pixels. A code is black on white in every theme: a reader needs it so.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "screens/screen.h"
#include "slips/qr.h"
#include "ui/ui.h"

namespace gummiband::screens {

// What a module measures at least: of a link, which people scan from where they stand, and of a
// list, for which they step up to a code that fills the screen.
inline constexpr float kLeastModule = 14;
inline constexpr float kLeastListModule = 7;
// And the whole code, on a display of known size.
inline constexpr float kLeastCodeMm = 40;

// What a phone has in hand once it has read the code; what the visitor is told to do depends on it.
enum class CodeHolds { kPage, kList, kContact, kDate, kLetter, kNetwork };

struct Code {
  std::string text;     // what a phone reads
  std::string caption;  // what stands in clear below: the host, or whose list it is
  slips::Qr qr;
  float least_module = 0;  // u, below which it is not to be drawn
  CodeHolds holds = CodeHolds::kPage;
  bool operator==(const Code&) const = default;
};

// Up to here a code may grow to resist more dirt and glare than it must.
inline constexpr int kCalmModules = 37;
// A link whose campaign code would need more modules goes without it: at 14 u a module, no more
// than these fit beside the words of a landscape screen.
inline constexpr int kMostLinkModules = 41;

// The code of a link, with where it was scanned. Nothing for an empty url, or one that no code can
// hold.
std::optional<Code> link_code(std::string_view url, const slips::Campaign& campaign,
                              std::string_view item_id);
// The code of what needs no network, in as few modules as it takes. Nothing when no code can hold
// it.
std::optional<Code> text_code(std::string_view text, std::string_view caption, CodeHolds holds);

// What to do with the code, as a sentence.
std::string code_hint(const World& world, const Code& code);

// A soft hyphen is a hint for setting type; in what a phone reads it is a stray character.
std::string without_soft_hyphens(std::string text);

// What is reported of a code that was given less room than it needs; tests look for it.
inline constexpr std::string_view kCodeTooSmall = "its code has no room to be read";

struct CodeFit {
  int module_px = 0;
  float side = 0;        // u, with the quiet zone on all sides
  bool readable = true;  // false: `most` was too little for what a code should measure
};
// The modules of a code of `modules` on a side, whole pixels each, so that it takes `wanted` u with
// its quiet zone; more where a module would be less than `least`, and never more than `most`.
CodeFit fit_code(int modules, float least, float wanted, float most, float px_per_u,
                 float u_per_mm);

// The card with the code and its caption.
enum class Caption { kBelow, kElsewhere };
struct CodeCard {
  CodeFit fit;
  ui::Size size;
  Caption caption = Caption::kBelow;
};
CodeCard code_card(ui::Canvas& canvas, const World& world, const Code& code, float wanted,
                   ui::Size most, Caption caption = Caption::kBelow);
void draw_code_card(ui::Canvas& canvas, const ui::Rect& rect, const Code& code,
                    const CodeCard& card);
// The heart that the card hangs on, in the middle of its upper edge.
void draw_code_heart(ui::Canvas& canvas, const ui::Rect& card);

// A screen that is nothing but the code, as large as it gets.
struct BigCodeLook {
  const content::Picture* picture = nullptr;
  std::string_view title;
  std::string_view hint;  // what to do with it
};
// True when the visitor has closed it ("code.smaller").
bool draw_big_code(const World& world, ui::Ui& ui, const Code& code, const BigCodeLook& look);

}  // namespace gummiband::screens
