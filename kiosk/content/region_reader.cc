#include "content/region_reader.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "content/ids.h"
#include "content/limits.h"
#include "content/localized_reader.h"
#include "content/members_reader.h"
#include "content/outline.h"
#include "content/sentences.h"

namespace gummiband::content {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
constexpr size_t kFewestOutlinePoints = 3;

std::optional<int> whole_number(const YamlNode& node, int least, int most) {
  const std::string_view text = base::trim(node.text);
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = fault == std::errc{} && end == text.data() + text.size();
  if (node.kind != YamlKind::kText || !whole || number < least || number > most) {
    return std::nullopt;
  }
  return number;
}

// [x, y]
std::optional<MapPoint> read_point(const YamlNode& node, const base::Path& file, Report& report) {
  if (node.kind == YamlKind::kList && node.items.size() == 2) {
    const auto x = whole_number(node.items[0], 0, kMapSize);
    const auto y = whole_number(node.items[1], 0, kMapSize);
    if (x && y) return MapPoint{*x, *y};
  }
  report.error({file, node.line}, "This is not a point of the map.",
               "Write [x, y] with whole numbers from 0 to " + std::to_string(kMapSize) + ".");
  return std::nullopt;
}

}  // namespace

RegionReader::RegionReader(MappingReader& reader, PictureReader& pictures, PackFile& result)
    : reader_(reader),
      pictures_(pictures),
      result_(result),
      report_(reader.report()),
      districts_(ids_of(result.pack.districts)),
      fields_(ids_of(result.pack.fields)),
      recipients_(ids_of(result.pack.recipients)) {}

void RegionReader::read() {
  read_places();
  read_reasons();
  read_obstacles();
  read_map();
}

Localized RegionReader::sentence(MappingReader& member, std::string_view key, size_t most) {
  return read_localized(member, key, result_.pack.languages, most, Sameness::kPerLanguage);
}

Localized RegionReader::name(MappingReader& member, std::string_view key, size_t most) {
  return read_localized(member, key, result_.pack.languages, most, Sameness::kMayBeSame);
}

Picture RegionReader::picture(MappingReader& member) {
  const YamlNode* node = member.take("picture", Need::kRequired);
  if (node == nullptr) return {};
  return pictures_.read(*node, kPackFileName).value_or(Picture{});
}

std::string RegionReader::reference(MappingReader& member, std::string_view key,
                                    std::string_view what, const std::vector<std::string>& known) {
  const YamlNode* node = member.take_text(key, Need::kOptional);
  if (node == nullptr) return {};
  const bool found = check_reference({node->text, node->line}, what, known, member.file(), report_);
  return found ? node->text : "";
}

std::string RegionReader::item(MappingReader& member, std::string_view key, ItemKind kind,
                               Need need) {
  const std::string id = member.id(key, need);
  if (!id.empty()) result_.items.push_back({kind, {id, member.place(key).line}});
  return id;
}

void RegionReader::read_places() {
  result_.pack.places = read_members<HeartPlace>(
      reader_, "places", kMostPlaces,
      [&](MappingReader& member, HeartPlace& place) { read_place(member, place); });
}

void RegionReader::read_place(MappingReader& member, HeartPlace& place) {
  place.name = name(member, "name", kMostNameLength);
  place.words = sentence(member, "words", kMostNoteLength);
  place.motto = sentence(member, "motto", kMostNoteLength);
  place.picture = picture(member);
  place.district = reference(member, "district", "district", districts_);
  place.contact = item(member, "contact", ItemKind::kContact, Need::kRequired);
  place.recipient = reference(member, "recipient", "recipient", recipients_);
  for (const Reference& highlight : member.texts("highlights", kMostNamed, kMostIdLength)) {
    place.highlights.push_back(highlight.id);
    result_.items.push_back({ItemKind::kHighlight, highlight});
  }
}

void RegionReader::read_reasons() {
  result_.pack.why_here = read_members<Reason>(
      reader_, "why_here", kMostReasons,
      [&](MappingReader& member, Reason& reason) { read_reason(member, reason); });
}

void RegionReader::read_reason(MappingReader& member, Reason& reason) {
  reason.title = sentence(member, "title", kMostTitleLength);
  reason.text = sentence(member, "text", kMostReasonLength);
  for (const auto& [language, text] : reason.text.texts) {
    const size_t most = is_easy(language) ? kMostEasyReasonSentences : kMostReasonSentences;
    const size_t count = sentences(text).size();
    if (count <= most) continue;
    report_.warning(member.place("text"),
                    "The text in " + in_quotes(language) + " has " + std::to_string(count) +
                        " sentences; " + std::to_string(most) + " are read in passing.",
                    "Shorten it.");
  }
  reason.picture = picture(member);
  reason.figure = read_figure(member);
}

