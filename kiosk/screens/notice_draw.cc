#include "screens/notice.h"
#include "ui/widgets.h"

namespace gummiband::screens::notice {
namespace {

constexpr float kWidest = 984;
constexpr float kInset = 36;
constexpr float kIcon = 56;
constexpr float kAboveDock = 12;

}  // namespace

void draw(std::string_view word, const World& world, ui::Ui& ui) {
  ui::Canvas& canvas = ui.canvas();
  const std::string text = world.word(word);
  const float width = std::min(kWidest, canvas.width() - 2 * ui::kMargin);
  const ui::TextLook look{ui::TextRole::kNote, canvas.palette().ink,
                          width - 2 * kInset - kIcon - 24};
  const float height = canvas.measure(text, look).height + 2 * kInset;
  const float foot = ui::dock_top(canvas) - kAboveDock;
  // Not over the filters at the left of a wide screen.
  const float left =
      canvas.portrait() ? (canvas.width() - width) / 2 : canvas.width() - ui::kMargin - width;
  const ui::Rect slip{left, foot - height, left + width, foot};
  const float radius = canvas.theme().radii.card;
  // White with a rim: on the dark labels of tiles as on the paper it is a slip of its own.
  canvas.card_shadow(slip, radius);
  canvas.shadow(slip, radius, canvas.theme().shadows.card);
  canvas.fill(slip, canvas.palette().white, radius);
  canvas.outline(slip, canvas.palette().band, canvas.theme().borders.secondary, radius);
  canvas.icon("favorite", {slip.left + kInset + kIcon / 2, slip.centre().y}, kIcon,
              canvas.palette().band);
  canvas.text(text, {slip.left + kInset + kIcon + 24, slip.top + kInset}, look);
  ui.say("notice", slip, ui::Role::kHeading, text);
}

}  // namespace gummiband::screens::notice
