#include "screens/facts.h"

namespace gummiband::screens {

float draw_facts(ui::Canvas& canvas, const std::vector<Fact>& facts, ui::Point at, float width) {
  constexpr float kIcon = 44;
  constexpr float kRow = 64;
  constexpr float kGapAcross = 40;
  constexpr float kGapBelow = 16;
  if (facts.empty()) return 0;
  const ui::TextLook words{ui::TextRole::kNote, canvas.palette().ink, 0, ui::Align::kLeft,
                           ui::Wrap::kNone};
  ui::Point pen = at;
  for (const Fact& fact : facts) {
    const ui::Size size = canvas.measure(fact.text, words);
    const float needed = kIcon + 14 + size.width;
    if (pen.x > at.x && pen.x + needed > at.x + width) pen = {at.x, pen.y + kRow};
    canvas.icon(fact.icon, {pen.x + kIcon / 2, pen.y + kRow / 2}, kIcon, canvas.palette().moss);
    canvas.text(fact.text, {pen.x + kIcon + 14, pen.y + (kRow - size.height) / 2}, words);
    pen.x += needed + kGapAcross;
  }
  return pen.y - at.y + kRow + kGapBelow;
}

}  // namespace gummiband::screens
