#include <algorithm>
#include <array>
#include <cmath>

#include "screens/idle.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::idle {

using ui::Canvas;
using ui::Rect;
using ui::TextRole;

namespace {

constexpr float kMarkGap = 44;
constexpr float kTitleGap = 40;
constexpr float kNoteGap = 56;
constexpr float kTrack = 16;

}  // namespace

std::optional<Answer> draw(double left_s, double whole_s, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const ui::Palette& palette = canvas.palette();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, palette.valley);
  const bool tall = canvas.portrait();
  const float room = std::min(canvas.width() - 2 * ui::kTextInset, 1300.0F);
  const float left = (canvas.width() - room) / 2;
  const std::string title = world.word("idle.title");
  constexpr std::array kRoles = {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong};
  const TextRole role = canvas.fitting(title, room, 2, kRoles);
  const auto centred = [&](TextRole as, ui::Colour colour) {
    return ui::TextLook{as, colour, room, ui::Align::kCentre, ui::Wrap::kBalanced};
  };
  const int seconds = std::max(0, static_cast<int>(std::ceil(left_s)));
  const std::string note =
      world.words.text(world.visit.language, "idle.note", {{"seconds", std::to_string(seconds)}});
  const float width = tall ? room : (room - ui::kGutter) / 2;
  const std::string stay_word = world.word("idle.stay");
  const std::string leave_word = world.word("idle.leave");
  const float height = std::max({160.0F, ui::button_height(canvas, width, stay_word, "favorite"),
                                 ui::button_height(canvas, width, leave_word, "")});
  const float lines = tall ? 2 : 1;
  const float buttons = lines * height + (lines - 1) * ui::kGutter;
  const float mark = tall ? 200 : 120;
  const float above = tall ? 110 : 64;  // the buttons
  ui::Point at{left, 64};
  if (!canvas.large_text()) {  // in large text the words have all the room
    const float words = canvas.measure(title, centred(role, {})).height + kTitleGap +
                        canvas.measure(note, centred(TextRole::kStory, {})).height + kNoteGap;
    const float whole = mark + kMarkGap + words + kTrack + above + buttons;
    at.y = std::max(24.0F, (canvas.height() - whole) / 2);
    canvas.mark(ui::Mark::kHeartWithCrown, {canvas.width() / 2, at.y + mark / 2}, mark);
    at.y += mark + kMarkGap;
  }
  at.y += canvas.text(title, at, centred(role, palette.on_valley)).height + kTitleGap;
  const ui::TextLook note_look = centred(TextRole::kStory, palette.mist);
  at.y += canvas.text(by_sentence(canvas, note, note_look), at, note_look).height + kNoteGap;
  ui.say("idle.title", {left, 0, left + room, at.y}, ui::Role::kHeading, title + " " + note);

  const float share = static_cast<float>(std::clamp(left_s / std::max(whole_s, 1.0), 0.0, 1.0));
  const Rect track = ui::rect_at(left, at.y, room, kTrack);
  canvas.fill(track, faded(palette.mist, 0.25F), 8);
  canvas.fill({track.left, track.top, track.left + room * share, track.bottom}, palette.crown, 8);
  at.y = track.bottom + above;

  std::optional<Answer> answer;
  // In low reach at the foot of the screen, wherever the words end.
  const float foot = canvas.height() - ui::kMargin - buttons;
  const float top = world.visit.comfort.low_reach ? foot : at.y;
  const Rect stay = ui::rect_at(left, top, width, height);
  const Rect leave =
      tall ? moved(stay, 0, height + ui::kGutter) : moved(stay, width + ui::kGutter, 0);
  if (ui::button(ui, "idle.stay", stay, stay_word, "favorite", ui::ButtonKind::kMain)) {
    answer = Answer::kStay;
  }
  if (ui::button(ui, "idle.leave", leave, leave_word, "", ui::ButtonKind::kLight)) {
    answer = Answer::kLeave;
  }
  return answer;
}

}  // namespace gummiband::screens::idle
