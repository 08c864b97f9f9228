#include <algorithm>
#include <array>
#include <string>

#include "screens/trouble.h"
#include "ui/widgets.h"

namespace gummiband::screens::trouble {
namespace {

// Of the words that come with the program; what the pack speaks nobody knows here. The German ones
// are those of Leichte Sprache: nobody can choose here.
constexpr std::array kLanguages = {"de", "en", "nl"};

std::string note(const State& state, const content::Words& words, const char* language) {
  const size_t count = state.faults.size();
  if (count == 1) return words.text(language, "trouble.note_one");
  return words.text(language, "trouble.note", {{"count", std::to_string(count)}});
}

// Each language with what is wrong, below each other or side by side. Answers with y below them.
float draw_languages(const State& state, const content::Words& words, ui::Canvas& canvas) {
  constexpr std::array kRoles = {ui::TextRole::kTitle, ui::TextRole::kTitleLong,
                                 ui::TextRole::kCard, ui::TextRole::kCardSmall};
  constexpr float kBetween = 56;
  const ui::Palette& palette = canvas.palette();
  const auto count = static_cast<float>(kLanguages.size());
  const float room = canvas.width() - 2 * ui::kTextInset;
  const bool tall = canvas.portrait();
  const float column = tall ? room : (room - (count - 1) * kBetween) / count;
  const int lines = tall ? 1 : 2;
  // All that fits, in the same size: nobody has chosen a language yet.
  ui::TextRole role = kRoles.front();
  for (const char* language : kLanguages) {
    role = std::max(role,
                    canvas.fitting(words.text(language, "trouble.title"), column, lines, kRoles));
  }
  const ui::TextLook title{role, palette.ink, column, ui::Align::kLeft, ui::Wrap::kBalanced};
  const ui::TextLook note_look{ui::TextRole::kStory, palette.ink, column};
  float notes = 0;  // side by side they begin at the same height
  for (const char* language : kLanguages) {
    notes = std::max(notes, canvas.measure(words.text(language, "trouble.title"), title).height);
  }
  ui::Point at{ui::kTextInset, tall ? 96.0F : 72.0F};
  float below = at.y;
  for (const char* language : kLanguages) {
    canvas.text(words.text(language, "trouble.title"), at, title);
    const ui::Point note_at{at.x, at.y + notes + 16};
    const float end =
        note_at.y + canvas.text(note(state, words, language), note_at, note_look).height;
    below = std::max(below, end + 40);
    at = tall ? ui::Point{at.x, end + 40} : ui::Point{at.x + column + kBetween, at.y};
  }
  return below;
}

}  // namespace

void draw(const State& state, const content::Words& words, ui::Ui& ui) {
  ui::Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, palette.paper);
  const float room = canvas.width() - 2 * ui::kTextInset;
  ui::Point at{ui::kTextInset, draw_languages(state, words, canvas)};
  // As many as there is room for; each is also in the log.
  const ui::TextLook fault{ui::TextRole::kCaption, palette.error, room};
  for (const std::string& sentence : state.faults) {
    const float height = canvas.measure(sentence, fault).height;
    if (at.y + height > canvas.height() - 24) break;
    canvas.text(sentence, at, fault);
    at.y += height + 18;
  }
  ui.say("trouble", {0, 0, canvas.width(), canvas.height()}, ui::Role::kHeading,
         words.text("de", "trouble.title"));
}

}  // namespace gummiband::screens::trouble
