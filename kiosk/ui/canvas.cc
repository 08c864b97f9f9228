#include "ui/canvas.h"

#include <imgui.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace gummiband::ui {
namespace {

constexpr float kMsPerS = 1000;
// A single label may exceed its rectangle by this much of rounding, in u.
constexpr float kFitTolerance = 1.5F;
// Width / height of the mark files.
constexpr float kHeartMarkAspect = 100.0F / 122.0F;
constexpr float kGummibandMarkAspect = 248.0F / 148.0F;

ImU32 packed(Colour c) {
  return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

ImVec2 vec(float x, float y) {
  return {x, y};
}

ImVec2 low(const Rect& pixels) {
  return {pixels.left, pixels.top};
}

ImVec2 high(const Rect& pixels) {
  return {pixels.right, pixels.bottom};
}

}  // namespace

Canvas::Canvas(Type& type, Pictures& pictures, base::Path marks)
    : type_(type), pictures_(pictures), marks_(std::move(marks)) {}

void Canvas::begin(const Frame& frame) {
  // Of another screen, not of a stage within the frame: what is drawn must stay.
  if (frame.px_per_u != screen_.px_per_u) rounded_.clear();
  frame_ = screen_ = frame;
  moving_ = looping_ = false;
  wake_after_s_ = kNeverS;
  faults_.clear();
  drawn_texts_.clear();
  free_ = Free::kNone;
  begin_parts();
}

void Canvas::enter_stage(const Rect& part, float scale, float text_scale) {
  frame_.origin = {snapped_x(part.left), snapped_y(part.top)};
  frame_.size = {part.width() / scale, part.height() / scale};
  frame_.px_per_u *= scale;
  frame_.text_scale = text_scale;
}

void Canvas::end() {
  frame_.list = nullptr;
}

float Canvas::snapped(float u) const {
  return std::round(px(u));
}

void Canvas::use_grain(Grain grain) {
  pictures_.use_grain(grain);
  grain_ = std::move(grain);
}

const Texture* Canvas::grainy_paper() {
  if (!grain_ || !theme().effects.grain) return nullptr;
  if (!paper_ || paper_colour_ != palette().paper) {
    paper_colour_ = palette().paper;
    paper_ = grain_->paper(paper_colour_);
  }
  return paper_.get();
}

void Canvas::fill(const Rect& rect, Colour colour, float radius) {
  if (radius == 0 && colour == palette().paper && !rect.empty()) {
    if (const Texture* paper = grainy_paper()) {
      const Rect on = on_pixels(rect);
      const auto edge = static_cast<float>(paper->width());
      frame_.list->AddImage(static_cast<ImTextureID>(const_cast<Texture*>(paper)), low(on),
                            high(on), vec(on.left / edge, on.top / edge),
                            vec(on.right / edge, on.bottom / edge));
      return;
    }
  }
  fill_corners(rect, colour, radius, radius);
}

void Canvas::fill_corners(const Rect& rect, Colour colour, float radius_top, float radius_bottom) {
  if (rect.empty() || colour.alpha == 0) return;
  const Rect on = on_pixels(rect);
  const bool both = radius_top > 0 && radius_bottom > 0;
  const float most = std::floor(std::min(on.width() / 2, on.height() / (both ? 2 : 1)));
  const float above = on.top + std::min(std::round(px(radius_top)), most);
  const float below = on.bottom - std::min(std::round(px(radius_bottom)), most);
  fill_end({on.left, on.top, on.right, above}, End::kUpper, colour);
  fill_end({on.left, below, on.right, on.bottom}, End::kLower, colour);
  frame_.list->AddRectFilled(vec(on.left, above), vec(on.right, below), packed(colour));
}

// Both corners are as wide as the row is high.
void Canvas::fill_end(const Rect& row, End end, Colour colour) {
  if (row.empty()) return;
  const float radius = row.height();
  draw_corners(*rounded_.filled(static_cast<int>(radius)).mask, row, end, colour);
  frame_.list->AddRectFilled(vec(row.left + radius, row.top), vec(row.right - radius, row.bottom),
                             packed(colour));
}

void Canvas::draw_corners(const Texture& mask, const Rect& row, End end, Colour colour) {
  const float side = row.height();
  const float share = side / static_cast<float>(mask.width());
  const float v = end == End::kUpper ? 0 : 1 - share;
  auto* texture = static_cast<ImTextureID>(const_cast<Texture*>(&mask));
  frame_.list->AddImage(texture, low(row), vec(row.left + side, row.bottom), vec(0, v),
                        vec(share, v + share), packed(colour));
  frame_.list->AddImage(texture, vec(row.right - side, row.top), high(row), vec(1 - share, v),
                        vec(1, v + share), packed(colour));
}

void Canvas::gradient(const Rect& rect, Colour top, Colour bottom) {
  const Rect on = on_pixels(rect);
  frame_.list->AddRectFilledMultiColor(low(on), high(on), packed(top), packed(top), packed(bottom),
                                       packed(bottom));
}

void Canvas::gradient_sideways(const Rect& rect, Colour left, Colour right) {
  const Rect on = on_pixels(rect);
  frame_.list->AddRectFilledMultiColor(low(on), high(on), packed(left), packed(right),
                                       packed(right), packed(left));
}

void Canvas::outline(const Rect& rect, Colour colour, float border, float radius) {
  const Rect on = on_pixels(rect);
  const float most = std::floor(std::min(on.width(), on.height()) / 2);
  if (most <= 0) return;
  const float edge = std::min(std::max(1.0F, std::round(px(border))), most);
  const float turn = std::min(std::round(px(radius)), most);
  const float side = std::max(turn, edge);
  const Rect inner = inset(on, side, side);
  const NinePatch& nine = rounded_.ring(static_cast<int>(turn), static_cast<int>(edge));
  draw_corners(*nine.mask, {on.left, on.top, on.right, inner.top}, End::kUpper, colour);
  draw_corners(*nine.mask, {on.left, inner.bottom, on.right, on.bottom}, End::kLower, colour);
  const ImU32 ink = packed(colour);
  frame_.list->AddRectFilled(vec(inner.left, on.top), vec(inner.right, on.top + edge), ink);
  frame_.list->AddRectFilled(vec(inner.left, on.bottom - edge), vec(inner.right, on.bottom), ink);
  frame_.list->AddRectFilled(vec(on.left, inner.top), vec(on.left + edge, inner.bottom), ink);
  frame_.list->AddRectFilled(vec(on.right - edge, inner.top), vec(on.right, inner.bottom), ink);
}

void Canvas::disc(Point centre, float radius, Colour colour) {
  frame_.list->AddCircleFilled(vec(at_x(centre.x), at_y(centre.y)), px(radius), packed(colour));
}

void Canvas::ring(Point centre, float radius, Colour colour, float border) {
  frame_.list->AddCircle(vec(at_x(centre.x), at_y(centre.y)), px(radius), packed(colour), 0,
                         px(border));
}

void Canvas::arc(Point centre, float radius, float share, Colour colour, float border) {
  constexpr float kTop = -std::numbers::pi_v<float> / 2;
  const float way = 2 * std::numbers::pi_v<float> * std::clamp(share, 0.0F, 1.0F);
  frame_.list->PathArcTo(vec(at_x(centre.x), at_y(centre.y)), px(radius), kTop, kTop + way);
  frame_.list->PathStroke(packed(colour), 0, px(border));
}

void Canvas::line(Point from, Point to, Colour colour, float border) {
  frame_.list->AddLine(vec(at_x(from.x), at_y(from.y)), vec(at_x(to.x), at_y(to.y)), packed(colour),
                       px(border));
}

void Canvas::pixel_rect(int left_px, int top_px, int width_px, int height_px, Colour colour) {
  const float left = static_cast<float>(left_px) + frame_.origin.x;
  const float top = static_cast<float>(top_px) + frame_.origin.y;
  frame_.list->AddRectFilled(
      vec(left, top), vec(left + static_cast<float>(width_px), top + static_cast<float>(height_px)),
      packed(colour));
}

void Canvas::patch(const Rect& rect, const NinePatch& nine, Colour colour) {
  const auto corner = static_cast<float>(nine.corner);
  const auto bleed = static_cast<float>(nine.bleed);
  const Rect on = grown(on_pixels(rect), bleed);
  const float corner_x = std::min(corner, std::floor(on.width() / 2));
  const float corner_y = std::min(corner, std::floor(on.height() / 2));
  const auto size = static_cast<float>(nine.mask->width());
  const float xs[4] = {on.left, on.left + corner_x, on.right - corner_x, on.right};
  const float ys[4] = {on.top, on.top + corner_y, on.bottom - corner_y, on.bottom};
  const float us[4] = {0, corner / size, 1 - corner / size, 1};
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      // The stretched middle samples the centre of its one texel, so that nothing bleeds in.
      const bool mid_x = column == 1;
      const bool mid_y = row == 1;
      frame_.list->AddImage(
          static_cast<ImTextureID>(nine.mask.get()), vec(xs[column], ys[row]),
          vec(xs[column + 1], ys[row + 1]), vec(mid_x ? 0.5F : us[column], mid_y ? 0.5F : us[row]),
          vec(mid_x ? 0.5F : us[column + 1], mid_y ? 0.5F : us[row + 1]), packed(colour));
    }
  }
}

