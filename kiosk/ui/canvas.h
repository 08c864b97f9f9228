// Drawing in u: shapes, text, pictures and the few ornaments of the house (hill, band, heart).
//
// A thin layer over one ImDrawList: it converts u to pixels, snaps what must be crisp, and takes
// every value from the theme by role. Knows nothing of controls (ui.h) or screens. UI thread only,
// between begin() and end().
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/scene_tones.h"
#include "ui/geometry.h"
#include "ui/grain.h"
#include "ui/pictures.h"
#include "ui/rounded.h"
#include "ui/theme.h"
#include "ui/type.h"

struct ImDrawList;

namespace gummiband::ui {

// More seconds than any program runs.
inline constexpr double kNeverS = 1e9;

// How a piece of text is set. A width of 0 is as wide as it gets, on one line.
struct TextLook {
  TextRole role = TextRole::kStory;
  Colour colour;
  float width = 0;
  Align align = Align::kLeft;
  Wrap wrap = Wrap::kGreedy;
  float scale = 0;  // of the text; 0: as the visitor has chosen
};

// A picture file and what must stay in sight of it.
struct PictureLook {
  base::Path path;
  float focus_x = 0.5F;
  float focus_y = 0.5F;
  std::string layer;     // SVG group; empty: the whole
  float radius_top = 0;  // u
  float radius_bottom = 0;
  float alpha = 1;
  std::optional<base::SceneTones> tones;  // stand in for it while it is made
};

enum class HillShape { kA, kB };

// The hill silhouette that ends every panel.
struct Hill {
  HillShape shape = HillShape::kA;
  float left = 0;
  float right = 0;
  float ridge = 0;  // y of the top of the lip
  float lip = 86;   // height in which the ridge moves
  float base = 0;   // y of the lower edge
};

// A text that does not sit as it should; tests ask for these in every screen and language.
struct TextFault {
  std::string text;
  std::string what;
};

// A text as it stands on the screen, in pixels. `clip` is what the scrollers around it let be seen;
// along `free` it may be cut off, because it can be scrolled to.
enum class Free { kNone, kVertical, kHorizontal };
struct DrawnText {
  std::string text;
  Rect box;
  Rect clip;
  Free free = Free::kNone;
};

// No control is smaller, in u of the screen: 22 mm on a 21.5-inch display.
inline constexpr float kLeastTouch = 90;

enum class Mark { kHeartWithCrown, kGummiband };

// A scene reaches so far beyond what is seen of it, in u: no layer drifts farther.
inline constexpr float kSceneBleed = 35;
enum class SceneParts { kWhole, kLayers };
// How far a layer of so many may drift, in u: the farthest not at all.
float layer_drift(size_t layer, size_t count);

// Whether what drifts slowly goes by whole pixels: there a picture is copied, and between them it
// must be mixed, which costs a CPU many times as much.
enum class Steps { kWholePixels, kAny };

class Canvas {
 public:
  // `marks` is the folder of the mark SVGs. Everything given must outlive the canvas.
  Canvas(Type& type, Pictures& pictures, base::Path marks);

  struct Frame {
    ImDrawList* list = nullptr;
    float px_per_u = 1;
    Size size;     // of the screen, u
    Point origin;  // of the screen or of the stage on it, whole pixels
    const Theme* theme = nullptr;
    std::string language;
    float text_scale = 1;
    Steps steps = Steps::kWholePixels;
    bool keep_texts = false;  // for drawn_texts()
  };
  void begin(const Frame& frame);
  void end();
  // From here on all is drawn on a stage: a part of the screen that is laid out as if it were a
  // screen of its own. `part` is in u of the screen, and one of the stage's u is `scale` of them.
  void enter_stage(const Rect& part, float scale, float text_scale);
  void leave_stage() { frame_ = screen_; }
  // Overwrites what was drawn as text. Not within a frame.
  void forget() { type_.forget(); }

