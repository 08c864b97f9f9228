// Lists of pack.yaml whose members are mappings with an id: districts, personas, places ...
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "content/mapping_reader.h"

namespace gummiband::content {

// Calls `read_one(reader, member)` for every member of the list `key`, and reports ids that are
// there twice and keys that were not asked for. The list may be missing.
template <typename Member, typename ReadOne>
std::vector<Member> read_members(MappingReader& reader, std::string_view key, size_t most,
                                 ReadOne read_one) {
  std::vector<Member> all;
  for (const YamlNode& node : reader.list(key, Need::kOptional, most)) {
    MappingReader member(node, reader.file(), reader.report());
    if (!member.is_mapping()) continue;
    Member one;
    one.id = member.id("id", Need::kRequired);
    member.call(reader.path_to(key) + (one.id.empty() ? "" : "." + one.id));
    read_one(member, one);
    member.finish();
    const bool twice = !one.id.empty() && std::ranges::find(all, one.id, &Member::id) != all.end();
    if (twice) {
      reader.report().error(
          member.place("id"),
          "The id " + in_quotes(one.id) + " is there twice in " + in_quotes(key) + ".",
          "Give one of them another id.");
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace gummiband::content
