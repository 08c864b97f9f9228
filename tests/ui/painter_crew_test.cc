#include "ui/painter_crew.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "catch.h"
#include "painter_sketch.h"
#include "ui/painter_cpu_tiles.h"

namespace gummiband::ui {
namespace {

constexpr int kWidth = 700;
constexpr int kHeight = 500;

TEST_CASE("a crew does each job once, and all are done when it returns") {
  Crew crew(3);
  for (const size_t count : {size_t{0}, size_t{1}, size_t{13}, size_t{500}}) {
    for (int round = 0; round < 200; ++round) {
      std::vector<std::atomic<int>> done(count);
      crew.share(count, [&](size_t i) { ++done[i]; });
      const bool once = std::ranges::all_of(done, [](const auto& times) { return times == 1; });
      if (!once) FAIL(count << " jobs, round " << round);
    }
  }
  SUCCEED();
}

// Long enough that helpers are within a job when the caller has nothing left to do.
TEST_CASE("a helper may be the last to end a piece, and nobody goes on before") {
  Crew crew(3);
  std::vector<int> done(40);
  for (int round = 0; round < 5'000; ++round) {
    std::ranges::fill(done, 0);
    crew.share(done.size(), [&](size_t i) {
      std::atomic<int> work = 0;
      while (++work < 1'000) {
      }
      done[i] = 1;
    });
    if (std::ranges::count(done, 1) != std::ssize(done)) FAIL("round " << round);
  }
  SUCCEED();
}

TEST_CASE("a long job is shared, a few are done by the caller, and so is all without helpers") {
  const auto hands = [](Crew& crew, size_t count) {
    std::mutex mutex;
    std::set<std::thread::id> seen;
    crew.share(count, [&](size_t) {
      const std::scoped_lock lock(mutex);
      seen.insert(std::this_thread::get_id());
    });
    return seen;
  };
  const std::set<std::thread::id> caller{std::this_thread::get_id()};
  Crew alone(0);
  CHECK(hands(alone, 1000) == caller);
  Crew crew(1);
  CHECK(hands(crew, 5) == caller);
  // The caller waits within its first job until somebody else has one as well.
  std::atomic<bool> helped = false;
  crew.share(1000, [&](size_t) {
    if (std::this_thread::get_id() != *caller.begin()) helped = true;
    while (!helped) std::this_thread::yield();
  });
  CHECK(helped);
}

TEST_CASE("tiles that a crew has painted have the pixels of those that one thread has painted") {
  const uint32_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const Stock stock(seed);
  Crew crew(2);
  Tiles shared(Paths::kFast, &crew);
  Tiles single;
  std::vector<uint32_t> by_crew(size_t{kWidth} * kHeight);
  std::vector<uint32_t> by_one = by_crew;
  Sketch sketch(kWidth, kHeight);
  for (int frame = 0; frame < 30; ++frame) {
    ImDrawList& list = sketch.begin();
    for (int i = 0; i < 12; ++i) draw_something(list, stock, kWidth, kHeight, random);
    const ImDrawData& data = sketch.end();
    const auto changed = shared.paint(data, {by_crew.data(), kWidth}, kWidth, kHeight);
    CHECK(changed == single.paint(data, {by_one.data(), kWidth}, kWidth, kHeight));
    REQUIRE(by_crew == by_one);
  }
}

}  // namespace
}  // namespace gummiband::ui
