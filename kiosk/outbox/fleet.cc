#include "outbox/fleet.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <span>
#include <utility>

#include "base/text.h"

namespace gummiband::outbox {
namespace {

constexpr int64_t kSecondMs = 1'000;
constexpr int64_t kMinuteMs = 60 * kSecondMs;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;
// Between writing and arriving lies a slow network at most.
constexpr int64_t kMostClockErrorMs = 5 * kMinuteMs;
constexpr int64_t kMiB = 1024 * 1024;
constexpr int64_t kLeastFreeBytes = 256 * kMiB;
constexpr int kLeastPaperPercent = 10;
constexpr size_t kShortDigits = 8;

std::string name_of(const KioskId& kiosk, const std::optional<KioskNames>& known) {
  const std::string digits = base::to_hex(kiosk).substr(0, kShortDigits);
  if (!known) return digits;
  const auto found = known->find(kiosk);
  return found == known->end() || found->second.empty() ? digits : found->second;
}

std::string what_of(const Posted& posted) {
  return file_name(posted.name) + (posted.by.empty() ? "" : " by " + posted.by);
}

// Every bulletin of a kind that can be believed, to `take`, which says what is wrong with it. Those
// of kiosks that the desk does not know are not even fetched.
using Take = std::function<base::Result<void>(const Posted&)>;
base::Result<void> read_all(Board& board, BulletinKind kind, const std::optional<KioskNames>& known,
                            std::vector<Disbelieved>& disbelieved, const Take& take) {
  const auto names = board.list();
  if (!names) return names.fault();
  std::vector<BulletinName> wanted;
  for (const BulletinName& name : *names) {
    if (name.kind != kind) continue;
    if (!known || known->contains(name.kiosk)) {
      wanted.push_back(name);
    } else {
      disbelieved.push_back({file_name(name),
                             "It is of a kiosk that the desk does not know. If it is one of yours, "
                             "add its key to the file of kiosks."});
    }
  }
  for (size_t first = 0; first < wanted.size(); first += kMostBulletinsAtOnce) {
    const size_t count = std::min(kMostBulletinsAtOnce, wanted.size() - first);
    const auto posted = board.fetch(std::span(wanted).subspan(first, count));
    if (!posted) return posted.fault();
    for (const Posted& one : *posted) {
      const base::Result<void> taken =
          one.fault.empty() ? take(one) : base::Result<void>(base::Fault{one.fault});
      if (!taken) disbelieved.push_back({what_of(one), taken.fault().sentence});
    }
  }
  return {};
}

Sighting sighting_of(const Posted& posted, Health health, std::string name) {
  Sighting sighting{posted.name.kiosk, std::move(name), std::move(health), {}, {}};
  const int64_t written = sighting.health->written_wall_ms;
  if (posted.arrived_wall_ms) {
    sighting.heard_wall_ms = posted.arrived_wall_ms;
    sighting.ahead_ms = written - *posted.arrived_wall_ms;
  } else if (sighting.health->clock_trusted) {
    sighting.heard_wall_ms = written;
  }
  return sighting;
}

void judge_clock(const Sighting& kiosk, std::vector<std::string>& found) {
  if (kiosk.ahead_ms && std::abs(*kiosk.ahead_ms) > kMostClockErrorMs) {
    found.push_back("its clock is " + in_words(std::abs(*kiosk.ahead_ms)) +
                    (*kiosk.ahead_ms > 0 ? " fast" : " slow"));
  } else if (!kiosk.ahead_ms && !kiosk.health->clock_trusted) {
    found.emplace_back("its clock is not set by the network");
  }
}

void judge_leads(const Health& health, int64_t now_wall_ms, int64_t late_ms,
                 std::vector<std::string>& found) {
  if (health.waiting > 0 && health.oldest_wall_ms && health.oldest_trusted &&
      now_wall_ms - *health.oldest_wall_ms > late_ms) {
    found.push_back("its oldest lead waits for " + in_words(now_wall_ms - *health.oldest_wall_ms));
  }
  if (health.aside > 0) {
    found.push_back(std::to_string(health.aside) +
                    (health.aside == 1 ? " envelope is" : " envelopes are") +
                    " set aside (sync --explain at the kiosk says why)");
  }
}

void judge_machine(const Health& health, std::vector<std::string>& found) {
  const Condition& condition = health.condition;
  if (health.room == DiskRoom::kNone) {
    found.emplace_back("its disk is full, and it takes no more leads");
  } else if (health.room == DiskRoom::kReserve) {
    found.emplace_back("its disk is full, and leads go into what was kept for them");
  } else if (condition.free_bytes < kLeastFreeBytes) {
    found.push_back("only " + std::to_string(condition.free_bytes / kMiB) +
                    " MiB of its disk are free");
  }
  if (condition.paper_percent && *condition.paper_percent <= kLeastPaperPercent) {
    found.push_back("its paper runs out (" + std::to_string(*condition.paper_percent) + " %)");
  }
  if (condition.pack_id == "-") found.emplace_back("it has no pack");
}

}  // namespace

base::Result<Fleet> read_fleet(Board& board, const std::optional<KioskNames>& known) {
  Fleet fleet;
  std::map<KioskId, Sighting> kiosks;
  if (known) {
    for (const auto& [kiosk, name] : *known) {
      kiosks[kiosk] = {kiosk, name_of(kiosk, known), {}, {}, {}};
    }
  }
  const auto read = read_all(board, BulletinKind::kHealth, known, fleet.disbelieved,
                             [&](const Posted& posted) -> base::Result<void> {
                               const KioskId& kiosk = posted.name.kiosk;
                               auto health = parse_health(posted.bytes, kiosk);
                               if (!health) return health.fault();
                               Sighting& kept = kiosks[kiosk];
                               if (kept.health && kept.health->number >= health->number) return {};
                               kept =
                                   sighting_of(posted, std::move(*health), name_of(kiosk, known));
                               return {};
                             });
  if (!read) return read.fault();
  for (auto& [kiosk, sighting] : kiosks) fleet.kiosks.push_back(std::move(sighting));
  std::ranges::stable_sort(fleet.kiosks, {}, &Sighting::name);
  return fleet;
}

base::Result<Sheets> read_sheets(Board& board, const std::optional<KioskNames>& known) {
  Sheets found;
  std::map<BulletinName, TallySheet> sheets;
  const auto read = read_all(board, BulletinKind::kTallies, known, found.disbelieved,
                             [&](const Posted& posted) -> base::Result<void> {
                               auto sheet = parse_sheet(posted.bytes, posted.name);
                               if (!sheet) return sheet.fault();
                               const auto kept = sheets.find(posted.name);
                               if (kept == sheets.end()) {
                                 sheets[posted.name] = std::move(*sheet);
                               } else {
                                 kept->second = merged(kept->second, *sheet);
                               }
                               return {};
                             });
  if (!read) return read.fault();
  for (auto& [name, sheet] : sheets) found.sheets.push_back(std::move(sheet));
  return found;
}

std::vector<std::string> complaints(const Sighting& kiosk, int64_t now_wall_ms, int64_t late_ms) {
  std::vector<std::string> found;
  if (!kiosk.health) return {"it has never told anything here"};
  if (!kiosk.heard_wall_ms) {
    found.emplace_back("nobody knows when it was last heard of");
  } else if (now_wall_ms - *kiosk.heard_wall_ms > late_ms) {
    found.push_back("it was not heard of for " + in_words(now_wall_ms - *kiosk.heard_wall_ms));
  }
  judge_clock(kiosk, found);
  judge_leads(*kiosk.health, now_wall_ms, late_ms, found);
  judge_machine(*kiosk.health, found);
  return found;
}

std::string in_words(int64_t duration_ms) {
  const auto words = [&](int64_t unit_ms, const char* unit) {
    return std::to_string(duration_ms / unit_ms) + " " + unit;
  };
  if (duration_ms < 2 * kMinuteMs) return words(kSecondMs, "s");
  if (duration_ms < 2 * kHourMs) return words(kMinuteMs, "min");
  if (duration_ms < 2 * kDayMs) return words(kHourMs, "h");
  return words(kDayMs, "days");
}

}  // namespace gummiband::outbox
