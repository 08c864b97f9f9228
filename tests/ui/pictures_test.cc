#include "ui/pictures.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/picture_header.h"
#include "catch.h"
#include "ui/picture_files.h"

namespace gummiband::ui {
namespace {

TEST_CASE("a picture is nothing until collected, then there, then faded in") {
  const Folder folder;
  const PictureRequest wanted = request(folder.write("Szene.svg", kScene), 100, 50);
  std::atomic<int> woken = 0;
  Pictures pictures([&woken] { ++woken; });
  CHECK_FALSE(pictures.busy());
  CHECK(pictures.get(wanted) == nullptr);
  CHECK(pictures.busy());
  CHECK(pictures.age_s(wanted) == 0);
  // Ready on the worker is not there yet: a frame sees one state of things.
  for (int i = 0; i < 2000 && woken == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  REQUIRE(woken == 1);
  CHECK(pictures.get(wanted) == nullptr);
  CHECK(pictures.busy());
  CHECK(pictures.collect(10));
  CHECK_FALSE(pictures.busy());
  CHECK_FALSE(pictures.collect(10.1F));
  const Texture* texture = pictures.get(wanted);
  REQUIRE(texture != nullptr);
  CHECK(pixel(*texture, 10, 10) == kBlue);
  CHECK(pictures.age_s(wanted) == Approx(0.1F).epsilon(0.01));
  pictures.collect(12);
  CHECK(pictures.age_s(wanted) == Approx(2));
  CHECK(pictures.get(wanted) == texture);
  CHECK(woken == 1);
}

TEST_CASE("finish_soon makes ready what comes in time, and leaves the rest to come") {
  const Folder folder;
  const PictureRequest wanted = request(folder.write("Szene.svg", kScene), 100, 50);
  Pictures pictures(nullptr);
  pictures.get(wanted);
  SECTION("in time") {
    constexpr double kMinute = 60;
    pictures.finish_soon(kMinute);
    CHECK_FALSE(pictures.busy());
    CHECK(pictures.get(wanted) != nullptr);
    CHECK(pictures.age_s(wanted) > 100);
  }
  SECTION("late: it comes by itself") {
    pictures.finish_soon(0);
    while (pictures.busy()) pictures.collect(1);
    CHECK(pictures.get(wanted) != nullptr);
  }
}

TEST_CASE("finish makes everything ready as if it had long been there") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Pictures pictures(nullptr);
  std::vector<PictureRequest> all;
  for (int i = 1; i <= 40; ++i) all.push_back(request(file, 10 * i, 50));
  for (const PictureRequest& wanted : all) pictures.get(wanted);
  pictures.finish();
  CHECK_FALSE(pictures.busy());
  for (const PictureRequest& wanted : all) {
    const Texture* texture = pictures.get(wanted);
    REQUIRE(texture != nullptr);
    CHECK(texture->width() == wanted.width);
    CHECK(pictures.age_s(wanted) > 100);
  }
}

TEST_CASE("requests that differ in anything are pictures of their own") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Pictures pictures(nullptr);
  std::vector<PictureRequest> all(9, request(file, 40, 40));
  all[1].width = 41;
  all[2].height = 41;
  all[3].focus_x = 0;
  all[4].focus_y = 0;
  all[5].radius_top = 4;
  all[6].radius_bottom = 4;
  all[7].layer = "layer-sky";
  all[8].path = folder.write("Andere.svg", kScene);
  for (const PictureRequest& wanted : all) pictures.get(wanted);
  pictures.finish();
  std::vector<const Texture*> textures;
  for (const PictureRequest& wanted : all) textures.push_back(pictures.get(wanted));
  std::sort(textures.begin(), textures.end());
  CHECK(textures.front() != nullptr);
  CHECK(std::unique(textures.begin(), textures.end()) == textures.end());
}

TEST_CASE("an unreadable picture stays nothing and keeps nobody waiting") {
  const Folder folder;
  const PictureRequest broken = request(folder.write("kaputt.png", "no picture"), 40, 40);
  const PictureRequest missing = request(folder.path() / "fehlt.jpg", 40, 40);
  Pictures pictures(nullptr);
  for (int frame = 0; frame < 3; ++frame) {
    CHECK(pictures.get(broken) == nullptr);
    CHECK(pictures.get(missing) == nullptr);
    CHECK(pictures.busy() == (frame == 0));
    pictures.finish();
    CHECK_FALSE(pictures.busy());
    CHECK(pictures.age_s(broken) == 0);
    pictures.end_frame();
  }
}

TEST_CASE("a size that no screen has is nothing at once") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Pictures pictures(nullptr);
  const int edge = base::kMostPictureEdge;
  for (const auto& [width, height] : std::vector<std::pair<int, int>>{
           {0, 10}, {10, 0}, {-1, 10}, {edge + 1, 1}, {1, edge + 1}, {edge, edge}}) {
    CHECK(pictures.get(request(file, width, height)) == nullptr);
    CHECK_FALSE(pictures.busy());
  }
  CHECK(pictures.get(request(file, edge, 1)) == nullptr);
  CHECK(pictures.busy());
  pictures.finish();
  CHECK(pictures.get(request(file, edge, 1)) != nullptr);
}

