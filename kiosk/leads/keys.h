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
  // A fault says what is wrong with the text (length, letters, check sum), or that nothing can be
  // sealed to this key (the few weak points of the curve).
  static base::Result<PublicKey> parse(std::string_view text);
  // Eight hexadecimal digits, enough to tell keys apart in a list.
  std::string id() const;
  // Four words for people to compare over a counter: "tiger-lotus-yoga-kiosk". They find a mix-up;
  // against a determined forger compare the whole text.
  std::string fingerprint() const;
  bool operator==(const PublicKey&) const = default;
};

// Secret bytes in locked memory (sodium_malloc), wiped on destruction. Moves, never copies.
class SecretBytes;

// What one guess of a passphrase costs: Argon2id's passes and memory.
struct WrapCost {
  uint64_t passes = 0;
  uint64_t memory_kib = 0;
  bool operator==(const WrapCost&) const = default;
};

// libsodium's MODERATE: about 0.6 s and 256 MiB on a small PC, once per read or write.
inline constexpr WrapCost kWrapCost{3, 256 * 1024};
// What a key file may ask of the machine that reads it.
inline constexpr WrapCost kMostWrapCost{16, 1024 * 1024};
inline constexpr WrapCost kLeastWrapCost{1, 8};

inline constexpr size_t kFewestPassphraseBytes = 8;
inline constexpr size_t kMostPassphraseBytes = 1024;
inline constexpr size_t kMostKeyFileBytes = 4096;

// A recipient's pair: what is sealed to its public key, only its holder opens.
class KeyPair {
 public:
  // A new pair from the kernel's randomness.
  static KeyPair make();
  // Reads a key file with its passphrase. Wrong passphrase, damaged, cut short and "no key file at
  // all" are different sentences.
  static base::Result<KeyPair> read(const base::Path& file, std::string_view passphrase);
  KeyPair(KeyPair&&) noexcept;
  KeyPair& operator=(KeyPair&&) noexcept;
  ~KeyPair();

  const PublicKey& public_key() const { return public_key_; }
  const uint8_t* secret() const;  // 32 bytes
  // Writes the wrapped pair (Argon2id, secretbox), durably and readable by its owner only. Refuses
  // to overwrite a file that is there, and a passphrase that is too short or too long; on a fault
  // no new file is left.
  base::Result<void> write(const base::Path& file, std::string_view passphrase,
                           WrapCost cost = kWrapCost) const;

 private:
  KeyPair(const PublicKey& public_key, std::unique_ptr<SecretBytes> secret);
  PublicKey public_key_;
  std::unique_ptr<SecretBytes> secret_;
};

// The public key of a key file, which is in clear in it: no passphrase needed.
base::Result<PublicKey> read_public_key(const base::Path& key_file);

// The kiosk's identity: an Ed25519 key of its own, made on first start and kept in the data
// folder. It signs envelopes; it opens nothing.
class KioskKey {
 public:
  // Reads FILE, or makes it (durably, mode 0600) when there is none. A damaged file is a fault and
  // is left as it is: replacing it would change who this kiosk is without anybody knowing.
  static base::Result<KioskKey> read_or_make(const base::Path& file);
  KioskKey(KioskKey&&) noexcept;
  KioskKey& operator=(KioskKey&&) noexcept;
  ~KioskKey();

  const std::array<uint8_t, 32>& public_bytes() const { return public_bytes_; }
  // The Ed25519 signature over exactly these bytes.
  std::array<uint8_t, 64> sign(std::string_view bytes) const;

 private:
  KioskKey(const std::array<uint8_t, 32>& public_bytes, std::unique_ptr<SecretBytes> secret);
  std::array<uint8_t, 32> public_bytes_{};
  std::unique_ptr<SecretBytes> secret_;
};

}  // namespace gummiband::leads