Figure RegionReader::read_figure(MappingReader& member) {
  Figure figure;
  const YamlNode* node = member.take("figure", Need::kRequired);
  if (node == nullptr) return figure;
  MappingReader reader(*node, member.file(), report_);
  if (!reader.is_mapping()) return figure;
  reader.call(member.path_to("figure"));
  figure.value = name(reader, "value", kMostFigureLength);
  figure.meaning = sentence(reader, "meaning", kMostMeaningLength);
  figure.source = name(reader, "source", kMostAuthorLength);
  figure.sample = reader.flag("sample");
  if (const YamlNode* year = reader.take("year", Need::kRequired)) {
    const auto number = whole_number(*year, kFirstYear, kLastYear);
    figure.year = number.value_or(0);
    if (!number) {
      report_.error({reader.file(), year->line}, in_quotes(year->text) + " is not a year.",
                    "Write the year the figure is of, like 2022.");
    }
  }
  reader.finish();
  return figure;
}

void RegionReader::read_obstacles() {
  result_.pack.obstacles = read_members<Obstacle>(
      reader_, "obstacles", kMostObstacles,
      [&](MappingReader& member, Obstacle& obstacle) { read_obstacle(member, obstacle); });
}

void RegionReader::read_obstacle(MappingReader& member, Obstacle& obstacle) {
  obstacle.text = sentence(member, "text", kMostNameLength);
  obstacle.reply = sentence(member, "reply", kMostReplyLength);
  int steps = 0;
  if (member.take("topic", Need::kOptional) != nullptr) {
    ++steps;
    obstacle.next = NextStep::kTopic;
    obstacle.target = item(member, "topic", ItemKind::kTopic, Need::kRequired);
  }
  if (member.take("field", Need::kOptional) != nullptr) {
    ++steps;
    obstacle.next = NextStep::kField;
    obstacle.target = reference(member, "field", "field", fields_);
  }
  if (member.take("contact", Need::kOptional) != nullptr) {
    ++steps;
    obstacle.next = NextStep::kContact;
    obstacle.target = item(member, "contact", ItemKind::kContact, Need::kRequired);
  }
  if (steps == 1) return;
  report_.error(member.place("id"),
                steps == 0 ? "This answer leads nowhere." : "This answer leads to several places.",
                "Write one of topic:, field: or contact:.");
}

void RegionReader::read_map() {
  for (const YamlNode& node : reader_.list("map", Need::kOptional, kMostNamed)) {
    read_district(node);
  }
  if (result_.pack.map.empty()) return;
  for (const std::string& district : districts_) {
    const auto& map = result_.pack.map;
    if (std::ranges::find(map, district, &MapDistrict::district) != map.end()) continue;
    report_.warning(reader_.place("map"),
                    "The district " + in_quotes(district) + " is not on the map.",
                    "Add its outline, else nobody can tap it.");
  }
}

void RegionReader::read_district(const YamlNode& node) {
  MappingReader member(node, reader_.file(), report_);
  if (!member.is_mapping()) return;
  MapDistrict shape;
  member.take("district", Need::kRequired);
  shape.district = reference(member, "district", "district", districts_);
  const YamlNode* label = member.take("label", Need::kRequired);
  const auto label_point =
      label == nullptr ? std::nullopt : read_point(*label, member.file(), report_);
  const bool has_outline = member.take("outline", Need::kRequired) != nullptr;
  const auto points = member.list("outline", Need::kOptional, kMostOutlinePoints);
  for (const YamlNode& point : points) {
    const auto read = read_point(point, member.file(), report_);
    if (read) shape.outline.push_back(*read);
  }
  member.finish();
  std::vector<MapDistrict>& map = result_.pack.map;
  if (!shape.district.empty() &&
      std::ranges::find(map, shape.district, &MapDistrict::district) != map.end()) {
    report_.error(member.place("district"),
                  "The district " + in_quotes(shape.district) + " is on the map twice.",
                  "Remove one of the two.");
  }
  if (has_outline && label_point && shape.outline.size() == points.size()) {
    shape.label = *label_point;
    check_outline(shape, member.place("outline"), member.place("label"));
  }
  map.push_back(std::move(shape));
}

void RegionReader::check_outline(const MapDistrict& shape, const Place& outline,
                                 const Place& label) {
  if (shape.outline.size() < kFewestOutlinePoints) {
    report_.error(outline, "An outline needs at least 3 points.",
                  "Write outline: [[x, y], [x, y], [x, y], ...].");
    return;
  }
  if (const auto crossing = find_crossing(shape.outline)) {
    const MapPoint at = shape.outline[*crossing];
    report_.error(outline,
                  "The outline crosses itself behind the point [" + std::to_string(at.x) + ", " +
                      std::to_string(at.y) + "].",
                  "Go round the district once, each point once.");
    return;
  }
  if (is_within(shape.outline, shape.label)) return;
  report_.error(label, "The name stands outside the outline.", "Move the label into it.");
}

}  // namespace gummiband::content
