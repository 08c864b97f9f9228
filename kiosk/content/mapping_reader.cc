#include "content/mapping_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/text.h"
#include "content/limits.h"
#include "content/text_rules.h"

namespace gummiband::content {
namespace {

std::string the_key(std::string_view key) {
  return "The key " + in_quotes(key);
}

std::string known_are(std::vector<std::string> known) {
  constexpr size_t kMostListed = 24;
  if (known.empty()) return "There is none yet.";
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  const bool more = known.size() > kMostListed;
  if (more) known.resize(kMostListed);
  return "Known are: " + base::join(known, ", ") + (more ? ", ..." : ".");
}

}  // namespace

MappingReader::MappingReader(const YamlNode& node, base::Path file, Report& report)
    : node_(&node), file_(std::move(file)), report_(&report) {
  if (!is_mapping()) {
    wrong(node, "Here should be keys with values.", "Write lines like \"key: value\".");
  }
}

const YamlNode* MappingReader::find(std::string_view key) const {
  if (!is_mapping()) return nullptr;
  const auto found =
      std::ranges::find_if(node_->items, [&](const YamlNode& item) { return item.key == key; });
  return found == node_->items.end() ? nullptr : &*found;
}

const YamlNode* MappingReader::take(std::string_view key, Need need) {
  asked_.emplace_back(key);
  const YamlNode* value = find(key);
  if (value != nullptr && value->kind != YamlKind::kNothing &&
      (value->kind != YamlKind::kText || !base::trim(value->text).empty())) {
    return value;
  }
  if (need == Need::kRequired && value != nullptr) report_empty(key);
  if (need == Need::kRequired && value == nullptr && is_mapping()) missing_.emplace_back(key);
  return nullptr;
}

std::string MappingReader::path_to(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void MappingReader::know_elsewhere(std::span<const std::string_view> keys) {
  elsewhere_.assign(keys.begin(), keys.end());
}

bool MappingReader::is_elsewhere(std::string_view key) const {
  return std::ranges::find(elsewhere_, key) != elsewhere_.end();
}

bool MappingReader::is_blank(std::string_view key) const {
  const YamlNode* value = find(key);
  return value != nullptr && value->kind == YamlKind::kText && base::trim(value->text).empty();
}

void MappingReader::report_missing() {
  for (const std::string& key : missing_) {
    if (report_mistyped(key)) continue;
    report_->error(
        place(key),
        the_key(key) + " is missing" + (path_.empty() ? "" : " in " + in_quotes(path_)) + ".",
        "Add \"" + key + ": ...\".");
  }
}

bool MappingReader::report_mistyped(std::string_view key) {
  std::vector<std::string> others;
  for (const YamlNode& item : node_->items) {
    const bool asked = std::ranges::find(asked_, item.key) != asked_.end();
    if (!asked && !is_elsewhere(item.key)) others.push_back(item.key);
  }
  const auto near = base::did_you_mean(key, others);
  if (!near) return false;
  const YamlNode* item = find(*near);
  report_unknown(*item, {std::string(key)});
  asked_.push_back(*near);
  return true;
}

const YamlNode* MappingReader::take_text(std::string_view key, Need need) {
  const YamlNode* there = find(key);
  const bool lost = there != nullptr && there->kind == YamlKind::kNothing;
  if (lost && need == Need::kOptional) report_empty(key);
  return take(key, need);
}

std::string MappingReader::text(std::string_view key, Need need, size_t most) {
  const YamlNode* value = take_text(key, need);
  if (value == nullptr) return {};
  return line_of_text(*value, the_key(key), most, file_, *report_).value_or("");
}

std::string MappingReader::id(std::string_view key, Need need) {
  const YamlNode* value = take_text(key, need);
  if (value == nullptr) return {};
  const auto text = line_of_text(*value, the_key(key), kMostIdLength, file_, *report_);
  if (!text) return {};
  if (is_id(*text)) return *text;
  wrong(*value, in_quotes(*text) + " is not an id.",
        "Use lower-case letters a to z, digits and hyphens.");
  return {};
}

bool MappingReader::flag(std::string_view key) {
  const YamlNode* value = take(key, Need::kOptional);
  if (value == nullptr) return false;
  const std::string text = base::lower_ascii(value->text);
  if (value->kind == YamlKind::kText && (text == "true" || text == "yes")) return true;
  if (value->kind != YamlKind::kText || (text != "false" && text != "no")) {
    wrong(*value, the_key(key) + " is neither true nor false.", "Write true or false.");
  }
  return false;
}

std::optional<base::Day> MappingReader::day(std::string_view key, Need need) {
  const YamlNode* value = take(key, need);
  if (value == nullptr) return std::nullopt;
  const auto day = base::parse_day(base::trim(value->text));
  if (!day) {
    wrong(*value, in_quotes(value->text) + " is not a day of the calendar.",
          "Write it like 2026-06-20.");
  }
  return day;
}

std::optional<base::LocalTime> MappingReader::local_time(std::string_view key, Need need) {
  const YamlNode* value = take(key, need);
  if (value == nullptr) return std::nullopt;
  const auto time = base::parse_local_time(base::trim(value->text));
  if (!time) {
    wrong(*value, in_quotes(value->text) + " is not a day with a time.",
          "Write it like 2026-06-20 17:00.");
  }
  return time;
}

std::optional<double> MappingReader::number(std::string_view key, double least, double most) {
  const YamlNode* value = take(key, Need::kOptional);
  if (value == nullptr) return std::nullopt;
  // strtod obeys the C locale, which this program never sets; base 16 and "inf" are not wanted.
  const std::string text(base::trim(value->text));
  const bool plain = !text.empty() && text.find_first_not_of("0123456789.-+") == std::string::npos;
  char* end = nullptr;
  const double found = plain ? std::strtod(text.c_str(), &end) : 0;
  const bool whole = plain && end == text.c_str() + text.size() && std::isfinite(found);
  if (value->kind == YamlKind::kText && whole && found >= least && found <= most) return found;
  const auto plain_text = [](double number) {
    return std::to_string(static_cast<long long>(std::llround(number)));
  };
  const std::string range = "from " + plain_text(least) + " to " + plain_text(most);
  if (value->kind == YamlKind::kText && whole) {
    wrong(*value, the_key(key) + " is out of range: " + in_quotes(text) + ".",
          "Write a number " + range + ".");
  } else {
    wrong(*value, the_key(key) + " is not a number " + range + ".",
          "Write the number without its unit.");
  }
  return std::nullopt;
}

std::optional<int> MappingReader::whole_number(std::string_view key, double least, double most) {
  const std::optional<double> found = number(key, least, most);
  if (!found) return std::nullopt;
  const auto whole = static_cast<int>(*found);
  if (whole == *found) return whole;
  wrong(*find(key), the_key(key) + " is not a whole number.", "Write it without a fraction.");
  return std::nullopt;
}

std::vector<YamlNode> MappingReader::list(std::string_view key, Need need, size_t most_members) {
  const YamlNode* value = take(key, need);
  if (value == nullptr) return {};
  if (value->kind != YamlKind::kList) {
    wrong(*value, the_key(key) + " is not a list.",
          "Write [one, two], or one line per member that begins with a hyphen.");
    return {};
  }
  if (value->items.size() <= most_members) return value->items;
  wrong(*value,
        the_key(key) + " has " + std::to_string(value->items.size()) + " members; " +
            std::to_string(most_members) + " are allowed.",
        "Remove some.");
  return {};
}

std::vector<Reference> MappingReader::texts(std::string_view key, size_t most_members,
                                            size_t most_length) {
  std::vector<Reference> all;
  for (const YamlNode& member : list(key, Need::kOptional, most_members)) {
    const auto text =
        line_of_text(member, "A member of " + in_quotes(key), most_length, file_, *report_);
    if (!text) continue;
    const auto same = [&](const Reference& other) { return other.id == *text; };
    if (text->empty()) {
      wrong(member, "A member of " + in_quotes(key) + " is empty.",
            "Remove it, or put it in quotation marks if it begins with #.");
    } else if (std::ranges::any_of(all, same)) {
      wrong(member, in_quotes(*text) + " is there twice in " + in_quotes(key) + ".", "Remove one.");
    } else {
      all.push_back({*text, member.line});
    }
  }
  return all;
}

Place MappingReader::place(std::string_view key) const {
  const YamlNode* value = find(key);
  return {file_, value != nullptr ? value->key_line : node_->line};
}

void MappingReader::report_empty(std::string_view key) const {
  report_->error(place(key), the_key(key) + " is empty.",
                 "Write its value behind the colon, in quotation marks if it begins with #, which "
                 "else begins a comment.");
}

void MappingReader::finish() {
  if (!is_mapping()) return;
  report_missing();
  for (const YamlNode& item : node_->items) {
    if (std::ranges::find(asked_, item.key) != asked_.end()) continue;
    report_unknown(item, asked_);
  }
}

void MappingReader::report_unknown(const YamlNode& item,
                                   const std::vector<std::string>& known) const {
  const bool elsewhere = is_elsewhere(item.key);
  report_->error({file_, item.key_line}, the_key(item.key) + " is not known here.",
                 elsewhere ? "It belongs to another kind; remove it. " + known_are(known)
                           : suggestion(item.key, known));
}

void MappingReader::wrong(const YamlNode& value, std::string sentence, std::string remedy) const {
  report_->error({file_, value.line}, std::move(sentence), std::move(remedy));
}

std::optional<std::string> line_of_text(const YamlNode& node, const std::string& what, size_t most,
                                        const base::Path& file, Report& report) {
  const Place place{file, node.line};
  if (node.kind == YamlKind::kNothing) return "";
  if (node.kind != YamlKind::kText) {
    report.error(place, what + " is not a text.",
                 "Write it in one line; put a text that begins with [ or { in quotation marks.");
    return std::nullopt;
  }
  const std::string text(base::trim(node.text));
  if (const auto bad = find_bad_text(text)) {
    report.error(place, what + " " + bad->what + ".", "Type it anew.");
    return std::nullopt;
  }
  if (text.find_first_of("\n\r\t") != std::string::npos) {
    report.error(place, what + " has a line break or a tab in it.", "Write it in one line.");
    return std::nullopt;
  }
  const size_t length = base::count_code_points(text);
  if (length > most) {
    report.error(
        place,
        what + " has " + std::to_string(length) + " characters; " + std::to_string(most) + " fit.",
        "Shorten it.");
    return std::nullopt;
  }
  return text;
}

bool check_reference(const Reference& reference, std::string_view what,
                     const std::vector<std::string>& known, const base::Path& file,
                     Report& report) {
  if (std::ranges::find(known, reference.id) != known.end()) return true;
  report.error({file, reference.line},
               "The " + std::string(what) + " " + in_quotes(reference.id) + " is not in this pack.",
               suggestion(reference.id, known));
  return false;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  constexpr size_t kMostWordLength = 64;  // edit distance costs length times length
  if (word.size() <= kMostWordLength) {
    if (const auto near = base::did_you_mean(word, known)) return "Did you mean \"" + *near + "\"?";
  }
  return known_are(known);
}

}  // namespace gummiband::content