void Canvas::shadow(const Rect& rect, float radius, const Shadow& shadow) {
  if (!theme().effects.shadows) return;
  const NinePatch& nine = rounded_.shadow(static_cast<int>(std::lround(px(radius))),
                                          static_cast<int>(std::lround(px(shadow.blur))));
  patch(moved(rect, 0, shadow.drop), nine, faded(palette().shadow, shadow.alpha));
}

void Canvas::card_shadow(const Rect& rect, float radius) {
  if (!theme().effects.shadows) {  // then a border tells the card from the ground
    const float border = theme().borders.control;
    outline(inset(rect, -border, -border), palette().edge, 2 * border, radius + border);
    return;
  }
  shadow(rect, radius, theme().shadows.card);
  shadow(rect, radius, theme().shadows.card_near);
}

PictureRequest Canvas::request(const Rect& rect, const PictureLook& look) const {
  PictureRequest request;
  request.path = look.path;
  const Rect on = on_pixels(rect);
  request.width = static_cast<int>(on.width());
  request.height = static_cast<int>(on.height());
  request.focus_x = look.focus_x;
  request.focus_y = look.focus_y;
  request.layer = look.layer;
  request.radius_top = static_cast<int>(std::lround(px(look.radius_top)));
  request.radius_bottom = static_cast<int>(std::lround(px(look.radius_bottom)));
  // Photographs have a grain of their own.
  request.grainy = theme().effects.grain && look.path.extension() == ".svg";
  return request;
}

