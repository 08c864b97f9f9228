#include "leads/envelope.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "leads/lead_json.h"
#include "leads/secret.h"

namespace gummiband::leads {
namespace {

// A byte above 127 and both ends of line: a transfer that takes the file for text breaks the
// first bytes and is found out at once (the trick is PNG's).
constexpr std::string_view kMagic("\x89GBL\r\n\x1A\n", 8);
constexpr char kVersion = 1;
constexpr char kVersionOfSeveral = 2;
constexpr size_t kKeyIdDigits = 8;
constexpr size_t kPadBytes = 256;
constexpr size_t kKioskBytes = crypto_sign_PUBLICKEYBYTES;
constexpr size_t kSignatureBytes = crypto_sign_BYTES;
// Everything but the recipient id and the sealed box.
constexpr size_t kFrameBytes =
    kMagic.size() + 1 + 1 + kKeyIdDigits + 16 + kKioskBytes + 4 + kSignatureBytes;

// What version 2 has for each key: its id, and the key of the box sealed to it.
constexpr size_t kWrapBytes = crypto_box_SEALBYTES + crypto_secretbox_KEYBYTES;
static_assert(kFrameBytes - kKeyIdDigits + 1 + kMostRecipientIdBytes +
                  kMostKeysPerEnvelope * (kKeyIdDigits + kWrapBytes) + crypto_secretbox_MACBYTES +
                  kMostLeadBytes + 1 <=
              kMostEnvelopeBytes);
static_assert(kFrameBytes + kMostRecipientIdBytes + crypto_box_SEALBYTES + kMostLeadBytes + 1 <=
              kMostEnvelopeBytes);

// An envelope with its parts found, borrowed from its bytes.
struct Parts {
  char version = kVersion;
  std::string_view recipient_id;
  std::string_view key_digits;  // kKeyIdDigits for each key
  std::string_view wraps;       // kWrapBytes for each key; version 2 only
  base::Uuid lead_id;
  std::array<uint8_t, kKioskBytes> kiosk{};
  std::string_view box;
  std::string_view signed_bytes;
  std::string_view signature;
};

// Takes bytes from the front; once something was missing, everything is.
class Front {
 public:
  explicit Front(std::string_view bytes) : left_(bytes) {}

  std::string_view take(size_t count) {
    if (count > left_.size()) {
      short_ = true;
      left_ = {};
      return {};
    }
    const std::string_view taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
  }
  template <size_t kSize>
  std::array<uint8_t, kSize> take_bytes() {
    std::array<uint8_t, kSize> bytes{};
    const std::string_view taken = take(kSize);
    std::copy_n(bytes_of(taken), taken.size(), bytes.begin());
    return bytes;
  }
  bool is_short() const { return short_; }
  size_t left() const { return left_.size(); }

 private:
  std::string_view left_;
  bool short_ = false;
};

base::Fault damaged(const char* how) {
  return base::Fault{std::string("This envelope was damaged on the way (") + how +
                     "). Fetch it again from the kiosk."};
}

std::string_view as_text(const std::array<uint8_t, kKioskBytes>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void append_length(std::string& to, size_t length) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    to += static_cast<char>(static_cast<uint8_t>(length >> shift));
  }
}

std::string key_id_of(std::string_view key_digits) {
  std::string text;
  for (size_t at = 0; at < key_digits.size(); at += kKeyIdDigits) {
    if (at > 0) text += '+';
    text += key_digits.substr(at, kKeyIdDigits);
  }
  return text;
}

// How much longer the box is than what is padded in it.
size_t seal_bytes(char version) {
  return version == kVersion ? crypto_box_SEALBYTES : crypto_secretbox_MACBYTES;
}

size_t take_number(Front& front) {
  const std::string_view byte = front.take(1);
  return byte.empty() ? 0 : static_cast<size_t>(static_cast<uint8_t>(byte[0]));
}

base::Result<Parts> find_parts(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) {
    return base::Fault{"This is not an envelope of a Gummiband kiosk. Check that it is the file."};
  }
  if (bytes.size() > kMostEnvelopeBytes) return damaged("too long");
  Front front(bytes);
  front.take(kMagic.size());
  const std::string_view version = front.take(1);
  if (!version.empty() && version[0] != kVersion && version[0] != kVersionOfSeveral) {
    return base::Fault{
        "This envelope is of a version that this program does not know. Take a newer program."};
  }
  Parts parts;
  if (!version.empty()) parts.version = version[0];
  const bool several = parts.version == kVersionOfSeveral;
  parts.recipient_id = front.take(take_number(front));
  const size_t keys = several ? take_number(front) : 1;
  if (!front.is_short() && (keys < 1 || keys > kMostKeysPerEnvelope)) {
    return damaged("an impossible number of keys");
  }
  parts.key_digits = front.take(keys * kKeyIdDigits);
  parts.lead_id.bytes = front.take_bytes<16>();
  parts.kiosk = front.take_bytes<kKioskBytes>();
  if (several) parts.wraps = front.take(keys * kWrapBytes);
  size_t box_length = 0;
  for (const uint8_t byte : front.take_bytes<4>()) box_length = box_length << 8 | byte;
  parts.box = front.take(box_length);
  parts.signed_bytes = bytes.substr(0, bytes.size() - front.left());
  parts.signature = front.take(kSignatureBytes);
  if (front.is_short()) return damaged("cut short");
  if (front.left() != 0) return damaged("something stands behind its end");
  if (!is_recipient_id(parts.recipient_id)) return damaged("no recipient");
  if (parts.key_digits.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    return damaged("no key id");
  }
  const size_t seal = seal_bytes(parts.version);
  if (box_length <= seal || (box_length - seal) % kPadBytes != 0) {
    return damaged("an impossible length");
  }
  if (crypto_sign_verify_detached(bytes_of(parts.signature), bytes_of(parts.signed_bytes),
                                  parts.signed_bytes.size(), parts.kiosk.data()) != 0) {
    return damaged("its signature does not fit");
  }
  return parts;
}

