// The kiosk's words: every key that the code asks for stands in every catalogue, translated, and no
// catalogue holds a word that nobody asks for.
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "base/file.h"
#include "base/text.h"
#include "catch.h"

using namespace gummiband;

namespace {

using Catalogue = std::map<std::string, std::string>;  // msgid -> first msgstr

std::string read(const base::Path& path) {
  const base::Result<std::string> text = base::read_file(path, 4 << 20);
  REQUIRE(text.ok());
  return *text;
}

Catalogue read_catalogue(const std::string& po) {
  Catalogue words;
  std::string key;
  const std::regex id("^msgid \"(.*)\"$");
  const std::regex translation("^msgstr(\\[0\\])? \"(.*)\"$");
  for (std::string_view line : base::split(po, '\n')) {
    const std::string text(line);
    std::smatch match;
    if (std::regex_match(text, match, id)) key = match[1];
    if (std::regex_match(text, match, translation) && !key.empty()) words[key] = match[2];
  }
  return words;
}

std::map<std::string, Catalogue> catalogues() {
  std::map<std::string, Catalogue> all;
  const base::Path folder = base::Path(GUMMIBAND_SOURCE_DIR) / "assets/words";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".po") {
      all[entry.path().stem().string()] = read_catalogue(read(entry.path()));
    }
  }
  return all;
}

// Every literal in screens/ that looks like a word's key: "form.send".
std::set<std::string> literals() {
  std::set<std::string> found;
  const std::regex literal("\"([a-z_]+\\.[a-z_0-9]+)\"");
  const base::Path folder = base::Path(GUMMIBAND_SOURCE_DIR) / "kiosk/screens";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), literal), end; at != end; ++at) {
      found.insert((*at)[1]);
    }
  }
  return found;
}

// Keys that the code hands to word() or text(), beyond doubt.
std::set<std::string> asked_for() {
  std::set<std::string> found;
  const std::regex call(
      "(?:word|words\\.text|words\\.count)\\(\\s*(?:[\\w.\\[\\]]+,\\s*)?\"([a-z_]+\\.[a-z_0-9]+)"
      "\"");
  const base::Path folder = base::Path(GUMMIBAND_SOURCE_DIR) / "kiosk/screens";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string text = read(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), call), end; at != end; ++at) {
      found.insert((*at)[1]);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every language has every word, and none of them empty") {
  const auto all = catalogues();
  REQUIRE(all.size() >= 3);
  const Catalogue& german = all.at("de");
  REQUIRE(german.size() > 60);
  for (const auto& [language, words] : all) {
    for (const auto& [key, text] : german) {
      INFO(language << " " << key);
      REQUIRE(words.contains(key));
      CHECK_FALSE(words.at(key).empty());
    }
    CHECK(words.size() == german.size());
  }
}

TEST_CASE("every word the screens ask for is in the catalogues") {
  const Catalogue german = catalogues().at("de");
  const std::set<std::string> keys = asked_for();
  REQUIRE(keys.size() > 40);
  for (const std::string& key : keys) {
    INFO(key);
    CHECK(german.contains(key));
  }
}

TEST_CASE("no word stands in a catalogue without a screen that asks for it") {
  const std::set<std::string> used = literals();
  const Catalogue german = catalogues().at("de");
  for (const auto& [key, text] : german) {
    INFO(key);
    CHECK(used.contains(key));
  }
}

TEST_CASE("a fuzzy or missing translation would be seen") {
  const Catalogue words =
      read_catalogue("msgid \"a.b\"\nmsgstr \"\"\n\nmsgid \"c.d\"\nmsgstr \"x\"\n");
  CHECK(words.at("a.b").empty());
  CHECK(words.at("c.d") == "x");
  for (const auto& entry :
       std::filesystem::directory_iterator(base::Path(GUMMIBAND_SOURCE_DIR) / "assets/words")) {
    CHECK(read(entry.path()).find("#, fuzzy") == std::string::npos);
  }
}
