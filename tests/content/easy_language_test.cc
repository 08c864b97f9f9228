// Leichte Sprache is spoken everywhere and in sentences of at most 12 words: in the kiosk's own
// words and in the sample pack.
#include <filesystem>

#include "base/text.h"
#include "catch.h"
#include "content/sentences.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

const std::string kThirteen =
    "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf Ende.";

// Every "msgstr" of a catalogue with its line: keys and header left out, parts of one text joined.
std::vector<Sentence> catalogue_sentences(const std::string& po) {
  std::vector<Sentence> all;
  std::string text;
  int line = 0;
  int begins = 0;
  bool within = false;
  const auto finish = [&] {
    if (!within || text.find("Content-Type:") != std::string::npos) return;
    for (const Sentence& found : sentences(text)) all.push_back({"", begins, found.words});
  };
  for (const std::string_view row : base::split(po, '\n')) {
    ++line;
    const size_t open = row.find('"');
    const bool quoted = open != std::string_view::npos && row.ends_with('"');
    if (row.starts_with("msgstr")) {
      finish();
      text.clear();
      begins = line;
      within = true;
    } else if (!row.starts_with('"')) {
      finish();
      within = false;
    }
    if (within && quoted) text += row.substr(open + 1, row.size() - open - 2);
  }
  finish();
  return all;
}

TEST_CASE("Every sentence of the kiosk's own Leichte Sprache has at most 12 words") {
  size_t catalogues = 0;
  const base::Path folder = base::Path(GUMMIBAND_SOURCE_DIR) / "assets/words";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".po" || !is_easy(entry.path().stem().string())) continue;
    ++catalogues;
    const auto po = base::read_file(entry.path(), 1024 * 1024);
    REQUIRE(po);
    const std::vector<Sentence> found = catalogue_sentences(*po);
    CHECK(found.size() > 100);
    for (const Sentence& sentence : found) {
      INFO(entry.path().string() << ":" << sentence.line);
      CHECK(sentence.words <= kMostEasyWords);
    }
  }
  CHECK(catalogues == 1);
}

// The text of one key that stands on one line.
std::string text_of(const std::string& po, const std::string& key) {
  const std::string begin = "msgid \"" + key + "\"\nmsgstr \"";
  const size_t at = po.find(begin);
  REQUIRE(at != std::string::npos);
  const size_t text = at + begin.size();
  return po.substr(text, po.find('\n', text) - text);
}

TEST_CASE("Where nobody can choose a language, German is Leichte Sprache") {
  const base::Path folder = base::Path(GUMMIBAND_SOURCE_DIR) / "assets/words";
  const auto german = base::read_file(folder / "de.po", 1024 * 1024);
  const auto easy = base::read_file(folder / "de-leicht.po", 1024 * 1024);
  REQUIRE(german);
  REQUIRE(easy);
  for (const char* key : {"trouble.title", "trouble.note", "trouble.note_one"}) {
    INFO(key);
    CHECK(text_of(*german, key) == text_of(*easy, key));
  }
}

TEST_CASE("A long sentence planted in a catalogue would be seen") {
  const std::string po =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain\"\n\nmsgid \"a.b\"\n"
      "msgstr \"Ja. \"\n\"" +
      kThirteen + "\"\n\nmsgid \"c.d\"\nmsgstr \"Nein\"\n";
  const std::vector<Sentence> found = catalogue_sentences(po);
  REQUIRE(found.size() == 3);
  CHECK(found[1] == Sentence{"", 5, 13});
  CHECK(found[2] == Sentence{"", 9, 1});
}

TEST_CASE("The sample pack speaks Leichte Sprache in every text, and short") {
  const base::Path folder = base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen";
  const LoadedPack loaded = load_pack(folder, kToday);
  REQUIRE(loaded.pack);
  for (const Finding& finding : loaded.findings) {
    INFO(finding.text());
    CHECK(finding.sentence.find("Leichte Sprache") == std::string::npos);
  }
  for (const Item& item : loaded.pack->items) {
    INFO(item.id);
    CHECK(std::filesystem::exists(folder / "items" / item.id / "de-leicht.md"));
    CHECK(item.body.at("de-leicht") != item.body.at("de"));
  }
  for (const auto& [name, text] : loaded.pack->legal) {
    INFO(name);
    CHECK(text.texts.contains("de-leicht"));
  }
}

}  // namespace
}  // namespace gummiband::content
