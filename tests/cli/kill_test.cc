// The whole program killed at any moment while visitors leave leads: whoever saw "Danke" is in the
// book when it is opened again.
//
// GUMMIBAND_KILLS says how many times; GUMMIBAND_SEED repeats a run.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "catch.h"
#include "ledger/booth.h"
#include "program.h"

using namespace gummiband;
using namespace gummiband::cli;
namespace fs = std::filesystem;

namespace {

constexpr int kVisitors = 6;
constexpr int kMostWaitedFor = 3;  // so that others are still to come when it is killed

// One after the other; the picture of each one's thanks is taken when it is on the screen.
base::Path visit_of_many(const base::Path& folder) {
  std::string text = "clock 2027-06-19 18:30\n";
  for (int visitor = 1; visitor <= kVisitors; ++visitor) {
    text +=
        "tap attract.touch\ntap welcome.persona.guest\ntap places.everywhere\n"
        "tap explore.heart.alter-flecken\ntap dock.hearts\ntap hearts.form\n"
        "tap form.choose.rueckruf\ntap form.option.abends\ntype 03023125000\ntap key.next\n"
        "tap form.recipient.siegen\ntap form.sixteen\ntap form.send\nexpect screen thanks\n"
        "shot thanks-" +
        std::to_string(visitor) + ".png\ntap thanks.done\n";
  }
  const base::Path visit = folder / "many.visit";
  write(visit, text);
  return visit;
}

int pictures_in(const base::Path& folder) {
  std::error_code none_yet;
  int pictures = 0;
  for (const auto& entry : fs::directory_iterator(folder, none_yet)) {
    pictures += entry.path().filename().string().starts_with("thanks-") ? 1 : 0;
  }
  return pictures;
}

struct Kill {
  int thanked = 0;
  bool in_the_middle = false;  // it was still running
};

// Killed so long after so many had been thanked.
Kill kill_after(int thanked, std::chrono::milliseconds later, const base::Path& visit,
                const base::Path& data, const base::Path& shots) {
  fs::remove_all(shots);
  Running program({"replay", visit.string(), "--size", "540x960", "--data", data.string(),
                   "--shots", shots.string()});
  while (pictures_in(shots) < thanked && program.is_running()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  std::this_thread::sleep_for(later);
  const int code = program.end_by(SIGKILL);
  REQUIRE((code == 0 || code == 128 + SIGKILL));
  return {pictures_in(shots), code != 0};
}

int64_t leads_in(const base::Path& data) {
  const Spoken spoken = start_program({"leads", "count", "--json", "--data", data.string()});
  INFO(spoken.err);
  REQUIRE(spoken.code == 0);
  return nlohmann::json::parse(spoken.out).at("leads").get<int64_t>();
}

}  // namespace

TEST_CASE("killed at any moment, the program has every lead it gave thanks for, and each once") {
  const char* given = std::getenv("GUMMIBAND_KILLS");
  const int rounds = given != nullptr ? std::atoi(given) : 6;
  std::mt19937 random(ledger::seed());
  const base::Path folder = fresh_folder("kills");
  const base::Path visit = visit_of_many(folder);
  const base::Path data = folder / "data";
  int in_the_middle = 0;
  int64_t all_thanked = 0;
  int64_t before = 0;
  for (int round = 0; round < rounds; ++round) {
    if (round % 20 == 0) {  // the making of a ledger is killed too
      fs::remove_all(data);
      before = 0;
    }
    // In the first of them the start, and in some of all others.
    const int thanked = round % 5 == 0 ? 0 : 1 + static_cast<int>(random() % kMostWaitedFor);
    const std::chrono::milliseconds later(random() % (round % 2 == 0 ? 1'000 : 50));
    const Kill kill = kill_after(thanked, later, visit, data, folder / "shots");
    in_the_middle += kill.in_the_middle ? 1 : 0;
    all_thanked += kill.thanked;
    INFO("round " << round << ": killed " << later.count() << " ms after " << thanked
                  << " had been thanked; " << kill.thanked << " in the end");
    if (kill.thanked == 0 && !base::is_there(data / "ledger.db")) continue;  // killed at its start
    const Spoken sound = start_program({"leads", "reconcile", "--data", data.string()});
    INFO(sound.out << sound.err);
    REQUIRE(sound.code == 0);
    const int64_t now = leads_in(data);
    // One may have been stored and not yet thanked; never the other way.
    REQUIRE(now >= before + kill.thanked);
    REQUIRE(now <= before + kill.thanked + 1);
    before = now;
  }
  std::cerr << rounds << " kills of the program, " << in_the_middle
            << " of them in the middle of visits, " << all_thanked << " leads thanked, 0 lost\n";
  REQUIRE(in_the_middle >= rounds / 2);
  REQUIRE(all_thanked > rounds / 3);
}
