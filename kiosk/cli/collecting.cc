// leads export --from: what kiosks have delivered, opened at the recipient's desk, each lead once.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/file_lock.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/kiosks.h"
#include "cli/opening.h"
#include "leads/envelope.h"
#include "leads/withdrawal.h"
#include "outbox/exported.h"
#include "outbox/shelf.h"

namespace gummiband::cli {
namespace {

using outbox::Exported;
using outbox::Fetched;
using outbox::Kind;
using outbox::Name;
using outbox::Signer;

class Desk {
 public:
  // `kiosks`: those whose leads count; nothing: all do.
  Desk(const leads::KeyPair& pair, Exported memory, std::optional<KnownKiosks> kiosks)
      : pair_(pair), memory_(std::move(memory)), kiosks_(std::move(kiosks)) {}

  // Withdrawals must come before envelopes: what is withdrawn by then is not exported.
  void take(const Fetched& fetched) {
    if (!fetched.fault.empty()) {
      spoilt(fetched.name, fetched.fault);
    } else if (fetched.name.kind == Kind::kWithdrawal) {
      take_withdrawal(fetched);
    } else {
      take_envelope(fetched);
    }
  }

  const std::vector<leads::Lead>& leads() const { return leads_; }
  const Exported& memory() const { return memory_; }
  bool has(const Name& name) const { return memory_.has(name); }
  bool is_for_other(const Name& name) const {
    return memory_.is_for_other(name, pair_.public_key());
  }
  void pass_over() { ++for_others_; }
  int64_t for_others() const { return for_others_; }
  int64_t withdrawn() const { return withdrawn_; }
  int64_t damaged() const { return damaged_; }
  // Leads that stand in earlier tables and are to be forgotten there.
  const std::vector<base::Uuid>& to_forget() const { return to_forget_; }

 private:
  void spoilt(const Name& name, const std::string& why) {
    ++damaged_;
    std::fprintf(stderr, "gummiband: %s: %s\n", outbox::file_name(name).c_str(), why.c_str());
  }

  bool is_known(const Signer& signer) const { return !kiosks_ || kiosks_->contains(signer); }

  void strange(const Name& name, const Signer& signer) {
    spoilt(name, "It is signed by a kiosk that the desk does not know: " + base::to_hex(signer) +
                     ". If it is one of yours, add it to the file of kiosks.");
  }

  void take_withdrawal(const Fetched& fetched) {
    const auto withdrawal = leads::parse_withdrawal(fetched.bytes);
    if (!withdrawal) return spoilt(fetched.name, withdrawal.fault().sentence);
    if (withdrawal->lead_id != fetched.name.lead_id ||
        withdrawal->recipient_id != fetched.name.recipient_id) {
      return spoilt(fetched.name, "This withdrawal is of another lead than its name says.");
    }
    const auto signer = memory_.signer(envelope_of(fetched.name));
    if (signer && *signer != withdrawal->kiosk) {
      return spoilt(fetched.name, "This withdrawal is not of the kiosk that took the lead.");
    }
    if (!is_known(withdrawal->kiosk)) return strange(fetched.name, withdrawal->kiosk);
    memory_.add(fetched.name, withdrawal->kiosk);
    if (signer) to_forget_.push_back(fetched.name.lead_id);
  }

  void take_envelope(const Fetched& fetched) {
    const auto envelope = leads::parse_envelope(fetched.bytes);
    if (!envelope) return spoilt(fetched.name, envelope.fault().sentence);
    if (envelope->lead_id != fetched.name.lead_id ||
        envelope->recipient_id != fetched.name.recipient_id) {
      return spoilt(fetched.name, "This envelope is of another lead than its name says.");
    }
    if (!leads::is_sealed_to(*envelope, pair_.public_key())) {
      ++for_others_;
      memory_.add_for_other(fetched.name, pair_.public_key());
      return;
    }
    const auto signer = leads::signer_of(*envelope);
    if (!signer) return spoilt(fetched.name, signer.fault().sentence);
    if (!is_known(*signer)) return strange(fetched.name, *signer);
    if (memory_.signer(withdrawal_of(fetched.name)) == *signer) {
      ++withdrawn_;
      memory_.add(fetched.name, *signer);
      return;
    }
    base::Result<leads::Lead> lead = leads::open(*envelope, pair_);
    if (!lead) return spoilt(fetched.name, lead.fault().sentence);
    leads_.push_back(std::move(*lead));
    memory_.add(fetched.name, *signer);
  }

  static Name envelope_of(Name name) {
    name.kind = Kind::kEnvelope;
    return name;
  }
  static Name withdrawal_of(Name name) {
    name.kind = Kind::kWithdrawal;
    return name;
  }

