// How often a machine can show that something moves: 60, 30 or 20 times a second, always evenly,
// and where it cannot hold even that, not at all.
//
// Fed with what frames took to make and to show. A rate is left when too many frames of a window
// are late, and won back only after calm time, each time it fails after more of it: a rate that
// changes every few seconds is worse than a low one. Motion that was given up is tried again later,
// for what was slow may have been another program. Pure: time is an argument.
#pragma once

#include <cstddef>

namespace gummiband::app {

class FramePacing {
 public:
  // A frame while something moved took so long, from its beginning until it was on the screen.
  void note(double now_s, double took_s);
  // From the beginning of a frame to that of the next.
  double interval_s() const;
  // Whether screens should keep still, but for short fades.
  bool reduce_motion(double now_s) const { return now_s < still_until_s_; }

 private:
  void judge(double now_s);
  void slow_down(double now_s);
  void speed_up();

  size_t rate_ = 0;  // 0 is the fastest
  int frames_ = 0;   // of this window
  int late_ = 0;     // of them
  int brisk_ = 0;    // of them, that a faster rate would have had time for
  int calm_windows_ = 0;
  int calm_needed_ = 4;
  double still_until_s_ = 0;
  double still_for_s_ = 60;
};

}  // namespace gummiband::app