// Holds the worker after each picture until it is let on, so that a test sees what it takes next.
class Gate {
 public:
  // Called by the worker.
  void pass() {
    const int mine = ++arrived_;
    while (allowed_ < mine) nap();
  }
  void wait_for(int pictures) const {
    while (arrived_ < pictures) nap();
  }
  void let_on(int pictures) { allowed_ += pictures; }

 private:
  static void nap() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

  std::atomic<int> arrived_ = 0;
  std::atomic<int> allowed_ = 0;
};

constexpr int kAllOfThem = 1000000;

TEST_CASE("what the newest frame asks for is made first") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Gate gate;
  Pictures pictures([&gate] { gate.pass(); });
  pictures.get(request(file, 10, 10));
  gate.wait_for(1);
  // The worker is held. An old page asks, and a frame later the page the visitor is on, which
  // shows one picture of the old one too.
  for (int i = 1; i <= 20; ++i) pictures.get(request(file, 20, i));
  pictures.end_frame();
  const PictureRequest now = request(file, 30, 30);
  const PictureRequest still = request(file, 20, 20);
  pictures.get(now);
  pictures.get(still);
  gate.let_on(2);
  gate.wait_for(3);
  pictures.collect(1);
  CHECK(pictures.get(now) != nullptr);
  CHECK(pictures.get(still) != nullptr);
  for (int i = 1; i <= 19; ++i) CHECK(pictures.get(request(file, 20, i)) == nullptr);
  gate.let_on(kAllOfThem);
  pictures.finish();
  CHECK(pictures.get(request(file, 20, 1)) != nullptr);
}

TEST_CASE("what is expected is made beside what is shown, and does not hold it up") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Gate gate;
  Pictures pictures([&gate] { gate.pass(); });
  const PictureRequest next = request(file, 50, 50);
  CHECK_FALSE(pictures.expect(next));
  gate.wait_for(1);  // the worker for what is expected is held
  const PictureRequest now = request(file, 30, 30);
  CHECK(pictures.get(now) == nullptr);
  gate.wait_for(2);
  pictures.collect(1);
  CHECK(pictures.get(now) != nullptr);
  CHECK(pictures.expect(next));
  gate.let_on(kAllOfThem);
}

TEST_CASE("what was expected and is shown after all is made as what is shown") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Gate gate;
  Pictures pictures([&gate] { gate.pass(); });
  pictures.expect(request(file, 50, 50));
  gate.wait_for(1);
  const PictureRequest wanted = request(file, 60, 60);
  pictures.expect(wanted);
  CHECK(pictures.get(wanted) == nullptr);
  gate.wait_for(2);  // by the other worker, for this one is held
  pictures.collect(1);
  CHECK(pictures.get(wanted) != nullptr);
  gate.let_on(kAllOfThem);
}

