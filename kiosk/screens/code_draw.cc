#include <algorithm>
#include <array>
#include <cmath>

#include "screens/code.h"
#include "screens/page.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kCardTop = 22;  // to the quiet zone: the heart ends above it
constexpr float kCardFoot = 26;
constexpr float kCardLeastWidth = 480;
constexpr float kCaptionInset = 36;
constexpr float kHeartDisc = 46;
constexpr float kHeartRise = 18;  // of its centre over the card's edge
constexpr std::array kCaptionRoles = {TextRole::kLabel, TextRole::kDock};
constexpr std::array kTitleRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard,
                                    TextRole::kCardSmall};

// On its white card, whose round corners a ground of its own would cover.
void draw_modules(Canvas& canvas, ui::Point at, const slips::Qr& qr, int module_px) {
  const int left = static_cast<int>(std::lround(at.x * canvas.px_per_u()));
  const int top = static_cast<int>(std::lround(at.y * canvas.px_per_u()));
  const int quiet = slips::kQuietModules * module_px;
  for (int row = 0; row < qr.size; ++row) {
    for (int column = 0; column < qr.size; ++column) {
      if (!qr.at(column, row)) continue;
      int run = 1;
      while (column + run < qr.size && qr.at(column + run, row)) ++run;
      canvas.pixel_rect(left + quiet + column * module_px, top + quiet + row * module_px,
                        run * module_px, module_px, canvas.palette().code_ink);
      column += run;  // the module after a run is light
    }
  }
}

TextLook caption_look(Canvas& canvas, const Code& code, float width) {
  const float room = width - 2 * kCaptionInset;
  return {canvas.fitting(code.caption, room, 1, kCaptionRoles), canvas.palette().code_ink, room,
          ui::Align::kCentre, ui::Wrap::kBalanced};
}

// What stands beside or above a big code; answers with y below it.
float draw_big_words(Canvas& canvas, const BigCodeLook& look, const Rect& column, int most_lines) {
  const TextRole role =
      canvas.fitting(whole_words(look.title), column.width(), most_lines, kTitleRoles);
  ui::Point at{column.left, column.top};
  at.y +=
      canvas
          .text(look.title, at,
                {role, canvas.palette().ink, column.width(), ui::Align::kLeft, ui::Wrap::kBalanced})
          .height +
      16;
  at.y += canvas
              .text(look.hint, at,
                    {TextRole::kStory, canvas.palette().ink, column.width(), ui::Align::kLeft})
              .height;
  return at.y;
}

bool draw_close(const World& world, ui::Ui& ui, const Rect& rect) {
  return ui::button(ui, "code.smaller", rect, world.word("code.smaller"), "close",
                    ui::ButtonKind::kSecondary);
}

}  // namespace

CodeCard code_card(Canvas& canvas, const World& world, const Code& code, float wanted,
                   ui::Size most, Caption caption) {
  CodeCard card;
  card.caption = caption;
  ui::Size words;
  if (caption == Caption::kBelow) {
    words = canvas.measure(code.caption, caption_look(canvas, code, most.width));
  }
  const float room = std::min(most.width, most.height - kCardTop - words.height - kCardFoot);
  card.fit =
      fit_code(code.qr.size, code.least_module, wanted, room, canvas.px_per_u(), world.u_per_mm);
  card.size.width = std::min(
      most.width, std::max({card.fit.side, kCardLeastWidth, words.width + 2 * kCaptionInset + 2}));
  card.size.height = kCardTop + card.fit.side + words.height + kCardFoot;
  return card;
}

void draw_code_card(Canvas& canvas, const Rect& rect, const Code& code, const CodeCard& card) {
  const float radius = canvas.theme().radii.code;
  canvas.card_shadow(rect, radius);
  canvas.fill(rect, canvas.palette().code_ground, radius);
  draw_modules(canvas, {rect.centre().x - card.fit.side / 2, rect.top + kCardTop}, code.qr,
               card.fit.module_px);
  if (!card.fit.readable) canvas.report(code.caption, std::string(kCodeTooSmall));
  if (card.caption == Caption::kElsewhere) return;
  canvas.text(code.caption, {rect.left + kCaptionInset, rect.top + kCardTop + card.fit.side},
              caption_look(canvas, code, rect.width()));
}

void draw_code_heart(Canvas& canvas, const Rect& card) {
  const ui::Point centre{card.centre().x, card.top - kHeartRise};
  if (centre.y < kHeartDisc) return;
  canvas.disc(centre, kHeartDisc, canvas.palette().paper);
  canvas.mark(ui::Mark::kHeartWithCrown, {centre.x, centre.y - 2}, 66);
}