void Canvas::fill_tones(const Rect& rect, const PictureLook& look) {
  const int first = frame_.list->VtxBuffer.Size;
  fill_corners(rect, rgb(0xFFFFFF), look.radius_top, look.radius_bottom);
  const Colour above = rgb(look.tones->above);
  const Colour below = rgb(look.tones->below);
  const Rect on = on_pixels(rect);
  const float height = std::max(1.0F, on.height());
  for (int i = first; i < frame_.list->VtxBuffer.Size; ++i) {
    ImDrawVert& corner = frame_.list->VtxBuffer[i];
    const float down = std::clamp((corner.pos.y - on.top) / height, 0.0F, 1.0F);
    const ImU32 tone = packed(mixed(above, below, down)) & ~IM_COL32_A_MASK;
    corner.col = tone | (corner.col & IM_COL32_A_MASK);  // a smooth edge stays one
  }
}

void Canvas::picture(const Rect& rect, const PictureLook& look, Colour ground) {
  const PictureRequest request = this->request(rect, look);
  if (request.width <= 0 || request.height <= 0) return;
  if (!theme().effects.scenes) {
    if (ground.alpha > 0) fill_corners(rect, palette().valley, look.radius_top, look.radius_bottom);
    return;
  }
  const Texture* texture = pictures_.get(request);
  const float fade_s = std::max(1.0F, theme().motion.fade) / kMsPerS;
  const float shown = texture != nullptr ? std::min(1.0F, pictures_.age_s(request) / fade_s) : 0;
  if (shown < 1 && ground.alpha > 0) {
    if (look.tones) {
      fill_tones(rect, look);
    } else {
      fill_corners(rect, ground, look.radius_top, look.radius_bottom);
    }
  }
  if (texture == nullptr) return;
  if (shown < 1) keep_moving();
  const Rect on = on_pixels(rect);
  frame_.list->AddImage(static_cast<ImTextureID>(const_cast<Texture*>(texture)), low(on), high(on),
                        vec(0, 0), vec(1, 1), packed(faded(rgb(0xFFFFFF), shown * look.alpha)));
}