TEST_CASE("what is not expected any more is not made, and made when it is again") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Gate gate;
  Pictures pictures([&gate] { gate.pass(); });
  pictures.expect(request(file, 50, 50));
  gate.wait_for(1);
  const PictureRequest wanted = request(file, 60, 60);
  pictures.expect(wanted);
  pictures.end_frame();  // expected in this frame
  CHECK(pictures.busy());
  pictures.end_frame();  // and in this one no more
  gate.let_on(kAllOfThem);
  pictures.finish();
  CHECK_FALSE(pictures.busy());
  CHECK_FALSE(pictures.expect(wanted));
  pictures.finish();
  CHECK(pictures.expect(wanted));
}

TEST_CASE("the layers of a scene are known once a picture of it was made") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  const Path photo = folder.write("a.png", png(8, 8, quarters(8, 8), false));
  Pictures pictures(nullptr);
  CHECK(pictures.layers(file) == nullptr);
  pictures.get(request(file, 50, 50));
  pictures.get(request(photo, 50, 50));
  CHECK(pictures.layers(file) == nullptr);
  pictures.finish();
  REQUIRE(pictures.layers(file) != nullptr);
  CHECK(*pictures.layers(file) == picture_layers(file));
  CHECK(pictures.layers(photo) == nullptr);
}

TEST_CASE("more requests than may wait push out those not asked for the longest") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  Gate gate;
  Pictures pictures([&gate] { gate.pass(); });
  pictures.get(request(file, 10, 10));
  gate.wait_for(1);
  const int most = static_cast<int>(kMostWaiting);
  pictures.get(request(file, 20, 500));
  pictures.end_frame();
  for (int i = 1; i <= most; ++i) pictures.get(request(file, 20, i));
  gate.let_on(kAllOfThem);
  pictures.finish();
  CHECK_FALSE(pictures.busy());
  for (int i = 1; i <= most; ++i) CHECK(pictures.get(request(file, 20, i)) != nullptr);
  CHECK(pictures.get(request(file, 20, 500)) == nullptr);
  CHECK(pictures.busy());
  pictures.finish();
  CHECK(pictures.get(request(file, 20, 500)) != nullptr);
}

TEST_CASE("pixels stay within the budget, and what a frame drew is never dropped") {
  const Folder folder;
  const Path file = folder.write("a.png", png(8, 8, quarters(8, 8), false));
  Pictures pictures(nullptr);
  // 16 MiB each: fourteen are more than fit.
  const auto wanted = [&](int number) { return request(file, 2048, 2048 - number); };
  for (int i = 0; i < 14; ++i) pictures.get(wanted(i));
  pictures.finish();
  CHECK(pictures.pixel_bytes() > kMostPixelBytes);
  const Texture* first = pictures.get(wanted(0));
  REQUIRE(first != nullptr);
  pictures.end_frame();
  CHECK(pictures.pixel_bytes() > kMostPixelBytes);  // all were asked for in this frame
  CHECK(pictures.get(wanted(0)) == first);
  pictures.end_frame();
  CHECK(pictures.pixel_bytes() <= kMostPixelBytes);
  CHECK(pictures.pixel_bytes() > kMostPixelBytes / 2);
  CHECK(pictures.get(wanted(0)) == first);
  CHECK(pixel(*first, 0, 0) == kRed);
  CHECK_FALSE(pictures.busy());
  int gone = 0;
  for (int i = 1; i < 14; ++i) gone += pictures.get(wanted(i)) == nullptr;
  CHECK(gone == 2);
  pictures.finish();
}

TEST_CASE("pictures can end while many are still wanted") {
  const Folder folder;
  const Path file = folder.write("Szene.svg", kScene);
  for (int round = 0; round < 5; ++round) {
    Pictures pictures(nullptr);
    for (int i = 1; i < 100; ++i) pictures.get(request(file, 500, i));
  }
}

}  // namespace
}  // namespace gummiband::ui
