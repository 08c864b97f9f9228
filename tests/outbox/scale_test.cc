// Many kiosks, one hub: what a lead costs the server and the kiosk, and whether it costs more the
// more there are already.
//
// GUMMIBAND_SYNC_SESSIONS above 1,000 (the long tier): 525 kiosks with 200 leads each instead of 35
// with 50.
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>
#include <thread>

#include "base/random.h"
#include "catch.h"
#include "ledger/booth.h"
#include "outbox/courier.h"
#include "outbox/destination.h"
#include "outbox/hub_schema.h"
#include "outbox/outbox.h"
#include "outbox/servers.h"
#include "outbox/shelf.h"

using namespace gummiband;
using outbox::Destination;

namespace fs = std::filesystem;

namespace {

struct Process {
  long parent = 0;
  double cpu_s = 0;       // its own
  double children_s = 0;  // of its children that have ended
};

// Nothing if it has ended meanwhile.
std::optional<Process> look_at(long pid) {
  std::string stat = outbox::slurp("/proc/" + std::to_string(pid) + "/stat");
  const size_t name_end = stat.rfind(')');  // names may hold spaces
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream words(stat.substr(name_end + 1));
  std::string state;
  Process process;
  words >> state >> process.parent;
  constexpr int kBetween = 9;  // from pgrp to cmajflt
  for (int i = 0; i < kBetween; ++i) words >> state;
  double user = 0, system = 0, children_user = 0, children_system = 0;
  words >> user >> system >> children_user >> children_system;
  const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  process.cpu_s = (user + system) / ticks;
  process.children_s = (children_user + children_system) / ticks;
  return words ? std::optional(process) : std::nullopt;
}

// Proportional share of memory, MiB.
double memory_of(long pid) {
  std::ifstream rollup("/proc/" + std::to_string(pid) + "/smaps_rollup");
  for (std::string word; rollup >> word;) {
    if (word != "Pss:") continue;
    double kib = 0;
    rollup >> kib;
    return kib / 1024;
  }
  return 0;
}

struct Load {
  double cpu_s = 0;
  double memory_mib = 0;
};

// Of the postmaster and all that it has started.
Load load_of(const outbox::Server& server) {
  const base::Path pid_file = server.folder() / "database/cluster/postmaster.pid";
  const long postmaster = std::strtol(outbox::slurp(pid_file).c_str(), nullptr, 10);
  REQUIRE(postmaster > 1);
  Load load;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const long pid = std::strtol(entry.path().filename().c_str(), nullptr, 10);
    const auto process = pid > 1 ? look_at(pid) : std::nullopt;
    if (!process || (pid != postmaster && process->parent != postmaster)) continue;
    load.cpu_s += process->cpu_s + (pid == postmaster ? process->children_s : 0);
    load.memory_mib += memory_of(pid);
  }
  return load;
}

