#include "outbox/tally_sheet.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "leads/signed_text.h"
#include "outbox/lines.h"

namespace gummiband::outbox {
namespace {

constexpr std::string_view kTitle = "gummiband-tallies 1";
constexpr int kHours = 24;
constexpr size_t kMostWordBytes = 32;
constexpr std::array<std::string_view, 5> kTravelling = {"visit", "heart", "code", "slip", "lead"};

// As the staff's report counts slips: their own are none of a visitor's.
bool travels(const visit::TallyKey& key) {
  if (key.what == "slip" && (key.subject == "test" || key.subject == "day_report")) return false;
  return std::ranges::find(kTravelling, key.what) != kTravelling.end();
}

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= kMostWordBytes &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

std::string body(const TallySheet& sheet) {
  std::string text = std::string(kTitle) + "\nkiosk " + base::to_hex(sheet.name.kiosk) +
                     "\nseries " + sheet.name.series + "\nday " + day_name(sheet.name.day) + "\n";
  for (const auto& [id, profile] : sheet.profiles) {
    text += "profile " + id + " " + profile_text(profile) + "\n";
  }
  for (const auto& [key, n] : sheet.counts) {
    text += "hour " + std::to_string(key.hour) + " " + key.what;
    if (!key.profile.empty()) text += " " + key.profile;
    text += " " + std::to_string(n) + "\n";
  }
  return text;
}

base::Fault damaged() {
  return {
      "It is damaged, or from a newer version of the program. It comes again when something "
      "more is counted."};
}

bool take_profile(std::string_view line, TallySheet& sheet) {
  const std::string id(take_word(line));
  const auto profile = parse_profile(line);
  if (!profile || profile_id(*profile) != id) return false;
  sheet.profiles[id] = *profile;
  return true;
}

// HOUR WHAT [PROFILE] N
bool take_count(std::string_view line, TallySheet& sheet) {
  const auto words = base::split(line, ' ');
  const bool of_profile = words.size() == 4 && words[1] == kAtTally && is_profile_id(words[2]);
  if (!of_profile && (words.size() != 3 || words[1] == kAtTally)) return false;
  const auto hour = parse_count(words[0]);
  const auto n = parse_count(words.back());
  if (!hour || *hour >= kHours || !n || !is_word(words[1])) return false;
  sheet.counts[{static_cast<int>(*hour), std::string(words[1]),
                std::string(of_profile ? words[2] : "")}] = *n;
  return true;
}

}  // namespace

TallySheet sheet_of(const visit::Tallies& tallies, const BulletinName& name) {
  TallySheet sheet;
  sheet.name = name;
  for (const auto& [key, n] : tallies) {
    if (key.hour / kHours != name.day || key.hour < 0) continue;
    const int hour = static_cast<int>(key.hour % kHours);
    if (key.what == kAtTally) {
      if (!is_profile_id(key.subject)) continue;
      const bool known = sheet.profiles.contains(key.subject);
      if (!known && sheet.profiles.size() == kMostProfilesADay) continue;
      sheet.profiles[key.subject];
      sheet.counts[{hour, key.what, key.subject}] += n;
    } else if (travels(key)) {
      sheet.counts[{hour, key.what, {}}] += n;
    }
  }
  return sheet;
}

TallySheet merged(const TallySheet& one, const TallySheet& other) {
  TallySheet both = one;
  both.profiles.insert(other.profiles.begin(), other.profiles.end());
  for (const auto& [key, n] : other.counts) {
    int64_t& kept = both.counts[key];
    kept = std::max(kept, n);
  }
  return both;
}

base::Result<std::string> sign_sheet(const TallySheet& sheet, const leads::KioskKey& key) {
  std::string bytes = leads::sign_text(body(sheet), key);
  if (bytes.size() <= kMostBulletinBytes) return bytes;
  return base::Fault{"The tallies of " + day_name(sheet.name.day) +
                     " name too many events to be sent."};
}

base::Result<TallySheet> parse_sheet(std::string_view bytes, const BulletinName& name) {
  if (bytes.size() > kMostBulletinBytes || !bytes.starts_with(kTitle)) return damaged();
  const auto text = leads::signed_text(bytes, name.kiosk);
  if (!text) return text.fault();
  TallySheet sheet;
  sheet.name = name;
  for (std::string_view line : base::split(*text, '\n')) {
    const std::string_view word = take_word(line);
    if (word == "profile" && !take_profile(line, sheet)) return damaged();
    if (word == "hour" && !take_count(line, sheet)) return damaged();
  }
  // Written again and compared, so that one sheet has one form, and is of its name.
  if (body(sheet) != *text) return damaged();
  return sheet;
}

}  // namespace gummiband::outbox
