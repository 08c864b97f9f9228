#include "content/settings.h"

#include <algorithm>
#include <array>

#include "content/limits.h"
#include "content/mapping_reader.h"
#include "content/yaml_file.h"

namespace gummiband::content {
namespace {

constexpr double kMostDisplayMm = 5000;  // a wall of screens
constexpr double kLeastIdleSeconds = 10;
constexpr double kMostIdleSeconds = 600;
constexpr size_t kMostSettingLength = 200;
constexpr size_t kMostAddressLength = 500;  // several hosts
constexpr double kMostKeptDays = 3650;
constexpr size_t kMostProfileTexts = 24;  // what a page of the staff area shows
constexpr double kMostRollM = 200;
constexpr double kMostSlipsPerVisit = 50;
constexpr double kMostSlipsPerHour = 1000;

// Relative paths count from where the file is, not from where the program was started.
void read_path(MappingReader& reader, std::string_view key, const base::Path& folder,
               base::Path& target) {
  const std::string text = reader.text(key, Need::kOptional, kMostSettingLength);
  if (!text.empty()) target = folder / text;
}

void read_texts(MappingReader& reader, std::string_view key, size_t most_length,
                std::vector<std::string>& target) {
  for (const Reference& one : reader.texts(key, kMostProfileTexts, most_length)) {
    target.push_back(one.id);
  }
}

void read_length(MappingReader& reader, std::string_view key, double& target) {
  target = reader.number(key, 0, kMostDisplayMm).value_or(target);
}

void read_seconds(MappingReader& reader, std::string_view key, int& target) {
  const auto found = reader.number(key, kLeastIdleSeconds, kMostIdleSeconds);
  if (found) target = static_cast<int>(*found);
}

void read_painter(MappingReader& reader, std::string& target) {
  const std::vector<std::string> known = {"auto", "gpu", "cpu"};
  const YamlNode* value = reader.take_text("painter", Need::kOptional);
  if (value == nullptr) return;
  const Reference reference{value->text, value->line};
  if (std::ranges::find(known, reference.id) != known.end()) {
    target = reference.id;
  } else {
    reader.report().error({reader.file(), value->line}, in_quotes(value->text) + " is no painter.",
                          suggestion(value->text, known));
  }
}

void read_count(MappingReader& reader, std::string_view key, double most, int& target) {
  target = reader.whole_number(key, 1, most).value_or(target);
}

void read_dots(MappingReader& reader, int& target) {
  const YamlNode* value = reader.take("printer_dots", Need::kOptional);
  if (value == nullptr) return;
  for (const int dots : {384, 512, 576}) {
    if (value->text == std::to_string(dots)) {
      target = dots;
      return;
    }
  }
  reader.report().error({reader.file(), value->line},
                        in_quotes(value->text) + " is not the width of a receipt printer.",
                        "Write 384 (58 mm paper), 512 or 576 (80 mm).");
}

void read_printer(MappingReader& reader, Settings& settings) {
  const std::string printer = reader.text("printer", Need::kOptional, kMostSettingLength);
  if (!printer.empty()) settings.printer = printer;
  read_texts(reader, "printers", kMostSettingLength, settings.printers);
  read_dots(reader, settings.printer_dots);
  settings.printer_cut = reader.flag("printer_cut");
  settings.roll_m = reader.number("roll_m", 0, kMostRollM).value_or(settings.roll_m);
  read_count(reader, "slips_per_visit", kMostSlipsPerVisit, settings.slips_per_visit);
  read_count(reader, "slips_per_hour", kMostSlipsPerHour, settings.slips_per_hour);
}

// Whether the address is one is for the outbox to say, which knows the kinds.
void read_destination(MappingReader& reader, const base::Path& folder, Settings& settings) {
  settings.destination = reader.text("destination", Need::kOptional, kMostAddressLength);
  const bool is_folder = settings.destination.find("://") == std::string::npos;
  if (!settings.destination.empty() && is_folder) {
    settings.destination = (folder / settings.destination).string();
  }
  read_path(reader, "destination_password_file", folder, settings.destination_password_file);
  read_path(reader, "destination_certificate", folder, settings.destination_certificate);
  read_path(reader, "destination_key", folder, settings.destination_key);
  read_path(reader, "destination_ca", folder, settings.destination_ca);
  settings.keep_delivered_days = reader.whole_number("keep_delivered_days", 0, kMostKeptDays)
                                     .value_or(settings.keep_delivered_days);
}

LoadedSettings read_settings(const YamlNode& yaml, const base::Path& file, Report& report) {
  LoadedSettings loaded;
  Settings& settings = loaded.settings;
  MappingReader reader(yaml, file, report);
  read_path(reader, "data", file.parent_path(), settings.data);
  loaded.data_in_doubt = report.has_error();  // so far it can only be of this
  read_path(reader, "pack", file.parent_path(), settings.pack);
  settings.place = reader.text("place", Need::kOptional, kMostPlaceLength);
  settings.event = reader.text("event", Need::kOptional, kMostTitleLength);
  settings.municipality = reader.text("municipality", Need::kOptional, kMostPlaceLength);
  settings.funding = reader.text("funding", Need::kOptional, kMostTitleLength);
  read_texts(reader, "places", kMostPlaceLength, settings.places);
  read_texts(reader, "events", kMostTitleLength, settings.events);
  read_path(reader, "second_copy", file.parent_path(), settings.second_copy);
  read_path(reader, "export_folder", file.parent_path(), settings.export_folder);
  read_length(reader, "display_width_mm", settings.display_width_mm);
  read_length(reader, "display_height_mm", settings.display_height_mm);
  read_seconds(reader, "idle_warning_s", settings.idle_warning_s);
  read_seconds(reader, "idle_countdown_s", settings.idle_countdown_s);
  loaded.printer_at = reader.place("printer");
  loaded.printers_at = reader.place("printers");
  read_printer(reader, settings);
  loaded.destination_at = reader.place("destination");
  read_destination(reader, file.parent_path(), settings);
  read_painter(reader, settings.painter);
  reader.finish();
  return loaded;
}

}  // namespace

LoadedSettings load_settings(const base::Path& file) {
  LoadedSettings loaded;
  if (!base::is_there(file)) return loaded;
  Report report;
  if (const auto yaml = read_yaml_file(file, report)) {
    loaded = read_settings(*yaml, file, report);
  } else {
    loaded.data_in_doubt = true;
  }
  loaded.findings = report.sorted();
  return loaded;
}

}  // namespace gummiband::content
