// One folder items/ID -> an Item.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "content/pack.h"
#include "content/pack_folder.h"
#include "content/picture_reader.h"
#include "content/report.h"

namespace gummiband::content {

// As it is written behind kind: "topic".
std::string_view kind_name(ItemKind kind);

class ItemReader {
 public:
  // `pack` has everything but its items; all references must live longer.
  ItemReader(const PackFolder& folder, const Pack& pack, base::Day today, PictureReader& pictures,
             Report& report);

  // What could be read of it, after whatever was wrong has been reported; nothing if not even its
  // kind is known.
  std::optional<Item> read(const std::string& id);

 private:
  void read_references(MappingReader& reader, Item& item);
  void read_link(MappingReader& reader, Item& item);
  void read_validity(MappingReader& reader, Item& item);
  void read_event(MappingReader& reader, Item& item);
  void read_wifi(MappingReader& reader, Item& item);
  void read_contact(MappingReader& reader, Item& item);
  void warn_of_past(MappingReader& reader, const Item& item);

  const PackFolder& folder_;
  const Pack& pack_;
  base::Day today_;
  PictureReader& pictures_;
  Report& report_;
  std::vector<std::string> districts_;
  std::vector<std::string> themes_;  // and fields
  std::vector<std::string> personas_;
};

}  // namespace gummiband::content
