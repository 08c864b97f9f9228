#include "leads/withdrawal.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "base/text.h"
#include "leads/envelope.h"

namespace gummiband::leads {
namespace {

constexpr std::string_view kTitle = "gummiband-withdrawal 1";
constexpr size_t kLines = 6;

std::string body(const base::Uuid& lead_id, const std::string& recipient_id,
                 int64_t requested_wall_ms, const std::array<uint8_t, 32>& kiosk) {
  return std::string(kTitle) + "\nlead " + lead_id.text() + "\nrecipient " + recipient_id +
         "\nrequested " + std::to_string(requested_wall_ms) + "\nkiosk " + base::to_hex(kiosk) +
         "\n";
}

base::Fault damaged() {
  return {
      "This withdrawal was damaged on the way, or is none of a Gummiband kiosk. Fetch it again."};
}

// What stands behind the word in the line; nothing if it is another word.
std::optional<std::string_view> behind(std::string_view line, std::string_view word) {
  if (!line.starts_with(word)) return std::nullopt;
  return line.substr(word.size());
}

std::optional<Withdrawal> read(const std::vector<std::string_view>& lines) {
  const auto lead = behind(lines[1], "lead ");
  const auto recipient = behind(lines[2], "recipient ");
  const auto requested = behind(lines[3], "requested ");
  const auto kiosk = base::from_hex(behind(lines[4], "kiosk ").value_or(""));
  if (lines[0] != kTitle || !lead || !recipient || !requested) return std::nullopt;
  const auto id = base::Uuid::parse(*lead);
  Withdrawal found;
  const char* end = requested->data() + requested->size();
  const auto number = std::from_chars(requested->data(), end, found.requested_wall_ms);
  if (!id || !is_recipient_id(*recipient) || number.ec != std::errc() || number.ptr != end ||
      found.requested_wall_ms < 0 || !kiosk || kiosk->size() != found.kiosk.size()) {
    return std::nullopt;
  }
  found.lead_id = *id;
  found.recipient_id = *recipient;
  std::ranges::copy(*kiosk, found.kiosk.begin());
  return found;
}

}  // namespace

base::Result<std::string> sign_withdrawal(const base::Uuid& lead_id,
                                          const std::string& recipient_id,
                                          int64_t requested_wall_ms, const KioskKey& kiosk) {
  if (!is_recipient_id(recipient_id)) {
    return base::Fault{"\"" + recipient_id + "\" cannot stand on an envelope. Check the pack."};
  }
  if (requested_wall_ms < 0) {
    return base::Fault{"A withdrawal from before 1970 cannot be sent. Check the kiosk's clock."};
  }
  std::string text = body(lead_id, recipient_id, requested_wall_ms, kiosk.public_bytes());
  const auto signature = kiosk.sign(text);
  return text + "signature " + base::to_hex(signature) + "\n";
}

base::Result<Withdrawal> parse_withdrawal(const std::string& bytes) {
  if (bytes.size() > kMostWithdrawalBytes || !bytes.ends_with('\n')) return damaged();
  const auto lines = base::split(std::string_view(bytes).substr(0, bytes.size() - 1), '\n');
  if (lines.size() != kLines) return damaged();
  const auto found = read(lines);
  const auto signature = base::from_hex(behind(lines[5], "signature ").value_or(""));
  if (!found || !signature || signature->size() != crypto_sign_BYTES) return damaged();
  // Written again and compared, so that one withdrawal has one form.
  const std::string text =
      body(found->lead_id, found->recipient_id, found->requested_wall_ms, found->kiosk);
  const auto* raw = reinterpret_cast<const unsigned char*>(text.data());
  const auto* sum = reinterpret_cast<const unsigned char*>(signature->data());
  if (bytes != text + "signature " + base::to_hex({sum, signature->size()}) + "\n")
    return damaged();
  if (crypto_sign_verify_detached(sum, raw, text.size(), found->kiosk.data()) != 0) {
    return damaged();
  }
  return *found;
}

}  // namespace gummiband::leads
