// A picture as pack.yaml and item.yaml name it: where it is, whose it is, and whether the file is
// what its name says, within the limits of base/picture_header.h. Nothing is decoded.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "content/mapping_reader.h"
#include "content/mention.h"
#include "content/pack.h"
#include "content/pack_folder.h"

namespace gummiband::content {

class PictureReader {
 public:
  // `folder` and `report` must live longer. `default_rights` serve pictures that name none.
  PictureReader(const PackFolder& folder, Rights default_rights, Report& report);

  // `node` stands in `file`, which counts from the pack's folder. Nothing after a finding.
  std::optional<Picture> read(const YamlNode& node, const base::Path& file);
  // The pictures read so far: whether they can be drawn is for others to say.
  const std::vector<Mention>& mentions() const { return mentions_; }

 private:
  struct Look {
    std::string fault;  // what is wrong with the file; empty if nothing is
    std::string remedy;
    std::optional<base::SceneTones> tones;
  };
  // Nothing, and a finding, if `name` is no file of the pack's.
  std::optional<base::Path> find(const std::string& name, const base::Path& file,
                                 const Place& place);
  // Each reader opens a file once.
  const Look& look_at(const base::Path& picture);
  // A fault as others say it: with its remedy behind a semicolon, or without one.
  static Look faulty(const std::string& fault);
  static Look examine(const base::Path& path);

  const PackFolder* folder_;
  Rights default_rights_;
  Report* report_;
  std::map<base::Path, Look> looks_;
  std::vector<Mention> mentions_;
};

// The mapping {author, licence}; `reader` stands on it.
Rights read_rights(MappingReader& reader, Need need);

}  // namespace gummiband::content
