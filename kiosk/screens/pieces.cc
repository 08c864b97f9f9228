#include "screens/pieces.h"

#include <algorithm>
#include <cmath>

namespace gummiband::screens {

std::string dotted(std::string_view first, std::string_view second) {
  if (first.empty()) return std::string(second);
  if (second.empty()) return std::string(first);
  std::string both(first);
  both += ui::kDotBetween;
  both += second;
  return both;
}

std::string unbroken(std::string text) {
  for (size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) {
    text.replace(at, 1, "\u00A0");
  }
  return text;
}

std::string whole_words(std::string_view text) {
  constexpr std::string_view kHyphen = "\u2011";  // at which no line breaks
  std::string result;
  for (size_t at = 0; at < text.size();) {
    if (text.substr(at).starts_with(ui::kSoftHyphen)) {
      at += ui::kSoftHyphen.size();
      continue;
    }
    if (text[at] == '-') {
      result += kHyphen;
    } else {
      result += text[at];
    }
    ++at;
  }
  return result;
}

const content::Picture* picture_of(const World& world, const content::Item& item) {
  if (item.picture) return &*item.picture;
  if (item.kind != content::ItemKind::kContact) return nullptr;
  const std::vector<content::HeartPlace>& places = world.pack.places;
  auto place = std::ranges::find(places, item.id, &content::HeartPlace::contact);
  if (place == places.end() && !item.district.empty()) {
    place = std::ranges::find(places, item.district, &content::HeartPlace::district);
  }
  return place == places.end() ? nullptr : &place->picture;
}

double smooth_step(double t) {
  const double c = std::clamp(t, 0.0, 1.0);
  return c * c * (3 - 2 * c);
}

std::vector<ui::Point> smooth_chain(std::span<const ui::Point> points) {
  // Catmull-Rom: at each point the curve runs parallel to the line between its neighbours.
  constexpr float kPull = 1.0F / 6;
  if (points.size() < 2) return {};
  std::vector<ui::Point> chain = {points.front()};
  for (size_t i = 0; i + 1 < points.size(); ++i) {
    const ui::Point& before = points[i == 0 ? 0 : i - 1];
    const ui::Point& from = points[i];
    const ui::Point& to = points[i + 1];
    const ui::Point& after = points[std::min(i + 2, points.size() - 1)];
    chain.push_back({from.x + (to.x - before.x) * kPull, from.y + (to.y - before.y) * kPull});
    chain.push_back({to.x - (after.x - from.x) * kPull, to.y - (after.y - from.y) * kPull});
    chain.push_back(to);
  }
  return chain;
}

std::string countdown(double seconds) {
  const int whole = std::max(0, static_cast<int>(std::ceil(seconds)));
  const std::string rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

std::string breakable_before(std::string_view text, std::string_view marks) {
  constexpr std::string_view kZeroWidthSpace = "\u200B";
  std::string result;
  for (const char letter : text) {
    if (marks.find(letter) != std::string_view::npos) result += kZeroWidthSpace;
    result += letter;
  }
  return result;
}

}  // namespace gummiband::screens
