// What pack.yaml says of the region: places:, why_here:, obstacles: and map:.
#pragma once

#include <string>
#include <vector>

#include "content/mapping_reader.h"
#include "content/pack_reader.h"
#include "content/picture_reader.h"

namespace gummiband::content {

class RegionReader {
 public:
  // `reader` stands on pack.yaml. `result` has languages, districts, fields and recipients already.
  // All references must live longer.
  RegionReader(MappingReader& reader, PictureReader& pictures, PackFile& result);

  // Adds all four parts to the result; each may be missing.
  void read();

 private:
  void read_places();
  void read_reasons();
  void read_obstacles();
  void read_map();

  void read_place(MappingReader& member, HeartPlace& place);
  void read_reason(MappingReader& member, Reason& reason);
  Figure read_figure(MappingReader& member);
  void read_obstacle(MappingReader& member, Obstacle& obstacle);
  void read_district(const YamlNode& node);
  void check_outline(const MapDistrict& shape, const Place& outline, const Place& label);

  Localized sentence(MappingReader& member, std::string_view key, size_t most);
  Localized name(MappingReader& member, std::string_view key, size_t most);
  Picture picture(MappingReader& member);
  // The value of `key` if it is one of `known`; else empty, and a finding if it is there.
  std::string reference(MappingReader& member, std::string_view key, std::string_view what,
                        const std::vector<std::string>& known);
  // The value of `key`, an item whose kind can only be checked later.
  std::string item(MappingReader& member, std::string_view key, ItemKind kind, Need need);

  MappingReader& reader_;
  PictureReader& pictures_;
  PackFile& result_;
  Report& report_;
  std::vector<std::string> districts_;
  std::vector<std::string> fields_;
  std::vector<std::string> recipients_;
};

}  // namespace gummiband::content
