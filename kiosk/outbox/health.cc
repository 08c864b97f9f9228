#include "outbox/health.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "leads/signed_text.h"
#include "outbox/lines.h"

namespace gummiband::outbox {
namespace {

constexpr std::string_view kTitle = "gummiband-health 1";
constexpr std::array<std::string_view, 3> kRooms = {"plenty", "reserve", "none"};
constexpr size_t kMostWordBytes = 100;
constexpr int kMostPercent = 100;

std::string word_of(std::string_view text) {
  std::string line(text.empty() ? "-" : text);
  std::ranges::replace_if(
      line, [](char byte) { return static_cast<unsigned char>(byte) <= ' '; }, '_');
  return base::shortened(line, kMostWordBytes);
}

std::string_view trust_word(bool trusted) {
  return trusted ? "trusted" : "untrusted";
}

std::string number_or_dash(const std::optional<int64_t>& number) {
  return number ? std::to_string(*number) : "-";
}

std::string body(const Health& health) {
  const Condition& condition = health.condition;
  std::string text = std::string(kTitle) + "\nkiosk " + base::to_hex(health.kiosk);
  text += "\nnumber " + std::to_string(health.number);
  text += "\nwritten " + std::to_string(health.written_wall_ms);
  text += "\nclock " + std::string(trust_word(health.clock_trusted));
  text += "\nversion " + word_of(condition.version);
  text += "\npack " + word_of(condition.pack_id) + " " + word_of(condition.pack_version);
  text += "\nat " + profile_text(condition.profile);
  text += "\ndisk " + std::to_string(condition.free_bytes);
  text += "\nroom " + std::string(kRooms.at(static_cast<size_t>(health.room)));
  text += "\npaper " + number_or_dash(condition.paper_percent);
  text += "\nwaiting " + std::to_string(health.waiting);
  text += "\naside " + std::to_string(health.aside);
  text += "\noldest " + number_or_dash(health.oldest_wall_ms);
  if (health.oldest_wall_ms) text += " " + std::string(trust_word(health.oldest_trusted));
  return text + "\n";
}

base::Fault damaged() {
  return {
      "It is damaged, or from a newer version of the program. It comes again with the next "
      "sync."};
}

using Lines = std::map<std::string_view, std::string_view>;

// Whether each of them is a number, in which case they are taken.
bool take_numbers(const Lines& lines, Health& health) {
  const std::array<std::pair<std::string_view, int64_t*>, 5> numbers = {
      {{"number", &health.number},
       {"written", &health.written_wall_ms},
       {"disk", &health.condition.free_bytes},
       {"waiting", &health.waiting},
       {"aside", &health.aside}}};
  return std::ranges::all_of(numbers, [&](const auto& one) {
    const auto found = lines.find(one.first);
    const auto number = found == lines.end() ? std::nullopt : parse_count(found->second);
    if (number) *one.second = *number;
    return number.has_value();
  });
}

std::string_view of(const Lines& lines, std::string_view word) {
  const auto found = lines.find(word);
  return found == lines.end() ? std::string_view() : found->second;
}

// Without looking twice: who has read it writes it again and compares.
bool take(const Lines& lines, Health& health) {
  if (!take_numbers(lines, health)) return false;
  const auto profile = parse_profile(of(lines, "at"));
  const auto room = std::ranges::find(kRooms, of(lines, "room"));
  if (!profile || room == kRooms.end()) return false;
  health.condition.profile = *profile;
  health.room = static_cast<DiskRoom>(room - kRooms.begin());
  health.clock_trusted = of(lines, "clock") == "trusted";
  health.condition.version = of(lines, "version");
  std::string_view pack = of(lines, "pack");
  health.condition.pack_id = take_word(pack);
  health.condition.pack_version = pack;
  if (const auto paper = parse_count(of(lines, "paper"))) {
    if (*paper > kMostPercent) return false;
    health.condition.paper_percent = static_cast<int>(*paper);
  }
  std::string_view oldest = of(lines, "oldest");
  health.oldest_wall_ms = parse_count(take_word(oldest));
  health.oldest_trusted = oldest == "trusted";
  return true;
}

}  // namespace

std::string sign_health(Health health, const leads::KioskKey& key) {
  health.kiosk = key.public_bytes();
  health.written_wall_ms = std::max<int64_t>(0, health.written_wall_ms);
  if (health.oldest_wall_ms) health.oldest_wall_ms = std::max<int64_t>(0, *health.oldest_wall_ms);
  return leads::sign_text(body(health), key);
}

base::Result<Health> parse_health(std::string_view bytes, const KioskId& kiosk) {
  if (bytes.size() > kMostBulletinBytes || !bytes.starts_with(kTitle)) return damaged();
  const auto text = leads::signed_text(bytes, kiosk);
  if (!text) return text.fault();
  Lines lines;
  for (std::string_view line : base::split(*text, '\n')) {
    const std::string_view word = take_word(line);
    lines[word] = line;
  }
  Health health;
  health.kiosk = kiosk;
  if (!take(lines, health) || body(health) != *text) return damaged();
  return health;
}

}  // namespace gummiband::outbox
