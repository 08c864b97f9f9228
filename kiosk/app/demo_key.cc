#include "app/demo_key.h"

#include <algorithm>

#include "leads/keys.h"

namespace gummiband::app {
namespace {

constexpr std::string_view kDemoKey = GUMMIBAND_DEMO_KEY;
static_assert(kDemoKey.starts_with("gb1-"), "assets/demo/demo-key.pub holds no public key");

}  // namespace

bool is_demo_key(std::string_view key) {
  return key == kDemoKey;
}

bool has_demo_key(const content::Recipient& recipient) {
  if (!leads::PublicKey::parse(recipient.public_key)) return false;
  return recipient.demo || is_demo_key(recipient.public_key) ||
         std::ranges::any_of(recipient.also_keys, is_demo_key);
}

bool uses_demo_key(const content::Pack& pack) {
  return std::ranges::any_of(pack.recipients, has_demo_key);
}

}  // namespace gummiband::app
