// Text -> textures, typeset by Pango: kerning, shaping, balanced wrapping, soft hyphens.
//
// Outlines are filled where they belong, at fractions of a pixel, so that letters stand evenly at
// every size; only baselines lie on whole pixels, and horizontal stems are hinted lightly towards
// them. Every piece of text on the screen comes from here, labels too, so that all of it is set
// alike. Results are cached by content and size; the cache is bounded and drops what was not drawn
// for longest, never what was drawn in this frame. Fonts are found by fontconfig, never by path; a
// missing family is a fault at start, not a silent substitute. UI thread only; make() may run on
// another, as long as one at a time.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ui/texture.h"

namespace gummiband::ui {

// What the cache may hold after end_frame(), apart from what that frame drew.
inline constexpr size_t kMostTypeBytes = 32 * 1024 * 1024;
// Of one text; the rest is cut off. A long page of an offer has some five thousand.
inline constexpr size_t kMostTextBytes = 32 * 1024;
// Of an em, and of an edge of a text as set: beyond, it is cut off.
inline constexpr float kMostTypeSizePx = 1000;
inline constexpr int kMostTypeEdge = 8192;

// A face at a size. Lengths in pixels of the screen.
struct Style {
  std::string family;    // "Vollkorn", "Inter", "Inter Display", "Material Icons"
  int weight = 400;      // 100..900
  float size_px = 0;     // em size
  float leading = 1.2F;  // distance of baselines / size
  float tracking = 0;    // em
  bool operator==(const Style&) const = default;
};

// A stretch of text within one setting; strong is two hundred heavier than the style (at most 900),
// what the eye takes for the next bolder cut; emphasis is the italic.
struct Span {
  std::string text;
  bool strong = false;
  bool emphasis = false;
  bool operator==(const Span&) const = default;
};

// Where a word may be broken; seen, as a hyphen, only where it is.
inline constexpr std::string_view kSoftHyphen = "\u00AD";

// Between two facts of one line. Where a line would end with it, the line's end parts the facts.
inline constexpr std::string_view kDotBetween = "\u00A0· ";

enum class Align { kLeft, kCentre, kRight };

// How ragged lines may get.
enum class Wrap {
  kGreedy,    // paragraphs
  kBalanced,  // headlines: lines of about the same length, no more lines than greedy
  kNone,      // one line
};

// A text as set. The mask's pixels lie so that (left_px, top_px) of the text's box is at
// (-offset_x, -offset_y) of the texture: ink may reach over the box.
struct Setting {
  std::unique_ptr<Texture> mask;
  int offset_x = 0;
  int offset_y = 0;
  float width_px = 0;     // of the box: the longest line
  float height_px = 0;    // lines times leading
  float baseline_px = 0;  // of the first line, from the top of the box
  int lines = 0;
  bool word_too_long = false;  // a single word is wider than the given width; it was broken
  int missing_glyphs = 0;      // characters no font of ours has, or that another family supplied
};

class Type {
 public:
  // A fault names the family that fontconfig does not find, and its Debian package.
  static base::Result<std::unique_ptr<Type>> make();
  virtual ~Type() = default;

  // `width_px` <= 0: as wide as it gets. A newline begins a new line (with kNone it is a space); a
  // soft hyphen (U+00AD) is where a word may be broken. `language` is a BCP 47 tag ("de"). Text
  // that is not UTF-8 shows U+FFFD where it is not. Lines stand to the left, centre or right within
  // the box, so within its longest line; text written from right to left has left and right
  // exchanged. The reference stays good until end_frame() of a later frame in which it was not
  // asked for.
  virtual const Setting& set(const std::vector<Span>& spans, const Style& style, float width_px,
                             Align align, Wrap wrap, std::string_view language) = 0;
  // One icon by its name in the Material icon font ("home"). An unknown name is our bug.
  virtual const Setting& icon(std::string_view name, float size_px) = 0;
  // Whether the icon font has it: for `check` and tests.
  virtual bool has_icon(std::string_view name) const = 0;

  virtual void end_frame() = 0;
  // Overwrites and drops every text and every mask: what a visitor typed has been drawn too. Not
  // within a frame.
  virtual void forget() = 0;
  // What the cache holds now, for the overlay and tests.
  virtual size_t cached_bytes() const = 0;
};

}  // namespace gummiband::ui
