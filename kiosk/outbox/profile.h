// Where and for what a kiosk stands: what reports are drawn up by.
//
// The ledger knows profiles by an id made of their words: each visit counts one tally kAtTally of
// the id, and the setting profile_setting(id) keeps the words. So an hour of tallies can be told to
// an event without a word of it in each count. No person in it. Values; any thread.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace gummiband::outbox {

struct Profile {
  std::string place;         // "Olpe"
  std::string event;         // "Schützenfest Wiesental"
  std::string municipality;  // "Kreis Olpe"
  std::string funding;       // the line that pays: "LEADER 2023-2027"
  auto operator<=>(const Profile&) const = default;
};

// Of each of the four. In bytes; what is longer is cut.
inline constexpr size_t kMostProfileBytes = 240;
inline constexpr std::string_view kAtTally = "at";

// The four with tabulators between; no line feed in it.
std::string profile_text(const Profile& profile);
// Nothing unless it has that form.
std::optional<Profile> parse_profile(std::string_view text);
// 16 hexadecimal digits, the same for the same words.
std::string profile_id(const Profile& profile);
bool is_profile_id(std::string_view text);
std::string profile_setting(std::string_view id);

}  // namespace gummiband::outbox
