// What libpq and a server say about a hub -> what a person needs of it: one sentence that names the
// hub, the cause once, and what to do. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "outbox/courier.h"
#include "outbox/postgres.h"

namespace gummiband::outbox {

// The causes in a message of libpq, each once and on one line, without its guesses and hints, and
// without the names of all hosts it has tried. At most kMostCauseBytes; empty if it says nothing.
inline constexpr size_t kMostCauseBytes = 200;
std::string cause_of(std::string_view message);

// What a connection that did not come about means, by what libpq says of it.
Trouble no_way_in(const HubAddress& address, std::string_view message);

// What a failed statement means for the hub as a whole.
Trouble sql_trouble(const HubAddress& address, const SqlAnswer& answer);

}  // namespace gummiband::outbox