// What the calling thread has used.
double own_cpu_s() {
  rusage usage{};
  ::getrusage(RUSAGE_THREAD, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// A kiosk as it stands at a booth, without its screen: ledger, outbox, courier.
class Kiosk {
 public:
  Kiosk(const Destination& destination, uint32_t first, uint32_t leads)
      : leads_(leads),
        courier_(outbox::make_courier(destination).value()),
        book_(ledger::open(folder_ / "ledger.db", clock_)),
        machine_(*courier_, [this](const outbox::BookWork& work) { return work(*book_); }, nullptr,
                 clock_, random_, {}) {
    for (uint32_t lead = first; lead < first + leads; ++lead) {
      const std::vector one = {ledger::envelope(lead, "stadt", 1200)};
      captured_ = ledger::store(*book_, one).ok() && captured_;
    }
  }
  // Whether everything has its receipt.
  bool deliver() {
    constexpr int kMostTurns = 100;
    for (int turns = 0; turns < kMostTurns && waits(); ++turns) {
      clock_.boot += machine_.wait_ms();
      machine_.tick(outbox::always);
    }
    const auto counts = book_->counts();
    return captured_ && counts && counts->delivered == leads_ && book_->reconcile().ok();
  }

 private:
  bool waits() const {
    const auto counts = book_->counts();
    return counts && counts->waiting > 0;
  }

  int64_t leads_;
  bool captured_ = true;
  ledger::Folder folder_;
  ledger::FakeClock clock_;
  base::SystemRandom random_;
  std::unique_ptr<outbox::Courier> courier_;
  std::unique_ptr<ledger::Ledger> book_;
  outbox::Outbox machine_;
};

// What a crowd of kiosks has cost.
struct Cost {
  uint32_t delivered = 0;  // kiosks that have a receipt for everything
  double took_s = 0;
  double kiosks_cpu_s = 0;  // delivering; without what visitors cost
  double server_cpu_s = 0;
  double server_memory_mib = 0;  // while all lines are open
  double kiosk_memory_mib = 0;   // each of those that stand at an open line
};

class Fleet {
 public:
  Fleet() {
    REQUIRE(outbox::init_hub(server.destination(),
                             {{"kiosk", "kiosk", {}}, {"desk", "desk", {"stadt"}}})
                .ok());
  }
  // One kiosk after the other at each of as many lines as the hub has. The last at each line keeps
  // it until everything is measured.
  Cost bring(uint32_t kiosks, uint32_t each) {
    constexpr uint32_t kLines = 20;
    const Destination destination = server.as("kiosk");
    const double memory_before_mib = memory_of(::getpid());
    const double server_before_s = load_of(server).cpu_s;
    const auto begin = std::chrono::steady_clock::now();
    std::atomic<uint32_t> next = 0;
    std::mutex mutex;
    Cost cost;
    std::vector<std::unique_ptr<Kiosk>> standing(std::min(kLines, kiosks));
    std::vector<std::thread> lines;
    for (auto& place : standing) {
      lines.emplace_back([&] {
        for (uint32_t kiosk = next++; kiosk < kiosks; kiosk = next++) {
          place.reset();
          place = std::make_unique<Kiosk>(destination, brought + kiosk * each, each);
          const double before_s = own_cpu_s();
          const bool delivered = place->deliver();
          const std::scoped_lock lock(mutex);
          cost.kiosks_cpu_s += own_cpu_s() - before_s;
          cost.delivered += delivered ? 1 : 0;
        }
      });
    }
    for (std::thread& line : lines) line.join();
    cost.took_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    const Load server_load = load_of(server);
    cost.server_cpu_s = server_load.cpu_s - server_before_s;
    cost.server_memory_mib = server_load.memory_mib;
    cost.kiosk_memory_mib =
        (memory_of(::getpid()) - memory_before_mib) / static_cast<double>(standing.size());
    brought += kiosks * each;
    return cost;
  }

  outbox::Server server{"postgres"};
  uint32_t brought = 0;
};

}  // namespace

TEST_CASE("many kiosks bring what they have to one hub, each lead once") {
  const char* sessions = std::getenv("GUMMIBAND_SYNC_SESSIONS");
  const bool endures = sessions != nullptr && std::strtoul(sessions, nullptr, 10) > 1'000;
  const uint32_t each = endures ? 200 : 50;
  const uint32_t crowd = endures ? 25 : 5;
  Fleet fleet;
  const auto desk = outbox::make_shelf(fleet.server.as("desk"));
  REQUIRE(desk.ok());
  // The same crowd each time, with ever more there already.
  std::vector<double> server_ms;
  double took_s = 0;
  for (const uint32_t before : {5U, endures ? 20U : 5U, endures ? 425U : 10U}) {
    const Cost filling = fleet.bring(before, each);
    CHECK(filling.delivered == before);
    const uint32_t there = fleet.brought;
    const Cost cost = fleet.bring(crowd, each);
    CHECK(cost.delivered == crowd);
    CHECK(desk.value()->list().value().size() == fleet.brought);
    took_s += filling.took_s + cost.took_s;
    const double leads = crowd * each;
    server_ms.push_back(1000 * cost.server_cpu_s / leads);
    std::cerr << "sync: with " << there << " there, a lead costs the server " << server_ms.back()
              << " ms CPU, its kiosk " << 1000 * cost.kiosks_cpu_s / leads
              << " ms; with all lines open the server has " << cost.server_memory_mib
              << " MiB, a kiosk " << cost.kiosk_memory_mib << " MiB\n";
  }
  const double growth = server_ms.back() / server_ms.front();
  std::cerr << "sync: " << fleet.brought / each << " kiosks with " << each << " leads each in "
            << took_s << " s; a lead costs the server " << growth
            << " times what the first ones cost\n";
  // A cost that grew with what lies there would be twenty times as much.
  if (endures) CHECK(growth < 2);
}
