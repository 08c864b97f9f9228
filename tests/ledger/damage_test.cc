// Files that the world has changed: bits flipped, ends cut off. What is asserted and why:
//  - The ledger itself, closed: a shorter file is always refused, because its head says how long
//    it was. A changed byte is refused or, where it does not matter, all rows are as they were.
//  - The log: SQLite cannot tell a log that lost its end from one whose end was never written, so
//    a shorter or changed log opens with the leads up to there: the first n, whole, in order. That
//    acknowledged ones do not get lost there is what fsync is for, see power_test.cc.
#include <algorithm>
#include <iostream>
#include <random>
#include <span>

#include "catch.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

constexpr size_t kFrameHead = 24;
constexpr size_t kLogHead = 32;
constexpr size_t kPage = 4096;

Envelopes captured() {
  Envelopes envelopes;
  for (uint32_t lead = 0; lead < 12; ++lead) {
    envelopes.push_back(envelope(lead, "stadt", lead % 3 == 0 ? 9'000 : 700));
  }
  return envelopes;
}

void fill(Ledger& ledger) {
  for (const auto& one : captured()) REQUIRE(store(ledger, {&one, 1}).ok());
  REQUIRE(ledger.add({{{1, "visit", ""}, 1}, {{2, "heart", "biggesee"}, 3}}).ok());
  REQUIRE(ledger.set("paper", "300").ok());
}

std::string closed_ledger(const Folder& folder) {
  const FakeClock clock;
  fill(*open(folder / "whole", clock));
  REQUIRE_FALSE(std::filesystem::exists(folder / "whole-wal"));
  return slurp(folder / "whole");
}

void forget(const base::Path& file) {
  for (const char* ending : {"", "-wal", "-shm", ".lock", ".head"}) {
    std::filesystem::remove(with_ending(file, ending));
  }
}

// Opens what is in `file`: refused and left as it was, or with all rows as they were.
enum class Found { kRefused, kIntact };
Found look_at(const base::Path& file, const std::string& bytes) {
  forget(file);
  spill(file, bytes);
  const FakeClock clock;
  auto ledger = Ledger::open(file, Access::kReadWrite, clock);
  if (!ledger) {
    CHECK_THAT(ledger.fault().sentence, contains(file.string()));
    CHECK(ledger.fault().sentence.find("***") == std::string::npos);
    CHECK(ledger.fault().sentence.find('\n') == std::string::npos);
    CHECK(slurp(file) == bytes);
    return Found::kRefused;
  }
  CHECK(all(**ledger) == captured());
  const auto total = static_cast<int64_t>(captured().size());
  CHECK((*ledger)->counts().value() == Counts{total, 0, total, 0, 0});
  return Found::kIntact;
}

TEST_CASE("A ledger cut off anywhere is refused and kept") {
  const Folder folder;
  const std::string whole = closed_ledger(folder);
  REQUIRE(look_at(folder / "l", whole) == Found::kIntact);
  for (size_t size = 0; size < whole.size(); size += size < 200 ? 1 : 97) {
    INFO("cut to " << size << " of " << whole.size());
    REQUIRE(look_at(folder / "l", whole.substr(0, size)) == Found::kRefused);
  }
  for (size_t size = kPage; size < whole.size(); size += kPage) {
    INFO("cut to " << size << " of " << whole.size());
    REQUIRE(look_at(folder / "l", whole.substr(0, size)) == Found::kRefused);
  }
}

TEST_CASE("A changed byte in a ledger is refused, or no row has changed") {
  std::mt19937 random(seed());
  const Folder folder;
  const std::string whole = closed_ledger(folder);
  int refused = 0;
  int intact = 0;
  const auto change = [&](size_t at, int bits) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ bits);
    INFO("byte " << at << " ^ " << bits);
    (look_at(folder / "l", bytes) == Found::kRefused ? refused : intact) += 1;
  };
  for (size_t at = 0; at < 200; ++at) change(at, 1 << random() % 8);
  for (int i = 0; i < 1500; ++i)
    change(random() % whole.size(), 1 + static_cast<int>(random() % 255));
  std::cerr << refused << " changed bytes refused, " << intact << " without consequence\n";
  REQUIRE(refused > 100);
}

TEST_CASE("Every changed byte inside an envelope is noticed") {
  const Folder folder;
  const std::string whole = closed_ledger(folder);
  const std::string bytes = captured().at(1).bytes;
  const size_t start = whole.find(bytes);
  REQUIRE(start != std::string::npos);
  for (size_t i = 0; i < bytes.size(); i += 5) {
    std::string changed = whole;
    changed[start + i] = static_cast<char>(changed[start + i] ^ 1);
    REQUIRE(look_at(folder / "l", changed) == Found::kRefused);
  }
}

