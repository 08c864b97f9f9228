#include <array>
#include <cmath>
#include <string>

#include "screens/form_band.h"
#include "screens/form_parts.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Point;
using ui::TextLook;
using ui::TextRole;

constexpr std::array kWords = {"form.step_topic", "form.step_contact", "form.step_consent",
                               "form.step_done"};
constexpr float kFirst = 96;  // x of the first step; the last is as far from the right edge
constexpr float kDot = 34;    // radius
constexpr float kLargeDot = 46;
constexpr float kBandWidth = 13;
constexpr float kSlackWidth = 7;
constexpr float kHeart = 100;
constexpr float kHeartGap = 54;  // between the band's end and the heart's centre
constexpr float kWordInset = 50;

float step_x(const Canvas& canvas, size_t place) {
  const float span = canvas.width() - 2 * kFirst;
  return kFirst + span * static_cast<float>(place) / static_cast<float>(kWords.size() - 1);
}

// The band that still hangs loose, between two steps.
void draw_slack(Canvas& canvas, Point from, Point to) {
  constexpr int kPieces = 28;
  constexpr float kSag = 34;
  Point before = from;
  for (int i = 1; i <= kPieces; ++i) {
    const float t = static_cast<float>(i) / kPieces;
    const Point at{from.x + (to.x - from.x) * t,
                   from.y + (to.y - from.y) * t + kSag * 4 * t * (1 - t) * 0.75F};
    canvas.line(before, at, canvas.palette().key_lip, kSlackWidth);
    canvas.disc(at, kSlackWidth / 2, canvas.palette().key_lip);  // no crack between two pieces
    before = at;
  }
}

// Where the heart is that the band pulls: at its step, or on the way there.
float heart_place(const State& state, const World& world, Canvas& canvas) {
  const auto current = static_cast<size_t>(state.step);
  const float there = step_x(canvas, current);
  const double since_s = world.uptime_s - state.stepped_s;
  if (state.stepped_s < 0 || current == 0 || world.still() || since_s >= kBandSettlesS)
    return there;
  canvas.keep_moving();
  const float from = step_x(canvas, current - 1);
  return from + (there - from) * band_reach(since_s);
}

enum class Reached { kDone, kNow, kLater };

void draw_word(Canvas& canvas, const std::string& word, float x, float y, Reached reached) {
  const ui::Palette& palette = canvas.palette();
  const TextLook look{reached == Reached::kNow ? TextRole::kDock : TextRole::kCaption,
                      reached == Reached::kLater ? palette.ink_soft : palette.ink, 0,
                      ui::Align::kLeft, ui::Wrap::kNone};
  const float width = canvas.measure(word, look).width;
  const float most = canvas.width() - kWordInset - width;
  canvas.text(word, {std::clamp(x - width / 2, kWordInset, std::max(kWordInset, most)), y}, look);
}

}  // namespace

float draw_steps(const State& state, const World& world, Canvas& canvas) {
  const ui::Palette& palette = canvas.palette();
  const float dot = canvas.large_text() ? kLargeDot : kDot;
  const float y = canvas.portrait() ? 130 : 74;
  const float words = y + (canvas.portrait() ? 72 : 56);
  const auto current = static_cast<size_t>(state.step);
  const float heart_x = heart_place(state, world, canvas);

  const float end = heart_x - kHeartGap;
  const std::array<Point, 4> taut = {
      {{-20, y}, {end / 3, y}, {end * 2 / 3, y}, {std::max(end, -10.0F), y}}};
  canvas.band(taut, kBandWidth);
  Point from{heart_x + kHeartGap - 4, y + 18};
  for (size_t i = current + 1; i < kWords.size(); ++i) {
    const float x = step_x(canvas, i);
    draw_slack(canvas, from, {x - dot + 2, y + 14});
    from = {x + dot - 2, y + 14};
  }
  for (size_t i = 0; i < kWords.size(); ++i) {
    const Point at{step_x(canvas, i), y};
    if (i < current) {
      canvas.disc(at, dot, palette.heart);
      canvas.icon("check", at, 48, palette.paper);
    } else if (i == current) {
      canvas.mark(ui::Mark::kHeartWithCrown, {heart_x, at.y - 5}, kHeart);
    } else {
      canvas.disc(at, dot, palette.paper);
      canvas.ring(at, dot - 2, palette.edge, 5);
      canvas.label(std::to_string(i + 1), {at.x - dot, y - dot, at.x + dot, y + dot},
                   TextRole::kLabel, palette.ink_soft);
    }
    const Reached reached = i < current    ? Reached::kDone
                            : i == current ? Reached::kNow
                                           : Reached::kLater;
    // Large words do not stand beside each other: only the one of now does.
    if (canvas.large_text() && reached != Reached::kNow) continue;
    draw_word(canvas, world.word(kWords[i]), at.x, words, reached);
  }
  return words + 40 * canvas.text_scale();
}

float draw_title(Canvas& canvas, std::string_view title, Point at, float width, int most_lines,
                 TextRole largest) {
  constexpr std::array kSteps = {TextRole::kTitleLong, TextRole::kCard, TextRole::kCardSmall};
  const auto first = std::ranges::find(kSteps, largest);
  const TextRole role = canvas.fitting(title, width, most_lines, {first, kSteps.end()});
  return canvas
      .text(title, at, {role, canvas.palette().ink, width, ui::Align::kLeft, ui::Wrap::kBalanced})
      .height;
}

void draw_more(Canvas& canvas, const ui::Rect& view, float offset, float length) {
  constexpr float kFade = 64;
  const float hidden = std::clamp((length - view.height() - offset) / kFade, 0.0F, 1.0F);
  if (hidden <= 0) return;
  const ui::Colour paper = canvas.palette().paper;
  canvas.gradient({view.left, view.bottom - kFade, view.right, view.bottom + 1}, faded(paper, 0),
                  faded(paper, hidden));
}

}  // namespace gummiband::screens::form
