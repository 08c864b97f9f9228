#include <algorithm>
#include <array>
#include <cmath>

#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

using ui::Canvas;
using ui::Colour;
using ui::Point;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kPillInset = 26;
constexpr float kRowLeast = 190;
constexpr float kRowInset = 24;  // above and below the words
constexpr float kPictureShare = 0.228F;
constexpr float kPictureMost = 236;
constexpr float kKickerGap = 4;
constexpr float kNoteGap = 10;
constexpr float kErrorIcon = 96;  // where the sentence begins, beside its icon
constexpr std::array kTitleRoles = {TextRole::kCardSmall, TextRole::kCardTiny, TextRole::kLabel};

float picture_width(float width) {
  return std::min(kPictureMost, width * kPictureShare);
}

TextLook error_look(Canvas& canvas, float width, std::string_view sentence) {
  constexpr std::array kRoles = {TextRole::kLabel, TextRole::kDock};
  const float room = width - kErrorIcon - 24;
  const TextRole role = canvas.fitting(sentence, room, canvas.large_text() ? 5 : 2, kRoles);
  return {role, canvas.palette().error, room, ui::Align::kLeft, ui::Wrap::kBalanced};
}

// The rubber band from `start` over the highest point down to `end`.
void draw_arc(Canvas& canvas, Point start, Point top, Point end) {
  constexpr float kWidth = 14;
  const float left = top.x - start.x;
  const float right = end.x - top.x;
  const std::array<Point, 7> chain = {{start,
                                       {start.x + left * 0.35F, top.y + 10},
                                       {top.x - left * 0.3F, top.y},
                                       top,
                                       {top.x + right * 0.3F, top.y},
                                       {top.x + right * 0.65F, top.y + 14},
                                       end}};
  canvas.band(chain, kWidth);
}

// Names and dates of a dotted line stay whole where they fit on one: it breaks after its dots.
std::string in_whole_parts(Canvas& canvas, const std::string& line, const TextLook& look) {
  const TextLook alone{look.role, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
  std::string result;
  for (size_t from = 0; from <= line.size();) {
    const size_t dot = std::min(line.find(ui::kDotBetween, from), line.size());
    const std::string part = line.substr(from, dot - from);
    const std::string marked = part + std::string(dot < line.size() ? ui::kDotBetween : "");
    const bool fits = canvas.measure(marked, alone).width <= look.width;
    result += fits ? unbroken(part) : part;
    if (dot == line.size()) break;
    result += ui::kDotBetween;
    from = dot + ui::kDotBetween.size();
  }
  return result;
}

struct RowWords {
  float width = 0;
  TextLook kicker;
  TextLook title;
  TextLook note;
  std::string note_text;
  float kicker_height = 0;
  float title_height = 0;
  float note_height = 0;

  float height() const { return kicker_height + title_height + note_height; }
};

RowWords row_words(Canvas& canvas, float width, const RowLook& look) {
  const ui::Palette& palette = canvas.palette();
  RowWords words;
  words.width = width - picture_width(width) - kRowInset - std::max(look.free_right, kRowInset);
  const TextRole role =
      canvas.fitting(look.title, words.width, canvas.large_text() ? 3 : 2, kTitleRoles);
  words.kicker = {TextRole::kDock, palette.moss, words.width, ui::Align::kLeft};
  words.title = {role, palette.ink, words.width, ui::Align::kLeft, ui::Wrap::kBalanced};
  words.note = {TextRole::kCaption, palette.ink_soft, words.width, ui::Align::kLeft,
                ui::Wrap::kBalanced};
  words.title_height = canvas.measure(look.title, words.title).height;
  if (!look.kicker.empty()) {
    words.kicker_height = canvas.measure(look.kicker, words.kicker).height + kKickerGap;
  }
  words.note_text = in_whole_parts(canvas, look.note, words.note);
  if (!words.note_text.empty()) {
    words.note_height = canvas.measure(words.note_text, words.note).height + kNoteGap;
  }
  return words;
}

void draw_row_picture(Canvas& canvas, const Rect& rect, const RowLook& look) {
  const float radius = canvas.theme().radii.card;
  const float right = rect.left + picture_width(rect.width());
  // Only the outer corners are round: the picture is wider by a corner, and the card covers that.
  const Rect ground{rect.left, rect.top, right + radius, rect.bottom};
  if (look.picture != nullptr) {
    ui::PictureLook picture = screens::look(*look.picture);
    picture.radius_top = picture.radius_bottom = radius;
    canvas.picture(ground, picture, canvas.palette().moss);
  } else {
    canvas.fill(ground, canvas.palette().moss, radius);
    canvas.icon(look.icon, {(rect.left + right) / 2, rect.centre().y}, 84, canvas.palette().paper);
  }
  canvas.fill({right, rect.top, rect.right - radius, rect.bottom}, canvas.palette().white);
}

}  // namespace

