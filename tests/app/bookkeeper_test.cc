// The ledger's worker while its disk stands still.
#include "app/bookkeeper.h"

#include <cctype>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "booth.h"
#include "catch.h"
#include "full_disk.h"

using namespace gummiband;

namespace {

// Closed at first: who comes to it waits until it is opened.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    reached_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
  }
  void wait_until_reached() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return reached_; });
  }
  void open() {
    const std::scoped_lock lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool reached_ = false;
  bool open_ = false;
};

std::vector<leads::Envelope> lead(uint8_t number) {
  leads::Envelope envelope;
  envelope.lead_id.bytes[0] = number;
  envelope.recipient_id = "stadt";
  envelope.bytes = "sealed";
  return {envelope};
}

// A worker that is held up in the wake-up call of its first job, as before a slow disk.
struct Desk {
  Desk() {
    const auto here = std::this_thread::get_id();
    auto ledger = ledger::Ledger::open(file, ledger::Access::kReadWrite, clock);
    REQUIRE(ledger.ok());
    bookkeeper = std::make_unique<app::Bookkeeper>(std::move(*ledger), [this, here] {
      if (std::this_thread::get_id() != here) gate.pass();
    });
    bookkeeper->capture({}, {});
    gate.wait_until_reached();
  }
  ~Desk() { gate.open(); }
  void capture(uint8_t number) { bookkeeper->capture(lead(number), {"id", "de", "Ich will."}); }

  app::TestFolder folder;
  base::Path file = folder.path() / "ledger.db";
  base::SystemClock clock;
  Gate gate;
  std::unique_ptr<app::Bookkeeper> bookkeeper;
};

}  // namespace

TEST_CASE("While the disk stands still a lead beyond the limit is refused at once") {
  Desk desk;
  for (size_t i = 1; i <= app::kMostJobs; ++i) desk.capture(static_cast<uint8_t>(i));
  REQUIRE(desk.bookkeeper->collect().has_value());  // of the lead that was none
  CHECK_FALSE(desk.bookkeeper->collect().has_value());
  desk.capture(200);
  const auto refused = desk.bookkeeper->collect();
  REQUIRE(refused.has_value());
  CHECK(refused->lead_id == lead(200).front().lead_id);
  CHECK_THAT(refused->fault, contains("Nothing was stored"));

  desk.gate.open();
  desk.bookkeeper->finish();
  desk.capture(201);  // and then it goes on
  desk.bookkeeper.reset();
  const auto ledger = ledger::Ledger::open(desk.file, ledger::Access::kReadOnly, desk.clock);
  REQUIRE(ledger.ok());
  CHECK((*ledger)->count_leads().value() == int64_t{app::kMostJobs} + 1);
  CHECK((*ledger)->envelopes_of(lead(200).front().lead_id)->empty());
}

TEST_CASE("A piece of work has its turn among the leads, and its answer comes back") {
  Desk desk;
  desk.capture(1);
  base::Result<void> answer;
  int64_t seen = 0;
  std::thread other([&] {
    answer = desk.bookkeeper->with_ledger([&](ledger::Ledger& ledger) -> base::Result<void> {
      seen = ledger.count_leads().value();
      return base::Fault{"the answer"};
    });
  });
  while (desk.bookkeeper->waiting() < 2) std::this_thread::yield();
  desk.gate.open();
  other.join();
  CHECK(seen == 1);  // after the lead that was there before it
  REQUIRE_FALSE(answer.ok());
  CHECK(answer.fault().sentence == "the answer");
}

TEST_CASE("While the disk stands still a piece of work beyond the limit is refused and not run") {
  Desk desk;
  for (size_t i = 1; i <= app::kMostJobs; ++i) desk.capture(static_cast<uint8_t>(i));
  bool ran = false;
  const auto refused = desk.bookkeeper->with_ledger([&](ledger::Ledger&) -> base::Result<void> {
    ran = true;
    return {};
  });
  REQUIRE_FALSE(refused.ok());
  CHECK_THAT(refused.fault().sentence, contains("nothing is delivered"));
  desk.gate.open();
  desk.bookkeeper->finish();
  CHECK_FALSE(ran);
}