namespace {

// Whether so many modules need all the width for phones of people who stand a step away.
bool is_dense(Canvas& canvas, const World& world, const Code& code) {
  constexpr float kBelowStrip = 0.45F;  // of the screen: what words, buttons and the dock leave
  const ui::Size room{canvas.width() - 2 * ui::kMargin, canvas.height() * kBelowStrip};
  const CodeCard card = code_card(canvas, world, code, room.width, room);
  return static_cast<float>(card.fit.module_px) / canvas.px_per_u() < kLeastModule;
}

// In large text the words beside the code are a page, up to `right`.
bool draw_words_page(const World& world, ui::Ui& ui, const Code& code, const BigCodeLook& look,
                     float right) {
  Canvas& canvas = ui.canvas();
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  Page page(ui, "code.page", {0, 12, right, ui::dock_top(canvas) + kUnderDock});
  page.title(std::string(look.title));
  page.address(code.caption);  // beside the code, before anything has to be scrolled for
  const bool tapped = page.button(
      {"code.smaller", world.word("code.smaller"), "close", ui::ButtonKind::kSecondary});
  page.story(std::string(look.hint));
  page.end();
  return tapped;
}

}  // namespace

bool draw_big_code(const World& world, ui::Ui& ui, const Code& code, const BigCodeLook& look) {
  Canvas& canvas = ui.canvas();
  const float foot = ui::dock_top(canvas);
  if (ui.on_stage()) return draw_words_page(world, ui, code, look, canvas.width());
  const bool tall = canvas.portrait();
  // Then the code has all the room.
  const bool low = tall && (canvas.height() < kLowPortrait || canvas.large_text());
  const bool strip = !canvas.large_text() && !(tall && !low && is_dense(canvas, world, code));
  const float ridge = !tall || low ? 60 : strip ? 120 : 20;
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  if (strip) {
    canvas.picture({0, 0, canvas.width(), ridge + 96},
                   screens::look(look.picture != nullptr ? *look.picture : world.pack.header),
                   canvas.palette().paper_shade);
    ui::sheet(canvas, ridge, ui::HillShape::kB);
  }
  ui.say("code.title", {0, 0, canvas.width() * 0.4F, ridge + 90}, ui::Role::kHeading,
         std::string(look.title) + " " + std::string(look.hint));
  if (tall) {
    const float button = ui::button_height(canvas, canvas.width() - 2 * ui::kMargin,
                                           world.word("code.smaller"), "close");
    const Rect close{ui::kMargin, foot + 6 - button, canvas.width() - ui::kMargin, foot + 6};
    const Rect column{ui::kTextInset, ridge + (strip ? 120.0F : 44.0F),
                      canvas.width() - ui::kTextInset, close.top};
    const float below = canvas.large_text() ? 24.0F
                        : low               ? ridge + 100
                                            : draw_big_words(canvas, look, column, 2) + 40;
    const ui::Size room{canvas.width() - 2 * ui::kMargin, close.top - 36 - below};
    const CodeCard card = code_card(canvas, world, code, room.width, room);
    // What is left over goes above and below alike.
    const float top = below + (room.height - card.size.height) / 2;
    draw_code_card(
        canvas,
        ui::rect_at((canvas.width() - card.size.width) / 2, top, card.size.width, card.size.height),
        code, card);
    return draw_close(world, ui, close);
  }
  // The caption stands beside the code, so that it can be larger than on its card.
  const ui::Size room{canvas.width() * 0.6F, canvas.large_text() ? foot + 16 : foot - 4};
  const CodeCard card = code_card(canvas, world, code, room.height, room, Caption::kElsewhere);
  const Rect rect =
      ui::rect_at(canvas.width() - ui::kMargin - card.size.width,
                  std::max(8.0F, foot - card.size.height), card.size.width, card.size.height);
  if (canvas.large_text()) {
    const bool tapped = draw_words_page(world, ui, code, look, rect.left - 8);
    draw_code_card(canvas, rect, code, card);
    return tapped;
  }
  const Rect column{ui::kTextInset, ridge + 110, rect.left - 40, foot};
  const float below = draw_big_words(canvas, look, column, 3) + 28;
  const TextRole role = canvas.fitting(code.caption, column.width(), 1, kCaptionRoles);
  canvas.text(code.caption, {column.left, below},
              {role, canvas.palette().moss, column.width(), ui::Align::kLeft});
  draw_code_card(canvas, rect, code, card);
  const float width = std::min(column.width(), 520.0F);
  return draw_close(world, ui,
                    ui::rect_at(column.left, foot - ui::kButtonHeight, width, ui::kButtonHeight));
}

}  // namespace gummiband::screens