// SQLite's quick_check does not compare an index with its rows, and the index is what recognises a
// lead that is captured again.
TEST_CASE("A changed byte in the index that knows repeats is noticed") {
  const Folder folder;
  const std::string whole = closed_ledger(folder);
  const leads::Envelope one = captured().at(5);
  const std::string id(one.lead_id.bytes.begin(), one.lead_id.bytes.end());
  const size_t entry = whole.find(one.recipient_id + id);  // in the rows the id stands first
  REQUIRE(entry != std::string::npos);
  std::string changed = whole;
  changed[entry + one.recipient_id.size() + 7] ^= 1;
  REQUIRE(look_at(folder / "l", changed) == Found::kRefused);
}

TEST_CASE(
    "A page of a ledger overwritten with nought or rubbish is refused, or no row has changed") {
  std::mt19937 random(seed());
  const Folder folder;
  const std::string whole = closed_ledger(folder);
  int refused = 0;
  for (size_t at = 0; at + kPage <= whole.size(); at += kPage) {
    INFO("page at " << at);
    std::string bytes = whole;
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), kPage, '\0');
    refused += look_at(folder / "l", bytes) == Found::kRefused ? 1 : 0;
    for (size_t i = 0; i < kPage; ++i) bytes[at + i] = static_cast<char>(random() >> 8);
    refused += look_at(folder / "l", bytes) == Found::kRefused ? 1 : 0;
  }
  REQUIRE(refused > 20);
}

struct Pair {
  std::string file;
  std::string log;
};

// A ledger and its log as they are while the kiosk runs.
Pair running_ledger(const Folder& folder) {
  const FakeClock clock;
  const auto ledger = open(folder / "whole", clock);
  fill(*ledger);
  return {slurp(folder / "whole"), slurp(folder / "whole-wal")};
}

// How many leads are there; they must be the first ones, whole.
size_t prefix_of(const base::Path& file, const Pair& pair) {
  forget(file);
  spill(file, pair.file);
  spill(with_ending(file, "-wal"), pair.log);
  const FakeClock clock;
  const auto ledger = open(file, clock);  // and with it the check of everything
  const Envelopes found = all(*ledger);
  const Envelopes given = captured();
  REQUIRE(found.size() <= given.size());
  REQUIRE(std::ranges::equal(found, std::span(given).first(found.size())));
  REQUIRE(ledger->counts()->captured == static_cast<int64_t>(found.size()));
  return found.size();
}

TEST_CASE("A log cut off anywhere gives the first leads, whole, and never fewer for more log") {
  std::mt19937 random(seed());
  const Folder folder;
  const Pair whole = running_ledger(folder);
  REQUIRE((whole.log.size() - kLogHead) % (kFrameHead + kPage) == 0);
  REQUIRE(prefix_of(folder / "l", whole) == captured().size());

  std::vector<size_t> sizes = {0, 1, kLogHead - 1};
  for (size_t end = kLogHead; end <= whole.log.size(); end += kFrameHead + kPage) {
    for (const size_t size : {end - 1, end, end + 1, end + kFrameHead}) sizes.push_back(size);
  }
  for (int i = 0; i < 100; ++i) sizes.push_back(random() % whole.log.size());
  std::erase_if(sizes, [&](size_t size) { return size > whole.log.size(); });
  std::ranges::sort(sizes);
  size_t before = 0;
  std::vector<bool> seen(captured().size() + 1);
  for (const size_t size : sizes) {
    INFO("log cut to " << size << " of " << whole.log.size());
    const size_t now = prefix_of(folder / "l", {whole.file, whole.log.substr(0, size)});
    REQUIRE(now >= before);
    before = now;
    seen[now] = true;
  }
  REQUIRE(std::ranges::count(seen, true) == std::ssize(seen));  // each lead came with its frames
}

TEST_CASE("A changed byte in a log gives the first leads, whole") {
  std::mt19937 random(seed());
  const Folder folder;
  const Pair whole = running_ledger(folder);
  for (int i = 0; i < 300; ++i) {
    Pair changed = whole;
    const size_t at = i < 32 ? static_cast<size_t>(i) : random() % whole.log.size();
    changed.log[at] = static_cast<char>(changed.log[at] ^ (1 << random() % 8));
    INFO("byte " << at);
    prefix_of(folder / "l", changed);
  }
}

}  // namespace
}  // namespace gummiband::ledger
