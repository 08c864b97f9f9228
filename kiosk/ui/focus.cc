#include "ui/focus.h"

#include <algorithm>
#include <cmath>

namespace gummiband::ui {
namespace {

// Edges that miss each other by less than this still leave room for a cut between them.
constexpr float kSlack = 6;

struct Block {
  Rect rect;
  const Control* control = nullptr;  // of a scroller: its view
};

using Blocks = std::vector<Block>;

// The first place where a straight cut parts the blocks, which are sorted by their upper (or left)
// edges; their number if there is none.
size_t cut(const Blocks& blocks, float Rect::*from, float Rect::*to) {
  float reached = blocks.front().rect.*to;
  for (size_t i = 1; i < blocks.size(); ++i) {
    if (blocks[i].rect.*from >= reached - kSlack) return i;
    reached = std::max(reached, blocks[i].rect.*to);
  }
  return blocks.size();
}

void sort_by(Blocks& blocks, float Rect::*edge) {
  std::ranges::stable_sort(
      blocks, [&](const Block& a, const Block& b) { return a.rect.*edge < b.rect.*edge; });
}

// Parts the page by cuts across it, then each strip by cuts along it, until nothing can be parted.
void put_in_order(Blocks blocks, Blocks& ordered) {
  while (blocks.size() > 1) {
    sort_by(blocks, &Rect::top);
    size_t first = cut(blocks, &Rect::top, &Rect::bottom);
    if (first == blocks.size()) {
      sort_by(blocks, &Rect::left);
      first = cut(blocks, &Rect::left, &Rect::right);
    }
    if (first == blocks.size()) {  // they lie in each other: by their upper edges
      sort_by(blocks, &Rect::top);
      ordered.insert(ordered.end(), blocks.begin(), blocks.end());
      return;
    }
    const auto middle = blocks.begin() + static_cast<std::ptrdiff_t>(first);
    put_in_order(Blocks(blocks.begin(), middle), ordered);
    blocks.erase(blocks.begin(), middle);
  }
  ordered.insert(ordered.end(), blocks.begin(), blocks.end());
}

void add_level(const std::vector<Control>& controls, const std::string& scroller,
               std::vector<Stop>& stops) {
  Blocks blocks;
  for (const Control& control : controls) {
    if (control.scroller == scroller) blocks.push_back({control.rect, &control});
  }
  Blocks ordered;
  put_in_order(std::move(blocks), ordered);
  for (const Block& block : ordered) {
    const Control& control = *block.control;
    if (control.role == Role::kScroller) {
      add_level(controls, control.name, stops);
    } else if (control.enabled && !control.label.empty()) {
      stops.push_back(
          {control.name, control.role, control.label, control.rect, is_operable(control.role)});
    }
  }
}

}  // namespace

bool is_operable(Role role) {
  return role != Role::kScroller && role != Role::kHeading && role != Role::kImage &&
         role != Role::kText;
}

std::vector<Stop> reading_order(const std::vector<Control>& controls) {
  std::vector<Stop> stops;
  add_level(controls, "", stops);
  return stops;
}

}  // namespace gummiband::ui
