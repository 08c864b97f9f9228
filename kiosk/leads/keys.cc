#include "leads/keys.h"

#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <span>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "base/text.h"
#include "leads/fingerprint_words.h"
#include "leads/interest.h"
#include "leads/key_file.h"
#include "leads/secret.h"

namespace gummiband::leads {
namespace {

constexpr std::string_view kPublicPrefix = "gb1-";
constexpr size_t kPublicCheckBytes = 4;
// 36 bytes in base64 come out even: no padding, no spare bits.
constexpr size_t kPublicTextLength = 48;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == 32);
static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);
static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_BYTES == 64);
static_assert(crypto_pwhash_SALTBYTES == 16 && crypto_secretbox_NONCEBYTES == 24);
static_assert(crypto_secretbox_MACBYTES + 32 == 48);

// One hash gives a key all its short names: 4 bytes id, 4 bytes fingerprint, 4 bytes check sum.
std::array<uint8_t, 12> short_names(const PublicKey& key) {
  ready_sodium();
  constexpr std::string_view kDomain = "gummiband public key 1";
  std::array<uint8_t, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), key.bytes.data(), key.bytes.size(),
                     bytes_of(kDomain), kDomain.size());
  std::array<uint8_t, 12> names{};
  std::copy_n(hash.begin(), names.size(), names.begin());
  return names;
}

// The weak points of the curve answer every secret with zero; nothing can be sealed to them.
bool is_usable(const PublicKey& key) {
  std::array<uint8_t, 32> scalar{};
  scalar.fill(0x42);
  std::array<uint8_t, 32> shared{};
  return crypto_scalarmult(shared.data(), scalar.data(), key.bytes.data()) == 0;
}

base::Result<void> check_passphrase(std::string_view passphrase) {
  if (passphrase.size() < kFewestPassphraseBytes) {
    return base::Fault{"The passphrase is too short. Take at least " +
                       std::to_string(kFewestPassphraseBytes) +
                       " characters; five words are good."};
  }
  if (passphrase.size() > kMostPassphraseBytes) {
    return base::Fault{"The passphrase is longer than " + std::to_string(kMostPassphraseBytes) +
                       " bytes. Take a shorter one."};
  }
  return {};
}

base::Result<void> derive(SecretBytes& wrap_key, std::string_view passphrase,
                          const WrappedKey& file) {
  if (crypto_pwhash(wrap_key.data(), wrap_key.size(), passphrase.data(), passphrase.size(),
                    file.salt.data(), file.cost.passes,
                    static_cast<size_t>(file.cost.memory_kib) * 1024,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return base::Fault{"There is not enough memory to work with the passphrase. It needs " +
                       std::to_string(file.cost.memory_kib / 1024) +
                       " MiB; close other programs and try again."};
  }
  return {};
}

}  // namespace

std::string PublicKey::text() const {
  const auto names = short_names(*this);
  std::array<uint8_t, 32 + kPublicCheckBytes> whole{};
  std::ranges::copy(bytes, whole.begin());
  std::copy_n(names.begin() + 8, kPublicCheckBytes, whole.begin() + 32);
  std::array<char, kPublicTextLength + 1> text{};
  sodium_bin2base64(text.data(), text.size(), whole.data(), whole.size(), kBase64);
  return std::string(kPublicPrefix) + text.data();
}

base::Result<PublicKey> PublicKey::parse(std::string_view text) {
  text = base::trim(text);
  if (!text.starts_with(kPublicPrefix)) {
    return base::Fault{
        "A public key begins with \"gb1-\". Copy it again from `gummiband keys show`."};
  }
  text.remove_prefix(kPublicPrefix.size());
  if (text.size() != kPublicTextLength) {
    return base::Fault{"A public key has " + std::to_string(kPublicTextLength) +
                       " characters after \"gb1-\", this one has " + std::to_string(text.size()) +
                       ". Copy it again from `gummiband keys show`."};
  }
  std::array<uint8_t, 32 + kPublicCheckBytes> whole{};
  size_t length = 0;
  if (sodium_base642bin(whole.data(), whole.size(), text.data(), text.size(), nullptr, &length,
                        nullptr, kBase64) != 0 ||
      length != whole.size()) {
    return base::Fault{
        "A public key has only letters, digits, - and _ in it. Copy it again from `gummiband keys "
        "show`."};
  }
  PublicKey key;
  std::copy_n(whole.begin(), key.bytes.size(), key.bytes.begin());
  const auto names = short_names(key);
  if (!std::equal(names.begin() + 8, names.end(), whole.begin() + 32)) {
    return base::Fault{
        "The check sum of the public key is wrong: a character was changed. Copy it again from "
        "`gummiband keys show`."};
  }
  if (!is_usable(key)) {
    return base::Fault{
        "Nothing can be sealed to this public key. Make one by `gummiband keys new`."};
  }
  return key;
}

std::string PublicKey::id() const {
  const auto names = short_names(*this);
  return base::to_hex(std::span(names).first(4));
}

std::string PublicKey::fingerprint() const {
  const auto names = short_names(*this);
  std::string words;
  for (size_t i = 4; i < 8; ++i) {
    if (!words.empty()) words += '-';
    words += kFingerprintWords[names[i]];
  }
  return words;
}

KeyPair::KeyPair(const PublicKey& public_key, std::unique_ptr<SecretBytes> secret)
    : public_key_(public_key), secret_(std::move(secret)) {}
