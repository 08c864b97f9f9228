// What is carried to a destination: a sealed envelope, or the withdrawal of one; and its name
// there.
//
// A name is the same at every destination and says nothing about a person. What somebody else has
// put into a folder has another name, or is found out when it is opened. Values; any thread.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/uuid.h"
#include "leads/envelope.h"

namespace gummiband::outbox {

enum class Kind { kEnvelope, kWithdrawal };

struct Name {
  Kind kind = Kind::kEnvelope;
  base::Uuid lead_id;
  std::string recipient_id;
  auto operator<=>(const Name&) const = default;
};

// "UUID.RECIPIENT.gbl" or "UUID.RECIPIENT.withdrawn": letters, digits, '-', '_' and '.' only.
std::string file_name(const Name& name);
// Nothing unless `text` has exactly that form.
std::optional<Name> parse_file_name(std::string_view text);

struct Parcel {
  Name name;
  std::string bytes;   // exactly what is to lie at the destination
  std::string sha256;  // of them, 64 hexadecimal digits
  bool operator==(const Parcel&) const = default;
};

// Of what is carried or fetched; a withdrawal is smaller.
inline constexpr size_t kMostParcelBytes = leads::kMostEnvelopeBytes;

}  // namespace gummiband::outbox
