// A key file on a stranger's stick, and the kiosk's own: as it comes, and with a sum that is right
// again. Nothing is unwrapped.
#include <array>
#include <cstdint>
#include <string>

#include "base/check.h"
#include "base/text.h"
#include "fuzz/put_right.h"
#include "leads/key_file.h"

using namespace gummiband;

namespace {

void read_key(const std::string& text) {
  const auto key = leads::parse_wrapped_key(text, "k");
  if (!key) {
    base::check(base::is_utf8(key.fault().sentence), "refused in no language");
    return;
  }
  base::check(key->cost.passes >= leads::kLeastWrapCost.passes &&
                  key->cost.passes <= leads::kMostWrapCost.passes &&
                  key->cost.memory_kib >= leads::kLeastWrapCost.memory_kib &&
                  key->cost.memory_kib <= leads::kMostWrapCost.memory_kib,
              "a key file with work beyond the limits was taken");
  const auto again = leads::parse_wrapped_key(leads::wrapped_key_text(*key), "k");
  base::check(again.ok() && *again == *key, "a key file reads otherwise the second time");
}

void read_kiosk_key(const std::string& text) {
  std::array<uint8_t, 32> seed{};
  if (!leads::parse_kiosk_key(text, "k", seed.data())) {
    base::check(seed == std::array<uint8_t, 32>{}, "a fault has touched the seed");
    return;
  }
  std::array<uint8_t, 32> again{};
  base::check(
      leads::parse_kiosk_key(leads::kiosk_key_text(seed), "k", again.data()).ok() && again == seed,
      "a kiosk's key reads otherwise the second time");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string text(reinterpret_cast<const char*>(data), size);
  for (int time = 0; time < 2; ++time) {
    read_key(text);
    read_kiosk_key(text);
    text = test::summed_again(text);
  }
  return 0;
}
