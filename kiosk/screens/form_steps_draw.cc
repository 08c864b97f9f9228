#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "screens/form_band.h"
#include "screens/form_parts.h"

namespace gummiband::screens::form {
namespace {

using ui::Canvas;
using ui::Point;
using ui::TextLook;
using ui::TextRole;

constexpr float kFirst = 96;  // x of the first step; the last is as far from the right edge
constexpr float kDot = 34;    // radius
constexpr float kLargeDot = 46;
constexpr float kBandWidth = 13;
constexpr float kSlackWidth = 7;
constexpr float kHeart = 100;
constexpr float kHeartGap = 54;  // from the heart's centre to where the band hangs loose again
constexpr float kWordInset = 50;

// How far the questions of a form pull the heart from their place towards the next.
constexpr float kQuestionsReach = 0.5F;

// The places of the band and their sizes: one for all questions, then the steps after them. The
// last place is what comes after the form: done.
struct Band {
  std::vector<Step> steps;
  size_t questions = 0;  // the first steps
  float pitch = 0;
  float dot = kDot;
  size_t places() const { return steps.size() - questions + (questions > 0 ? 2 : 1); }
  size_t place(size_t step) const {
    return step < questions ? 0 : step - questions + (questions > 0 ? 1 : 0);
  }
  float x(size_t place) const { return kFirst + pitch * static_cast<float>(place); }
  // Where the heart is in a step.
  float heart_x(size_t step) const {
    if (step >= questions) return x(place(step));
    return kFirst +
           pitch * kQuestionsReach * static_cast<float>(step) / static_cast<float>(questions);
  }
};

Band band_of(const State& state, const World& world, const Canvas& canvas) {
  Band band;
  band.steps = steps(state, world);
  band.questions = static_cast<size_t>(
      std::ranges::count_if(band.steps, [](const Step& step) { return is_question(step.kind); }));
  band.pitch = (canvas.width() - 2 * kFirst) / static_cast<float>(band.places() - 1);
  if (canvas.large_text()) band.dot = kLargeDot;
  return band;
}

// "Kontakt"; questions are counted, for their own words stand below.
std::string word_for(const Band& band, size_t place, size_t current, const World& world) {
  if (place + 1 == band.places()) return world.word("form.step_done");
  const bool asks = band.questions > 0 && place == 0;
  const size_t step = asks ? std::min(current, band.questions - 1)
                           : place + band.questions - (band.questions > 0 ? 1 : 0);
  if (asks && band.questions > 1) {
    if (current >= band.questions) return world.word("form.step_questions");
    return world.words.text(
        world.visit.language, "form.step_question_of",
        {{"n", std::to_string(step + 1)}, {"all", std::to_string(band.questions)}});
  }
  switch (band.steps[step].kind) {
    case StepKind::kTopics:
      return world.word("form.step_topic");
    case StepKind::kContact:
      return world.word("form.step_contact");
    case StepKind::kConsent:
      return world.word("form.step_consent");
    case StepKind::kForms:
    case StepKind::kChoice:
    case StepKind::kChoices:
    case StepKind::kText:
      break;
  }
  return world.word("form.step_question");
}

// The band that still hangs loose, between two steps: there and back, for one smooth line.
void draw_slack(Canvas& canvas, Point from, Point to) {
  constexpr int kPieces = 28;
  const float sag = std::min(34.0F, (to.x - from.x) * 0.3F);
  std::vector<Point> way;
  for (int i = -kPieces; i < kPieces; ++i) {
    const float t = static_cast<float>(std::abs(i)) / kPieces;
    way.push_back({from.x + (to.x - from.x) * t,
                   from.y + (to.y - from.y) * t + sag * 4 * t * (1 - t) * 0.75F});
  }
  canvas.loop(way, canvas.palette().key_lip, kSlackWidth);
}

// Where the heart is that the band pulls: at its step, or on the way there.
float heart_at(const State& state, const World& world, Canvas& canvas, const Band& band) {
  const size_t current = state.step;
  const float there = band.heart_x(current);
  const double since_s = world.uptime_s - state.stepped_s;
  if (state.stepped_s < 0 || current == 0 || world.still() || since_s >= kBandSettlesS)
    return there;
  canvas.keep_moving();
  const float from = band.heart_x(current - 1);
  return from + (there - from) * band_reach(since_s);
}

// Where a word of this width begins: below its step, and on the screen.
float word_x(const Canvas& canvas, float step_x, float width) {
  const float most = canvas.width() - kWordInset - width;
  return std::clamp(step_x - width / 2, kWordInset, std::max(kWordInset, most));
}

// Whether all words can stand beside each other. Large ones cannot.
bool words_fit(const Band& band, size_t current, const World& world, Canvas& canvas) {
  constexpr float kAir = 24;
  if (canvas.large_text()) return false;
  float end = 0;
  for (size_t i = 0; i < band.places(); ++i) {
    const TextLook look{TextRole::kDock, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
    const float width = canvas.measure(word_for(band, i, current, world), look).width;
    const float left = word_x(canvas, band.x(i), width);
    if (i > 0 && left < end + kAir) return false;
    end = left + width;
  }
  return true;
}

enum class Reached { kDone, kNow, kLater };

void draw_word(Canvas& canvas, const std::string& word, float x, float y, Reached reached) {
  const ui::Palette& palette = canvas.palette();
  const TextLook look{reached == Reached::kNow ? TextRole::kDock : TextRole::kCaption,
                      reached == Reached::kLater ? palette.ink_soft : palette.ink, 0,
                      ui::Align::kLeft, ui::Wrap::kNone};
  const float width = canvas.measure(word, look).width;
  canvas.text(word, {word_x(canvas, x, width), y}, look);
}

}  // namespace

float draw_steps(const State& state, const World& world, Canvas& canvas) {
  const ui::Palette& palette = canvas.palette();
  const Band band = band_of(state, world, canvas);
  const bool all_words = words_fit(band, state.step, world, canvas);
  const float y = canvas.portrait() ? 84 : 62;
  const float words = y + (canvas.portrait() ? 64 : 46);
  const size_t current = band.place(state.step);
  const float heart_x = heart_at(state, world, canvas, band);

  // It ends behind the heart.
  const std::array<Point, 4> taut = {
      {{-20, y}, {heart_x / 3, y}, {heart_x * 2 / 3, y}, {heart_x, y}}};
  canvas.band(taut, kBandWidth);
  Point from{heart_x + kHeartGap - 4, y + 18};
  for (size_t i = current + 1; i < band.places(); ++i) {
    draw_slack(canvas, from, {band.x(i) - band.dot + 2, y + 14});
    from = {band.x(i) + band.dot - 2, y + 14};
  }
  for (size_t i = 0; i < band.places(); ++i) {
    const Point at{band.x(i), y};
    if (i < current) {
      canvas.disc(at, band.dot, palette.heart);
      canvas.icon("check", at, band.dot * 1.4F, palette.paper);
    } else if (i == current) {
      canvas.mark(ui::Mark::kHeartWithCrown, {heart_x, at.y - 5}, kHeart);
    } else {
      canvas.disc(at, band.dot, palette.paper);
      canvas.ring(at, band.dot - 2, palette.edge, 5);
      canvas.label(std::to_string(i + 1),
                   {at.x - band.dot, y - band.dot, at.x + band.dot, y + band.dot}, TextRole::kLabel,
                   palette.ink_soft);
    }
    const Reached reached = i < current    ? Reached::kDone
                            : i == current ? Reached::kNow
                                           : Reached::kLater;
    // Where words do not stand beside each other only the one of now does.
    if (!all_words && reached != Reached::kNow) continue;
    draw_word(canvas, word_for(band, i, state.step, world), at.x, words, reached);
  }
  return words + (canvas.portrait() ? 40 : 36) * canvas.text_scale();
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