void Canvas::texture(const Rect& rect, const Texture& texture) {
  const Rect on = on_pixels(rect);
  frame_.list->AddImage(static_cast<ImTextureID>(const_cast<Texture*>(&texture)), low(on),
                        high(on));
}

void Canvas::mark(Mark mark, Point centre, float height, float scale) {
  const bool heart = mark == Mark::kHeartWithCrown;
  const float width = height * (heart ? kHeartMarkAspect : kGummibandMarkAspect);
  PictureRequest request;
  request.path = marks_ / (heart ? "mark-herz-mit-krone.svg" : "mark-gummiband.svg");
  request.width = static_cast<int>(std::lround(px(width)));
  request.height = static_cast<int>(std::lround(px(height)));
  const Texture* texture = pictures_.get(request);
  if (texture == nullptr) return;
  const float half_x = std::round(px(width * scale) / 2);
  const float half_y = std::round(px(height * scale) / 2);
  const float x = snapped_x(centre.x);
  const float y = snapped_y(centre.y);
  frame_.list->AddImage(static_cast<ImTextureID>(const_cast<Texture*>(texture)),
                        vec(x - half_x, y - half_y), vec(x + half_x, y + half_y));
}

Style Canvas::style(TextRole role, float scale) const {
  const Face& face = theme().face(role);
  const float size = large_size(role, face.size, scale > 0 ? scale : frame_.text_scale);
  return {face.family, face.weight, px(size), face.leading, face.tracking};
}

