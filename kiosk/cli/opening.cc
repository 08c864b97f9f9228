#include "cli/opening.h"

#include <cstdio>

#include "app/print_worker.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/passphrase.h"
#include "cli/places.h"
#include "slips/printers.h"

namespace gummiband::cli {

int fail(const base::Fault& fault) {
  std::fprintf(stderr, "gummiband: %s\n", fault.sentence.c_str());
  return kWorldFault;
}

int fail_words(const base::Fault& fault) {
  fail(fault);
  return kWordsFault;
}

base::Result<std::unique_ptr<ledger::Ledger>> open_ledger(const Places& places,
                                                          ledger::Access access,
                                                          const base::Clock& clock) {
  const base::Result<base::Path> data = data_folder(places);
  if (!data) return data.fault();
  return ledger::Ledger::open(*data / "ledger.db", access, clock);
}

std::string chosen_printer(const Places& places, const content::Settings& settings,
                           const base::Clock& clock) {
  const auto ledger = open_ledger(places, ledger::Access::kReadOnly, clock);
  if (ledger) {
    const auto kept = (*ledger)->get(app::kPrinterSetting);
    if (kept && *kept && !(*kept)->empty()) return **kept;
  }
  return settings.printer;
}

std::optional<int> printer_fault(const std::string& printer) {
  if (slips::names_no_printer(printer)) return std::nullopt;
  const base::SystemClock clock;
  const auto made = slips::make_printer(printer, {}, clock);
  if (made) return std::nullopt;
  return fail_words({"--printer: " + made.fault().sentence});
}

void say_disbelieved(const std::vector<outbox::Disbelieved>& all) {
  for (const outbox::Disbelieved& one : all) {
    std::fprintf(stderr, "gummiband: not believed: %s: %s\n", one.what.c_str(), one.why.c_str());
  }
}

base::Result<leads::KeyPair> unlock(const base::Path& key_file, const base::Path& passphrase_file) {
  if (!base::is_there(key_file)) {
    return base::Fault{"There is no file " + key_file.string() + ". Check the path of --key."};
  }
  base::Result<std::string> passphrase = ask_passphrase(passphrase_file, Asking::kOnce);
  if (!passphrase) return passphrase.fault();
  base::Result<leads::KeyPair> pair = leads::KeyPair::read(key_file, *passphrase);
  base::wipe(*passphrase);
  return pair;
}

}  // namespace gummiband::cli