KeyPair::KeyPair(KeyPair&&) noexcept = default;
KeyPair& KeyPair::operator=(KeyPair&&) noexcept = default;
KeyPair::~KeyPair() = default;

const uint8_t* KeyPair::secret() const {
  return secret_->data();
}

KeyPair KeyPair::make() {
  ready_sodium();
  PublicKey public_key;
  auto secret = std::make_unique<SecretBytes>(crypto_box_SECRETKEYBYTES);
  crypto_box_keypair(public_key.bytes.data(), secret->data());
  return KeyPair(public_key, std::move(secret));
}

base::Result<KeyPair> KeyPair::read(const base::Path& file, std::string_view passphrase) {
  ready_sodium();
  const auto content = base::read_file(file, kMostKeyFileBytes);
  if (!content) return content.fault();
  const auto wrapped = parse_wrapped_key(*content, file.string());
  if (!wrapped) return wrapped.fault();
  const base::Fault wrong{"The passphrase does not open the key file " + file.string() +
                          ". Check capitals, spaces and the keyboard's language."};
  if (passphrase.size() > kMostPassphraseBytes) return wrong;
  SecretBytes wrap_key(crypto_secretbox_KEYBYTES);
  const auto derived = derive(wrap_key, passphrase, *wrapped);
  if (!derived) return derived.fault();
  auto secret = std::make_unique<SecretBytes>(crypto_box_SECRETKEYBYTES);
  if (crypto_secretbox_open_easy(secret->data(), wrapped->box.data(), wrapped->box.size(),
                                 wrapped->nonce.data(), wrap_key.data()) != 0) {
    return wrong;
  }
  PublicKey public_key;
  crypto_scalarmult_base(public_key.bytes.data(), secret->data());
  if (public_key != wrapped->public_key) {
    return base::Fault{"The key file " + file.string() +
                       " names a public key that is not its own: somebody has changed it. Take "
                       "another copy of it."};
  }
  return KeyPair(public_key, std::move(secret));
}

base::Result<void> KeyPair::write(const base::Path& file, std::string_view passphrase,
                                  WrapCost cost) const {
  ready_sodium();
  base::check(cost.passes >= kLeastWrapCost.passes && cost.passes <= kMostWrapCost.passes &&
                  cost.memory_kib >= kLeastWrapCost.memory_kib &&
                  cost.memory_kib <= kMostWrapCost.memory_kib,
              "a key file would be written that could not be read");
  const auto fine = check_passphrase(passphrase);
  if (!fine) return fine.fault();
  WrappedKey wrapped;
  wrapped.public_key = public_key_;
  wrapped.cost = cost;
  randombytes_buf(wrapped.salt.data(), wrapped.salt.size());
  randombytes_buf(wrapped.nonce.data(), wrapped.nonce.size());
  SecretBytes wrap_key(crypto_secretbox_KEYBYTES);
  const auto derived = derive(wrap_key, passphrase, wrapped);
  if (!derived) return derived.fault();
  crypto_secretbox_easy(wrapped.box.data(), secret_->data(), secret_->size(), wrapped.nonce.data(),
                        wrap_key.data());
  return base::write_new_file_durably(file, wrapped_key_text(wrapped));
}

KioskKey::KioskKey(const std::array<uint8_t, 32>& public_bytes, std::unique_ptr<SecretBytes> secret)
    : public_bytes_(public_bytes), secret_(std::move(secret)) {}
KioskKey::KioskKey(KioskKey&&) noexcept = default;
KioskKey& KioskKey::operator=(KioskKey&&) noexcept = default;
KioskKey::~KioskKey() = default;

base::Result<KioskKey> KioskKey::read_or_make(const base::Path& file) {
  ready_sodium();
  SecretBytes seed(crypto_sign_SEEDBYTES);
  std::error_code error;
  // Only "there is certainly nothing" makes a new key: an unreadable disk must not.
  const auto status = std::filesystem::symlink_status(file, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    randombytes_buf(seed.data(), seed.size());
    WipedText text(kiosk_key_text(std::span<const uint8_t, 32>(seed.data(), 32)));
    const auto written = base::write_file_durably(file, text.text);
    if (!written) return written.fault();
  } else {
    auto content = base::read_file(file, kMostKeyFileBytes);
    if (!content) return content.fault();
    const WipedText text(std::move(*content));
    const auto parsed = parse_kiosk_key(text.text, file.string(), seed.data());
    if (!parsed) {
      return base::Fault{parsed.fault().sentence +
                         " If there is no copy of it, move the file away: the kiosk makes itself a "
                         "new key, and is another kiosk from then on."};
    }
  }
  std::array<uint8_t, 32> public_bytes{};
  auto secret = std::make_unique<SecretBytes>(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(public_bytes.data(), secret->data(), seed.data());
  return KioskKey(public_bytes, std::move(secret));
}

std::array<uint8_t, 64> KioskKey::sign(std::string_view bytes) const {
  std::array<uint8_t, 64> signature{};
  crypto_sign_detached(signature.data(), nullptr, bytes_of(bytes), bytes.size(), secret_->data());
  return signature;
}

base::Result<PublicKey> read_public_key(const base::Path& key_file) {
  const base::Result<std::string> text = base::read_file(key_file, kMostKeyFileBytes);
  if (!text) return text.fault();
  const base::Result<WrappedKey> key = parse_wrapped_key(*text, key_file.string());
  if (!key) return key.fault();
  return key->public_key;
}

}  // namespace gummiband::leads
