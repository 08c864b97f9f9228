// What the kiosk tells about itself -> a board: its tallies, day by day, and its health.
//
// A machine that is turned from outside, beside the Outbox and after it: tick() pins what is due,
// wait_ms() says when the next turn is. It tells at each sync, at most once a minute, and every few
// minutes when nothing waits. What hangs there already is merged with what the ledger has, by the
// larger count, and its own signature only counts, so that repeats, breaks and what comes late
// change nothing. What is confirmed stands in the ledger's settings; lost, it is told once more.
// Waits are by boot time. One thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "leads/keys.h"
#include "ledger/ledger.h"
#include "outbox/board.h"
#include "outbox/health.h"
#include "outbox/outbox.h"
#include "outbox/schedule.h"
#include "outbox/tally_sheet.h"

namespace gummiband::outbox {

// In the ledger's settings: what is confirmed at which destination, and which ledger this is.
inline constexpr std::string_view kReportedSetting = "outbox.reported";
inline constexpr std::string_view kSeriesSetting = "outbox.series";
// Between two reports when nothing else happens: at least half of it, by chance.
inline constexpr int64_t kReportEveryMs = 15 * 60'000;
// And at least, however much is delivered.
inline constexpr int64_t kLeastReportMs = 60'000;
// The latest days with tallies; what is older has long been told. Seven years.
inline constexpr size_t kMostDaysReported = 2'500;
// Sheets of one turn.
inline constexpr size_t kMostSheetsAtOnce = 16;

// How the kiosk is by now; with the ledger, on its thread.
using ConditionOf = std::function<Condition(const ledger::Ledger&)>;

class Reporter {
 public:
  // Everything borrowed must outlive it.
  Reporter(Board& board, Book book, const leads::KioskKey& key, const base::Clock& clock,
           base::Random& random, ConditionOf condition);

  // Pins what is due. Does nothing while wait_ms() is above 0.
  void tick(const GoOn& go_on);
  // Until the next turn; 0: at once.
  int64_t wait_ms() const;
  // Something was delivered, or came to wait.
  void nudge();
  // Somebody pressed "send now".
  void hurry();
  // Why nothing is told; empty: nothing is wrong.
  const std::string& trouble() const { return trouble_; }
  // How many bulletins hang there by its doing, those that hung there already not counted.
  int64_t pinned() const { return pinned_; }

 private:
  struct Sheet {
    TallySheet sheet;
    int64_t sum = 0;  // of the ledger's counts when it was drawn up
  };

  base::Result<void> load(ledger::Ledger& ledger);
  base::Result<void> draw_up(ledger::Ledger& ledger);
  base::Result<void> draw_up_sheet(const ledger::Ledger& ledger, int64_t day, int64_t sum);
  base::Result<void> draw_up_health(const ledger::Ledger& ledger);
  base::Result<void> keep(ledger::Ledger& ledger);
  bool report(const GoOn& go_on);
  // What is to hang there, made of what does.
  using Writing = std::function<base::Result<std::string>(const std::string&)>;
  // Whether it hangs there by now. False: trouble_ says why not.
  bool pin(const BulletinName& name, const Writing& writing, const GoOn& go_on);
  void fail(const Trouble& trouble);
  std::string text() const;

  Board& board_;
  const Book book_;
  const leads::KioskKey& key_;
  const base::Clock& clock_;
  const ConditionOf condition_;
  Schedule schedule_;
  std::string trouble_;
  // So often in a row, without any other trouble, the destination has said that something else
  // hangs there than what was seen a moment before. After a few of them what hangs there is
  // replaced all the same: only this kiosk writes there.
  int misfits_ = 0;
  int64_t pinned_ = 0;

  bool loaded_ = false;
  std::string series_;
  std::map<int64_t, int64_t> confirmed_;  // the sum of each day that hangs there
  int64_t number_ = 0;                    // of the last health
  std::string written_;                   // as it stands in the ledger

  std::vector<Sheet> sheets_;
  bool more_ = false;  // days are left for the next turn
  Health health_;
  int64_t due_ms_ = 0;                       // boot time
  std::optional<int64_t> reported_boot_ms_;  // the last time
  base::Random& random_;
};

}  // namespace gummiband::outbox
