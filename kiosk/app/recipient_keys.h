// The keys that a recipient of the pack is sealed to: its own first, then those beside it.
#pragma once

#include <vector>

#include "base/result.h"
#include "content/pack.h"
#include "leads/keys.h"

namespace gummiband::app {

// A fault if one of them cannot be used, or its own is missing.
base::Result<std::vector<leads::PublicKey>> keys_of(const content::Recipient& recipient);

}  // namespace gummiband::app
