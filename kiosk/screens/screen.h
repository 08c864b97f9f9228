// What every screen has in common: what it may read, and what it may wish for.
//
// A screen is a State, its Actions, an `update` and a `draw`. draw() reads the state and the world
// and answers with at most one action; update() changes the state and returns wishes. Neither
// touches disk, network, clock or device: app/ carries out the wishes between frames.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "content/pack.h"
#include "content/words.h"
#include "leads/interest.h"
#include "screens/form_typed.h"
#include "screens/staff.h"
#include "slips/link.h"
#include "slips/slip.h"
#include "slips/spool.h"
#include "ui/canvas.h"
#include "ui/texture.h"
#include "visit/visit.h"

namespace gummiband::screens {

// Whether a lead can be taken now; anything but open says why the form stays shut.
enum class FormDoor { kOpen, kNoKey, kLedgerFault };

struct World {
  const content::Pack& pack;
  const content::Words& words;
  const visit::Visit& visit;
  base::LocalTime now;  // at the kiosk's place
  double uptime_s = 0;  // steady, since the program's start
  FormDoor form_door = FormDoor::kOpen;
  slips::Campaign campaign{};          // where this kiosk stands
  float u_per_mm = 0;                  // of this display; 0: not known
  base::Path pictures{};               // our own pictures (assets/pictures)
  bool machine_is_slow = false;        // it cannot show motion
  slips::SpoolView printer{};          // what it can do, and where the visitor's slip is
  const ui::Texture* slip = nullptr;   // the picture of that slip, once it is drawn
  const staff::View* staff = nullptr;  // for the staff area; none: this kiosk has none
  double codes_wait_until_s = 0;       // uptime_s; no receipt code is taken before

  // The kiosk's word for `key` in the visitor's language.
  std::string word(std::string_view key) const { return words.text(visit.language, key); }
  // Nothing moves but for short fades: the visitor's wish, or the machine's.
  bool still() const { return machine_is_slow || visit.comfort.reduced_motion; }
  // A pack text in the visitor's language.
  const std::string& in(const content::Localized& text) const { return text.in(visit.language); }
};

enum class ScreenName {
  kAttract,
  kWelcome,
  kExplore,    // item: a district, or explore::kEverywhere; empty: as it was left
  kHighlight,  // item
  kOffers,
  kOffer,  // item
  kHearts,
  kForm,
  kPrivacy,
  kThanks,
  kLanguage,
  kHelp,
  kEvents,
  kPlaces,
  kMap,  // item: the district to begin with
  kWhy,
  kObstacle,
  kContacts,
  kWithdraw,
  kStaffPin,
  kStaffToday,
  kStaffPrinter,
  kStaffStick,
  kStaffProfile,
  kStaffReport,
};

struct Route {
  ScreenName screen = ScreenName::kAttract;
  std::string item;
  bool operator==(const Route&) const = default;
};

// Wishes.
struct Open {
  Route route;
  bool operator==(const Open&) const = default;
};
struct Back {
  bool operator==(const Back&) const = default;
};
struct EndVisit {
  bool operator==(const EndVisit&) const = default;
};
struct ToggleHeart {
  std::string item;
  bool operator==(const ToggleHeart&) const = default;
};
struct ChooseLanguage {
  std::string language;
  bool operator==(const ChooseLanguage&) const = default;
};
struct ChoosePersona {
  std::string persona;
  bool operator==(const ChoosePersona&) const = default;
};
// The place the heart beats for; empty: none of them more than the others.
struct ChoosePlace {
  std::string place;
  bool operator==(const ChoosePlace&) const = default;
};
// The anonymous question was answered: it is not asked again in this visit.
struct ToldObstacle {
  bool operator==(const ToldObstacle&) const = default;
};
struct ChangeComfort {
  visit::Comfort comfort;
  bool operator==(const ChangeComfort&) const = default;
};
// Seal and store what the visitor left, for the recipients that were ticked. The app fills in id,
// times, place and event; the screen hears the outcome by captured().
struct CaptureLead {
  leads::Interest interest;
  std::vector<std::string> recipients;
  std::string text_id;     // of the consent text
  std::string text_shown;  // word for word what was agreed to; of the cards, those that were ticked
  bool sixteen_or_older = false;
  bool operator==(const CaptureLead&) const = default;
};
// Take back the lead of this receipt code, as it was typed. The screen hears what came of it by
// withdraw::heard().
struct WithdrawLead {
  Typed code;
  bool operator==(const WithdrawLead&) const = default;
};
// One more in the anonymous tallies.
struct CountOne {
  std::string what;
  std::string subject;
  bool operator==(const CountOne&) const = default;
};

// A slip for the visitor. The app hands it to the printer and shows what comes of it.
struct PrintSlip {
  slips::Slip slip;
  std::string item;  // of the pack; empty: it is of no single one
  slips::Again again = slips::Again::kNo;
  bool operator==(const PrintSlip&) const = default;
};

using Wish = std::variant<Open, Back, EndVisit, ToggleHeart, ChooseLanguage, ChoosePersona,
                          ChoosePlace, ToldObstacle, ChangeComfort, CaptureLead, WithdrawLead,
                          CountOne, PrintSlip, staff::Wish>;
using Wishes = std::vector<Wish>;

ui::PictureLook look(const content::Picture& picture);
// The place the visitor's heart beats for; nothing where none was chosen.
const content::HeartPlace* heart_place(const World& world);
// "Freudenberg · Siegen-Wittgenstein"; the district's name alone when there is no place.
std::string where(const World& world, const content::Item& item);

}  // namespace gummiband::screens