float pill_height(const Canvas& canvas) {
  constexpr float kAround = 10;
  const ui::Face& face = canvas.theme().face(TextRole::kDock);
  return std::max(kPillHeight, face.size * face.leading * canvas.text_scale() + 2 * kAround);
}

float pill_width(Canvas& canvas, std::string_view text) {
  const TextLook look{TextRole::kDock, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
  return canvas.measure(text, look).width + 2 * kPillInset;
}

Rect draw_pill(Canvas& canvas, ui::Point at, std::string_view text, PillGround ground) {
  const ui::Palette& palette = canvas.palette();
  const bool paper = ground == PillGround::kPaper;
  const TextLook look{TextRole::kDock, paper ? palette.ink : palette.on_valley, 0, ui::Align::kLeft,
                      ui::Wrap::kNone};
  const ui::Size size = canvas.measure(text, look);
  const Rect rect = ui::rect_at(at.x, at.y, size.width + 2 * kPillInset, pill_height(canvas));
  canvas.fill(rect, paper ? palette.paper : palette.valley, rect.height() / 2);
  canvas.text(text, {rect.left + kPillInset, rect.centre().y - size.height / 2}, look);
  return rect;
}

float row_height(Canvas& canvas, float width, const RowLook& look) {
  return std::max(kRowLeast, row_words(canvas, width, look).height() + 2 * kRowInset);
}

RowGrid lay_rows(Canvas& canvas, float left, float right, size_t columns,
                 const std::vector<RowLook>& looks) {
  constexpr float kTopRoom = 16;  // for the first row's shadow
  const float gaps = ui::kGutter * static_cast<float>(columns - 1);
  const float width = (right - left - gaps) / static_cast<float>(columns);
  RowGrid grid;
  grid.bottom = kTopRoom;
  for (size_t first = 0; first < looks.size(); first += columns) {
    const size_t end = std::min(first + columns, looks.size());
    float height = 0;
    for (size_t i = first; i < end; ++i) {
      height = std::max(height, row_height(canvas, width, looks[i]));
    }
    for (size_t i = first; i < end; ++i) {
      const float x = left + static_cast<float>(i - first) * (width + ui::kGutter);
      grid.rows.push_back(ui::rect_at(x, grid.bottom, width, height));
    }
    grid.middles.push_back(grid.bottom + height / 2);
    grid.bottom += height + ui::kGutter;
  }
  return grid;
}

void draw_row(ui::Ui& ui, std::string_view name, const Rect& rect, const RowLook& look) {
  Canvas& canvas = ui.canvas();
  const float radius = canvas.theme().radii.card;
  canvas.card_shadow(rect, radius);
  canvas.fill(rect, canvas.palette().white, radius);
  draw_row_picture(canvas, rect, look);
  const RowWords words = row_words(canvas, rect.width(), look);
  ui::Point at{rect.left + picture_width(rect.width()) + kRowInset,
               rect.centre().y - words.height() / 2};
  if (!look.kicker.empty()) canvas.text(look.kicker, at, words.kicker);
  at.y += words.kicker_height;
  canvas.text(look.title, at, words.title);
  at.y += words.title_height + kNoteGap;
  if (!words.note_text.empty()) canvas.text(words.note_text, at, words.note);
  const float depth = ui.pressed(name);
  if (depth > 0) canvas.fill(rect, faded(canvas.palette().ink, 0.1F * depth), radius);
}

void draw_scroll_fades(Canvas& canvas, const Rect& view, float offset, float length) {
  constexpr float kFade = 54;
  const ui::Colour paper = canvas.palette().paper;
  if (offset > 1) {
    canvas.gradient({view.left, view.top, view.right, view.top + kFade}, paper, faded(paper, 0));
  }
  if (offset + view.height() < length - 1) {
    canvas.gradient({view.left, view.bottom - kFade, view.right, view.bottom}, faded(paper, 0),
                    paper);
  }
}

void draw_dock_fades(Canvas& canvas, const Rect& view, float offset, float length) {
  const Rect seen{view.left, view.top, view.right, view.bottom - kUnderDock};
  draw_scroll_fades(canvas, seen, offset, length - kUnderDock);
  if (offset + view.height() < length - 1) {
    canvas.fill({view.left, seen.bottom, view.right, view.bottom}, canvas.palette().paper);
  }
}

void draw_more_arrow(Canvas& canvas, const Rect& column) {
  constexpr float kArrow = 46;
  constexpr float kDisc = 24;    // radius
  constexpr float kBeside = 16;  // within the margin of a screen
  const ui::Point centre{column.right + kBeside, column.bottom - 32};
  canvas.disc(centre, kDisc, canvas.palette().spruce);
  canvas.icon("expand_more", centre, kArrow, canvas.palette().on_spruce);
}

float error_height(Canvas& canvas, float width, std::string_view sentence) {
  return std::max(96.0F, canvas.measure(sentence, error_look(canvas, width, sentence)).height + 24);
}

void draw_error(Canvas& canvas, ui::Point at, float width, std::string_view sentence) {
  const ui::Palette& palette = canvas.palette();
  const float height = error_height(canvas, width, sentence);
  ui::error_ground(canvas, ui::rect_at(at.x, at.y, width, height), canvas.theme().radii.field);
  canvas.icon("error_outline", {at.x + 52, at.y + height / 2}, 50, palette.error);
  const TextLook look = error_look(canvas, width, sentence);
  const float text_height = canvas.measure(sentence, look).height;
  canvas.text(sentence, {at.x + kErrorIcon, at.y + (height - text_height) / 2}, look);
}

void draw_key_bed(Canvas& canvas, const Rect& keys, float top, Bed bed) {
  const ui::Colour ground = canvas.palette().paper_shade;
  if (bed == Bed::kAcross) {
    const ui::Hill hill{
        ui::HillShape::kA, 0, canvas.width(), top, canvas.portrait() ? 28.0F : 14.0F, top + 60};
    canvas.hill_shadow(hill, canvas.theme().shadows.sheet);
    canvas.hill(hill, ground, ground);
    canvas.fill({0, top + 60, canvas.width(), canvas.height()}, ground);
    return;
  }
  const float radius = canvas.theme().radii.card;
  const Rect panel{keys.left - kBedInset, top, canvas.width() + 40, canvas.height() + 40};
  canvas.card_shadow(panel, radius);
  canvas.fill(panel, ground, radius);
}

namespace {

// In landscape the words stand on the left, and what stands beside them keeps its light.
void draw_night_veil(Canvas& canvas) {
  constexpr float kStep = 8;
  constexpr float kBeside = 0.16F;  // of the veil, beside the words
  const Colour night = canvas.palette().night;
  const float middle = canvas.height() * 0.5F;
  const auto strip = [&](float left, float right, float share) {
    canvas.gradient({left, 0, right, middle}, faded(night, 0.72F * share),
                    faded(night, 0.46F * share));
    canvas.gradient({left, middle, right, canvas.height()}, faded(night, 0.46F * share),
                    faded(night, 0.30F * share));
  };
  if (canvas.portrait()) {
    strip(0, canvas.width(), 1);
    return;
  }
  const float begin = kStep * std::round(canvas.width() * 0.54F / kStep);
  const float end = kStep * std::round(canvas.width() * 0.66F / kStep);
  strip(0, begin, 1);
  for (float x = begin; x < end; x += kStep) {
    const auto gone = static_cast<float>(smooth_step((x + kStep / 2 - begin) / (end - begin)));
    strip(x, x + kStep, 1 - (1 - kBeside) * gone);
  }
  strip(end, canvas.width(), kBeside);
}

}  // namespace

void draw_night(const World& world, Canvas& canvas, Sky sky) {
  const float high = canvas.portrait() ? 250 : 200;
  const float sunk = sky == Sky::kHigh ? high : 0;
  const ui::Palette& palette = canvas.palette();
  const Rect whole{0, 0, canvas.width(), canvas.height()};
  canvas.fill(whole, palette.valley);
  if (!world.pack.attract.empty()) {
    const content::ScenePair& scene = world.pack.attract.front();
    canvas.picture(ui::moved(whole, 0, sunk),
                   look(canvas.portrait() ? scene.portrait : scene.landscape), palette.valley);
  }
  if (sunk > 0) {  // the sky goes on above the picture
    canvas.fill({0, 0, canvas.width(), sunk}, palette.night);
    canvas.gradient({0, sunk, canvas.width(), 2.2F * sunk}, palette.night, faded(palette.night, 0));
  }
  draw_night_veil(canvas);
}

void draw_front_hill(Canvas& canvas, float top) {
  const ui::Palette& palette = canvas.palette();
  const float base = top + 130;
  const ui::Hill hill{ui::HillShape::kA, 0, canvas.width(), top, kFrontHillLip, base};
  canvas.hill_shadow(hill, canvas.theme().shadows.sheet);
  canvas.hill(hill, mixed(palette.valley_light, palette.moss, 0.3F), palette.valley_light);
  canvas.fill({0, base, canvas.width(), canvas.height()}, palette.valley_light);
}

void draw_held_heart(Canvas& canvas, Sky sky, float words_bottom, float hill, float size) {
  const float w = canvas.width();
  const float behind = hill + 60;
  float y = words_bottom + 0.66F * size;
  const bool room = y <= hill - 0.4F * size;
  if (!canvas.portrait() && !room) {  // at the right of the town
    y = hill * 0.62F;
    draw_arc(canvas, {w * 0.78F, behind}, {w * 0.87F, y}, {w + 30, y + 74});
    canvas.mark(ui::Mark::kHeartWithCrown, {w * 0.87F, y - 0.09F * size}, size);
    return;
  }
  if (!room) return;
  const bool wood = canvas.portrait() && sky == Sky::kOfTheScene;  // dark, below the town
  y = std::max(y, wood ? hill - 0.62F * size : (words_bottom + hill) / 2);
  const float x = w * (wood ? 0.5F : canvas.portrait() ? 0.19F : 0.3F);
  const Point end = wood ? Point{w + 30, y + 74} : Point{x + w * 0.19F, behind};
  draw_arc(canvas, {-30, y + 62}, {x, y}, end);
  canvas.mark(ui::Mark::kHeartWithCrown, {x, y - 0.09F * size}, size);
}

void draw_held_band(Canvas& canvas, float words_bottom, float hill) {
  const float w = canvas.width();
  const float y = canvas.portrait() ? hill - 120 : std::max(words_bottom + 70, hill - 180);
  if (y > hill - 70) return;
  const Point end = canvas.portrait() ? Point{w + 30, y + 52} : Point{w * 0.5F, hill + 60};
  draw_arc(canvas, {-30, y + 40}, {w * (canvas.portrait() ? 0.5F : 0.25F), y}, end);
}

std::string by_sentence(Canvas& canvas, const std::string& text, const TextLook& look) {
  std::string lines = text;
  for (size_t at = lines.find(". "); at != std::string::npos; at = lines.find(". ", at)) {
    lines[at + 1] = '\n';
  }
  return canvas.measure(lines, look).height > canvas.measure(text, look).height ? text : lines;
}

}  // namespace gummiband::screens
