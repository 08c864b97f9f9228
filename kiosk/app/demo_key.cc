#include "app/demo_key.h"

#include <algorithm>
#include <string_view>

namespace gummiband::app {
namespace {

constexpr std::string_view kDemoKey = GUMMIBAND_DEMO_KEY;
static_assert(kDemoKey.starts_with("gb1-"), "assets/demo/demo-key.pub holds no public key");

}  // namespace

bool has_demo_key(const content::Recipient& recipient) {
  return recipient.demo || recipient.public_key == kDemoKey ||
         std::ranges::find(recipient.also_keys, kDemoKey) != recipient.also_keys.end();
}

bool uses_demo_key(const content::Pack& pack) {
  return std::ranges::any_of(pack.recipients, has_demo_key);
}

}  // namespace gummiband::app
