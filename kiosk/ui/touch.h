// Touches on their way to Dear ImGui, one edge per frame.
//
// ImGui 1.86 has no input queue: a press and a release within one frame would be lost, so they are
// held back here until each has had a frame of its own. One finger counts: while it is down, others
// are not seen. UI thread only.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "ui/geometry.h"

namespace gummiband::ui {

enum class TouchKind { kDown, kMove, kUp };

struct Touch {
  TouchKind kind = TouchKind::kDown;
  int64_t finger = 0;
  Point at;  // in u
};

// Where the finger is in this frame.
struct FingerState {
  bool down = false;
  Point at;
  bool operator==(const FingerState&) const = default;
};

class TouchQueue {
 public:
  void push(const Touch& touch);
  // What the next frame sees: all moves up to and including the next edge.
  FingerState next_frame();
  // Whether touches are still held back, so that another frame must follow.
  bool pending() const { return !queue_.empty(); }
  // Forgets everything, also a finger that is down.
  void clear();

 private:
  std::deque<Touch> queue_;
  std::optional<int64_t> tracked_;  // the finger that counts, from its press to its release
  int ignored_ = 0;                 // presses of others since it was last heard of
  FingerState state_;
};

}  // namespace gummiband::ui
