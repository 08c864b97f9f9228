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
constexpr size_t kKeyIdDigits = 8;
constexpr size_t kPadBytes = 256;
constexpr size_t kKioskBytes = crypto_sign_PUBLICKEYBYTES;
constexpr size_t kSignatureBytes = crypto_sign_BYTES;
// Everything but the recipient id and the sealed box.
constexpr size_t kFrameBytes =
    kMagic.size() + 1 + 1 + kKeyIdDigits + 16 + kKioskBytes + 4 + kSignatureBytes;

static_assert(kFrameBytes + kMostRecipientIdBytes + crypto_box_SEALBYTES + kMostLeadBytes + 1 <=
              kMostEnvelopeBytes);

// An envelope with its parts found, borrowed from its bytes.
struct Parts {
  std::string_view recipient_id;
  std::string_view key_id;
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

base::Result<Parts> find_parts(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) {
    return base::Fault{"This is not an envelope of a Gummiband kiosk. Check that it is the file."};
  }
  if (bytes.size() > kMostEnvelopeBytes) return damaged("too long");
  Front front(bytes);
  front.take(kMagic.size());
  const std::string_view version = front.take(1);
  if (!version.empty() && version[0] != kVersion) {
    return base::Fault{
        "This envelope is of a version that this program does not know. Take a newer program."};
  }
  Parts parts;
  const std::string_view id_length = front.take(1);
  parts.recipient_id =
      front.take(id_length.empty() ? 0 : static_cast<size_t>(static_cast<uint8_t>(id_length[0])));
  parts.key_id = front.take(kKeyIdDigits);
  parts.lead_id.bytes = front.take_bytes<16>();
  parts.kiosk = front.take_bytes<kKioskBytes>();
  size_t box_length = 0;
  for (const uint8_t byte : front.take_bytes<4>()) box_length = box_length << 8 | byte;
  parts.box = front.take(box_length);
  parts.signed_bytes = bytes.substr(0, bytes.size() - front.left());
  parts.signature = front.take(kSignatureBytes);
  if (front.is_short()) return damaged("cut short");
  if (front.left() != 0) return damaged("something stands behind its end");
  if (!is_recipient_id(parts.recipient_id)) return damaged("no recipient");
  if (parts.key_id.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    return damaged("no key id");
  }
  if (box_length <= crypto_box_SEALBYTES || (box_length - crypto_box_SEALBYTES) % kPadBytes != 0) {
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
  if (parts->recipient_id != envelope.recipient_id || parts->key_id != envelope.key_id ||
      parts->lead_id != envelope.lead_id) {
    return base::Fault{
        "This envelope does not belong to the entry it is kept under. Fetch it again from the "
        "kiosk."};
  }
  return parts;
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
  ready_sodium();
  if (!is_recipient_id(recipient_id)) {
    return base::Fault{"The recipient id \"" + recipient_id +
                       "\" cannot stand on an envelope. Check the recipients of the pack."};
  }
  std::string fault = lead_fault(lead);
  if (!fault.empty()) return base::Fault{std::move(fault)};
  WipedText plain(lead_json({lead, {recipient_id, kiosk.public_bytes()}}));
  base::check(plain.text.size() <= kMostLeadBytes, "a lead within its limits is too large");
  size_t padded = 0;
  const size_t length = plain.text.size();
  plain.text.resize(length + kPadBytes);
  base::check(sodium_pad(&padded, bytes_of(plain.text), length, kPadBytes, plain.text.size()) == 0,
              "a lead could not be padded");

  Envelope envelope{lead.interest.id, recipient_id, recipient.id(), {}};
  std::string& bytes = envelope.bytes;
  bytes.append(kMagic);
  bytes += kVersion;
  bytes += static_cast<char>(recipient_id.size());
  bytes.append(recipient_id).append(envelope.key_id);
  bytes.append(lead.interest.id.bytes.begin(), lead.interest.id.bytes.end());
  bytes.append(as_text(kiosk.public_bytes()));
  append_length(bytes, padded + crypto_box_SEALBYTES);
  const size_t box = bytes.size();
  bytes.resize(box + padded + crypto_box_SEALBYTES);
  if (crypto_box_seal(bytes_of(bytes) + box, bytes_of(plain.text), padded,
                      recipient.bytes.data()) != 0) {
    return base::Fault{"Nothing can be sealed to the public key of the recipient " + recipient_id +
                       ". Check its public key in the pack."};
  }
  const auto signature = kiosk.sign(bytes);
  bytes.append(signature.begin(), signature.end());
  return envelope;
}

base::Result<Envelope> parse_envelope(const std::string& bytes) {
  ready_sodium();
  const auto parts = find_parts(bytes);
  if (!parts) return parts.fault();
  return Envelope{parts->lead_id, std::string(parts->recipient_id), std::string(parts->key_id),
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
  if (parts->key_id != key.id()) {
    return base::Fault{"This envelope was sealed to the key " + envelope.key_id +
                       ", but this is the key " + key.id() + ". Take the other key file."};
  }
  const size_t padded = parts->box.size() - crypto_box_SEALBYTES;
  WipedText plain(std::string(padded, '\0'));
  if (crypto_box_seal_open(bytes_of(plain.text), bytes_of(parts->box), parts->box.size(),
                           key.bytes.data(), recipient.secret()) != 0) {
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
