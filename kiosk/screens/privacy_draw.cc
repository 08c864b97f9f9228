#include <array>
#include <string>
#include <vector>

#include "content/markdown.h"
#include "screens/flow.h"
#include "screens/page.h"
#include "screens/privacy.h"
#include "ui/widgets.h"

namespace gummiband::screens::privacy {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

struct Places {
  float ridge = 0;
  ui::Point title;
  float title_width = 0;
  Rect text;  // scroller
  Rect buttons;
};

std::vector<FlowButton> buttons(const World& world) {
  return {{"privacy.withdraw", world.word("withdraw.open"), "delete", ui::ButtonKind::kSecondary},
          {"privacy.done", world.word("privacy.done"), "", ui::ButtonKind::kCalm}};
}

std::optional<Action> action_of(std::optional<size_t> button) {
  if (!button) return std::nullopt;
  return *button == 0 ? Action(WithdrawTapped{}) : Action(DoneTapped{});
}

Places places(const World& world, Canvas& canvas) {
  Places p;
  const float w = canvas.width();
  const float foot = ui::dock_top(canvas);
  if (canvas.portrait()) {
    p.ridge = 130;
    p.title = {ui::kTextInset, 274};
    p.title_width = w - 2 * ui::kTextInset;
    const float room = w - 2 * ui::kMargin;
    const float high = buttons_height(canvas, buttons(world), room);
    p.buttons = ui::rect_at(ui::kMargin, foot - 44 - high, room, high);
    p.text = {ui::kTextInset, 0, w - ui::kTextInset, p.buttons.top - 20};
    return p;
  }
  p.ridge = 70;
  const float column = std::max(400.0F, w * 0.3F);
  p.title = {ui::kTextInset, 214};
  p.title_width = column - 16;
  const float high = buttons_height(canvas, buttons(world), column);
  p.buttons = ui::rect_at(ui::kMargin, foot - 36 - high, column, high);
  p.text = {p.buttons.right + 72, 200, w - ui::kTextInset, foot - 20};
  return p;
}

// Puts blocks of text below each other; `draw` says whether they are drawn or only measured.
enum class Pass { kMeasure, kDraw };

struct Flow {
  ui::Ui& ui;
  Pass pass;
  float left;
  float width;
  float y;
  Canvas& canvas = ui.canvas();
  int texts = 0;

  void set(const std::vector<ui::Span>& spans, TextRole role, ui::Colour colour, float indent,
           float after) {
    const TextLook look{role, colour, width - indent, ui::Align::kLeft, ui::Wrap::kGreedy};
    const ui::Size size = pass == Pass::kDraw ? canvas.text(spans, {left + indent, y}, look)
                                              : canvas.measure(spans, look);
    if (pass == Pass::kDraw) {
      std::string spoken;
      for (const ui::Span& span : spans) spoken += span.text;
      ui.say("privacy.text." + std::to_string(++texts), ui::rect_at(left, y, width, size.height),
             role == TextRole::kCardSmall ? ui::Role::kHeading : ui::Role::kText, spoken);
    }
    y += size.height + after;
  }

  void block(const content::Block& block) {
    constexpr float kIndent = 40;
    const ui::Palette& palette = canvas.palette();
    std::vector<ui::Span> spans;
    for (const content::Run& run : block.runs) {
      spans.push_back({run.text, run.strong, run.emphasis});
    }
    if (block.kind == content::BlockKind::kHeading) {
      y += 28;
      set(spans, TextRole::kCardSmall, palette.ink, 0, 20);
    } else if (block.kind == content::BlockKind::kListItem) {
      if (pass == Pass::kDraw) {
        const float line = canvas.theme().face(TextRole::kNote).size * 1.35F;
        canvas.disc({left + 14, y + line * canvas.text_scale() / 2}, 7, palette.moss);
      }
      set(spans, TextRole::kNote, palette.ink, kIndent, 10);
    } else {
      set(spans, TextRole::kNote, palette.ink, 0, 20);
    }
  }
};

void add_readers(Flow& flow, const World& world) {
  const ui::Palette& palette = flow.canvas.palette();
  flow.y += 20;
  flow.set({{world.word("privacy.readers_title")}}, TextRole::kCardSmall, palette.ink, 0, 14);
  flow.set({{world.word("privacy.readers_note")}}, TextRole::kNote, palette.ink, 0, 14);
  bool demo = false;
  for (const content::Recipient& recipient : world.pack.recipients) {
    if (recipient.public_key.empty()) continue;
    demo = demo || recipient.demo;
    content::Block line;
    line.kind = content::BlockKind::kListItem;
    line.runs = {{world.in(recipient.name), true, false},
                 {", " + world.in(recipient.organisation), false, false}};
    flow.block(line);
  }
  if (demo) flow.set({{world.word("form.demo")}}, TextRole::kLabel, palette.error, 0, 14);
}

float add_all(Flow flow, const World& world) {
  const float start = flow.y;
  const auto text = world.pack.legal.find("privacy_full");
  if (text != world.pack.legal.end()) {
    for (const content::Block& block : content::markdown_blocks(world.in(text->second))) {
      flow.block(block);
    }
  }
  add_readers(flow, world);
  return flow.y - start + 24;
}

std::optional<Action> draw_page(const World& world, ui::Ui& ui) {
  Page page(world, ui, "privacy.page");
  page.title(world.word("privacy.title"));
  const float left = page.left() + 16;
  const float width = page.width() - 32;
  const float length = add_all({ui, Pass::kMeasure, left, width, 0}, world);
  const Rect strip = page.take(length);
  add_all({ui, Pass::kDraw, left, width, strip.top}, world);
  std::vector<PageButton> ways;
  for (const FlowButton& button : buttons(world)) {
    ways.push_back({button.name, button.text, button.icon, button.kind});
  }
  const auto button = page.buttons(ways);
  page.end();
  return action_of(button);
}

}  // namespace

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(world, ui);
  const ui::Palette& palette = canvas.palette();
  Places p = places(world, canvas);
  canvas.picture({0, 0, canvas.width(), p.ridge + 90}, look(world.pack.header),
                 palette.paper_shade);
  ui::sheet(canvas, p.ridge, ui::HillShape::kB);

  const std::string title = world.word("privacy.title");
  constexpr std::array kRoles = {TextRole::kTitleLong, TextRole::kCard, TextRole::kCardSmall};
  const TextRole role = canvas.fitting(title, p.title_width, canvas.portrait() ? 1 : 3, kRoles);
  const float height =
      canvas
          .text(title, p.title,
                {role, palette.ink, p.title_width, ui::Align::kLeft, ui::Wrap::kBalanced})
          .height;
  ui.say("privacy.title", ui::rect_at(p.title.x, p.title.y, p.title_width, height),
         ui::Role::kHeading, title);
  if (canvas.portrait()) p.text.top = p.title.y + height + 24;

  const float width = p.text.width();
  const float length = add_all({ui, Pass::kMeasure, p.text.left, width, 0}, world);
  const float offset = ui.begin_scroll("privacy.text", p.text, ui::Axis::kVertical, length);
  add_all({ui, Pass::kDraw, p.text.left, width, p.text.top - offset}, world);
  ui.end_scroll();
  if (length - p.text.height() - offset > 8) {
    canvas.gradient({p.text.left, p.text.bottom - 64, p.text.right, p.text.bottom + 1},
                    faded(palette.paper, 0), palette.paper);
    draw_more_arrow(canvas, p.text);
  }

  return action_of(draw_buttons(ui, buttons(world), p.buttons));
}

}  // namespace gummiband::screens::privacy
