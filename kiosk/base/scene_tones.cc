#include "base/scene_tones.h"

#include <charconv>

namespace gummiband::base {
namespace {

constexpr std::string_view kColour = "stop-color=\"#";
constexpr size_t kDigits = 6;

std::optional<uint32_t> colour_at(std::string_view text, size_t at) {
  const std::string_view from = text.substr(at + kColour.size());
  uint32_t value = 0;
  if (from.size() <= kDigits || from[kDigits] != '"') return std::nullopt;
  const auto [end, error] = std::from_chars(from.data(), from.data() + kDigits, value, 16);
  if (error != std::errc() || end != from.data() + kDigits) return std::nullopt;
  return value;
}

}  // namespace

std::optional<SceneTones> scene_tones(std::string_view svg) {
  const size_t begin = svg.find("<linearGradient");
  if (begin == std::string_view::npos) return std::nullopt;
  const size_t end = svg.find("</linearGradient", begin);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view gradient = svg.substr(begin, end - begin);
  const size_t first = gradient.find(kColour);
  if (first == std::string_view::npos) return std::nullopt;
  const auto above = colour_at(gradient, first);
  const auto below = colour_at(gradient, gradient.rfind(kColour));
  if (!above || !below) return std::nullopt;
  return SceneTones{*above, *below};
}

}  // namespace gummiband::base
