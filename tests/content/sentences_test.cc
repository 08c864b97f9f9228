// Leichte Sprache has sentences of at most 12 words: the counter, and the findings it leads to.
#include "content/sentences.h"

#include "catch.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

std::vector<size_t> words_of(std::string_view text) {
  std::vector<size_t> words;
  for (const Sentence& sentence : sentences(text)) words.push_back(sentence.words);
  return words;
}

using Counts = std::vector<size_t>;

const std::string kTwelve = "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf.";
const std::string kThirteen = "Und " + kTwelve;

TEST_CASE("Words are what stands between spaces and has a letter or a digit") {
  CHECK(words_of("") == Counts{});
  CHECK(words_of(" \n – · & ** \n") == Counts{});
  CHECK(words_of("Komm") == Counts{1});
  CHECK(words_of("Schule & Arbeit – für dich.") == Counts{4});
  CHECK(words_of("Die E-Mail geht an name@web.de") == Counts{5});
  CHECK(words_of("Ein Ausbildungs·platz ist frei.") == Counts{4});
  CHECK(words_of("öä über") == Counts{2});
  CHECK(words_of(kTwelve) == Counts{12});
  CHECK(words_of(kThirteen) == Counts{13});
}

TEST_CASE("A sentence ends at its mark, whatever closes after it") {
  CHECK(words_of("Komm rein. Setz dich! Magst du Tee? Gut …") == Counts{2, 2, 3, 1});
  CHECK(words_of("Er sagt: „Komm rein.“ Du kommst.") == Counts{4, 2});
  CHECK(words_of("**Halt.** (Warte kurz.) Geh.") == Counts{1, 2, 1});
  CHECK(words_of("Wir sind da. Wir\nhaben Tee.") == Counts{3, 3});
}

TEST_CASE("A full stop inside a date, an abbreviation or an address ends no sentence") {
  CHECK(words_of("Das Fest ist am 16. April in Olpe.") == Counts{8});
  CHECK(words_of("Der Turm ist von 1903. Er steht.") == Counts{5, 2});
  CHECK(words_of("Nimm z. B. www.siegen.de mit.") == Counts{5});
  CHECK(words_of("Das Ende fehlt: .de") == Counts{4});
}

TEST_CASE("A paragraph, a heading, an entry of a list and a colon before a break end a sentence") {
  CHECK(words_of("Das kannst du\n\nHier lernen") == Counts{3, 2});
  CHECK(words_of("## Deine Rechte\nDu darfst fragen.") == Counts{2, 3});
  CHECK(words_of("Wir speichern:\n- deinen Namen\n- deine Themen") == Counts{2, 2, 2});
  CHECK(words_of("So geht es:\\\nTippe hier.") == Counts{3, 2});
  CHECK(words_of("So geht es:  \nTippe hier.") == Counts{3, 2});
  CHECK(words_of("So geht es: Tippe hier.") == Counts{5});
  // A break alone does not make two sentences of a long one.
  CHECK(words_of("Das ist\\\nein Satz.") == Counts{4});
}

TEST_CASE("A sentence knows its text and the line of its first word") {
  const std::vector<Sentence> found = sentences("Eins.\n\n  Zwei\ndrei. Vier");
  REQUIRE(found.size() == 3);
  CHECK(found[1] == Sentence{"Zwei\ndrei.", 2, 2});
  CHECK(found[2] == Sentence{"Vier", 3, 1});
}

TEST_CASE("Only the variant leicht is Leichte Sprache") {
  CHECK(is_easy("de-leicht"));
  CHECK_FALSE(is_easy("de"));
  CHECK_FALSE(is_easy("leicht"));
  CHECK_FALSE(is_easy("en-simple"));
}

TEST_CASE("A long sentence in an item's text is found where it stands") {
  const TestPack files;
  files.write("items/flecken/de-leicht.md",
              "---\ntitle: Alte Häuser\n---\nSehr alt.\\\n" + kTwelve + "\\\n" + kThirteen + "\n");
  const Finding finding = files.only_finding();
  CHECK(place_of(finding, files.path()) == "items/flecken/de-leicht.md:6");
  CHECK(finding.severity == Severity::kWarning);
  CHECK_THAT(finding.text(), contains("has 13 words; Leichte Sprache has at most 12."));
}

TEST_CASE("A long sentence in a short text, in pack.yaml or in a legal text is found too") {
  const TestPack files;
  SECTION("a short text") {
    files.write("items/flecken/de-leicht.md",
                "---\ntitle: Häuser\nsummary: " + kThirteen + "\n---\n");
    CHECK(place_of(files.only_finding(), files.path()) == "items/flecken/de-leicht.md:3");
  }
  SECTION("pack.yaml") {
    files.replace("pack.yaml", "purpose: {de: Wir rufen dich an.,",
                  "purpose: {de: Wir rufen dich an., de-leicht: " + kThirteen + ",");
    CHECK(place_of(files.only_finding(), files.path()) == "pack.yaml:22");
  }
  SECTION("a legal text") {
    files.write("legal/consent.de-leicht.md", "Ja.\n\n" + kThirteen + "\n");
    CHECK(place_of(files.only_finding(), files.path()) == "legal/consent.de-leicht.md:3");
  }
}

TEST_CASE("Other languages may have long sentences") {
  const TestPack files;
  files.replace("items/flecken/de.md", "Fachwerk.", kThirteen);
  CHECK(text_of(files.load().findings) == "");
}

}  // namespace
}  // namespace gummiband::content
