// One frame of the user interface: named controls over a canvas.
//
// Every control has a stable name ("form.send"), independent of the language: it is the ImGui id,
// the handle for a replayed visit, the word in the log and the node for keypad and speech. Ui keeps
// the named rectangles, roles and labels of the frame: the accessibility tree. A tap counts on
// release, inside the control, and not when the finger has dragged a scroller meanwhile. UI thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas.h"
#include "ui/geometry.h"
#include "ui/scroll.h"
#include "ui/touch.h"

struct ImDrawData;
struct ImGuiContext;

namespace gummiband::ui {

enum class Role { kButton, kToggle, kChoice, kField, kKey, kScroller, kHeading, kImage, kText };

struct Control {
  std::string name;
  Role role = Role::kButton;
  std::string label;  // what speech says and what is written on it
  Rect rect;          // in u of the screen, on a stage too
  Rect visible;       // the part that is not clipped away
  bool enabled = true;
  bool selected = false;
  std::string scroller;  // the one it is in, so that it may be out of sight for now; or empty
};

// Whether a control takes taps.
enum class Enabled { kNo, kYes };
enum class Selected { kNo, kYes };
enum class Axis { kVertical, kHorizontal };

struct FrameInput {
  int width_px = 0;
  int height_px = 0;
  double now_s = 0;  // steady; of the loop or of the replay
  FingerState finger;
  const Theme* theme = nullptr;
  std::string language;
  float text_scale = 1;
  Steps steps = Steps::kWholePixels;
  bool keep_texts = false;  // for Canvas::drawn_texts()
  // Makes a picture of the frame before this one, or none (Painter::still()). Empty: never one.
  std::function<std::unique_ptr<Texture>()> still;
};

class Ui {
 public:
  // `marks` is the folder with the marks and the grain. Type and Pictures must outlive the Ui.
  Ui(Type& type, Pictures& pictures, const base::Path& marks);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  void begin(const FrameInput& input);
  // The frame's draw lists, good until the next begin().
  const ImDrawData& end();

  Canvas& canvas() { return canvas_; }
  const Canvas& canvas() const { return canvas_; }

  // Until leave_stage(), drawing and touching happen on a stage: `part` of the screen, laid out as
  // a screen of its own, whose u are `scale` of the screen's.
  void enter_stage(const Rect& part, float scale, float text_scale);
  void leave_stage();
  bool on_stage() const { return on_stage_; }

  // Declares a control and says whether it was tapped in this frame. Draws nothing.
  bool tap(std::string_view name, const Rect& rect, Role role, std::string_view label,
           Enabled enabled = Enabled::kYes, Selected selected = Selected::kNo);
  // For how many seconds a finger has held the control it came down on; 0: none does.
  double held_s(std::string_view name) const;
  // Declares something that is not touched but read aloud.
  void say(std::string_view name, const Rect& rect, Role role, std::string_view label);
  // The same for what is wrong. When it is new, or was called for again, the scroller it stands in
  // goes to where it is seen: whoever is refused must see why.
  void alert(std::string_view name, const Rect& rect, std::string_view label);
  // What is chosen within the scroller that is being drawn. When that is another than before, and
  // not seen whole, the scroller goes to where it stands in the middle. One at a time: each of two
  // would push the other out of sight.
  void reveal(std::string_view name, const Rect& rect);
  // Something was refused that may have been refused before: alerts count as new once more.
  void renew_alerts() { alerts_.clear(); }
  // How far a control is pressed, 0..1, easing back after the release.
  float pressed(std::string_view name) const;