// The parts, if the envelope's fields are those of its bytes.
base::Result<Parts> matching_parts(const Envelope& envelope) {
  const auto parts = find_parts(envelope.bytes);
  if (!parts) return parts.fault();
  if (parts->recipient_id != envelope.recipient_id ||
      key_id_of(parts->key_digits) != envelope.key_id || parts->lead_id != envelope.lead_id) {
    return base::Fault{
        "This envelope does not belong to the entry it is kept under. Fetch it again from the "
        "kiosk."};
  }
  return parts;
}

base::Fault unusable_key(const std::string& recipient_id) {
  return base::Fault{"Nothing can be sealed to the public key of the recipient " + recipient_id +
                     ". Check its public key in the pack."};
}

// A lead's JSON -> as it stands in the box.
void pad(WipedText& plain) {
  base::check(plain.text.size() <= kMostLeadBytes, "a lead within its limits is too large");
  size_t padded = 0;
  const size_t length = plain.text.size();
  plain.text.resize(length + kPadBytes);
  base::check(sodium_pad(&padded, bytes_of(plain.text), length, kPadBytes, plain.text.size()) == 0,
              "a lead could not be padded");
  plain.text.resize(padded);
}

// Version 1: the box is sealed to the key itself.
base::Result<void> append_box(std::string& bytes, WipedText& plain, const PublicKey& key,
                              const std::string& recipient_id) {
  const size_t length = plain.text.size() + crypto_box_SEALBYTES;
  append_length(bytes, length);
  const size_t box = bytes.size();
  bytes.resize(box + length);
  if (crypto_box_seal(bytes_of(bytes) + box, bytes_of(plain.text), plain.text.size(),
                      key.bytes.data()) != 0) {
    return unusable_key(recipient_id);
  }
  return {};
}

// A key for one box only: every nonce is as good as the other.
constexpr std::array<uint8_t, crypto_secretbox_NONCEBYTES> kNoNonce{};

// Version 2: the box is locked with a key of its own, and that is sealed to each of the keys.
base::Result<void> append_box_for(std::span<const PublicKey> keys, std::string& bytes,
                                  WipedText& plain, const std::string& recipient_id) {
  WipedText box_key(std::string(crypto_secretbox_KEYBYTES, '\0'));
  crypto_secretbox_keygen(bytes_of(box_key.text));
  for (const PublicKey& key : keys) {
    const size_t wrap = bytes.size();
    bytes.resize(wrap + kWrapBytes);
    if (crypto_box_seal(bytes_of(bytes) + wrap, bytes_of(box_key.text), box_key.text.size(),
                        key.bytes.data()) != 0) {
      return unusable_key(recipient_id);
    }
  }
  const size_t length = plain.text.size() + crypto_secretbox_MACBYTES;
  append_length(bytes, length);
  const size_t box = bytes.size();
  bytes.resize(box + length);
  base::check(crypto_secretbox_easy(bytes_of(bytes) + box, bytes_of(plain.text), plain.text.size(),
                                    kNoNonce.data(), bytes_of(box_key.text)) == 0,
              "a box could not be locked");
  return {};
}

// Whether the box was opened into `plain`, which has its size.
bool open_box(const Parts& parts, const KeyPair& pair, WipedText& plain) {
  const PublicKey& key = pair.public_key();
  if (parts.version == kVersion) {
    return crypto_box_seal_open(bytes_of(plain.text), bytes_of(parts.box), parts.box.size(),
                                key.bytes.data(), pair.secret()) == 0;
  }
  const std::string id = key.id();
  for (size_t i = 0; i * kKeyIdDigits < parts.key_digits.size(); ++i) {
    if (parts.key_digits.substr(i * kKeyIdDigits, kKeyIdDigits) != id) continue;
    WipedText box_key(std::string(crypto_secretbox_KEYBYTES, '\0'));
    const std::string_view wrap = parts.wraps.substr(i * kWrapBytes, kWrapBytes);
    return crypto_box_seal_open(bytes_of(box_key.text), bytes_of(wrap), wrap.size(),
                                key.bytes.data(), pair.secret()) == 0 &&
           crypto_secretbox_open_easy(bytes_of(plain.text), bytes_of(parts.box), parts.box.size(),
                                      kNoNonce.data(), bytes_of(box_key.text)) == 0;
  }
  return false;
}

}  // namespace

