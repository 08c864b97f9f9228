// pack.yaml and the legal texts -> everything of a Pack but its items.
#pragma once

#include <optional>
#include <vector>

#include "content/mapping_reader.h"
#include "content/mention.h"
#include "content/pack.h"
#include "content/pack_folder.h"
#include "content/picture_reader.h"
#include "content/report.h"

namespace gummiband::content {

// An item of this kind that pack.yaml names, and the line where it does.
struct ItemReference {
  ItemKind kind = ItemKind::kTopic;
  Reference item;
};

struct PackFile {
  Pack pack;  // without items
  Rights default_rights;
  // What can only be checked when the items are known, with the lines of pack.yaml.
  std::vector<Reference> order;
  std::vector<ItemReference> items;
  std::vector<Mention> mentions;
};

inline constexpr const char* kPackFileName = "pack.yaml";

// Nothing if the file is no YAML or names no languages: then nothing else can be judged.
std::optional<PackFile> read_pack_file(const PackFolder& folder, Report& report);

}  // namespace gummiband::content
