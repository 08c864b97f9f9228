// What the commands about leads share: opening ledger and key files, and saying a fault.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cli/commands.h"
#include "content/settings.h"
#include "leads/interest.h"
#include "leads/keys.h"
#include "ledger/ledger.h"
#include "outbox/fleet.h"

namespace gummiband::cli {

// Says the sentence on standard error; the exit code for it.
int fail(const base::Fault& fault);
// The same where the words are at fault.
int fail_words(const base::Fault& fault);

// The ledger of the data folder.
base::Result<std::unique_ptr<ledger::Ledger>> open_ledger(const Places& places,
                                                          ledger::Access access,
                                                          const base::Clock& clock);

// The printer that staff chose on the screen, else that of kiosk.yaml; "none" if neither names one.
std::string chosen_printer(const Places& places, const content::Settings& settings,
                           const base::Clock& clock);

// A flag is somebody's word of now: better no start than one without the printer that was asked
// for. Says what is wrong with it, and gives the exit code; nothing if it could be one, or is
// empty.
std::optional<int> printer_fault(const std::string& printer);

// The key file's pair, with the passphrase asked for (or read from its file) and wiped.
base::Result<leads::KeyPair> unlock(const base::Path& key_file, const base::Path& passphrase_file);

// Says on standard error what counts for nothing.
void say_disbelieved(const std::vector<outbox::Disbelieved>& all);

// In the format and the file of the words.
base::Result<void> write_table(const std::vector<leads::Lead>& leads,
                               const LeadsExportWords& words);

}  // namespace gummiband::cli
