#include <algorithm>

#include "screens/facts.h"
#include "screens/pieces.h"

namespace gummiband::screens {

namespace {

constexpr float kIcon = 44;
constexpr float kMostIcon = 0.08F;  // of the width: in a narrow column long words need theirs
constexpr float kIconGap = 14;
constexpr float kRow = 64;
constexpr float kGapAcross = 40;
constexpr float kGapBelow = 16;

float icon_of(const ui::Canvas& canvas, float width) {
  return std::max(kIcon, std::min(canvas.icon_size(kIcon), kMostIcon * width));
}

// On one line; only a fact that is longer than a whole row has several.
ui::TextLook words(ui::Canvas& canvas, const Fact& fact, float width) {
  ui::TextLook look{ui::TextRole::kNote, canvas.palette().ink, 0, ui::Align::kLeft,
                    ui::Wrap::kNone};
  const float room = width - icon_of(canvas, width) - kIconGap;
  if (canvas.measure(fact.text, look).width <= room) return look;
  look.width = room;
  look.wrap = ui::Wrap::kGreedy;
  return look;
}

// An address that fills a line may go on in the next one where its parts begin.
std::string breakable(const Fact& fact) {
  return breakable_before(fact.text, "@/");
}

struct Placed {
  std::vector<ui::Rect> facts;  // from (0, 0)
  float height = 0;
};

Placed placed(ui::Canvas& canvas, const std::vector<Fact>& facts, float width) {
  Placed result;
  const float icon = icon_of(canvas, width);
  ui::Point pen;
  float row = kRow;
  for (const Fact& fact : facts) {
    const ui::Size size = canvas.measure(breakable(fact), words(canvas, fact, width));
    const float needed = icon + kIconGap + size.width;
    if (pen.x > 0 && pen.x + needed > width) {
      pen = {0, pen.y + row};
      row = kRow;
    }
    row = std::max(row, size.height + 8);
    result.facts.push_back(ui::rect_at(pen.x, pen.y, needed, std::max(kRow, size.height + 8)));
    pen.x += needed + kGapAcross;
  }
  result.height = facts.empty() ? 0 : pen.y + row + kGapBelow;
  return result;
}

}  // namespace

float facts_height(ui::Canvas& canvas, const std::vector<Fact>& facts, float width) {
  return placed(canvas, facts, width).height;
}

float draw_facts(ui::Ui& ui, std::string_view name, const std::vector<Fact>& facts, ui::Point at,
                 float width) {
  if (facts.empty()) return 0;
  ui::Canvas& canvas = ui.canvas();
  const Placed places = placed(canvas, facts, width);
  const float icon = icon_of(canvas, width);
  std::string spoken;
  for (size_t i = 0; i < facts.size(); ++i) {
    const ui::Rect rect = moved(places.facts[i], at.x, at.y);
    canvas.icon(facts[i].icon, {rect.left + icon / 2, rect.centre().y}, icon,
                canvas.palette().moss);
    const ui::TextLook look = words(canvas, facts[i], width);
    const float height = canvas.measure(breakable(facts[i]), look).height;
    canvas.text(breakable(facts[i]), {rect.left + icon + kIconGap, rect.centre().y - height / 2},
                look);
    spoken += (i > 0 ? ", " : "") + facts[i].text;
  }
  ui.say(name, ui::rect_at(at.x, at.y, width, places.height - kGapBelow), ui::Role::kText, spoken);
  return places.height;
}

}  // namespace gummiband::screens
