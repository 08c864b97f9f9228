#include "app/staff_drill.h"

#include <algorithm>

#include "app/recipient_keys.h"
#include "base/uuid.h"
#include "leads/envelope.h"

namespace gummiband::app {

base::Result<void> drill(const leads::KeyPair& pair, const leads::KioskKey& kiosk,
                         const content::Pack& pack, const base::Clock& clock,
                         base::Random& random) {
  const std::string text = pair.public_key().text();
  const auto recipient = std::ranges::find_if(pack.recipients, [&](const content::Recipient& one) {
    return one.public_key == text || std::ranges::find(one.also_keys, text) != one.also_keys.end();
  });
  if (recipient == pack.recipients.end()) {
    return base::Fault{"No recipient of the pack has this key (" + pair.public_key().fingerprint() +
                       "): it will open nothing of this kiosk. Take the recipient's key file."};
  }
  leads::Lead lead;
  lead.interest.id = base::new_uuid(clock.wall_ms(), random);
  lead.interest.captured_wall_ms = clock.wall_ms();
  lead.interest.captured_boot_ms = clock.boot_ms();
  lead.interest.boot_id = clock.boot_id();
  lead.interest.clock_trusted = clock.wall_trusted();
  lead.interest.name = "Übung Gummiband";
  lead.interest.email = "uebung@example.org";
  lead.consent.text_id = "drill";
  lead.consent.text_sha256 = leads::sha256_hex("drill");
  const auto keys = keys_of(*recipient);
  if (!keys) return keys.fault();
  const auto envelope = leads::seal(lead, recipient->id, *keys, kiosk);
  if (!envelope) return envelope.fault();
  const auto parsed = leads::parse_envelope(envelope->bytes);
  if (!parsed) return parsed.fault();
  const auto opened = leads::open(*parsed, pair);
  if (!opened) return opened.fault();
  if (*opened == lead) return {};
  return base::Fault{
      "The key opened the test lead, and it was another one than was sealed. Do not "
      "take leads with this kiosk; run `gummiband doctor`."};
}

}  // namespace gummiband::app
