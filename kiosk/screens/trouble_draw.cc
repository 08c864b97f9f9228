#include <algorithm>
#include <array>
#include <string>

#include "screens/trouble.h"
#include "ui/widgets.h"

namespace gummiband::screens::trouble {
namespace {

// Of the words that come with the program; what the pack speaks nobody knows here.
constexpr std::array kLanguages = {"de", "en", "nl"};

std::string note(const State& state, const content::Words& words, const char* language) {
  const size_t count = state.faults.size();
  if (count == 1) return words.text(language, "trouble.note_one");
  return words.text(language, "trouble.note", {{"count", std::to_string(count)}});
}

}  // namespace

void draw(const State& state, const content::Words& words, ui::Ui& ui) {
  constexpr size_t kMostShown = 8;
  ui::Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, palette.paper);
  const float room = canvas.width() - 2 * ui::kTextInset;
  constexpr std::array kRoles = {ui::TextRole::kTitle, ui::TextRole::kTitleLong,
                                 ui::TextRole::kCard};
  ui::Point at{ui::kTextInset, 96};
  // All that fits, in the same size: nobody has chosen a language yet.
  ui::TextRole role = kRoles.front();
  for (const char* language : kLanguages) {
    role = std::max(role, canvas.fitting(words.text(language, "trouble.title"), room, 1, kRoles));
  }
  for (const char* language : kLanguages) {
    const std::string title = words.text(language, "trouble.title");
    at.y += canvas.text(title, at, {role, palette.ink, room}).height + 16;
    at.y += canvas.text(note(state, words, language), at, {ui::TextRole::kStory, palette.ink, room})
                .height +
            40;
  }
  for (size_t i = 0; i < state.faults.size() && i < kMostShown; ++i) {
    at.y +=
        canvas.text(state.faults[i], at, {ui::TextRole::kCaption, palette.error, room}).height + 18;
  }
  ui.say("trouble", {0, 0, canvas.width(), canvas.height()}, ui::Role::kHeading,
         words.text("de", "trouble.title"));
}

}  // namespace gummiband::screens::trouble
