#include "outbox/reporter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "outbox/lines.h"

namespace gummiband::outbox {
namespace {

constexpr std::string_view kTitle = "reporter 1";
// Somebody else has written between a look and a pin; or a server needs a second for its tag.
constexpr int kLooksAtOnce = 3;
constexpr int64_t kBookWaitMs = 60'000;
// Then it is no second of patience that is lacking: the server has tags that fit nothing.
constexpr int kMisfitsUntilInsisting = 3;

std::string new_series(base::Random& random) {
  std::array<uint8_t, kSeriesDigits / 2> bytes{};
  random.fill(bytes);
  return base::to_hex(bytes);
}

int64_t some_of(int64_t most_ms, base::Random& random) {
  std::array<uint8_t, 2> bytes{};
  random.fill(bytes);
  const int64_t chance = bytes[0] << 8 | bytes[1];
  return most_ms / 2 + most_ms / 2 * chance / 0xFFFF;
}

DiskRoom room_of(ledger::Room room) {
  switch (room) {
    case ledger::Room::kReserve:
      return DiskRoom::kReserve;
    case ledger::Room::kNone:
      return DiskRoom::kNone;
    case ledger::Room::kPlenty:
      break;
  }
  return DiskRoom::kPlenty;
}

}  // namespace

Reporter::Reporter(Board& board, Book book, const leads::KioskKey& key, const base::Clock& clock,
                   base::Random& random, ConditionOf condition)
    : board_(board),
      book_(std::move(book)),
      key_(key),
      clock_(clock),
      condition_(std::move(condition)),
      schedule_(random),
      random_(random) {}

int64_t Reporter::wait_ms() const {
  int64_t due_ms = due_ms_;
  if (const auto& destination = schedule_.destination()) {
    due_ms = std::max(due_ms, destination->until_ms);
  }
  return std::max<int64_t>(0, due_ms - clock_.boot_ms());
}

void Reporter::nudge() {
  if (!reported_boot_ms_) return;  // due anyhow
  due_ms_ = std::min(due_ms_, *reported_boot_ms_ + kLeastReportMs);
}

void Reporter::hurry() {
  schedule_.hurry();
  due_ms_ = 0;
}

void Reporter::tick(const GoOn& go_on) {
  if (wait_ms() > 0) return;
  const auto drawn_up = book_([&](ledger::Ledger& ledger) -> base::Result<void> {
    if (!loaded_) {
      if (auto loaded = load(ledger); !loaded) return loaded;
    }
    return draw_up(ledger);
  });
  const bool told = drawn_up && report(go_on);
  const auto kept = drawn_up ? book_([&](ledger::Ledger& ledger) { return keep(ledger); })
                             : base::Result<void>(drawn_up);
  if (!kept) {
    // What hangs there hangs there; it is compared again.
    trouble_ = kept.fault().sentence;
    base::log(base::Priority::kWarning, "outbox", trouble_);
    due_ms_ = clock_.boot_ms() + kBookWaitMs;
    return;
  }
  if (!told) return;
  trouble_.clear();
  schedule_.contact(clock_.wall_ms());
  reported_boot_ms_ = clock_.boot_ms();
  due_ms_ = more_ ? 0 : *reported_boot_ms_ + some_of(kReportEveryMs, random_);
}

base::Result<void> Reporter::load(ledger::Ledger& ledger) {
  const auto series = ledger.get(kSeriesSetting);
  if (!series) return series.fault();
  series_ = *series && is_series(**series) ? **series : new_series(random_);
  if (*series != series_) {
    if (auto kept = ledger.set(kSeriesSetting, series_); !kept) return kept;
  }
  const auto reported = ledger.get(kReportedSetting);
  if (!reported) return reported.fault();
  written_ = reported->value_or("");
  loaded_ = true;
  const auto lines = base::split(written_, '\n');
  if (lines.size() < 2 || lines[0] != kTitle) return {};
  const bool here = lines[1] == "at " + board_.name();
  for (std::string_view line : lines) {
    const std::string_view word = take_word(line);
    if (word == "health") number_ = parse_count(line).value_or(0);
    if (word != "day" || !here) continue;
    const auto day = parse_count(take_word(line));
    const auto sum = parse_count(line);
    if (day && sum) confirmed_[*day] = *sum;
  }
  return {};
}

base::Result<void> Reporter::draw_up(ledger::Ledger& ledger) {
  sheets_.clear();
  more_ = false;
  auto sums = ledger.tally_sums();
  if (!sums) return sums.fault();
  std::erase_if(*sums, [](const auto& day) { return day.first < 0 || day.first > kMostDay; });
  while (sums->size() > kMostDaysReported) sums->erase(sums->begin());
  std::erase_if(confirmed_, [&](const auto& day) { return !sums->contains(day.first); });
  // The latest first: today's is what people look at.
  for (auto day = sums->rbegin(); day != sums->rend(); ++day) {
    const auto known = confirmed_.find(day->first);
    if (known != confirmed_.end() && known->second == day->second) continue;
    if (sheets_.size() == kMostSheetsAtOnce) {
      more_ = true;
      break;
    }
    if (auto drawn = draw_up_sheet(ledger, day->first, day->second); !drawn) return drawn;
  }
  return draw_up_health(ledger);
}

base::Result<void> Reporter::draw_up_sheet(const ledger::Ledger& ledger, int64_t day, int64_t sum) {
  const auto tallies = ledger.tallies_of_day(day);
  if (!tallies) return tallies.fault();
  TallySheet sheet =
      sheet_of(*tallies, {key_.public_bytes(), BulletinKind::kTallies, series_, day});
  for (auto& [id, profile] : sheet.profiles) {
    const auto kept = ledger.get(profile_setting(id));
    if (!kept) return kept.fault();
    const auto found = *kept ? parse_profile(**kept) : std::nullopt;
    if (found && profile_id(*found) == id) profile = *found;
  }
  // Whose words are lost is no place.
  std::erase_if(sheet.counts, [&](const auto& count) {
    const auto profile = sheet.profiles.find(count.first.profile);
    return profile != sheet.profiles.end() && profile_id(profile->second) != profile->first;
  });
  std::erase_if(sheet.profiles,
                [](const auto& profile) { return profile_id(profile.second) != profile.first; });
  sheets_.push_back({std::move(sheet), sum});
  return {};
}

base::Result<void> Reporter::draw_up_health(const ledger::Ledger& ledger) {
  health_ = {};
  health_.condition = condition_(ledger);
  health_.written_wall_ms = clock_.wall_ms();
  health_.clock_trusted = clock_.wall_trusted();
  health_.room = room_of(ledger.room());
  const auto counts = ledger.counts();
  if (!counts) return counts.fault();
  health_.waiting = counts->waiting;
  health_.aside = counts->quarantined;
  const auto waiting = ledger.waiting();
  if (!waiting) return waiting.fault();
  health_.oldest_wall_ms = waiting->oldest_wall_ms;
  health_.oldest_trusted = waiting->oldest_trusted;
  return {};
}

bool Reporter::report(const GoOn& go_on) {
  for (const Sheet& one : sheets_) {
    const auto writing = [&](const std::string& there) -> base::Result<std::string> {
      const auto hanging = parse_sheet(there, one.sheet.name);
      return sign_sheet(hanging ? merged(one.sheet, *hanging) : one.sheet, key_);
    };
    if (!pin(one.sheet.name, writing, go_on)) return false;
    confirmed_[one.sheet.name.day] = one.sum;
  }
  const BulletinName name{key_.public_bytes(), BulletinKind::kHealth, {}, 0};
  return pin(
      name,
      [&](const std::string& there) -> base::Result<std::string> {
        const auto hanging = parse_health(there, name.kiosk);
        health_.number = number_ = std::max(number_, hanging ? hanging->number : 0) + 1;
        return sign_health(health_, key_);
      },
      go_on);
}

bool Reporter::pin(const BulletinName& name, const Writing& writing, const GoOn& go_on) {
  for (int i = 0; i < kLooksAtOnce; ++i) {
    if (!go_on()) return false;
    Seen seen = board_.look(name, go_on);
    if (seen.trouble) {
      misfits_ = 0;
      fail(*seen.trouble);
      return false;
    }
    if (misfits_ >= kMisfitsUntilInsisting) seen.tag.clear();
    const auto bytes = writing(seen.bytes);
    if (!bytes) {
      // Not the destination's fault, and the others need not wait for it. It counts as told until
      // its sum changes: the same would fail again.
      base::log(base::Priority::kWarning, "outbox", bytes.fault().sentence);
      return true;
    }
    if (*bytes == seen.bytes) return true;
    const Pinned pinned = board_.pin(name, *bytes, seen, go_on);
    if (pinned.trouble) {
      misfits_ = 0;
      fail(*pinned.trouble);
      return false;
    }
    if (pinned.pinning != Pinning::kPinned) continue;
    ++pinned_;
    misfits_ = 0;
    return true;
  }
  ++misfits_;
  fail({TroubleKind::kServer,
        board_.name() +
            " changes whenever this kiosk is about to tell how it is. It is tried again.",
        std::nullopt, 0});
  return false;
}

void Reporter::fail(const Trouble& trouble) {
  schedule_.trouble(trouble, clock_.boot_ms());
  if (trouble.sentence != trouble_) {
    base::log(base::Priority::kNotice, "outbox", trouble.sentence);
  }
  trouble_ = trouble.sentence;
}

std::string Reporter::text() const {
  std::string text =
      std::string(kTitle) + "\nat " + board_.name() + "\nhealth " + std::to_string(number_) + "\n";
  for (const auto& [day, sum] : confirmed_) {
    text += "day " + std::to_string(day) + " " + std::to_string(sum) + "\n";
  }
  return text;
}

base::Result<void> Reporter::keep(ledger::Ledger& ledger) {
  std::string now = text();
  if (now == written_) return {};
  if (auto kept = ledger.set(kReportedSetting, now); !kept) return kept;
  written_ = std::move(now);
  return {};
}

}  // namespace gummiband::outbox
