#include "app/recipient_keys.h"

#include "content/limits.h"
#include "leads/envelope.h"

namespace gummiband::app {

static_assert(content::kMostAlsoKeys + 1 == leads::kMostKeysPerEnvelope);

base::Result<std::vector<leads::PublicKey>> keys_of(const content::Recipient& recipient) {
  std::vector<leads::PublicKey> keys;
  const auto own = leads::PublicKey::parse(recipient.public_key);
  if (!own) return own.fault();
  keys.push_back(*own);
  for (const std::string& text : recipient.also_keys) {
    const auto also = leads::PublicKey::parse(text);
    if (!also) return also.fault();
    keys.push_back(*also);
  }
  return keys;
}

}  // namespace gummiband::app
