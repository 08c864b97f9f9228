// Withdrawals that go along when leads leave on a stick, so that a booth without a destination can
// tell its recipients too. Whether the stick ever arrives nobody knows: they stay queued, and each
// stick carries them all. Any thread, with a ledger of its own.
#pragma once

#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "leads/keys.h"
#include "ledger/ledger.h"
#include "outbox/parcel.h"

namespace gummiband::app {

// Those that no recipient has been told of, signed with the kiosk's key in `key_file`, which is
// only read where there is one to sign. For recipients whose id cannot stand in a name none.
base::Result<std::vector<outbox::Parcel>> signed_withdrawals(const ledger::Ledger& ledger,
                                                             const base::Path& key_file);

// Those of leads that were sealed to this key.
base::Result<std::vector<ledger::Notice>> withdrawals_for(const ledger::Ledger& ledger,
                                                          const leads::PublicKey& key);

}  // namespace gummiband::app
