// Makes a hub out of a database: the table, what delivers into it and reads from it, and the roles.
//
// A kiosk's role may call gummiband.deliver(), pin() and pinned() and nothing else: no table can it
// read, change or empty, and of bulletins it sees and replaces its own only. A desk's role may read
// what is for its recipients, and all bulletins. The owner alone can do more. Saying it again
// changes nothing but adds what is new, for roles that are there as well. Used by `hub init` only.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "outbox/destination.h"

namespace gummiband::outbox {

struct HubRole {
  std::string name;      // a-z, 0-9, '-' and '_', 1..63, beginning with a letter
  std::string password;  // of a role that is there already it replaces the old one; empty: stays
  std::vector<std::string> recipients;  // a desk reads what is for these; none: it is a kiosk
};

bool is_role_name(std::string_view text);

// Who can log in there already; `owner` is who asks.
struct HubRoles {
  std::string owner;
  std::vector<std::string> all;
};
base::Result<HubRoles> roles_at(const Destination& owner, const Patience& patience = {});

// `owner` is the address of the database as its owner, who may make roles.
base::Result<void> init_hub(const Destination& owner, const std::vector<HubRole>& roles,
                            const Patience& patience = {});

}  // namespace gummiband::outbox
