// Takes the keys of one YAML mapping one by one, as typed values, and reports what is wrong with
// each: missing, of the wrong kind, too long, out of range. Keys that nobody asked for are reported
// by finish(), with the likeliest of those that were.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "content/report.h"
#include "content/yaml_reader.h"

namespace gummiband::content {

enum class Need { kOptional, kRequired };

// A text and the line it stands in, for checks that come later.
struct Reference {
  std::string id;
  int line = 0;
  bool operator==(const Reference&) const = default;
};

class MappingReader {
 public:
  // Reports a `node` that is no mapping; it then behaves like an empty one without being asked for
  // missing keys. `node` and `report` must live longer.
  MappingReader(const YamlNode& node, base::Path file, Report& report);

  bool is_mapping() const { return node_->kind == YamlKind::kMapping; }
  // What findings call this mapping, and a part of it: "themes.natur", "themes.natur.name".
  void call(std::string path) { path_ = std::move(path); }
  std::string path_to(std::string_view key) const;
  // Keys that have their meaning in a mapping of another kind: none of them is a mistyped one.
  void know_elsewhere(std::span<const std::string_view> keys);
  // The value; nothing if it is missing or empty. A required one is reported then: at once if it is
  // empty, by finish() if it is missing, for only then is it known which keys nobody asks for.
  const YamlNode* take(std::string_view key, Need need);
  // The same for a text: a key without any value is reported, required or not, for its text may
  // have been taken for a comment. "" is a value, and means none.
  const YamlNode* take_text(std::string_view key, Need need);
  // Whether the key is there with "" as its value.
  bool is_blank(std::string_view key) const;
  // Empty if missing or wrong.
  std::string text(std::string_view key, Need need, size_t most);
  std::string id(std::string_view key, Need need);
  bool flag(std::string_view key);  // true, false, yes, no; false if missing
  std::optional<base::Day> day(std::string_view key, Need need);
  std::optional<base::LocalTime> local_time(std::string_view key, Need need);
  std::optional<double> number(std::string_view key, double least, double most);
  std::optional<int> whole_number(std::string_view key, double least, double most);
  // Members of a list of texts, each at most `most_length` long, none twice.
  std::vector<Reference> texts(std::string_view key, size_t most_members, size_t most_length);
  // The members of a list; empty if missing or wrong.
  std::vector<YamlNode> list(std::string_view key, Need need, size_t most_members);

  // The line of a key, for findings about it; of the mapping if the key is not there.
  Place place(std::string_view key) const;
  const base::Path& file() const { return file_; }
  Report& report() const { return *report_; }
  // The required keys that are missing; alone where nothing else can be judged without them.
  void report_missing();
  void finish();

 private:
  const YamlNode* find(std::string_view key) const;
  void report_empty(std::string_view key) const;
  void report_unknown(const YamlNode& item, const std::vector<std::string>& known) const;
  // Whether a key is there that was meant to be this one, which is missing.
  bool report_mistyped(std::string_view key);
  bool is_elsewhere(std::string_view key) const;
  void wrong(const YamlNode& value, std::string sentence, std::string remedy) const;

  const YamlNode* node_;
  base::Path file_;
  Report* report_;
  std::string path_;
  std::vector<std::string> asked_;
  std::vector<std::string> missing_;
  std::vector<std::string> elsewhere_;
};

// The scalar of `node` if it is an acceptable text of at most `most` characters in one line; else a
// finding and nothing. `what` names it: the key "title".
std::optional<std::string> line_of_text(const YamlNode& node, const std::string& what, size_t most,
                                        const base::Path& file, Report& report);

// Reports the reference if `known` does not have it. `what` as in "district".
bool check_reference(const Reference& reference, std::string_view what,
                     const std::vector<std::string>& known, const base::Path& file, Report& report);

// "Did you mean "abc"?" or, where nothing is near, "Known are: ...".
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace gummiband::content
