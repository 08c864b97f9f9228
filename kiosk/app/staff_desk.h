// What the staff area asks of the disk, on a thread of its own, so that no frame waits for it.
//
// The UI thread hands over questions, each with a ticket, and collects the answers; an answer whose
// ticket is no longer the one it waits for belongs to somebody who has gone. Questions are taken
// one after the other; of those that wait, at most kMostQuestions. Destroying it finishes the one
// that is being answered and drops the rest.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "app/staff_gate.h"
#include "app/stick_writer.h"
#include "base/clock.h"
#include "base/file.h"
#include "content/pack.h"
#include "outbox/outbox.h"
#include "screens/staff.h"

namespace gummiband::app {

inline constexpr size_t kMostQuestions = 16;

struct DrillAnswer {
  std::string fault;  // a sentence; empty: passed
};

struct PrintersAnswer {
  std::vector<std::string> found;  // as kiosk.yaml would name them
};

struct StaffAnswer {
  int64_t ticket = 0;
  std::variant<GateAnswer, screens::staff::Figures, screens::staff::StickWork, DrillAnswer,
               PrintersAnswer>
      what;
};

// What the desk works on. What is borrowed must outlive it.
struct StaffDeskParts {
  base::Path data;
  const content::Pack& pack;
  const base::Clock& clock;
  base::Path mountinfo = "/proc/self/mountinfo";
  base::Path export_folder{};  // of the settings; empty: sticks only
  // The ledger of the kiosk, to note what leaves on a stick; empty: another program's, or a copy.
  outbox::Book book{};
  // The printers that this machine sees, as settings; empty: it sees none.
  std::function<std::vector<std::string>()> find_printers{};
};

class StaffDesk {
 public:
  // `wake` is called from the worker when an answer is ready, to end an idle wait.
  StaffDesk(StaffDeskParts parts, std::function<void()> wake);
  ~StaffDesk();
  StaffDesk(const StaffDesk&) = delete;
  StaffDesk& operator=(const StaffDesk&) = delete;

  // False, and it is not answered, when too many wait.
  bool ask(int64_t ticket, const screens::staff::Wish& wish);
  // The same for the day's report, line by line, as a table onto a stick.
  bool ask_report(int64_t ticket, const std::string& folder, std::vector<slips::SlipRow> rows);
  // The oldest answer that was not yet asked for.
  std::optional<StaffAnswer> collect();
  // Waits until nothing is left to answer (replays and tests).
  void finish();

 private:
  struct Question {
    int64_t ticket = 0;
    screens::staff::Wish wish;
    std::vector<slips::SlipRow> rows{};  // of a report
  };
  bool push(Question question);
  void work();
  void answer(const Question& question);
  void tell(StaffAnswer answer);
  screens::staff::StickWork take_away(const Question& question);
  base::Result<StickResult> write_onto_stick(const Question& question,
                                             const StickProgress& progress);
  base::Result<void> run_drill(const screens::staff::Unlocking& key);

  const StaffDeskParts parts_;
  const std::function<void()> wake_;
  StaffGate gate_;  // the worker's
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Question> questions_;
  std::deque<StaffAnswer> answers_;
  bool working_ = false;
  bool closing_ = false;
  std::thread worker_;
};

}  // namespace gummiband::app
