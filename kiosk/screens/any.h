// Any screen: opened by its route, drawn and updated without knowing which it is.
#pragma once

#include <variant>

#include "screens/attract.h"
#include "screens/contacts.h"
#include "screens/events.h"
#include "screens/explore.h"
#include "screens/form.h"
#include "screens/hearts.h"
#include "screens/help.h"
#include "screens/highlight.h"
#include "screens/language.h"
#include "screens/map.h"
#include "screens/obstacle.h"
#include "screens/offer.h"
#include "screens/offers.h"
#include "screens/places.h"
#include "screens/print.h"
#include "screens/privacy.h"
#include "screens/screen.h"
#include "screens/staff_pin.h"
#include "screens/staff_printer.h"
#include "screens/staff_profile.h"
#include "screens/staff_report.h"
#include "screens/staff_stick.h"
#include "screens/staff_today.h"
#include "screens/thanks.h"
#include "screens/welcome.h"
#include "screens/why.h"
#include "screens/withdraw.h"

namespace gummiband::screens {

using AnyState =
    std::variant<attract::State, welcome::State, explore::State, highlight::State, offers::State,
                 offer::State, hearts::State, form::State, privacy::State, thanks::State,
                 language::State, help::State, events::State, places::State, map::State, why::State,
                 obstacle::State, contacts::State, print::State, withdraw::State, staff_pin::State,
                 staff_today::State, staff_printer::State, staff_stick::State, staff_profile::State,
                 staff_report::State>;

AnyState open_screen(const Route& route, const World& world);

// Draws the screen and its dock, updates it by what was tapped, and answers with what it wishes.
Wishes run_screen(AnyState& state, const World& world, ui::Ui& ui);

// Whether it belongs to the staff area: nothing of a visit is on it, and it closes by itself.
bool is_staff(const AnyState& state);

// Whether a visitor types something on it: no picture of it is kept when it goes.
bool is_typed_into(const AnyState& state);

// The name the screen goes by in logs and tallies: "explore".
const char* screen_name(const AnyState& state);

}  // namespace gummiband::screens
