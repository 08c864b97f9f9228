// What goes on paper, and the codes that do the same for a phone.
//
// A slip is made of the pack's words and the kiosk's, in the visitor's language; a code that needs
// no network (a contact, a date) goes before a link. Pure; the printer is the app's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "screens/code.h"
#include "screens/screen.h"
#include "slips/slip.h"

namespace gummiband::screens {

// Whether the button says "print"; else it says "photograph the code".
bool prints(const World& world);

// An item on paper: an offer, the reminder of an event, or whatever it is.
slips::Slip item_slip(const World& world, const content::Item& item);
// Everything the visitor has collected.
slips::Slip hearts_slip(const World& world);
// The receipt of a lead. `code` as the ledger gives it: six characters.
slips::Slip receipt_slip(const World& world, std::string_view code);

// The code that takes the item along: a contact into the phone's contacts, an event into its
// calendar, else the link. Nothing where there is none of these.
std::optional<Code> item_code(const World& world, const content::Item& item);

// How the printer is and what is to be done about it, for whoever looks after it.
std::string printer_words(const World& world);

// "K7P 4MX": in two groups, as it is read out and typed in.
std::string grouped(std::string_view receipt_code);

// What the button of a screen says and shows: "print" or "photograph the code".
struct PaperButton {
  std::string label;
  std::string icon;
  bool operator==(const PaperButton&) const = default;
};
PaperButton paper_button(const World& world);

}  // namespace gummiband::screens