  // A scroller: what is drawn until end_scroll() is clipped to `view` and should be moved by
  // -offset. `length` is that of the content along the axis.
  float begin_scroll(std::string_view name, const Rect& view, Axis axis, float length);
  void end_scroll();
  // The same for a page that finds out how long it is by being drawn: it ends at `bottom`, as
  // drawn.
  float begin_page(std::string_view name, const Rect& view);
  void end_page(float bottom);
  // How far a scroller stands from its start, in u of where it is drawn; 0 before it was drawn.
  float scrolled(std::string_view name) const;
  // Puts a scroller there in the next frame, or as far as it goes.
  void scroll_to(std::string_view name, float offset);
  // Puts a scroller back to its start (a new filter, a new visitor).
  void rewind(std::string_view name);
  // Forgets all scrollers, presses and texts: a visit has ended. Not within a frame.
  void forget();

  // Between these, what is drawn is only seen: no control is declared, nothing is tapped or
  // pressed, and scrollers stand where they stood at keep_for_ghosts().
  void begin_ghost() { ghost_ = true; }
  void end_ghost() { ghost_ = false; }
  void keep_for_ghosts() { ghost_scrolls_ = scrolls_; }
  // What the screen showed before this frame, to be drawn behind what comes; none where drawing it
  // anew as a ghost is cheaper, or on a stage.
  std::unique_ptr<Texture> still() const;
  void draw_still(const Texture& still);
  // A finger that comes down while this is so is not heard until it has gone.
  void set_deaf(bool deaf) { deaf_ = deaf; }

  const std::vector<Control>& controls() const { return controls_; }
  const Control* find(std::string_view name) const;
  // The control that was tapped in this frame; empty if none was.
  const std::string& tapped() const { return tapped_; }
  // The scroller that follows the finger; empty if none does.
  const std::string& dragged() const { return dragged_; }
  // Whether another frame must follow at once.
  bool moving() const { return settling() || canvas_.looping(); }
  // Whether something is still on its way to where it will rest.
  bool settling() const { return moving_ || canvas_.moving(); }
  // When a frame must follow even if nothing moves; kNeverS or more: never.
  double next_change_s() const { return input_.now_s + canvas_.wake_after_s(); }

 private:
  struct Press {
    float depth = 0;
    bool held = false;
    double since_s = 0;  // when it came to be held
  };
  void ease_presses(float dt_s);
  Control& declare(std::string_view name, const Rect& rect, Role role, std::string_view label);
  void push_clip(const Rect& rect);
  Rect on_screen(const Rect& rect) const;  // a rectangle of the stage
  Point on_stage(Point at) const;          // a point of the screen
  void follow_finger(std::string_view name, Scroll& scroll, const Rect& view, Axis axis,
                     float limit);

  Canvas canvas_;
  ImGuiContext* context_ = nullptr;
  std::unique_ptr<Texture> atlas_;
  FrameInput input_;
  float dt_s_ = 0;
  bool moving_ = false;
  std::vector<Control> controls_;
  std::vector<std::string> alerts_;                  // of this frame
  std::vector<std::string> alerts_before_;           // of the last
  std::map<std::string, float, std::less<>> jumps_;  // where scrollers stand in the next frame
  std::map<std::string, std::string, std::less<>> revealed_;  // what is chosen in each scroller
  std::map<std::string, Press, std::less<>> presses_;
  std::map<std::string, Scroll, std::less<>> scrolls_;
  std::map<std::string, Scroll, std::less<>> ghost_scrolls_;
  bool ghost_ = false;
  bool deaf_ = false;
  bool unheard_ = false;  // the finger that is down now
  struct Scroller {
    std::string name;
    Rect view;
    Axis axis = Axis::kVertical;
    float offset = 0;
    Free free_before = Free::kNone;
  };
  std::map<std::string, float, std::less<>> page_lengths_;
  std::vector<Scroller> open_;  // that are being drawn into
  std::vector<Rect> clips_;     // in u of the stage
  Point stage_at_;              // in u of the screen
  float stage_scale_ = 1;
  bool on_stage_ = false;
  float px_per_u_ = 1;  // of the screen
  // The finger since its press.
  Point press_at_;
  Point last_at_;
  bool was_down_ = false;
  bool dragging_ = false;
  std::string tapped_;
  std::string dragged_;  // the scroller that follows the finger
};

}  // namespace gummiband::ui
