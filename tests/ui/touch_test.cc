#include "ui/touch.h"

#include "catch.h"

using gummiband::ui::TouchKind;
using gummiband::ui::TouchQueue;

TEST_CASE("a tap shorter than a frame still gets a frame for each of its edges") {
  TouchQueue queue;
  queue.push({TouchKind::kDown, 1, {10, 20}});
  queue.push({TouchKind::kUp, 1, {10, 20}});
  const auto pressed = queue.next_frame();
  CHECK(pressed.down);
  CHECK(pressed.at.x == 10);
  CHECK(queue.pending());
  CHECK_FALSE(queue.next_frame().down);
  CHECK_FALSE(queue.pending());
}

TEST_CASE("moves are taken together up to the next edge") {
  TouchQueue queue;
  queue.push({TouchKind::kDown, 1, {0, 0}});
  queue.push({TouchKind::kMove, 1, {5, 0}});
  queue.push({TouchKind::kMove, 1, {9, 0}});
  queue.push({TouchKind::kUp, 1, {12, 0}});
  CHECK(queue.next_frame().at.x == 0);
  const auto released = queue.next_frame();
  CHECK_FALSE(released.down);
  CHECK(released.at.x == 12);
}

TEST_CASE("while one finger is down others are not seen") {
  TouchQueue queue;
  queue.push({TouchKind::kDown, 1, {0, 0}});
  queue.push({TouchKind::kDown, 2, {500, 500}});
  queue.push({TouchKind::kUp, 2, {500, 500}});
  CHECK(queue.next_frame().down);
  CHECK_FALSE(queue.pending());
  CHECK(queue.next_frame().down);
  queue.push({TouchKind::kUp, 1, {0, 0}});
  CHECK_FALSE(queue.next_frame().down);
  queue.push({TouchKind::kDown, 2, {7, 7}});
  CHECK(queue.next_frame().at.x == 7);
}

TEST_CASE("a hand laid flat on the screen does not fill memory") {
  TouchQueue queue;
  for (int i = 0; i < 100'000; ++i) {
    queue.push({TouchKind::kMove, i % 10, {static_cast<float>(i), 0}});
  }
  queue.push({TouchKind::kDown, 3, {1, 1}});
  for (int i = 0; i < 100'000; ++i) queue.push({TouchKind::kMove, 3, {static_cast<float>(i), 0}});
  int frames = 0;
  while (queue.pending()) {
    queue.next_frame();
    ++frames;
  }
  CHECK(frames < 10);
}

TEST_CASE("a finger that was never lifted does not keep the kiosk deaf") {
  TouchQueue queue;
  queue.push({TouchKind::kDown, 1, {0, 0}});
  queue.next_frame();
  for (int64_t finger = 2; finger < 5; ++finger) queue.push({TouchKind::kDown, finger, {9, 9}});
  CHECK_FALSE(queue.pending());
  queue.push({TouchKind::kDown, 5, {7, 8}});
  CHECK_FALSE(queue.next_frame().down);
  const auto pressed = queue.next_frame();
  CHECK(pressed.down);
  CHECK(pressed.at.x == 7);
}

TEST_CASE("the same finger pressed again without having been lifted is a new press") {
  TouchQueue queue;
  queue.push({TouchKind::kDown, 1, {0, 0}});
  queue.next_frame();
  queue.push({TouchKind::kDown, 1, {5, 5}});
  CHECK_FALSE(queue.next_frame().down);
  CHECK(queue.next_frame().down);
}

TEST_CASE("clearing forgets a finger that is down") {
  TouchQueue queue;
  queue.push({TouchKind::kDown, 1, {0, 0}});
  queue.next_frame();
  queue.clear();
  CHECK_FALSE(queue.next_frame().down);
  queue.push({TouchKind::kDown, 2, {3, 3}});
  CHECK(queue.next_frame().down);
}
