#include <algorithm>

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

void draw_prose(ui::Ui& ui, std::string_view scroller, const World& world,
                const content::Item& item, const ui::Rect& column) {
  if (column.empty()) return;
  ui::Canvas& canvas = ui.canvas();
  const std::vector<content::Block> blocks = blocks_of(world, item);
  const float length = prose_height(canvas, world, item, column.width());
  const float offset = ui.begin_scroll(scroller, column, ui::Axis::kVertical, length);
  float y = column.top - offset;
  for (const content::Block& block : blocks) {
    if (block.kind == content::BlockKind::kListItem) {
      canvas.disc({column.left + 18, y + 28}, 7, canvas.palette().moss);
    }
    y += canvas
             .text(spans(block), {column.left + indent(block), y},
                   look_of(canvas, block, column.width()))
             .height +
         kParagraphGap;
  }
  ui.end_scroll();
  if (offset + column.height() < length - 1) {
    const ui::Colour paper = canvas.palette().paper;
    canvas.gradient({column.left, column.bottom - kFade, column.right, column.bottom},
                    faded(paper, 0), paper);
  }
}

}  // namespace gummiband::screens
