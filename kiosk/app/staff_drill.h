// The drill: a test lead, sealed as a visitor's would be and opened with the recipient's own key,
// so that nobody finds out after the festival that the key or its passphrase is lost. The test lead
// is in memory only; the ledger never sees it. Takes as long as opening a key file takes: on a
// worker.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "base/result.h"
#include "content/pack.h"
#include "leads/keys.h"

namespace gummiband::app {

// A fault says what a visitor's lead would meet: a key that is none of the pack's recipients', or
// one that does not give back what was sealed.
base::Result<void> drill(const leads::KeyPair& pair, const leads::KioskKey& kiosk,
                         const content::Pack& pack, const base::Clock& clock, base::Random& random);

}  // namespace gummiband::app