  float width() const { return frame_.size.width; }
  float height() const { return frame_.size.height; }
  bool portrait() const { return height() >= width(); }
  // Whether the visitor asked for large text: then screens are pages that scroll.
  bool large_text() const { return frame_.text_scale > 1; }
  const Theme& theme() const { return *frame_.theme; }
  const Palette& palette() const { return frame_.theme->palette; }
  float px_per_u() const { return frame_.px_per_u; }
  float text_scale() const { return frame_.text_scale; }
  // Of an icon beside words: it grows with them, half as far.
  float icon_size(float size) const { return size * (1 + (text_scale() - 1) / 2); }
  // What can be hit on the screen, in u here: more of them on a stage.
  float least_touch() const { return kLeastTouch * screen_.px_per_u / frame_.px_per_u; }

  // The grain of the paper and of the scenes; without it both are plain. Not within a frame.
  void use_grain(Grain grain);

  // Shapes. What is filled with the colour of the paper, corner to corner, is paper: it has its
  // grain. A radius is in u; corners below may differ from those above.
  void fill(const Rect& rect, Colour colour, float radius = 0);
  void fill_corners(const Rect& rect, Colour colour, float radius_top, float radius_bottom);
  void gradient(const Rect& rect, Colour top, Colour bottom);
  void gradient_sideways(const Rect& rect, Colour left, Colour right);
  void outline(const Rect& rect, Colour colour, float border, float radius);
  void disc(Point centre, float radius, Colour colour);
  void ring(Point centre, float radius, Colour colour, float border);
  // A part of a ring, clockwise from the top; `share` 0..1 of the whole way.
  void arc(Point centre, float radius, float share, Colour colour, float border);
  void line(Point from, Point to, Colour colour, float border);
  void shadow(const Rect& rect, float radius, const Shadow& shadow);
  void card_shadow(const Rect& rect, float radius);
  // One dark module or other shape that must lie on whole pixels.
  void pixel_rect(int left_px, int top_px, int width_px, int height_px, Colour colour);

  // Ornaments.
  void hill(const Hill& hill, Colour top, Colour bottom);
  void hill_shadow(const Hill& hill, const Shadow& shadow);
  // The part of a closed outline below the hill's ridge, coloured as the hill is: land on a map,
  // layer upon layer. Its edge is not smooth; loop() covers it.
  void land(std::span<const Point> outline, const Hill& hill, Colour top, Colour bottom);
  // A line along a closed outline.
  void loop(std::span<const Point> outline, Colour colour, float border);
  // y of the ridge at x.
  static float ridge_y(const Hill& hill, float x);
  // The rubber band along a chain of cubic Béziers (1 + 3n points).
  void band(std::span<const Point> chain, float band_width);
  // The same, growing from one width to the other.
  void tapered_band(std::span<const Point> chain, float from_width, float to_width);
  // A mark `height` u high around `centre`; `scale` stretches it for a moment (a beating heart).
  void mark(Mark mark, Point centre, float height, float scale = 1);
  // The outline of a heart, `height` u high.
  void heart_ring(Point centre, float height, Colour colour, float border);

  // Pictures. While one is being made, its tones or else `ground` stand in; then it fades over.
  void picture(const Rect& rect, const PictureLook& look, Colour ground);
  // Has that made in good time: a finger has come down on what leads to it.
  void expect_picture(const Rect& rect, const PictureLook& look);
  // A scene, its layers drifted by `swing` (-1..1 each way) of what they may. `rect` reaches
  // kSceneBleed beyond what is seen. It stays one picture until its layers were made, and then
  // begins to move gently; while it fades (look.alpha) and without a swing it is one picture as
  // well.
  void scene(const Rect& rect, const PictureLook& look, Point swing);
  // Has that made in good time.
  void expect_scene(const Rect& rect, const PictureLook& look, SceneParts parts);
  // Pixels that somebody else has made, stretched over `rect`. They must outlive the frame.
  void texture(const Rect& rect, const Texture& texture);

  // Text. Positions are of the box's upper left corner; returns the box's size.
  Size measure(std::string_view text, const TextLook& look);
  Size measure(const std::vector<Span>& spans, const TextLook& look);
  Size text(std::string_view text, Point at, const TextLook& look);
  Size text(const std::vector<Span>& spans, Point at, const TextLook& look);
  // Centred in both directions, wrapped to the rectangle; a fault if it does not fit.
  void label(std::string_view text, const Rect& rect, TextRole role, Colour colour,
             float scale = 0);
  // The first of these roles in which no word is longer than `width` and there are at most
  // `most_lines` lines; where none is, the smallest, and rather one that breaks no word.
  TextRole fitting(std::string_view text, float width, int most_lines,
                   std::span<const TextRole> roles);
  void icon(std::string_view name, Point centre, float size, Colour colour);

