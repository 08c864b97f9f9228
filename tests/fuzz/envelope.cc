// What a desk reads from anybody: an envelope, and the lead inside one. As it comes, and signed
// anew by a kiosk, so that chance gets below the signature. An input that begins like JSON is taken
// for what was inside.
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/text.h"
#include "fuzz/fuzz_keys.h"
#include "fuzz/put_right.h"
#include "leads/envelope.h"
#include "leads/lead_json.h"

using namespace gummiband;

namespace {

void expect_sentence(const base::Fault& fault) {
  base::check(!fault.sentence.empty() && base::is_utf8(fault.sentence), "refused without a word");
}

void read_lead(const std::string& json) {
  const auto lead = leads::parse_lead_json(json);
  if (!lead) return expect_sentence(lead.fault());
  base::check(leads::lead_fault(lead->lead).empty(), "a lead beyond its limits was taken");
  const auto again = leads::parse_lead_json(leads::lead_json(*lead));
  base::check(again.ok() && *again == *lead, "a lead reads otherwise the second time");
}

void read_envelope(const std::string& bytes, const leads::KeyPair& pair) {
  const auto envelope = leads::parse_envelope(bytes);
  if (!envelope) return expect_sentence(envelope.fault());
  base::check(envelope->bytes == bytes, "an envelope is not what it was read from");
  base::check(leads::signer_of(*envelope).ok(), "an envelope has lost who signed it");
  const auto lead = leads::open(*envelope, pair);
  if (!lead) return expect_sentence(lead.fault());
  base::check(leads::lead_fault(*lead).empty(), "a lead beyond its limits was opened");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with('{')) {
    read_lead(bytes);
  } else {
    const leads::KeyPair desk = test::fuzz_desk(GUMMIBAND_SOURCE_DIR);
    read_envelope(bytes, desk);
    read_envelope(test::signed_again(bytes, test::fuzz_kiosk(GUMMIBAND_SOURCE_DIR)), desk);
  }
  return 0;
}
