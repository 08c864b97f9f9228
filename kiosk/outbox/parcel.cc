#include "outbox/parcel.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kUuidLetters = 36;
constexpr std::string_view kEnvelopeEnding = ".gbl";
constexpr std::string_view kWithdrawalEnding = ".withdrawn";

}  // namespace

std::string file_name(const Name& name) {
  return name.lead_id.text() + "." + name.recipient_id +
         std::string(name.kind == Kind::kEnvelope ? kEnvelopeEnding : kWithdrawalEnding);
}

std::optional<Name> parse_file_name(std::string_view text) {
  const auto id = base::Uuid::parse(text.substr(0, kUuidLetters));
  if (!id || text.size() <= kUuidLetters || text[kUuidLetters] != '.') return std::nullopt;
  text.remove_prefix(kUuidLetters + 1);
  Name name;
  name.lead_id = *id;
  name.kind = text.ends_with(kWithdrawalEnding) ? Kind::kWithdrawal : Kind::kEnvelope;
  const std::string_view ending =
      name.kind == Kind::kWithdrawal ? kWithdrawalEnding : kEnvelopeEnding;
  if (!text.ends_with(ending)) return std::nullopt;
  name.recipient_id = text.substr(0, text.size() - ending.size());
  if (!leads::is_recipient_id(name.recipient_id)) return std::nullopt;
  return name;
}

}  // namespace gummiband::outbox