TEST_CASE("While the disk stands still a withdrawal beyond the limit is refused at once") {
  Desk desk;
  for (size_t i = 1; i <= app::kMostJobs; ++i) desk.capture(static_cast<uint8_t>(i));
  desk.bookkeeper->withdraw(screens::Typed("K7P4MX"));
  const auto refused = desk.bookkeeper->collect_withdrawal();
  REQUIRE(refused.has_value());
  CHECK_THAT(refused->fault, contains("nothing is withdrawn"));
  CHECK_FALSE(desk.bookkeeper->collect_withdrawal().has_value());
  desk.gate.open();
  desk.bookkeeper->finish();
  CHECK_FALSE(desk.bookkeeper->collect_withdrawal().has_value());
}

TEST_CASE("A code as people write it takes back the lead that was captured with it") {
  app::TestFolder folder;
  base::SystemClock clock;
  auto ledger = ledger::Ledger::open(folder.path() / "l.db", ledger::Access::kReadWrite, clock);
  REQUIRE(ledger.ok());
  app::Bookkeeper bookkeeper(std::move(*ledger), [] {});
  bookkeeper.capture(lead(1), {"id", "de", "Ich will."});
  bookkeeper.finish();
  std::string code = bookkeeper.collect()->receipt_code;
  for (char& one : code) one = static_cast<char>(std::tolower(static_cast<unsigned char>(one)));
  bookkeeper.withdraw(screens::Typed(code.substr(0, 3) + " " + code.substr(3)));
  bookkeeper.finish();
  const auto outcome = bookkeeper.collect_withdrawal();
  REQUIRE(outcome.has_value());
  CHECK(outcome->fault.empty());
  CHECK(outcome->withdrawal.kept_back == 1);
}

TEST_CASE("Of outcomes that nobody asks for the last ones are kept") {
  Desk desk;
  for (size_t i = 1; i <= app::kMostJobs; ++i) desk.capture(static_cast<uint8_t>(i));
  desk.gate.open();
  desk.bookkeeper->finish();
  size_t outcomes = 0;
  base::Uuid last;
  while (const auto outcome = desk.bookkeeper->collect()) {
    ++outcomes;
    last = outcome->lead_id;
  }
  CHECK(outcomes == app::kMostOutcomes);
  CHECK(last == lead(app::kMostJobs).front().lead_id);
}

TEST_CASE("Tallies beyond the limit are added to those that wait, and none is lost") {
  Desk desk;
  const bool only_leads = GENERATE(false, true);
  if (!only_leads) desk.bookkeeper->add({{{1, "heart", "biggesee"}, 1}});
  for (size_t i = 1; i <= app::kMostJobs; ++i) desk.capture(static_cast<uint8_t>(i));
  for (int i = 0; i < 500; ++i) desk.bookkeeper->add({{{1, "heart", "biggesee"}, 1}});
  desk.bookkeeper->add({{{2, "visit", ""}, 3}});
  const size_t waiting = desk.bookkeeper->waiting();
  CHECK(waiting <= app::kMostJobs + 1);
  desk.gate.open();
  desk.bookkeeper.reset();
  const auto ledger = ledger::Ledger::open(desk.file, ledger::Access::kReadOnly, desk.clock);
  REQUIRE(ledger.ok());
  CHECK((*ledger)->tallies().value() ==
        visit::Tallies{{{1, "heart", "biggesee"}, only_leads ? 500 : 501}, {{2, "visit", ""}, 3}});
}

TEST_CASE("What a full disk did not take is counted with what comes after it") {
  Desk desk;
  desk.gate.open();
  desk.bookkeeper->finish();
  {
    const app::FullDisk full;
    desk.bookkeeper->add({{{1, "heart", "biggesee"}, 2}});
    desk.bookkeeper->finish();
  }
  desk.bookkeeper->add({{{1, "heart", "biggesee"}, 1}, {{2, "visit", ""}, 3}});
  desk.bookkeeper.reset();
  const auto ledger = ledger::Ledger::open(desk.file, ledger::Access::kReadOnly, desk.clock);
  REQUIRE(ledger.ok());
  CHECK((*ledger)->tallies().value() ==
        visit::Tallies{{{1, "heart", "biggesee"}, 3}, {{2, "visit", ""}, 3}});
}
