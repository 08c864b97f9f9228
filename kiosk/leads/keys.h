// Keys: a recipient's pair, wrapped by a passphrase in a file; and the kiosk's own signing key.
//
// Private parts live in memory that is locked and wiped when the value goes. The key file's format
// stands in kiosk/leads/README.md.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::leads {

// A recipient's public key. Text form: "gb1-" and base64url of 32 bytes and a check sum.
struct PublicKey {
  std::array<uint8_t, 32> bytes{};

  std::string text() const;
  // A fault says what is wrong with the text (length, letters, check sum).
  static base::Result<PublicKey> parse(std::string_view text);
  // Eight hexadecimal digits, enough to tell keys apart in a list.
  std::string id() const;
  // Four words for people to compare over a counter.
  std::string fingerprint() const;
  bool operator==(const PublicKey&) const = default;
};

// Secret bytes in locked memory (sodium_malloc), wiped on destruction. Moves, never copies.
class SecretBytes;

class KeyPair {
 public:
  static KeyPair make();
  // Reads a key file with its passphrase. Wrong passphrase and damaged file are told apart from a
  // file that is no key file.
  static base::Result<KeyPair> read(const base::Path& file, std::string_view passphrase);
  KeyPair(KeyPair&&) noexcept;
  KeyPair& operator=(KeyPair&&) noexcept;
  ~KeyPair();

  const PublicKey& public_key() const { return public_key_; }
  const uint8_t* secret() const;  // 32 bytes
  // Writes the wrapped pair (Argon2id, secretbox), readable by its owner only. Refuses to
  // overwrite a file that is there.
  base::Result<void> write(const base::Path& file, std::string_view passphrase) const;

 private:
  KeyPair(const PublicKey& public_key, std::unique_ptr<SecretBytes> secret);
  PublicKey public_key_;
  std::unique_ptr<SecretBytes> secret_;
};

// The kiosk's identity: an Ed25519 key of its own, made on first start and kept in the data
// folder. It signs envelopes; it opens nothing.
class KioskKey {
 public:
  // Reads FILE, or makes it (durably, mode 0600) when there is none.
  static base::Result<KioskKey> read_or_make(const base::Path& file);
  KioskKey(KioskKey&&) noexcept;
  KioskKey& operator=(KioskKey&&) noexcept;
  ~KioskKey();

  const std::array<uint8_t, 32>& public_bytes() const { return public_bytes_; }
  std::array<uint8_t, 64> sign(std::string_view bytes) const;

 private:
  KioskKey(const std::array<uint8_t, 32>& public_bytes, std::unique_ptr<SecretBytes> secret);
  std::array<uint8_t, 32> public_bytes_{};
  std::unique_ptr<SecretBytes> secret_;
};

}  // namespace gummiband::leads
