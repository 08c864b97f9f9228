#include "leads/secret.h"

#include <sodium.h>

#include "base/check.h"
#include "base/text.h"

namespace gummiband::leads {

void ready_sodium() {
  base::check(sodium_init() >= 0, "libsodium could not be made ready");
}

SecretBytes::SecretBytes(size_t size)
    : data_(static_cast<uint8_t*>(sodium_malloc(size))), size_(size) {
  base::check(data_ != nullptr, "no memory for a secret");
}

SecretBytes::~SecretBytes() {
  sodium_free(data_);
}

WipedText::~WipedText() {
  base::wipe(text);
}

}  // namespace gummiband::leads
