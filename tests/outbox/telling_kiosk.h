// What the tests of the reporter share: the three kinds of place where a kiosk pins up how it is,
// all of them real, and a kiosk that tells.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "catch.h"
#include "ledger/booth.h"
#include "outbox/hub_schema.h"
#include "outbox/reporter.h"
#include "outbox/seeded_random.h"
#include "outbox/servers.h"

namespace gummiband::outbox {

inline constexpr int64_t kMinuteMs = 60'000;
inline constexpr int64_t kHourMs = 60 * kMinuteMs;

// One of the three kinds, real; and what is in it, laid open.
class Place {
 public:
  explicit Place(const std::string& kind) : kind_(kind) {
    if (kind == "folder") {
      std::filesystem::create_directory(folder_ / "stick");
      kiosk.address = (folder_ / "stick").string();
      desk = kiosk;
      return;
    }
    server_ = std::make_unique<Server>(kind);
    kiosk = desk = server_->destination();
    if (kind == "webdav") return;
    REQUIRE(init_hub(server_->destination(), {{"kiosk-olpe", "olpe", {}},
                                              {"kiosk-siegen", "siegen", {}},
                                              {"desk", "desk", {"stadt"}}})
                .ok());
    kiosk = server_->as("kiosk-olpe");
    desk = server_->as("desk");
  }

  const std::string& kind() const { return kind_; }
  Server& server() { return *server_; }

  Destination kiosk;
  Destination desk;

 private:
  std::string kind_;
  ledger::Folder folder_;
  std::unique_ptr<Server> server_;
};

inline std::unique_ptr<Board> board(const Destination& destination, const Patience& patience = {}) {
  auto made = make_board(destination, patience);
  INFO((made ? "" : made.fault().sentence));
  REQUIRE(made.ok());
  return std::move(made).value();
}

// Everything that hangs there.
inline std::vector<Posted> all(const Destination& desk) {
  const auto there = board(desk);
  const auto names = there->list();
  INFO((names ? "" : names.fault().sentence));
  REQUIRE(names.ok());
  if (names->empty()) return {};
  const auto posted = there->fetch(*names);
  REQUIRE(posted.ok());
  for (const Posted& one : *posted) {
    INFO(one.fault);
    CHECK(one.fault.empty());
  }
  return *posted;
}

struct Kiosk {
  explicit Kiosk(const Destination& destination, const Patience& patience = {})
      : board_(board(destination, patience)) {
    restart();
  }

  void restart() {
    reporter.reset();
    book.reset();
    book = ledger::open(folder / "ledger.db", clock);
    reporter = std::make_unique<Reporter>(
        *board_,
        [this](const BookWork& work) {
          return unreadable ? base::Result<void>(base::Fault{"The book is damaged."}) : work(*book);
        },
        key, clock, random, [this](const ledger::Ledger&) { return condition; });
  }
  void count(const std::string& what, int64_t n, int64_t hours_ago = 0) {
    visit::Tallies tallies;
    tallies[{(clock.wall - hours_ago * kHourMs) / kHourMs, what, "de"}] = n;
    tallies[{(clock.wall - hours_ago * kHourMs) / kHourMs, "at", profile_id(condition.profile)}] =
        1;
    REQUIRE(book->add(tallies).ok());
    REQUIRE(
        book->set(profile_setting(profile_id(condition.profile)), profile_text(condition.profile))
            .ok());
  }
  void tell() {
    reporter->hurry();
    do {
      reporter->tick(always);
    } while (reporter->wait_ms() == 0);
    INFO(reporter->trouble());
    REQUIRE(reporter->trouble().empty());
  }
  // Apache's tags are strong once a file is a second old; elsewhere once is enough.
  void tell_in_the_end() {
    for (int i = 0; i < 60; ++i) {
      reporter->hurry();
      do {
        reporter->tick(always);
      } while (reporter->wait_ms() == 0);
      if (reporter->trouble().empty()) return;
      ::usleep(100'000);
    }
    FAIL(reporter->trouble());
  }
  void pass(int64_t ms) {
    clock.wall += ms;
    clock.boot += ms;
  }
  // As the desk reads it.
  TallySheet sheet(const Destination& desk) const {
    for (const Posted& one : all(desk)) {
      if (one.name.kind != BulletinKind::kTallies) continue;
      const auto read = parse_sheet(one.bytes, one.name);
      INFO((read ? "" : read.fault().sentence));
      REQUIRE(read.ok());
      return *read;
    }
    FAIL("there is no sheet");
    return {};
  }
  Health health(const Destination& desk) const {
    for (const Posted& one : all(desk)) {
      if (one.name.kind != BulletinKind::kHealth) continue;
      const auto read = parse_health(one.bytes, key.public_bytes());
      REQUIRE(read.ok());
      return *read;
    }
    FAIL("there is no health");
    return {};
  }

  ledger::Folder folder;
  ledger::FakeClock clock;
  SeededRandom random{7};
  leads::KioskKey key = leads::KioskKey::read_or_make(folder / "kiosk.key").value();
  Condition condition{"0.1.0",       "pack", "7", {"Olpe", "Fest", "Stadt Olpe", "LEADER"},
                      1'000'000'000, 50};
  bool unreadable = false;  // the book, from now on
  std::unique_ptr<ledger::Ledger> book;
  std::unique_ptr<Board> board_;
  std::unique_ptr<Reporter> reporter;
};

inline const SheetKey kVisits{static_cast<int>(1'780'000'000'000 / kHourMs % 24), "visit", ""};

}  // namespace gummiband::outbox
