#include "content/yaml_reader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <exception>
#include <sstream>
#include <utility>

#include "base/text.h"
#include "content/limits.h"

namespace gummiband::content {
namespace {

struct Refused {
  int line = 0;  // from 0, in the text
  std::string sentence;
  std::string remedy;
};

// Builds the tree from the parser's events; throws Refused, which read_yaml catches.
class TreeBuilder final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    add(node_at(mark, YamlKind::kNothing));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark, 1); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    YamlNode node = node_at(mark, YamlKind::kText);
    node.text = value;
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlKind::kList);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, YamlKind::kMapping);
  }
  void OnMapEnd() override { close(); }

  YamlNode take_root() { return std::move(root_); }
  // Keys that are there twice; the rest of the file can be judged all the same.
  const std::vector<Refused>& twice() const { return twice_; }

 private:
  struct Level {
    YamlNode node;
    std::string key;  // of a mapping: read, its value still to come
    int key_line = 0;
    bool has_key = false;
  };

  static YamlNode node_at(const YAML::Mark& mark, YamlKind kind) {
    YamlNode node;
    node.kind = kind;
    node.line = std::max(mark.line, 0);
    return node;
  }

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor == 0) return;
    throw Refused{mark.line, "Anchors (&name) and aliases (*name) are not allowed.",
                  "Write the value out; put a text that begins with & or * in quotation marks."};
  }

  static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    // "?" and "!" are what the parser calls plain and quoted values.
    if (tag.empty() || tag == "?" || tag == "!") return;
    throw Refused{mark.line, "Tags (!name) are not allowed.",
                  "Put a text that begins with ! in quotation marks."};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YamlKind kind) {
    refuse_anchor(mark, anchor);
    refuse_tag(mark, tag);
    if (levels_.size() >= kMostYamlDepth) {
      throw Refused{mark.line,
                    "This is nested more than " + std::to_string(kMostYamlDepth) + " levels deep.",
                    "Check the brackets and the indentation."};
    }
    if (!levels_.empty() && levels_.back().node.kind == YamlKind::kMapping &&
        !levels_.back().has_key) {
      throw Refused{mark.line, "A list or mapping is used as a key.", "Check the indentation."};
    }
    levels_.push_back({node_at(mark, kind), "", 0, false});
  }

  void close() {
    YamlNode node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == YamlKind::kMapping && !level.has_key) {
      take_key(level, node);
      return;
    }
    if (level.node.kind == YamlKind::kMapping) {
      node.key = std::exchange(level.key, "");
      node.key_line = level.key_line;
      // An empty value has no place of its own.
      if (node.kind == YamlKind::kNothing) node.line = level.key_line;
      level.has_key = false;
    }
    level.node.items.push_back(std::move(node));
  }

  void take_key(Level& level, YamlNode& node) {
    if (level.node.items.size() >= kMostYamlKeys) {
      throw Refused{
          node.line,
          "There are more than " + std::to_string(kMostYamlKeys) + " keys in one mapping.",
          "Check that it is the right file."};
    }
    for (const YamlNode& other : level.node.items) {
      if (other.key != node.text) continue;
      twice_.push_back({node.line, "The key " + in_quotes(node.text) + " is there twice.",
                        "Keep one of the two."});
      break;
    }
    level.key = std::move(node.text);
    level.key_line = node.line;
    level.has_key = true;
  }

  std::vector<Level> levels_;
  std::vector<Refused> twice_;
  YamlNode root_;
};

void shift_lines(YamlNode& node, int by) {
  node.line += by;
  node.key_line += by;
  for (YamlNode& item : node.items) shift_lines(item, by);
}

}  // namespace

std::optional<YamlNode> read_yaml(std::string_view text, const base::Path& file, int first_line,
                                  Report& report) {
  const auto refuse = [&](int line, std::string sentence, std::string remedy) {
    report.error({file, first_line + std::max(line, 0)}, std::move(sentence), std::move(remedy));
  };
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    TreeBuilder builder;
    if (!parser.HandleNextDocument(builder)) {
      YamlNode empty;
      empty.kind = YamlKind::kMapping;
      empty.line = first_line;
      return empty;
    }
    for (const Refused& key : builder.twice()) refuse(key.line, key.sentence, key.remedy);
    YamlNode root = builder.take_root();
    TreeBuilder rest;
    if (parser.HandleNextDocument(rest)) {
      refuse(0, "There is more than one YAML document in this file.",
             "Remove the lines that are only ---.");
      return std::nullopt;
    }
    shift_lines(root, first_line);
    return root;
  } catch (const Refused& refused) {
    refuse(refused.line, refused.sentence, refused.remedy);
  } catch (const YAML::Exception& fault) {
    refuse(fault.mark.line, "This is not YAML: " + base::as_part_of_sentence(fault.msg) + ".",
           "Check the indentation (spaces, no tabs) and the space after each colon; put a text "
           "with a colon in quotation marks.");
  } catch (const std::exception& fault) {
    refuse(0, "This is not YAML: " + base::as_part_of_sentence(fault.what()) + ".",
           "Check the file.");
  }
  return std::nullopt;
}

}  // namespace gummiband::content