  const leads::KeyPair& pair_;
  Exported memory_;
  std::optional<KnownKiosks> kiosks_;
  std::vector<leads::Lead> leads_;
  std::vector<base::Uuid> to_forget_;
  int64_t for_others_ = 0;
  int64_t withdrawn_ = 0;
  int64_t damaged_ = 0;
};

base::Result<void> fetch_all(Desk& desk, outbox::Shelf& shelf, std::span<const Name> wanted) {
  while (!wanted.empty()) {
    const auto some = wanted.first(std::min(outbox::kMostFetchedAtOnce, wanted.size()));
    const auto fetched = shelf.fetch(some);
    if (!fetched) return fetched.fault();
    for (const Fetched& one : *fetched) desk.take(one);
    wanted = wanted.subspan(fetched->size());
  }
  return {};
}

base::Result<void> fetch_into(Desk& desk, outbox::Shelf& shelf, const std::vector<Name>& names,
                              bool all) {
  for (const Kind kind : {Kind::kWithdrawal, Kind::kEnvelope}) {
    std::vector<Name> wanted;
    for (const Name& name : names) {
      if (name.kind != kind || (!all && desk.has(name))) continue;
      if (!all && desk.is_for_other(name)) {
        desk.pass_over();
      } else {
        wanted.push_back(name);
      }
    }
    if (auto fetched = fetch_all(desk, shelf, wanted); !fetched) return fetched;
  }
  return {};
}

int say(const Desk& desk, const LeadsExportWords& words) {
  if (desk.leads().empty()) {
    std::printf("nothing new; no table is written\n");
  } else {
    std::printf("%zu new lead%s written to %s\n", desk.leads().size(),
                desk.leads().size() == 1 ? "" : "s", words.out.c_str());
  }
  if (desk.for_others() > 0) {
    std::printf("%lld more %s sealed to other keys\n", static_cast<long long>(desk.for_others()),
                desk.for_others() == 1 ? "envelope is" : "envelopes are");
  }
  if (desk.withdrawn() > 0) {
    std::printf("%lld %s withdrawn by those who left them, and not exported\n",
                static_cast<long long>(desk.withdrawn()),
                desk.withdrawn() == 1 ? "lead is" : "leads are");
  }
  for (const base::Uuid& lead : desk.to_forget()) {
    std::printf("WITHDRAWN: forget lead %s; it stands in a table that was exported before\n",
                lead.text().c_str());
  }
  return desk.damaged() == 0 ? kFine : kWorldFault;
}

}  // namespace

int leads_collect_command(const LeadsExportWords& words) {
  if (base::is_there(words.out)) {
    return fail({words.out.string() +
                 " is there already, and what stands in it is not exported again. Take another "
                 "name."});
  }
  base::Path file = words.memory;
  if (file.empty()) {
    file = words.key;
    file += ".exported";
  }
  const auto alone =
      base::FileLock::take(file, "Wait until that one is done, so that each lead comes once.");
  if (!alone) return fail(alone.fault());
  auto memory = Exported::read(file);
  if (!memory) return fail(memory.fault());
  std::optional<KnownKiosks> kiosks;
  if (!words.kiosks.empty()) {
    auto known = read_kiosks(words.kiosks);
    if (!known) return fail(known.fault());
    kiosks = std::move(*known);
  }
  const auto shelf = outbox::make_shelf(words.from, {}, wait_for_server);
  if (!shelf) return fail(shelf.fault());
  const auto names = shelf.value()->list();
  if (!names) return fail(names.fault());
  const bool is_server = words.from.address.find("://") != std::string::npos;
  if (names->empty() && !is_server) {
    return fail({words.from.address +
                 " holds no envelopes (UUID.RECIPIENT.gbl). Check the path; on a stick they are in "
                 "a folder gummiband-DAY-TIME."});
  }
  const auto pair = unlock(words.key, words.passphrase_file);
  if (!pair) return fail(pair.fault());
  Desk desk(*pair, std::move(*memory), std::move(kiosks));
  // What has come is kept, so that a server that gives only so much at a time is read in the end.
  const auto fetched = fetch_into(desk, **shelf, *names, words.all);
  if (!desk.leads().empty()) {
    if (auto written = write_table(desk.leads(), words); !written) return fail(written.fault());
  }
  const int said = say(desk, words);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    return fail({"What there is to say could not be written. Make room, and say it again."});
  }
  // After the table and the word of withdrawals: if the power goes between them, things come twice
  // rather than not at all.
  if (auto kept = desk.memory().write(file); !kept) return fail(kept.fault());
  if (!fetched) return fail({"Not all was fetched: " + fetched.fault().sentence});
  return said;
}

}  // namespace gummiband::cli
