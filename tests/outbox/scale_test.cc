// Many kiosks, one hub: what a lead costs the server and the kiosk, and whether it costs more the
// more there are already.
//
// GUMMIBAND_SYNC_SESSIONS (any number): 500 kiosks with 200 leads each instead of 20 with 50.
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "catch.h"
#include "outbox/courier.h"
#include "outbox/destination.h"
#include "outbox/hub_schema.h"
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

double own_cpu_s() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class Fleet {
 public:
  Fleet() {
    REQUIRE(outbox::init_hub(server.destination(),
                             {{"kiosk", "kiosk", {}}, {"desk", "desk", {"stadt"}}})
                .ok());
  }
  // One kiosk after the other on each of as many lines as the hub has; how many receipts they got.
  size_t bring(uint32_t kiosks, uint32_t each) {
    constexpr uint32_t kLines = 20;
    const Destination destination = server.as("kiosk");
    std::atomic<uint32_t> next = 0;
    std::atomic<size_t> receipts = 0;
    std::vector<std::thread> lines;
    for (uint32_t line = 0; line < std::min(kLines, kiosks); ++line) {
      lines.emplace_back([&] {
        for (uint32_t kiosk = next++; kiosk < kiosks; kiosk = next++) {
          receipts += one_kiosk(destination, brought + kiosk * each, each);
        }
      });
    }
    for (std::thread& line : lines) line.join();
    brought += kiosks * each;
    return receipts;
  }

  outbox::Server server{"postgres"};
  uint32_t brought = 0;

 private:
  static size_t one_kiosk(const Destination& destination, uint32_t first, uint32_t leads) {
    const auto courier = outbox::make_courier(destination).value();
    size_t receipts = 0;
    for (uint32_t lead = 0; lead < leads; lead += 50) {
      std::vector<outbox::Parcel> batch;
      for (uint32_t i = lead; i < std::min(lead + 50, leads); ++i) {
        batch.push_back(outbox::parcel(first + i));
      }
      for (const auto& outcome : courier->deliver(batch, outbox::always).outcomes) {
        receipts += outcome.verdict == outbox::Verdict::kReceipt ? 1 : 0;
      }
    }
    return receipts;
  }
};

}  // namespace

TEST_CASE("many kiosks bring what they have to one hub, each lead once") {
  const bool endures = std::getenv("GUMMIBAND_SYNC_SESSIONS") != nullptr;
  const uint32_t each = endures ? 200 : 50;
  Fleet fleet;
  const auto desk = outbox::make_shelf(fleet.server.as("desk"));
  REQUIRE(desk.ok());
  // In steps, so that the figures tell whether a lead costs more the more there are.
  for (const uint32_t kiosks : {5U, endures ? 45U : 5U, endures ? 450U : 10U}) {
    const Load before = load_of(fleet.server);
    const double own_before_s = own_cpu_s();
    const auto begin = std::chrono::steady_clock::now();
    const size_t receipts = fleet.bring(kiosks, each);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const Load after = load_of(fleet.server);
    CHECK(receipts == size_t{kiosks} * each);
    CHECK(desk.value()->list().value().size() == fleet.brought);
    const double leads = kiosks * each;
    std::cerr << "sync: " << kiosks << " kiosks with " << each << " leads each in " << took.count()
              << " s; a lead costs the server " << 1000 * (after.cpu_s - before.cpu_s) / leads
              << " ms CPU, the kiosk " << 1000 * (own_cpu_s() - own_before_s) / leads
              << " ms; server " << after.memory_mib << " MiB; " << fleet.brought << " lie there\n";
  }
}