namespace {

constexpr std::string_view kEasyEnding = "-leicht";

bool is_letter(char c) {  // of a word, in UTF-8
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Leichte Sprache has a line for each sentence. A number before the dot ends none.
std::string sentence_lines(std::string text) {
  constexpr std::string_view kEnds = ".!?";
  for (size_t i = 1; i + 2 < text.size(); ++i) {
    const bool ends = kEnds.find(text[i]) != std::string_view::npos && is_letter(text[i - 1]);
    const char next = text[i + 2];
    const bool begins =
        (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9') || (next & 0x80) != 0;
    if (ends && text[i + 1] == ' ' && begins) text[i + 1] = '\n';
  }
  return text;
}

}  // namespace

const Setting& Canvas::set(const std::vector<Span>& spans, const TextLook& look) {
  const Wrap wrap = look.width > 0 ? look.wrap : Wrap::kNone;
  const bool read = look.role == TextRole::kStory || look.role == TextRole::kNote;
  if (read && wrap != Wrap::kNone && frame_.language.ends_with(kEasyEnding)) {
    std::vector<Span> lines = spans;
    for (Span& span : lines) span.text = sentence_lines(std::move(span.text));
    return type_.set(lines, style(look.role, look.scale), px(look.width), look.align, wrap,
                     frame_.language);
  }
  return type_.set(spans, style(look.role, look.scale), px(look.width), look.align, wrap,
                   frame_.language);
}

Size Canvas::measure(std::string_view text, const TextLook& look) {
  return measure({Span{std::string(text)}}, look);
}

Size Canvas::measure(const std::vector<Span>& spans, const TextLook& look) {
  const Setting& setting = set(spans, look);
  return {setting.width_px / frame_.px_per_u, setting.height_px / frame_.px_per_u};
}

Size Canvas::text(std::string_view text, Point at, const TextLook& look) {
  return this->text({Span{std::string(text)}}, at, look);
}

Size Canvas::text(const std::vector<Span>& spans, Point at, const TextLook& look) {
  const Setting& setting = set(spans, look);
  std::string all;
  for (const Span& span : spans) all += span.text;
  if (setting.word_too_long) report(all, "a word is wider than its column");
  if (setting.missing_glyphs > 0) report(all, "a letter is in none of the fonts");
  draw_setting(setting, at, look.width, look.colour, look.align);
  if (frame_.keep_texts) keep_text(std::move(all), at, setting, look);
  return {setting.width_px / frame_.px_per_u, setting.height_px / frame_.px_per_u};
}

void Canvas::keep_text(std::string text, Point at, const Setting& setting, const TextLook& look) {
  const float spare = std::max(0.0F, px(look.width) - setting.width_px);
  const float shift = look.align == Align::kCentre  ? spare / 2
                      : look.align == Align::kRight ? spare
                                                    : 0;
  const ImVec2 low = frame_.list->GetClipRectMin();
  const ImVec2 high = frame_.list->GetClipRectMax();
  drawn_texts_.push_back(
      {std::move(text),
       rect_at(at_x(at.x) + shift, snapped_y(at.y), setting.width_px, setting.height_px),
       {low.x, low.y, high.x, high.y},
       free_});
}

void Canvas::draw_setting(const Setting& setting, Point at, float box_width, Colour colour,
                          Align align) {
  if (!setting.mask) return;
  // Type sets a centred text within its own longest line; the column may be wider.
  const float spare = std::max(0.0F, px(box_width) - setting.width_px);
  const float shift = align == Align::kCentre ? spare / 2 : align == Align::kRight ? spare : 0;
  const float left = std::round(at_x(at.x) + shift) + static_cast<float>(setting.offset_x);
  const float top = snapped_y(at.y) + static_cast<float>(setting.offset_y);
  frame_.list->AddImage(static_cast<ImTextureID>(setting.mask.get()), vec(left, top),
                        vec(left + static_cast<float>(setting.mask->width()),
                            top + static_cast<float>(setting.mask->height())),
                        vec(0, 0), vec(1, 1), packed(colour));
}

void Canvas::label(std::string_view text, const Rect& rect, TextRole role, Colour colour,
                   float scale) {
  const TextLook look{role, colour, rect.width(), Align::kCentre, Wrap::kBalanced, scale};
  const Size size = measure(text, look);
  if (size.height > rect.height() + kFitTolerance || size.width > rect.width() + kFitTolerance) {
    report(text, "does not fit its control");
  }
  this->text(text, {rect.left, rect.centre().y - size.height / 2}, look);
}

TextRole Canvas::fitting(std::string_view text, float width, int most_lines,
                         std::span<const TextRole> roles) {
  TextRole narrowest = roles.back();
  float least = std::numeric_limits<float>::max();
  for (TextRole role : roles) {
    const TextLook look{role, palette().ink, width, Align::kLeft, Wrap::kBalanced};
    const Setting& setting = set({Span{std::string(text)}}, look);
    if (!setting.word_too_long && setting.lines <= most_lines) return role;
    // With large text a later role need not be a smaller one.
    const float size = style(role).size_px + (setting.word_too_long ? kMostTypeSizePx : 0);
    if (size <= least) {
      least = size;
      narrowest = role;
    }
  }
  return narrowest;
}

void Canvas::icon(std::string_view name, Point centre, float size, Colour colour) {
  const Setting& setting = type_.icon(name, px(size));
  const Point at{centre.x - setting.width_px / frame_.px_per_u / 2,
                 centre.y - setting.height_px / frame_.px_per_u / 2};
  draw_setting(setting, at, 0, colour, Align::kLeft);
}

void Canvas::push_clip(const Rect& rect) {
  const Rect on = on_pixels(rect);
  frame_.list->PushClipRect(low(on), high(on), true);
}

void Canvas::pop_clip() {
  frame_.list->PopClipRect();
}

void Canvas::report(std::string_view text, std::string what) {
  faults_.push_back({std::string(text), std::move(what)});
}

}  // namespace gummiband::ui
