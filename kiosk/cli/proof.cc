// leads proof: what can be proved of one lead. Without a key what stands outside on its envelopes;
// with a recipient's key the consent that was given to this recipient.
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/date.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "leads/envelope.h"

namespace gummiband::cli {
namespace {

using Json = nlohmann::ordered_json;

const char* word(ledger::State state) {
  switch (state) {
    case ledger::State::kDelivered:
      return "delivered";
    case ledger::State::kQuarantined:
      return "quarantined";
    case ledger::State::kWithdrawn:
      return "withdrawn";
    case ledger::State::kWaiting:
      break;
  }
  return "waiting";
}

Json outside(const ledger::StoredEnvelope& stored) {
  Json proof = {{"recipient", stored.envelope.recipient_id},
                {"captured", base::utc_text(stored.captured_wall_ms)},
                {"clock_trusted", stored.clock_trusted},
                {"state", word(stored.state)},
                {"key_id", stored.envelope.key_id},
                {"envelope_sha256", stored.sha256}};
  if (!stored.courier.empty()) proof["courier"] = stored.courier;
  if (stored.envelope.bytes.empty()) {
    proof["note"] = "erased here; ask the recipient for the envelope";
  } else if (const auto signer = leads::signer_of(stored.envelope)) {
    proof["signed_by_kiosk"] = base::to_hex(*signer);
  } else {
    proof["note"] = signer.fault().sentence;
  }
  return proof;
}

Json consent_of(const leads::Lead& lead, const ledger::Ledger& ledger) {
  const leads::Consent& consent = lead.consent;
  Json proof = {{"name", lead.interest.name},
                {"email", lead.interest.email},
                {"phone", lead.interest.phone},
                {"purpose", consent.purpose},
                {"language", consent.language},
                {"sixteen_or_older", consent.sixteen_or_older},
                {"given", base::utc_text(lead.interest.captured_wall_ms)},
                {"clock_trusted", lead.interest.clock_trusted},
                {"place", lead.interest.place},
                {"event", lead.interest.event},
                {"text_id", consent.text_id},
                {"text_sha256", consent.text_sha256}};
  const auto text = ledger.text(consent.text_sha256);
  if (text && text->has_value()) {
    proof["text"] = (*text)->text;
  } else {
    proof["note"] = "the text of this SHA-256 is not kept here; look for it in the packs";
  }
  return proof;
}

// The envelopes of the lead; with a key those that it opens have a "consent".
base::Result<Json> prove(const ledger::Ledger& ledger, const base::Uuid& id,
                         const std::optional<leads::KeyPair>& pair) {
  const auto found = ledger.envelopes_of(id);
  if (!found) return found.fault();
  if (found->empty()) {
    return base::Fault{"This ledger has no lead " + id.text() + ". Check the id and --data."};
  }
  Json proofs = Json::array();
  for (const ledger::StoredEnvelope& stored : *found) {
    Json proof = outside(stored);
    const bool readable = pair && !stored.envelope.bytes.empty() &&
                          leads::is_sealed_to(stored.envelope, pair->public_key());
    if (readable) {
      base::Result<leads::Lead> lead = leads::open(stored.envelope, *pair);
      if (!lead) return lead.fault();
      proof["consent"] = consent_of(*lead, ledger);
      leads::wipe(lead->interest);
    }
    proofs.push_back(std::move(proof));
  }
  return Json{{"lead", id.text()}, {"envelopes", proofs}};
}

void print(const Json& proof, int depth) {
  const std::string margin(static_cast<size_t>(depth) * 2, ' ');
  for (const auto& [name, value] : proof.items()) {
    if (value.is_object()) {
      std::printf("%s%s\n", margin.c_str(), name.c_str());
      print(value, depth + 1);
      continue;
    }
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    std::printf("%s%-16s %s\n", margin.c_str(), name.c_str(), text.c_str());
  }
}

}  // namespace

int leads_proof_command(const LeadsProofWords& words) {
  const auto id = base::Uuid::parse(words.id);
  if (!id) {
    std::fprintf(stderr, "gummiband: \"%s\" is not the id of a lead; it stands in an export.\n",
                 words.id.c_str());
    return kWordsFault;
  }
  const base::SystemClock clock;
  const auto ledger = open_ledger(words.places, ledger::Access::kReadOnly, clock);
  if (!ledger) return fail(ledger.fault());
  std::optional<leads::KeyPair> pair;
  if (!words.key.empty()) {
    base::Result<leads::KeyPair> opened = unlock(words.key, words.passphrase_file);
    if (!opened) return fail(opened.fault());
    pair.emplace(std::move(*opened));
  }
  const base::Result<Json> proof = prove(**ledger, *id, pair);
  if (!proof) return fail(proof.fault());
  if (words.output == Output::kJson) {
    std::printf("%s\n", proof->dump().c_str());
    return kFine;
  }
  std::printf("lead %s\n", id->text().c_str());
  for (const Json& envelope : proof->at("envelopes")) {
    std::printf("\n");
    print(envelope, 0);
  }
  return kFine;
}

}  // namespace gummiband::cli
