// Kinetic scrolling along one axis: follows the finger, runs on, springs back at the ends.
//
// Pure: time is an argument. Lengths in u, times in seconds.
#pragma once

namespace gummiband::ui {

class Scroll {
 public:
  // How far the content has been pushed up (or left): 0 at the start. Outside 0..limit while
  // overscrolled.
  float offset() const { return offset_; }
  // A finger took hold of the content, and moved by `delta` since the last call.
  void grab();
  void drag(float delta, float limit, float dt_s);
  void release();
  // Lets it run on. True while it still moves.
  bool settle(float limit, float dt_s);
  // Puts it there at once, within 0..limit.
  void jump(float offset, float limit);

 private:
  float offset_ = 0;
  float velocity_ = 0;  // u per second
  bool held_ = false;
};

}  // namespace gummiband::ui
