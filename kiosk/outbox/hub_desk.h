// A desk asks a hub -> rows, or one sentence why there are none. Blocks as long as the server
// takes.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "outbox/courier.h"
#include "outbox/postgres.h"

namespace gummiband::outbox {

// Lists come in pieces of so many rows.
inline constexpr size_t kDeskRowsAtOnce = 10'000;

base::Result<std::vector<SqlAnswer::Row>> ask_hub(Postgres& server, const HubAddress& address,
                                                  const std::string& sql,
                                                  const std::vector<std::string>& parameters);

}  // namespace gummiband::outbox
