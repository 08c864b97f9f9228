#include "content/theme_file.h"

#include <charconv>
#include <functional>

#include "content/limits.h"
#include "content/mapping_reader.h"
#include "content/yaml_file.h"

namespace gummiband::content {
namespace {

constexpr double kSmallestType = 28;  // u: what can still be read at arm's length
constexpr double kLargestType = 400;
constexpr double kMostLength = 400;      // u
constexpr double kMostDuration = 60000;  // ms
constexpr size_t kColourLength = 7;      // "#RRGGBB"

std::optional<uint32_t> parse_colour(std::string_view text) {
  if (text.size() != kColourLength || text.front() != '#') return std::nullopt;
  uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class ThemeReader {
 public:
  ThemeReader(const YamlNode& yaml, const base::Path& file, const ThemeNames& names, Report& report)
      : reader_(yaml, file, report), names_(names) {}

  ThemeFile read() {
    ThemeFile theme;
    section("colours", names_.colours, [&](MappingReader& values, const std::string& name) {
      if (const auto colour = read_colour(values, name)) theme.colours[name] = *colour;
      theme.lines[name] = values.place(name).line;
    });
    section("faces", names_.faces, [&](MappingReader& values, const std::string& name) {
      if (const auto face = read_face(values, name)) theme.faces[name] = *face;
      theme.lines[name] = values.place(name).line;
    });
    section("shadows", names_.shadows, [&](MappingReader& values, const std::string& name) {
      if (const auto shadow = read_shadow(values, name)) theme.shadows[name] = *shadow;
    });
    section("radii", names_.radii, [&](MappingReader& values, const std::string& name) {
      read_number(values, name, kMostLength, theme.radii);
    });
    section("borders", names_.borders, [&](MappingReader& values, const std::string& name) {
      read_number(values, name, kMostLength, theme.borders);
    });
    section("motion", names_.motion, [&](MappingReader& values, const std::string& name) {
      read_number(values, name, kMostDuration, theme.motion);
    });
    section("effects", names_.effects, [&](MappingReader& values, const std::string& name) {
      if (values.take(name, Need::kRequired) != nullptr) theme.effects[name] = values.flag(name);
    });
    reader_.finish();
    return theme;
  }

 private:
  using ReadOne = std::function<void(MappingReader&, const std::string&)>;

  void section(const char* key, const std::vector<std::string>& names, const ReadOne& read_one) {
    const YamlNode* node = reader_.take(key, Need::kRequired);
    if (node == nullptr) return;
    MappingReader values(*node, reader_.file(), reader_.report());
    if (!values.is_mapping()) return;
    for (const std::string& name : names) read_one(values, name);
    values.finish();
  }

  static std::optional<uint32_t> read_colour(MappingReader& values, const std::string& name) {
    const std::string text = values.text(name, Need::kRequired, kColourLength);
    if (text.empty()) return std::nullopt;
    const auto colour = parse_colour(text);
    if (!colour) {
      values.report().error(values.place(name), in_quotes(text) + " is no colour.",
                            "Write it like \"#FBF7EE\".");
    }
    return colour;
  }

  static void read_number(MappingReader& values, const std::string& name, double most,
                          std::map<std::string, double>& into) {
    if (values.take(name, Need::kRequired) == nullptr) return;
    if (const auto number = values.number(name, 0, most)) into[name] = *number;
  }

  static std::optional<ThemeFace> read_face(MappingReader& values, const std::string& name) {
    const YamlNode* node = values.take(name, Need::kRequired);
    if (node == nullptr) return std::nullopt;
    MappingReader one(*node, values.file(), values.report());
    ThemeFace face;
    face.family = one.text("family", Need::kRequired, kMostNameLength);
    one.take("weight", Need::kRequired);
    one.take("size", Need::kRequired);
    const auto weight = one.number("weight", 100, 900);
    const auto size = one.number("size", kSmallestType, kLargestType);
    face.leading = one.number("leading", 0.7, 2.5).value_or(face.leading);
    face.tracking = one.number("tracking", -0.1, 0.3).value_or(face.tracking);
    one.finish();
    if (!weight || !size) return std::nullopt;
    face.weight = static_cast<int>(*weight);
    face.size = *size;
    return face;
  }

  static std::optional<ThemeShadow> read_shadow(MappingReader& values, const std::string& name) {
    const YamlNode* node = values.take(name, Need::kRequired);
    if (node == nullptr) return std::nullopt;
    MappingReader one(*node, values.file(), values.report());
    ThemeShadow shadow;
    shadow.drop = one.number("drop", -kMostLength, kMostLength).value_or(0);
    shadow.blur = one.number("blur", 0, kMostLength).value_or(0);
    shadow.alpha = one.number("alpha", 0, 1).value_or(0);
    one.finish();
    return shadow;
  }

  MappingReader reader_;
  const ThemeNames& names_;
};

}  // namespace

LoadedTheme load_theme(const base::Path& file, const ThemeNames& names) {
  LoadedTheme loaded;
  Report report;
  if (const auto yaml = read_yaml_file(file, report)) {
    ThemeFile theme = ThemeReader(*yaml, file, names, report).read();
    if (!report.has_error()) loaded.theme = std::move(theme);
  }
  loaded.findings = report.sorted();
  return loaded;
}

}  // namespace gummiband::content
