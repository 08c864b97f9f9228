// A year of a kiosk, with everything that goes wrong in one; see year.h.
//
// GUMMIBAND_YEARS=n lives n of them, each with the seed after that of the last. One that fails says
// its seed: GUMMIBAND_SEED=that build/dev/tests/test_outbox "a year*" lives it again.
#include "outbox/year.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "catch.h"

using namespace gummiband;
using outbox::Mutant;
using outbox::Year;

namespace {

uint32_t years() {
  const char* given = std::getenv("GUMMIBAND_YEARS");
  return given == nullptr ? 1 : static_cast<uint32_t>(std::strtoul(given, nullptr, 10));
}

// Whether one of a few years shows it, in one of these words.
bool is_noticed(Mutant mutant, const std::vector<std::string>& words) {
  constexpr uint32_t kYears = 3;
  const uint32_t first = ledger::seed();
  for (uint32_t year = 0; year < kYears; ++year) {
    const std::string broken = Year(first + year, mutant).live();
    if (broken.empty()) continue;
    std::cerr << "year: noticed: " << broken << "\n";
    CAPTURE(broken);
    CHECK(std::ranges::any_of(
        words, [&](const std::string& one) { return broken.find(one) != std::string::npos; }));
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a year of visitors, power cuts, lost networks and wild clocks breaks no promise") {
  const uint32_t first = ledger::seed();
  for (uint32_t i = 0; i < years(); ++i) {
    const uint32_t seed = first + i;
    Year year(seed, Mutant::kNone);
    const std::string broken = year.live();
    const outbox::YearFigures& said = year.figures();
    std::cerr << "year: GUMMIBAND_SEED=" << seed << ": " << said.visitors << " visitors, "
              << said.thanked << " envelopes promised, " << said.withdrawn << " leads taken back, "
              << said.power_cuts << " power cuts, " << said.clock_jumps << " clock jumps, "
              << (broken.empty() ? "0 promises broken" : broken) << "\n";
    INFO("GUMMIBAND_SEED=" << seed);
    REQUIRE(broken == "");
    // Else it was no year.
    REQUIRE(said.thanked > 500);
    REQUIRE(said.withdrawn > 10);
    REQUIRE(said.power_cuts > 20);
    REQUIRE(said.clock_jumps > 5);
  }
}

TEST_CASE("Mutant: a year with a disk that says synced and has not is noticed") {
  CHECK(is_noticed(Mutant::kDiskLies, {"the disk has lost envelopes", "is missing"}));
}

TEST_CASE("Mutant: a year with a destination that forgets what it gave a receipt for is noticed") {
  CHECK(is_noticed(Mutant::kServerForgets, {"is missing", "nobody was told"}));
}

TEST_CASE("Mutant: a year with a destination that keeps repeats is noticed") {
  CHECK(is_noticed(Mutant::kServerDuplicates, {"is there twice"}));
}
