// The ledger on a thread of its own, so that no frame waits for a disk.
//
// The UI thread hands over sealed envelopes and counts; the worker commits them one after the other
// and comes back with an outcome. Thanks are said only after that. While the disk stands still a
// limited number of jobs waits: a lead beyond it is refused, tallies are added to those that wait.
// Destroying it finishes what was handed over first.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/uuid.h"
#include "ledger/ledger.h"
#include "screens/form_typed.h"

namespace gummiband::app {

// Jobs that wait for the disk: with a lead and a few tallies a minute, half an hour of its silence.
inline constexpr size_t kMostJobs = 64;
// Outcomes that nobody has asked for. Only the last visitor is still there to be answered.
inline constexpr size_t kMostOutcomes = 64;

// In the ledger's settings: where and at what event the kiosk stands, as staff chose it.
inline constexpr std::string_view kPlaceSetting = "profile.place";
inline constexpr std::string_view kEventSetting = "profile.event";

struct CaptureOutcome {
  base::Uuid lead_id;
  std::string fault;         // a sentence; empty: stored and fsynced
  std::string receipt_code;  // with which it can be withdrawn; empty with a fault
};

struct WithdrawOutcome {
  std::string fault;              // a sentence; empty: stored and fsynced
  ledger::Withdrawal withdrawal;  // nothing for a code that is not known, or was used before
};

class Bookkeeper {
 public:
  // `wake` is called when an outcome is ready, to end an idle wait: from the worker, or from
  // capture() and withdraw() for what is refused at once.
  Bookkeeper(std::unique_ptr<ledger::Ledger> ledger, std::function<void()> wake);
  ~Bookkeeper();
  Bookkeeper(const Bookkeeper&) = delete;
  Bookkeeper& operator=(const Bookkeeper&) = delete;

  // A lead, and what is agreed to with it, so that it can be proved.
  void capture(std::vector<leads::Envelope> envelopes, ledger::ConsentText agreed_to);
  // The lead of a receipt code, as it was typed; it is wiped once it was looked up.
  void withdraw(const screens::Typed& code);
  void add(visit::Tallies tallies);
  // Keeps a small named value: the roll that is used, the place and event of the day, the printer.
  void keep_setting(std::string name, std::string value);
  // Keeps this much of the disk for leads, and fills it again when there is room. 0: nothing.
  void keep_reserve(int64_t bytes);
  // Runs a short piece of work with the ledger, in its turn among the jobs, and waits for it; not
  // from the UI thread. A fault, and nothing was run, when too many jobs wait.
  base::Result<void> with_ledger(const std::function<base::Result<void>(ledger::Ledger&)>& work);
  // As of the last job; the form asks before it opens.
  ledger::Room room() const { return room_; }
  // The oldest outcome that was not yet asked for.
  std::optional<CaptureOutcome> collect();
  // What came of the last withdrawal, once.
  std::optional<WithdrawOutcome> collect_withdrawal();
  // Jobs that the worker has not come to yet.
  size_t waiting() const;
  // Waits until nothing is left to do (replays, and the end of the program).
  void finish();

 private:
  struct Reserve {
    int64_t bytes = 0;
  };
  struct Lead {
    std::vector<leads::Envelope> envelopes;
    ledger::ConsentText agreed_to;
  };
  struct Withdrawing {
    screens::Typed code;
  };
  struct Setting {
    std::string name;
    std::string value;
  };
  // Lives where somebody waits for it.
  struct Piece {
    const std::function<base::Result<void>(ledger::Ledger&)>& work;
    base::Result<void> result;
    bool done = false;
  };
  using Job = std::variant<Lead, Withdrawing, visit::Tallies, Reserve, Setting, Piece*>;
  void work();
  // False, and nothing is kept, when too many wait.
  bool push(Job job);
  void answer(CaptureOutcome outcome);
  void answer(WithdrawOutcome outcome);
  void carry_out(const Job& job);
  void look_after_room();
  void store(const Lead& lead);
  void take_back(const Withdrawing& job);

  const std::unique_ptr<ledger::Ledger> ledger_;  // the worker's, once it runs
  const std::function<void()> wake_;
  std::atomic<ledger::Room> room_;
  int64_t reserve_bytes_ = 0;  // the worker's
  visit::Tallies uncounted_;   // the same: what the ledger has not taken yet
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::deque<CaptureOutcome> outcomes_;
  std::optional<WithdrawOutcome> withdrawn_;
  bool working_ = false;
  bool closing_ = false;
  std::thread worker_;
};

}  // namespace gummiband::app
