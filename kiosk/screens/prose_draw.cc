#include <algorithm>

#include "screens/pieces.h"
#include "screens/prose.h"

namespace gummiband::screens {
namespace {

constexpr float kParagraphGap = 18;
constexpr float kFade = 70;

std::vector<ui::Span> spans(const content::Block& block) {
  std::vector<ui::Span> result;
  for (const content::Run& run : block.runs) {
    result.push_back(
        {run.text, run.strong || block.kind == content::BlockKind::kHeading, run.emphasis});
  }
  return result;
}

std::string spoken(const content::Block& block) {
  std::string text;
  for (const content::Run& run : block.runs) text += run.text;
  return text;
}

float indent(const content::Block& block) {
  return block.kind == content::BlockKind::kListItem ? 44.0F : 0.0F;
}

ui::TextLook look_of(const ui::Canvas& canvas, const content::Block& block, float width) {
  return {ui::TextRole::kStory, canvas.palette().ink, width - indent(block)};
}

std::vector<content::Block> blocks_of(const World& world, const content::Item& item) {
  const auto found = item.body.find(world.visit.language);
  if (found != item.body.end()) return found->second;
  return {{content::BlockKind::kParagraph, {{world.in(item.summary)}}}};
}

}  // namespace

float prose_height(ui::Canvas& canvas, const World& world, const content::Item& item, float width) {
  float length = 0;
  for (const content::Block& block : blocks_of(world, item)) {
    length += canvas.measure(spans(block), look_of(canvas, block, width)).height + kParagraphGap;
  }
  return std::max(0.0F, length - kParagraphGap);
}

float draw_prose_column(ui::Ui& ui, std::string_view name, const World& world,
                        const content::Item& item, ui::Point at, float width) {
  ui::Canvas& canvas = ui.canvas();
  float y = at.y;
  int count = 0;
  for (const content::Block& block : blocks_of(world, item)) {
    if (block.kind == content::BlockKind::kListItem) {
      canvas.disc({at.x + 18, y + 28 * canvas.text_scale()}, 7, canvas.palette().moss);
    }
    const ui::TextLook look = look_of(canvas, block, width);
    const float height = canvas.text(spans(block), {at.x + indent(block), y}, look).height;
    const bool heading = block.kind == content::BlockKind::kHeading;
    ui.say(std::string(name) + "." + std::to_string(++count), ui::rect_at(at.x, y, width, height),
           heading ? ui::Role::kHeading : ui::Role::kText, spoken(block));
    y += height + kParagraphGap;
  }
  return std::max(0.0F, y - at.y - kParagraphGap);
}

void draw_prose(ui::Ui& ui, std::string_view scroller, const World& world,
                const content::Item& item, const ui::Rect& column) {
  if (column.empty()) return;
  ui::Canvas& canvas = ui.canvas();
  const float length = prose_height(canvas, world, item, column.width());
  const float offset = ui.begin_scroll(scroller, column, ui::Axis::kVertical, length);
  draw_prose_column(ui, scroller, world, item, {column.left, column.top - offset}, column.width());
  ui.end_scroll();
  if (offset + column.height() < length - 1) {
    const ui::Colour paper = canvas.palette().paper;
    canvas.gradient({column.left, column.bottom - kFade, column.right, column.bottom},
                    faded(paper, 0), paper);
    draw_more_arrow(canvas, column);
  }
}

}  // namespace gummiband::screens