  // Draws under a clip until pop_clip().
  void push_clip(const Rect& rect);
  void pop_clip();
  // Along which axis the texts that follow may be cut off.
  void set_free(Free free) { free_ = free; }
  Free free() const { return free_; }

  // What was drawn between begin_parts() and end_parts(), as places in the frame: its sheet, if it
  // has one, and everything on it up to the dock; the dock and what follows.
  struct Parts {
    size_t begin = 0;
    std::optional<size_t> sheet;
    size_t dock = 0;
    size_t end = 0;
  };
  void begin_parts();
  Parts end_parts();
  // From here on a sheet is drawn; the dock.
  void begin_sheet();
  void begin_dock();
  // Makes what was drawn between two places more transparent; draws it lower.
  void fade_part(size_t from, size_t to, float alpha);
  void lower_part(size_t from, size_t to, float drop);

  // Something moves and will come to rest: another frame is needed after this one.
  void keep_moving() { moving_ = true; }
  // The same for what never rests, as a heart that beats.
  void keep_looping() { looping_ = true; }
  // Something changes by itself after so many seconds.
  void wake_after(double seconds) { wake_after_s_ = std::min(wake_after_s_, seconds); }
  bool moving() const { return moving_; }
  bool looping() const { return looping_; }
  double wake_after_s() const { return wake_after_s_; }

  const std::vector<TextFault>& text_faults() const { return faults_; }
  void report(std::string_view text, std::string what);
  // Every text of this frame in the order of drawing; none unless the frame keeps them.
  const std::vector<DrawnText>& drawn_texts() const { return drawn_texts_; }

 private:
  PictureRequest request(const Rect& rect, const PictureLook& look) const;
  std::vector<PictureRequest> layer_requests(const PictureRequest& whole) const;
  const Setting& set(const std::vector<Span>& spans, const TextLook& look);
  Style style(TextRole role, float scale = 0) const;
  void draw_crest(std::span<const Point> crest, std::span<const Point> outline, Colour colour);
  void draw_ridge_line(const Hill& hill);
  void draw_setting(const Setting& setting, Point at, float box_width, Colour colour, Align align);
  // The rounded rows at the ends of a rectangle; these rectangles are in pixels.
  enum class End { kUpper, kLower };
  void fill_end(const Rect& row, End end, Colour colour);
  void draw_corners(const Texture& mask, const Rect& row, End end, Colour colour);
  void patch(const Rect& rect, const NinePatch& nine, Colour colour);
  float px(float u) const { return u * frame_.px_per_u; }
  float snapped(float u) const;
  // Positions, where px() and snapped() are for lengths.
  float at_x(float u) const { return px(u) + frame_.origin.x; }
  float at_y(float u) const { return px(u) + frame_.origin.y; }
  float snapped_x(float u) const { return snapped(u) + frame_.origin.x; }
  float snapped_y(float u) const { return snapped(u) + frame_.origin.y; }
  // In pixels, on whole ones.
  Rect on_pixels(const Rect& rect) const {
    return {snapped_x(rect.left), snapped_y(rect.top), snapped_x(rect.right),
            snapped_y(rect.bottom)};
  }
  void keep_text(std::string text, Point at, const Setting& setting, const TextLook& look);

  // The paper with its grain; none where it is plain.
  const Texture* grainy_paper();
  void fill_tones(const Rect& rect, const PictureLook& look);

  Type& type_;
  Pictures& pictures_;
  base::Path marks_;
  std::optional<Grain> grain_;
  std::unique_ptr<Texture> paper_;
  Colour paper_colour_;
  Rounded rounded_;
  Frame frame_;
  Frame screen_;  // as begun, while frame_ is that of a stage
  bool moving_ = false;
  bool looping_ = false;
  double wake_after_s_ = kNeverS;
  std::vector<TextFault> faults_;
  size_t parts_begin_ = 0;
  std::optional<size_t> sheet_;
  std::optional<size_t> dock_;
  std::vector<DrawnText> drawn_texts_;
  Free free_ = Free::kNone;
};

}  // namespace gummiband::ui
