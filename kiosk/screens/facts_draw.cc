#include "screens/facts.h"

namespace gummiband::screens {

namespace {

constexpr float kIcon = 44;
constexpr float kRow = 64;
constexpr float kGapAcross = 40;
constexpr float kGapBelow = 16;

ui::TextLook words(const ui::Canvas& canvas) {
  return {ui::TextRole::kNote, canvas.palette().ink, 0, ui::Align::kLeft, ui::Wrap::kNone};
}

// Upper left corners of the facts, in rows from (0, 0).
std::vector<ui::Point> placed(ui::Canvas& canvas, const std::vector<Fact>& facts, float width) {
  std::vector<ui::Point> places;
  ui::Point pen;
  for (const Fact& fact : facts) {
    const float needed = kIcon + 14 + canvas.measure(fact.text, words(canvas)).width;
    if (pen.x > 0 && pen.x + needed > width) pen = {0, pen.y + kRow};
    places.push_back(pen);
    pen.x += needed + kGapAcross;
  }
  return places;
}

}  // namespace

float facts_height(ui::Canvas& canvas, const std::vector<Fact>& facts, float width) {
  return facts.empty() ? 0 : placed(canvas, facts, width).back().y + kRow + kGapBelow;
}

float draw_facts(ui::Canvas& canvas, const std::vector<Fact>& facts, ui::Point at, float width) {
  const std::vector<ui::Point> places = placed(canvas, facts, width);
  for (size_t i = 0; i < facts.size(); ++i) {
    const ui::Point pen{at.x + places[i].x, at.y + places[i].y};
    canvas.icon(facts[i].icon, {pen.x + kIcon / 2, pen.y + kRow / 2}, kIcon, canvas.palette().moss);
    const float height = canvas.measure(facts[i].text, words(canvas)).height;
    canvas.text(facts[i].text, {pen.x + kIcon + 14, pen.y + (kRow - height) / 2}, words(canvas));
  }
  return facts_height(canvas, facts, width);
}

}  // namespace gummiband::screens
