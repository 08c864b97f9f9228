#include <algorithm>
#include <string_view>

#include "base/picture_header.h"
#include "ui/pictures.h"

namespace gummiband::ui {
namespace {

// More than any scene has; a file made to annoy ends here.
constexpr size_t kMostLayers = 32;

bool is_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// Ends what must not be read as elements: comments, CDATA, declarations.
std::string_view end_of_markup(std::string_view from) {
  if (from.starts_with("<!--")) return "-->";
  if (from.starts_with("<![CDATA[")) return "]]>";
  if (from.starts_with("<?")) return "?>";
  return ">";
}

// The whole tag at the beginning of `from`, without its brackets; a > in quotes does not end it.
std::string_view tag_of(std::string_view from) {
  char quote = 0;
  for (size_t i = 1; i < from.size(); ++i) {
    if (quote != 0) {
      if (from[i] == quote) quote = 0;
    } else if (from[i] == '"' || from[i] == '\'') {
      quote = from[i];
    } else if (from[i] == '>') {
      return from.substr(1, i - 1);
    }
  }
  return {};
}

std::string_view id_of(std::string_view tag) {
  size_t at = 0;
  while ((at = tag.find("id", at)) != std::string_view::npos) {
    const bool begins = at > 0 && is_space(tag[at - 1]);
    at += 2;
    size_t value = at;
    while (value < tag.size() && is_space(tag[value])) ++value;
    if (!begins || value >= tag.size() || tag[value] != '=') continue;
    ++value;
    while (value < tag.size() && is_space(tag[value])) ++value;
    if (value >= tag.size() || (tag[value] != '"' && tag[value] != '\'')) continue;
    const size_t end = tag.find(tag[value], value + 1);
    if (end == std::string_view::npos) return {};
    return tag.substr(value + 1, end - value - 1);
  }
  return {};
}

std::string_view name_of(std::string_view tag) {
  size_t end = 0;
  while (end < tag.size() && !is_space(tag[end]) && tag[end] != '/') ++end;
  const std::string_view name = tag.substr(0, end);
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Follows groups in and out and writes down the outermost ones that are layers.
class LayerFinder {
 public:
  void tag(std::string_view tag) {
    if (tag.starts_with('/')) {
      if (name_of(tag.substr(1)) == "g" && depth_ > 0) --depth_;
      if (depth_ <= layer_depth_) layer_depth_ = kNoLayer;
      return;
    }
    if (name_of(tag) != "g") return;
    const std::string_view id = id_of(tag);
    const bool empty = tag.ends_with('/');
    if (layer_depth_ == kNoLayer && id.starts_with("layer-")) {
      layers.emplace_back(id);
      if (!empty) layer_depth_ = depth_;
    }
    if (!empty) ++depth_;
  }

  std::vector<std::string> layers;

 private:
  static constexpr int kNoLayer = -1;
  int depth_ = 0;
  int layer_depth_ = kNoLayer;  // depth of the layer we are in
};

}  // namespace

std::vector<std::string> layers_in(std::string_view svg) {
  LayerFinder finder;
  while (finder.layers.size() < kMostLayers) {
    const size_t begin = svg.find('<');
    if (begin == std::string_view::npos) break;
    svg.remove_prefix(begin);
    if (svg.starts_with("<!") || svg.starts_with("<?")) {
      const std::string_view end = end_of_markup(svg);
      const size_t at = svg.find(end);
      if (at == std::string_view::npos) break;
      svg.remove_prefix(at + end.size());
      continue;
    }
    const std::string_view tag = tag_of(svg);
    finder.tag(tag);
    svg.remove_prefix(std::min(svg.size(), tag.size() + 2));
  }
  return finder.layers;
}

std::vector<std::string> picture_layers(const base::Path& svg) {
  const auto bytes = base::read_file(svg, base::kMostPictureBytes);
  if (!bytes) return {};
  const auto header = base::read_picture_header(*bytes);
  if (!header || header->format != base::PictureFormat::kSvg) return {};
  return layers_in(*bytes);
}

}  // namespace gummiband::ui
