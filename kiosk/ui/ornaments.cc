// The shapes that only this house has: hills and the rubber band. Part of Canvas.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/canvas.h"

namespace gummiband::ui {
namespace {

// Two ridges as cubic Béziers in fractions of width and of the lip's height.
constexpr std::array<Point, 7> kRidgeA = {{{0, 0.72F},
                                           {0.16F, 0.10F},
                                           {0.34F, -0.05F},
                                           {0.55F, 0.42F},
                                           {0.72F, 0.78F},
                                           {0.86F, 0.60F},
                                           {1, 0.18F}}};
constexpr std::array<Point, 7> kRidgeB = {{{0, 0.20F},
                                           {0.20F, 0.75F},
                                           {0.42F, 0.85F},
                                           {0.62F, 0.42F},
                                           {0.78F, 0.08F},
                                           {0.90F, 0.10F},
                                           {1, 0.50F}}};
// The heart of the mark, as drawn there: 100 wide, from y = 4 down to 91.
constexpr std::array<Point, 19> kHeartOutline = {{{50, 91},
                                                  {43, 82},
                                                  {5, 58},
                                                  {5, 29},
                                                  {5, 13},
                                                  {16, 4},
                                                  {28.5F, 4},
                                                  {38.5F, 4},
                                                  {46, 10},
                                                  {50, 19},
                                                  {54, 10},
                                                  {61.5F, 4},
                                                  {71.5F, 4},
                                                  {84, 4},
                                                  {95, 13},
                                                  {95, 29},
                                                  {95, 58},
                                                  {57, 82},
                                                  {50, 91}}};
constexpr float kHeartHeight = 87;
constexpr int kHeartSteps = 16;
constexpr int kRidgeSteps = 32;            // per Bézier
constexpr int kBandSteps = 28;             // per Bézier
constexpr float kRidgeEdge = 1.5F;         // u, the line that smooths the ridge
constexpr float kBandLight = 0.18F;        // of the width: the light line
constexpr float kBandLightShift = -0.22F;  // of the width, along the normal
constexpr float kLandColumnPx = 2;         // land is laid in columns so wide
constexpr float kBandShadowAlpha = 0.26F;  // in its middle
constexpr float kBandShadowReach = 1.0F;   // of the width, to either side
constexpr float kBandShadowDrop = 0.6F;    // of the width
constexpr float kFeather = 1;              // pixels, a smooth edge

ImU32 packed(Colour c) {
  return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

Point bezier(const Point* p, float t) {
  const float s = 1 - t;
  const float a = s * s * s;
  const float b = 3 * s * s * t;
  const float c = 3 * s * t * t;
  const float d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

std::vector<Point> sampled(std::span<const Point> chain, int steps) {
  std::vector<Point> points;
  for (size_t start = 0; start + 3 < chain.size(); start += 3) {
    for (int i = start == 0 ? 0 : 1; i <= steps; ++i) {
      points.push_back(bezier(&chain[start], static_cast<float>(i) / static_cast<float>(steps)));
    }
  }
  return points;
}

std::vector<Point> ridge(const Hill& hill) {
  std::vector<Point> points = sampled(hill.shape == HillShape::kA ? kRidgeA : kRidgeB, kRidgeSteps);
  for (Point& p : points) {
    p = {hill.left + p.x * (hill.right - hill.left), hill.ridge + p.y * hill.lip};
  }
  return points;
}

// A strip of quads between two edges, on a ground that repeats over the screen where there is one,
// without anti-aliasing, so that neighbours share their edge.
void strip(ImDrawList& list, std::span<const ImVec2> upper, std::span<const ImVec2> lower,
           ImU32 top, ImU32 bottom, const Texture* ground = nullptr) {
  const int columns = static_cast<int>(upper.size()) - 1;
  if (columns < 1) return;
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const auto place = [&](const ImVec2& at) {
    if (ground == nullptr) return white;
    const auto edge = static_cast<float>(ground->width());
    return ImVec2(at.x / edge, at.y / edge);
  };
  if (ground != nullptr) {
    list.PushTextureID(static_cast<ImTextureID>(const_cast<Texture*>(ground)));
  }
  list.PrimReserve(columns * 6, (columns + 1) * 2);
  const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  for (size_t i = 0; i < upper.size(); ++i) {
    list.PrimWriteVtx(upper[i], place(upper[i]), top);
    list.PrimWriteVtx(lower[i], place(lower[i]), bottom);
  }
  for (int i = 0; i < columns; ++i) {
    const auto at = [&](int offset) { return static_cast<ImDrawIdx>(first + 2 * i + offset); };
    for (int corner : {0, 2, 1, 2, 3, 1}) list.PrimWriteIdx(at(corner));
  }
  if (ground != nullptr) list.PopTextureID();
}

// A line along its spine, `half` pixels to either side, each edge fading over `feather` pixels.
void ribbon(ImDrawList& list, std::span<const ImVec2> spine, std::span<const ImVec2> normals,
            std::span<const float> half, float feather, Colour colour) {
  const auto aside = [&](float side, float beyond) {
    std::vector<ImVec2> line(spine.size());
    for (size_t i = 0; i < spine.size(); ++i) {
      const float by = side * std::max(0.0F, half[i] + beyond);
      line[i] = {spine[i].x + normals[i].x * by, spine[i].y + normals[i].y * by};
    }
    return line;
  };
  const float in = std::min(feather / 2, half.empty() ? 0 : std::ranges::max(half));
  const float out = feather - in;
  const std::vector<ImVec2> lines[] = {aside(-1, out), aside(-1, -in), aside(1, -in),
                                       aside(1, out)};
  const ImU32 whole = packed(colour);
  const ImU32 none = packed(faded(colour, 0));
  strip(list, lines[0], lines[1], none, whole);
  strip(list, lines[1], lines[2], whole, whole);
  strip(list, lines[2], lines[3], whole, none);
}

float height_at(std::span<const Point> crest, float x) {
  for (size_t i = 1; i < crest.size(); ++i) {
    if (crest[i].x < x) continue;
    const float span = std::max(0.001F, crest[i].x - crest[i - 1].x);
    const float t = std::clamp((x - crest[i - 1].x) / span, 0.0F, 1.0F);
    return crest[i - 1].y + t * (crest[i].y - crest[i - 1].y);
  }
  return crest.back().y;
}

// Where a vertical line crosses a closed outline, from above: in between it is inside.
std::vector<float> crossings(std::span<const Point> outline, float x) {
  std::vector<float> found;
  for (size_t i = 0; i < outline.size(); ++i) {
    const Point& a = outline[i];
    const Point& b = outline[(i + 1) % outline.size()];
    if ((a.x <= x) == (b.x <= x)) continue;
    found.push_back(a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y));
  }
  std::ranges::sort(found);
  return found;
}

std::vector<ImVec2> normals(std::span<const ImVec2> points) {
  std::vector<ImVec2> result(points.size());
  for (size_t i = 0; i < points.size(); ++i) {
    const ImVec2& a = points[i == 0 ? 0 : i - 1];
    const ImVec2& b = points[std::min(i + 1, points.size() - 1)];
    const float length = std::max(0.001F, std::hypot(b.x - a.x, b.y - a.y));
    result[i] = {-(b.y - a.y) / length, (b.x - a.x) / length};
  }
  return result;
}

}  // namespace

float Canvas::ridge_y(const Hill& hill, float x) {
  return height_at(ridge(hill), x);
}

void Canvas::hill(const Hill& hill, Colour top, Colour bottom) {
  std::vector<ImVec2> upper;
  std::vector<ImVec2> lower;
  const float base = snapped_y(hill.base);
  for (const Point& p : ridge(hill)) {
    upper.emplace_back(at_x(p.x), at_y(p.y));
    lower.emplace_back(at_x(p.x), base);
  }
  const bool is_paper = top == palette().paper && bottom == palette().paper;
  if (const Texture* paper = is_paper ? grainy_paper() : nullptr) {
    strip(*frame_.list, upper, lower, IM_COL32_WHITE, IM_COL32_WHITE, paper);
  } else {
    strip(*frame_.list, upper, lower, packed(top), packed(bottom));
  }
  const float reach = std::max(1.0F, px(kRidgeEdge)) / 2;
  std::vector<ImVec2> above = upper;
  for (ImVec2& p : above) p.y -= reach;
  strip(*frame_.list, above, upper, packed(faded(top, 0)), packed(top));
}

void Canvas::land(std::span<const Point> outline, const Hill& hill, Colour top, Colour bottom) {
  const std::vector<Point> crest = ridge(hill);
  float left = crest.back().x;
  float right = crest.front().x;
  for (const Point& p : outline) {
    left = std::min(left, p.x);
    right = std::max(right, p.x);
  }
  const float width = kLandColumnPx / frame_.px_per_u;
  const auto tone = [&](float y) {
    const float depth = (y - hill.ridge) / std::max(1.0F, hill.base - hill.ridge);
    return packed(mixed(top, bottom, std::clamp(depth, 0.0F, 1.0F)));
  };
  for (float x = snapped(left) / frame_.px_per_u; x < right; x += width) {
    const std::vector<float> borders = crossings(outline, x + width / 2);
    const float under = height_at(crest, x + width / 2);
    for (size_t i = 0; i + 1 < borders.size(); i += 2) {
      const float from = std::max(borders[i], under);
      if (from >= borders[i + 1]) continue;
      frame_.list->AddRectFilledMultiColor({at_x(x), at_y(from)},
                                           {at_x(x + width), at_y(borders[i + 1])}, tone(from),
                                           tone(from), tone(borders[i + 1]), tone(borders[i + 1]));
    }
  }
  draw_crest(crest, outline, top);
}

// The line that smooths the ridge, where it is within the outline.
void Canvas::draw_crest(std::span<const Point> crest, std::span<const Point> outline,
                        Colour colour) {
  std::vector<ImVec2> run;
  const auto draw_run = [&] {
    frame_.list->AddPolyline(run.data(), static_cast<int>(run.size()), packed(colour), 0,
                             std::max(1.0F, px(kRidgeEdge)));
    run.clear();
  };
  for (const Point& p : crest) {
    const std::vector<float> borders = crossings(outline, p.x);
    const auto below = std::ranges::upper_bound(borders, p.y) - borders.begin();
    if (below % 2 == 1) run.emplace_back(at_x(p.x), at_y(p.y));
    if (below % 2 == 0) draw_run();
  }
  draw_run();
}

void Canvas::loop(std::span<const Point> outline, Colour colour, float border) {
  std::vector<ImVec2> points;
  for (const Point& p : outline) points.emplace_back(at_x(p.x), at_y(p.y));
  frame_.list->AddPolyline(points.data(), static_cast<int>(points.size()), packed(colour),
                           ImDrawFlags_Closed, std::max(1.0F, px(border)));
}

// Where nothing casts a shadow, a line tells the hill from what is behind it.
void Canvas::draw_ridge_line(const Hill& hill) {
  std::vector<ImVec2> upper;
  for (const Point& p : ridge(hill)) upper.emplace_back(at_x(p.x), at_y(p.y));
  frame_.list->AddPolyline(upper.data(), static_cast<int>(upper.size()), packed(palette().edge), 0,
                           px(2 * theme().borders.control));
}

void Canvas::hill_shadow(const Hill& hill, const Shadow& shadow) {
  if (!theme().effects.shadows) {
    draw_ridge_line(hill);
    return;
  }
  const float reach = px(shadow.blur);
  std::vector<ImVec2> upper;
  std::vector<ImVec2> middle;
  for (const Point& p : ridge(hill)) {
    upper.emplace_back(at_x(p.x), at_y(p.y + shadow.drop) - reach);
    middle.emplace_back(at_x(p.x), at_y(p.y + shadow.drop) + reach);
  }
  // Two ramps make the soft foot of a blur out of straight ones.
  strip(*frame_.list, upper, middle, packed(faded(palette().shadow, 0)),
        packed(faded(palette().shadow, shadow.alpha)));
}

void Canvas::band(std::span<const Point> chain, float band_width) {
  tapered_band(chain, band_width, band_width);
}

void Canvas::tapered_band(std::span<const Point> chain, float from_width, float to_width) {
  constexpr float kTaperPower = 1.5F;
  std::vector<ImVec2> spine;
  for (const Point& p : sampled(chain, kBandSteps)) spine.emplace_back(at_x(p.x), at_y(p.y));
  if (spine.size() < 2) return;
  const std::vector<ImVec2> normal = normals(spine);
  std::vector<float> half(spine.size());
  std::vector<ImVec2> below = spine;
  std::vector<ImVec2> light = spine;
  const float widest = px(std::max(from_width, to_width));
  for (size_t i = 0; i < spine.size(); ++i) {
    const float t = static_cast<float>(i) / static_cast<float>(spine.size() - 1);
    half[i] = px(from_width + (to_width - from_width) * std::pow(t, kTaperPower)) / 2;
    below[i].y += kBandShadowDrop * widest;
    light[i].x += normal[i].x * kBandLightShift * 2 * half[i];
    light[i].y += normal[i].y * kBandLightShift * 2 * half[i];
  }
  const std::vector<float> nothing(spine.size(), 0);
  const float thin = std::max(1.0F, kBandLight * px(std::min(from_width, to_width))) / 2;
  const std::vector<float> thin_half(spine.size(), thin);
  ImDrawList& list = *frame_.list;
  ribbon(list, below, normal, nothing, kBandShadowReach * widest,
         faded(palette().shadow, kBandShadowAlpha));
  ribbon(list, spine, normal, half, kFeather, palette().band);
  ribbon(list, light, normal, thin_half, kFeather, faded(palette().band_light, 0.75F));
}

void Canvas::heart_ring(Point centre, float height, Colour colour, float border) {
  std::vector<ImVec2> points;
  const float scale = height / kHeartHeight;
  for (const Point& p : sampled(kHeartOutline, kHeartSteps)) {
    points.emplace_back(at_x(centre.x + (p.x - 50) * scale),
                        at_y(centre.y + (p.y - 4 - kHeartHeight / 2) * scale));
  }
  points.pop_back();  // the last is the first again
  frame_.list->AddPolyline(points.data(), static_cast<int>(points.size()), packed(colour),
                           ImDrawFlags_Closed, px(border));
}

}  // namespace gummiband::ui
