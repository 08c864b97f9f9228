// The door of the staff area: who guesses waits, and no plug that is pulled wins a try.
#include "app/staff_gate.h"

#include <filesystem>

#include "booth.h"
#include "catch.h"

using namespace gummiband;
using app::gate_wait_ms;
using app::GateAnswer;
using app::StaffGate;
using screens::staff::GateState;

namespace {

struct HandClock final : base::Clock {
  int64_t wall_ms() const override { return 1'800'000'000'000; }
  int64_t boot_ms() const override { return boot; }
  std::string boot_id() const override { return id; }
  bool wall_trusted() const override { return false; }
  int64_t boot = 1'000'000;
  std::string id = "boot-one";
};

struct Door {
  Door() { REQUIRE(gate().set_pin("2468").ok()); }
  // Another one each time, as after a restart of the program.
  StaffGate gate() const { return {folder.path(), clock}; }
  void fail(int times) {
    for (int i = 0; i < times; ++i) {
      clock.boot += app::kLongestGateWaitMs;
      REQUIRE(gate().try_pin("1111").state == GateState::kWrong);
    }
  }
  base::Path failures() const { return folder.path() / "staff.failures"; }

  app::TestFolder folder;
  HandClock clock;
};

}  // namespace

TEST_CASE("the wait begins with the fifth failure and doubles up to a quarter of an hour") {
  CHECK(gate_wait_ms(0) == 0);
  CHECK(gate_wait_ms(4) == 0);
  CHECK(gate_wait_ms(5) == 30'000);
  CHECK(gate_wait_ms(6) == 60'000);
  CHECK(gate_wait_ms(9) == 480'000);
  CHECK(gate_wait_ms(10) == 900'000);
  CHECK(gate_wait_ms(1'000'000) == 900'000);
}

TEST_CASE("without a PIN the door says so and opens to nothing") {
  const app::TestFolder folder;
  const HandClock clock;
  StaffGate gate(folder.path(), clock);
  CHECK(gate.look().state == GateState::kNoPin);
  CHECK(gate.try_pin("").state == GateState::kNoPin);
  CHECK(gate.try_pin("2468").state == GateState::kNoPin);
}

TEST_CASE("the right PIN opens, another does not, and neither stands on the disk") {
  const Door door;
  CHECK(door.gate().look().state == GateState::kShut);
  CHECK(door.gate().try_pin("2469").state == GateState::kWrong);
  CHECK(door.gate().try_pin("2468").state == GateState::kOpen);
  for (const auto& entry : std::filesystem::directory_iterator(door.folder.path())) {
    const auto text = base::read_file(entry.path(), 4096);
    REQUIRE(text.ok());
    CHECK(text->find("2468") == std::string::npos);
    CHECK(text->find("2469") == std::string::npos);
  }
}

TEST_CASE("five failures close the door for half a minute, also for the right PIN") {
  Door door;
  door.fail(4);
  const GateAnswer fifth = door.gate().try_pin("1111");
  CHECK(fifth.state == GateState::kWrong);
  CHECK(fifth.wait_ms == 30'000);
  door.clock.boot += 10'000;
  const GateAnswer early = door.gate().try_pin("2468");
  CHECK(early.state == GateState::kShut);
  CHECK(early.wait_ms == 20'000);
  door.clock.boot += 20'000;
  CHECK(door.gate().look().wait_ms == 0);
  CHECK(door.gate().try_pin("2468").state == GateState::kOpen);
}

TEST_CASE("a try while the door is closed counts as none") {
  Door door;
  door.fail(5);
  for (int i = 0; i < 20; ++i) CHECK(door.gate().try_pin("1111").wait_ms == 30'000);
}

TEST_CASE("the right PIN forgets the failures") {
  Door door;
  door.fail(4);
  CHECK(door.gate().try_pin("2468").state == GateState::kOpen);
  door.fail(4);
  CHECK(door.gate().look().wait_ms == 0);
}

TEST_CASE("a restart of the machine begins the wait anew instead of ending it") {
  Door door;
  door.fail(7);  // two minutes
  door.clock.id = "boot-two";
  door.clock.boot = 50'000;
  CHECK(door.gate().look().wait_ms == 70'000);
  door.clock.boot = 120'000;
  CHECK(door.gate().look().wait_ms == 0);
}

TEST_CASE("where a failure cannot be written no PIN is checked") {
  Door door;
  std::filesystem::remove(door.failures());
  std::filesystem::create_directory(door.failures().string() + ".new");
  const GateAnswer answer = door.gate().try_pin("2468");
  CHECK(answer.state == GateState::kFault);
  CHECK_THAT(answer.fault, contains("staff.failures"));
  std::filesystem::remove(door.failures().string() + ".new");
  CHECK(door.gate().try_pin("2468").state == GateState::kOpen);
}

TEST_CASE("damaged files keep the door shut and name the remedy") {
  Door door;
  const std::string sound = *base::read_file(door.failures(), 4096);
  for (size_t length = 0; length < sound.size() - 2; ++length) {
    REQUIRE(base::write_file_durably(door.failures(), sound.substr(0, length)).ok());
    INFO(length);
    const GateAnswer answer = door.gate().try_pin("2468");
    // Cut within the last number it is a number still; never an open door for nothing.
    if (answer.state == GateState::kOpen) {
      CHECK(length > sound.find("boot_ms "));
      continue;
    }
    CHECK(answer.state == GateState::kFault);
    CHECK_THAT(answer.fault, contains("gummiband staff pin"));
  }
  REQUIRE(base::write_file_durably(door.folder.path() / "staff.pin", "2468\n").ok());
  CHECK(door.gate().try_pin("2468").state == GateState::kFault);
  REQUIRE(door.gate().set_pin("8642").ok());
  CHECK(door.gate().try_pin("8642").state == GateState::kOpen);
}

TEST_CASE("a PIN that everybody would guess is not kept") {
  const Door door;
  CHECK_FALSE(door.gate().set_pin("1234").ok());
  CHECK_FALSE(door.gate().set_pin("12").ok());
  CHECK(door.gate().try_pin("2468").state == GateState::kOpen);
}
