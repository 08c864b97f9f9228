// How this kiosk is and where it stands, for the office: from the settings, the pack, the disk and
// what staff chose, which stands in the ledger. Any thread.
#pragma once

#include <optional>
#include <string>

#include "base/file.h"
#include "content/pack.h"
#include "content/settings.h"
#include "ledger/ledger.h"
#include "outbox/health.h"
#include "outbox/profile.h"

namespace gummiband::app {

struct ConditionParts {
  content::Settings settings;
  std::string pack_id;  // empty: there is no pack
  std::string pack_version;
  base::Path data;
};

ConditionParts condition_parts(const content::Settings& settings,
                               const std::optional<content::Pack>& pack, const base::Path& data);
outbox::Condition condition_of(const ConditionParts& parts, const ledger::Ledger& ledger);

// What is counted here and now is counted for this. A municipality that the settings do not name is
// the place.
outbox::Profile profile_of(const content::Settings& settings, const std::string& place,
                           const std::string& event);

}  // namespace gummiband::app
