#include "outbox/turnout.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gummiband::outbox {
namespace {

constexpr int64_t kHourMs = 3'600'000;
constexpr int64_t kHours = 24;
// No kiosk was at work before.
constexpr base::Day kFirstDay{std::chrono::year(2026), std::chrono::January, std::chrono::day(1)};

struct Hour {
  Turnout turnout;
  std::map<std::string, int64_t> visits_at;  // by the id of the profile
};

// One kiosk's ledger.
struct Series {
  std::map<int64_t, Hour> hours;  // since 1970
  std::map<std::string, Profile> profiles;
};

void take(Turnout& turnout, const std::string& what, int64_t n) {
  if (what == "visit") turnout.visits += n;
  if (what == "heart") turnout.hearts += n;
  if (what == "code") turnout.codes += n;
  if (what == "slip") turnout.slips += n;
  if (what == "lead") turnout.contacts += n;
}

void take(Series& series, const TallySheet& sheet) {
  series.profiles.insert(sheet.profiles.begin(), sheet.profiles.end());
  for (const auto& [key, n] : sheet.counts) {
    Hour& hour = series.hours[sheet.name.day * kHours + key.hour];
    if (key.what == kAtTally) {
      hour.visits_at[key.profile] += n;
    } else {
      take(hour.turnout, key.what, n);
    }
  }
}

// Where most of the hour's visits began; empty: nobody knows.
std::string profile_of(const Hour& hour) {
  const auto most =
      std::ranges::max_element(hour.visits_at, {}, [](const auto& entry) { return entry.second; });
  return most == hour.visits_at.end() ? "" : most->first;
}

class Adder {
 public:
  Adder(const Span& span, int64_t now_wall_ms)
      : span_(span), last_day_(base::local_day(now_wall_ms)) {}

  void add(const Series& series) {
    // What comes before the first visit belongs to it as well.
    std::string at;
    for (const auto& [number, hour] : series.hours) {
      at = profile_of(hour);
      if (!at.empty()) break;
    }
    for (const auto& [number, hour] : series.hours) {
      const std::string here = profile_of(hour);
      if (!here.empty()) at = here;
      const auto profile = series.profiles.find(at);
      add(profile == series.profiles.end() ? Profile{} : profile->second,
          base::local_day(number * kHourMs), hour.turnout);
    }
  }

  std::vector<Stay> stays() && {
    std::vector<Stay> all;
    for (auto& [key, stay] : stays_) all.push_back(std::move(stay));
    return all;
  }

 private:
  void add(const Profile& profile, base::Day day, const Turnout& turnout) {
    if (turnout == Turnout{}) return;
    const bool dated = day >= kFirstDay && day <= last_day_;
    if (!dated && (span_.since || span_.until)) return;
    if ((span_.since && day < *span_.since) || (span_.until && day > *span_.until)) return;
    Stay& stay = stays_[{!dated, profile}];
    stay.profile = profile;
    stay.turnout += turnout;
    if (!dated) return;
    stay.first = std::min(stay.first.value_or(day), day);
    stay.last = std::max(stay.last.value_or(day), day);
  }

  const Span span_;
  const base::Day last_day_;
  std::map<std::pair<bool, Profile>, Stay> stays_;
};

}  // namespace

Turnout& operator+=(Turnout& sum, const Turnout& more) {
  sum.visits += more.visits;
  sum.hearts += more.hearts;
  sum.codes += more.codes;
  sum.slips += more.slips;
  sum.contacts += more.contacts;
  return sum;
}

std::optional<double> contact_rate(const Turnout& turnout) {
  if (turnout.visits == 0) return std::nullopt;
  return static_cast<double>(turnout.contacts) / static_cast<double>(turnout.visits);
}

std::vector<Stay> stays_of(std::span<const TallySheet> sheets, const Span& span,
                           int64_t now_wall_ms) {
  std::map<std::pair<KioskId, std::string>, Series> all;
  for (const TallySheet& sheet : sheets) take(all[{sheet.name.kiosk, sheet.name.series}], sheet);
  Adder adder(span, now_wall_ms);
  for (const auto& [id, series] : all) adder.add(series);
  return std::move(adder).stays();
}

std::map<std::string, Turnout> turnout_by(std::span<const Stay> stays, std::string Profile::*word) {
  std::map<std::string, Turnout> all;
  for (const Stay& stay : stays) all[stay.profile.*word] += stay.turnout;
  return all;
}

Turnout turnout_in_all(std::span<const Stay> stays) {
  Turnout sum;
  for (const Stay& stay : stays) sum += stay.turnout;
  return sum;
}

}  // namespace gummiband::outbox
