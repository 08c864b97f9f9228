#include "outbox/profile.h"

#include <algorithm>

#include "base/text.h"
#include "leads/interest.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kIdDigits = 16;
constexpr size_t kParts = 4;

std::string plain(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char byte) { return static_cast<unsigned char>(byte) < ' '; }, ' ');
  return base::shortened(line, kMostProfileBytes);
}

}  // namespace

std::string profile_text(const Profile& profile) {
  return plain(profile.place) + "\t" + plain(profile.event) + "\t" + plain(profile.municipality) +
         "\t" + plain(profile.funding);
}

std::optional<Profile> parse_profile(std::string_view text) {
  const auto parts = base::split(text, '\t');
  if (parts.size() != kParts || !base::is_utf8(text)) return std::nullopt;
  Profile found{std::string(parts[0]), std::string(parts[1]), std::string(parts[2]),
                std::string(parts[3])};
  if (profile_text(found) != text) return std::nullopt;
  return found;
}

std::string profile_id(const Profile& profile) {
  return leads::sha256_hex(profile_text(profile)).substr(0, kIdDigits);
}

bool is_profile_id(std::string_view text) {
  return text.size() == kIdDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string profile_setting(std::string_view id) {
  return "profile.at." + std::string(id);
}

}  // namespace gummiband::outbox
