// keys and leads: what is kept, and who can read it.
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/demo_key.h"
#include "app/opened_leads.h"
#include "app/resources.h"
#include "app/withdrawals.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "cli/passphrase.h"
#include "cli/places.h"
#include "content/load.h"
#include "leads/keys.h"
#include "leads/table.h"
#include "ledger/ledger.h"

namespace gummiband::cli {
namespace {

void print_key(const leads::PublicKey& key) {
  std::printf("public key:  %s\nkey id:      %s\nfingerprint: %s\n", key.text().c_str(),
              key.id().c_str(), key.fingerprint().c_str());
}

size_t count_leads(const std::vector<leads::Lead>& rows) {
  std::set<std::string> ids;
  for (const leads::Lead& row : rows) ids.insert(row.interest.id.text());
  return ids.size();
}

// By its id, the words of each key that the pack knows.
std::map<std::string, std::string> fingerprints(const Places& places, const base::Clock& clock) {
  std::map<std::string, std::string> words;
  const content::LoadedPack loaded =
      content::load_pack(pack_folder(places), base::local_day(clock.wall_ms()));
  if (!loaded.pack) return words;
  for (const content::Recipient& recipient : loaded.pack->recipients) {
    std::vector<std::string> texts = recipient.also_keys;
    texts.push_back(recipient.public_key);
    for (const std::string& text : texts) {
      const base::Result<leads::PublicKey> key = leads::PublicKey::parse(text);
      if (key) words[key->id()] = key->fingerprint();
    }
  }
  return words;
}

// "siegen (1234abcd tiger-lotus-yoga-kiosk)", for each recipient and each key it was sealed to.
base::Result<std::string> keys_in_use(const ledger::Ledger& ledger,
                                      const std::map<std::string, std::string>& fingerprints) {
  std::set<std::string> keys;
  const auto all =
      app::for_each_envelope(ledger, app::Which::kAll, [&](const ledger::StoredEnvelope& stored) {
        for (const std::string_view part : base::split(stored.envelope.key_id, '+')) {
          const std::string id(part);
          const auto words = fingerprints.find(id);
          keys.insert(stored.envelope.recipient_id + " (" + id +
                      (words == fingerprints.end() ? "" : " " + words->second) + ")");
        }
        return base::Result<void>();
      });
  if (!all) return all.fault();
  std::string list;
  for (const std::string& key : keys) list += (list.empty() ? "" : ", ") + key;
  return list;
}

// An empty table would say that there were no leads.
base::Fault opens_none(const leads::PublicKey& key, int64_t envelopes, const std::string& keys) {
  const std::string number =
      envelopes == 1 ? "the only envelope that is"
                     : "any of the " + std::to_string(envelopes) + " envelopes that are";
  return {"The key " + key.id() + " (" + key.fingerprint() + ") does not open " + number +
          " there, and no table is written. Take a key of " + keys +
          ". `gummiband keys show FILE` says which one a file holds."};
}

// "1 lead", "2 leads".
std::string counted(size_t number, const std::string& one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

}  // namespace

int keys_new_command(const KeysNewWords& words) {
  base::Result<std::string> passphrase = ask_passphrase(words.passphrase_file, Asking::kTwice);
  if (!passphrase) return fail(passphrase.fault());
  if (base::count_code_points(*passphrase) < kShortestPassphrase) {
    base::wipe(*passphrase);
    return fail({"The passphrase is too short. Take at least 12 characters, better five words."});
  }
  const leads::KeyPair pair = leads::KeyPair::make();
  const base::Result<void> written = pair.write(words.out, *passphrase);
  base::wipe(*passphrase);
  if (!written) return fail(written.fault());
  std::printf("wrote %s; keep it and its passphrase apart, and never on the kiosk\n",
              words.out.c_str());
  print_key(pair.public_key());
  std::printf("Put the public key into the pack's recipient (key: %s) and remove `demo: true`.\n",
              pair.public_key().text().c_str());
  return kFine;
}

int keys_show_command(const base::Path& key_file, const Places& places) {
  if (!key_file.empty()) {
    const base::Result<leads::PublicKey> key = leads::read_public_key(key_file);
    if (!key) return fail(key.fault());
    print_key(*key);
    return kFine;
  }
  const base::SystemClock clock;
  const content::LoadedPack loaded =
      content::load_pack(pack_folder(places), base::local_day(clock.wall_ms()));
  if (!loaded.pack) return fail({"The pack cannot be loaded. Run `gummiband check`."});
  for (const content::Recipient& recipient : loaded.pack->recipients) {
    std::printf("%s%s\n", recipient.id.c_str(),
                app::has_demo_key(recipient) ? "  DEMO KEY: everybody can read these leads" : "");
    const base::Result<leads::PublicKey> key = leads::PublicKey::parse(recipient.public_key);
    if (key) {
      print_key(*key);
    } else {
      std::printf("no key: %s\n", key.fault().sentence.c_str());
    }
    for (const std::string& text : recipient.also_keys) {
      const base::Result<leads::PublicKey> also = leads::PublicKey::parse(text);
      std::printf("also opened by:\n");
      if (also) print_key(*also);
      if (!also) std::printf("no key: %s\n", also.fault().sentence.c_str());
    }
  }
  return kFine;
}

int leads_count_command(const Places& places, Output output) {
  const base::SystemClock clock;
  const auto ledger = open_ledger(places, ledger::Access::kReadOnly, clock);
  if (!ledger) return fail(ledger.fault());
  const base::Result<ledger::Counts> counts = (*ledger)->counts();
  if (!counts) return fail(counts.fault());
  const base::Result<int64_t> leads = (*ledger)->count_leads();
  if (!leads) return fail(leads.fault());
  const nlohmann::ordered_json numbers = {{"leads", *leads},
                                          {"envelopes", counts->captured},
                                          {"delivered", counts->delivered},
                                          {"waiting", counts->waiting},
                                          {"quarantined", counts->quarantined},
                                          {"withdrawn", counts->withdrawn}};
  if (output == Output::kJson) {
    std::printf("%s\n", numbers.dump().c_str());
    return kFine;
  }
  for (const auto& [name, number] : numbers.items()) {
    std::printf("%-12s %lld\n", name.c_str(), static_cast<long long>(number.get<int64_t>()));
  }
  return kFine;
}

base::Result<void> write_table(const std::vector<leads::Lead>& leads,
                               const LeadsExportWords& words) {
  return words.format == "xlsx" ? leads::write_xlsx(leads, words.out)
                                : leads::write_csv(leads, words.out);
}

int leads_export_command(const LeadsExportWords& words) {
  if (!words.from.address.empty()) return leads_collect_command(words);
  if (base::is_there(words.out)) {
    return fail({words.out.string() + " is there already. Take another name, or remove it."});
  }
  const base::SystemClock clock;
  const auto ledger = open_ledger(words.places, ledger::Access::kReadOnly, clock);
  if (!ledger) return fail(ledger.fault());
  const base::Result<leads::KeyPair> pair = unlock(words.key, words.passphrase_file);
  if (!pair) return fail(pair.fault());
  const auto opened = app::open_ledger_leads(**ledger, app::Which::kAll, *pair);
  if (!opened) return fail(opened.fault());
  const auto withdrawn = app::withdrawals_for(**ledger, pair->public_key());
  if (!withdrawn) return fail(withdrawn.fault());
  if (opened->leads.empty() && opened->damaged.empty() && withdrawn->empty() &&
      opened->for_others > 0) {
    const auto keys = keys_in_use(**ledger, fingerprints(words.places, clock));
    return fail(keys ? opens_none(pair->public_key(), opened->for_others, *keys) : keys.fault());
  }
  const base::Result<void> written = write_table(opened->leads, words);
  if (!written) return fail(written.fault());
  std::printf("%s in %s, one for each recipient, written to %s\n",
              counted(count_leads(opened->leads), "lead").c_str(),
              counted(opened->leads.size(), "row").c_str(), words.out.c_str());
  if (opened->for_others > 0) {
    const auto more = static_cast<size_t>(opened->for_others);
    std::printf("%s %s sealed to other keys\n", counted(more, "more envelope").c_str(),
                more == 1 ? "is" : "are");
  }
  for (const ledger::Notice& notice : *withdrawn) {
    std::printf("WITHDRAWN: forget lead %s, should it stand in an earlier table\n",
                notice.lead_id.text().c_str());
  }
  for (const std::string& sentence : opened->damaged) {
    std::fprintf(stderr, "gummiband: %s\n", sentence.c_str());
  }
  if (opened->damaged.empty()) return kFine;
  std::fprintf(stderr, "gummiband: %zu envelopes could not be opened; they stay where they are\n",
               opened->damaged.size());
  return kWorldFault;
}

}  // namespace gummiband::cli