bool is_recipient_id(std::string_view text) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
  return !text.empty() && text.size() <= kMostRecipientIdBytes && text.front() != '.' &&
         text.find_first_not_of(kAllowed) == std::string_view::npos;
}

base::Result<Envelope> seal(const Lead& lead, const std::string& recipient_id,
                            const PublicKey& recipient, const KioskKey& kiosk) {
  return seal(lead, recipient_id, std::span(&recipient, 1), kiosk);
}

base::Result<Envelope> seal(const Lead& lead, const std::string& recipient_id,
                            std::span<const PublicKey> keys, const KioskKey& kiosk) {
  ready_sodium();
  if (!is_recipient_id(recipient_id)) {
    return base::Fault{"The recipient id \"" + recipient_id +
                       "\" cannot stand on an envelope. Check the recipients of the pack."};
  }
  if (keys.empty() || keys.size() > kMostKeysPerEnvelope) {
    return base::Fault{"The recipient " + recipient_id + " must have 1 to " +
                       std::to_string(kMostKeysPerEnvelope) + " keys. Check them in the pack."};
  }
  std::string fault = lead_fault(lead);
  if (!fault.empty()) return base::Fault{std::move(fault)};
  WipedText plain(lead_json({lead, {recipient_id, kiosk.public_bytes()}}));
  pad(plain);

  std::string key_digits;
  for (const PublicKey& key : keys) key_digits += key.id();
  Envelope envelope{lead.interest.id, recipient_id, key_id_of(key_digits), {}};
  std::string& bytes = envelope.bytes;
  const bool several = keys.size() > 1;
  bytes.append(kMagic);
  bytes += several ? kVersionOfSeveral : kVersion;
  bytes += static_cast<char>(recipient_id.size());
  bytes.append(recipient_id);
  if (several) bytes += static_cast<char>(keys.size());
  bytes.append(key_digits);
  bytes.append(lead.interest.id.bytes.begin(), lead.interest.id.bytes.end());
  bytes.append(as_text(kiosk.public_bytes()));
  const auto boxed = several ? append_box_for(keys, bytes, plain, recipient_id)
                             : append_box(bytes, plain, keys.front(), recipient_id);
  if (!boxed) return boxed.fault();
  const auto signature = kiosk.sign(bytes);
  bytes.append(signature.begin(), signature.end());
  return envelope;
}

bool is_sealed_to(const Envelope& envelope, const PublicKey& key) {
  const std::string id = key.id();
  for (size_t at = 0; at < envelope.key_id.size(); at += kKeyIdDigits + 1) {
    if (envelope.key_id.compare(at, kKeyIdDigits, id) == 0) return true;
  }
  return false;
}

base::Result<Envelope> parse_envelope(const std::string& bytes) {
  ready_sodium();
  const auto parts = find_parts(bytes);
  if (!parts) return parts.fault();
  return Envelope{parts->lead_id, std::string(parts->recipient_id), key_id_of(parts->key_digits),
                  bytes};
}

base::Result<std::array<uint8_t, 32>> signer_of(const Envelope& envelope) {
  ready_sodium();
  const auto parts = matching_parts(envelope);
  if (!parts) return parts.fault();
  return parts->kiosk;
}

base::Result<Lead> open(const Envelope& envelope, const KeyPair& recipient) {
  ready_sodium();
  const auto parts = matching_parts(envelope);
  if (!parts) return parts.fault();
  const PublicKey& key = recipient.public_key();
  if (!is_sealed_to(envelope, key)) {
    return base::Fault{"This envelope was sealed to the key " + envelope.key_id +
                       ", but this is the key " + key.id() + ". Take the other key file."};
  }
  const size_t padded = parts->box.size() - seal_bytes(parts->version);
  WipedText plain(std::string(padded, '\0'));
  if (!open_box(*parts, recipient, plain)) {
    return base::Fault{"This envelope names the key " + key.id() +
                       " but was not sealed to it: somebody has put it together. Ask who sent it."};
  }
  size_t length = 0;
  if (sodium_unpad(&length, bytes_of(plain.text), padded, kPadBytes) != 0) {
    return base::Fault{"What is sealed in this envelope is not a lead. Ask who sent it."};
  }
  auto bound = parse_lead_json(std::string_view(plain.text).substr(0, length));
  if (!bound) return bound.fault();
  const Binding outside{std::string(parts->recipient_id), parts->kiosk};
  if (bound->binding != outside || bound->lead.interest.id != parts->lead_id) {
    return base::Fault{
        "The inside of this envelope belongs to another one: somebody has put it together. Ask "
        "who sent it."};
  }
  return std::move(bound->lead);
}

}  // namespace gummiband::leads
