// Words: catalogues compiled here by msgfmt, read without any locale installed on the machine.
#include "content/words.h"

#include <cstdlib>

#include "catch.h"
#include "content/spoken.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

constexpr std::string_view kGerman = R"(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\nLanguage: de\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "form.send"
msgstr "Abschicken"
msgid "form.only_german"
msgstr "Grüße"
msgid "thanks.to"
msgstr "Danke, {name}! {name} und {other}"
msgid "hearts"
msgid_plural "hearts.many"
msgstr[0] "{n} Herz"
msgstr[1] "{n} Herzen"
)";

constexpr std::string_view kEnglish = R"(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\nLanguage: en\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "form.send"
msgstr "Send"
msgid "hearts"
msgid_plural "hearts.many"
msgstr[0] "{n} heart"
msgstr[1] "{n} hearts"
)";

constexpr std::string_view kEasy = R"(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\nLanguage: de\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "form.send"
msgstr "Jetzt senden"
)";

constexpr std::string_view kUkrainian = R"(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\nLanguage: uk\nPlural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"

msgid "hearts"
msgid_plural "hearts.many"
msgstr[0] "{n} серце"
msgstr[1] "{n} серця"
msgstr[2] "{n} сердець"
)";

class Catalogues : public TemporaryFolder {
 public:
  Catalogues() {
    compile("de", kGerman);
    compile("en", kEnglish);
    compile("de-leicht", kEasy);
    compile("uk", kUkrainian);
  }
  void compile(const std::string& language, std::string_view po) const {
    write(language + ".po", po);
    const base::Path folder = path() / language / "LC_MESSAGES";
    std::filesystem::create_directories(folder);
    const std::string command = "msgfmt --check-format -o '" + (folder / "gummiband.mo").string() +
                                "' '" + (path() / (language + ".po")).string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
  }
  Words load() const {
    auto words = Words::load(path(), {"de", "en", "de-leicht", "uk"});
    REQUIRE(words);
    return std::move(words).value();
  }
};

base::Day day(const char* text) {
  return *base::parse_day(text);
}

TEST_CASE("Each language has its own words, a variant too") {
  const Words words = Catalogues().load();
  CHECK(words.text("de", "form.send") == "Abschicken");
  CHECK(words.text("en", "form.send") == "Send");
  CHECK(words.text("de-leicht", "form.send") == "Jetzt senden");
}

TEST_CASE("A missing word comes from the base language, then from German, then it is the key") {
  const Words words = Catalogues().load();
  CHECK(words.text("de-leicht", "form.only_german") == "Grüße");
  CHECK(words.text("en", "form.only_german") == "Grüße");
  CHECK(words.text("pl", "form.send") == "Abschicken");
  CHECK(words.text("en", "no.such") == "no.such");
  CHECK(words.text("en", "") == "");
}

TEST_CASE("has() asks the catalogue itself") {
  const Words words = Catalogues().load();
  CHECK(words.has("de", "form.only_german"));
  CHECK_FALSE(words.has("en", "form.only_german"));
  CHECK_FALSE(words.has("de-leicht", "form.only_german"));
  CHECK_FALSE(words.has("pl", "form.send"));
  CHECK(words.has("en", "hearts"));
  CHECK_FALSE(words.has("de", ""));
}

TEST_CASE("A language without words is named with its line, unless there are no words at all") {
  const Catalogues catalogues;
  const TestPack pack;
  pack.replace("pack.yaml", "[de, en, de-leicht]", "[de, en,\n  de-leicht,\n  de-platt]");
  const std::vector<Mention> mentions = pack.load().mentions;
  const std::vector<Finding> found = unspoken_languages(catalogues.path(), mentions);
  INFO(text_of(found));
  REQUIRE(found.size() == 1);
  CHECK(place_of(found[0], pack.path()) == "pack.yaml:7");
  CHECK(found[0].severity == Severity::kError);
  CHECK(found[0].sentence == "The kiosk has no words of its own in \"de-platt\".");
  CHECK_THAT(found[0].remedy, contains("Take it out of languages:"));
  CHECK_THAT(found[0].remedy, contains("Known are: de, de-leicht, en, uk."));
  catalogues.compile("de-platt", kEasy);
  CHECK(unspoken_languages(catalogues.path(), mentions).empty());
  CHECK(unspoken_languages(catalogues.path() / "nowhere", mentions).empty());
}

TEST_CASE("Placeholders are replaced once, and what replaces them is left as it is") {
  const Words words = Catalogues().load();
  CHECK(words.text("de", "thanks.to", {{"name", "{other}"}, {"other", "B"}}) ==
        "Danke, {other}! {other} und B");
  CHECK(words.text("de", "thanks.to", {{"name", "A"}}) == "Danke, A! A und {other}");
}

TEST_CASE("Days are written as people of the language write them") {
  const Catalogues files;
  files.compile("nl", kEnglish);
  const auto loaded = Words::load(files.path(), {"de", "en", "nl", "de-leicht", "uk"});
  REQUIRE(loaded);
  const Words& words = *loaded;
  CHECK(words.long_day("de", day("2026-06-20")) == "Samstag, 20. Juni");
  CHECK(words.long_day("en", day("2026-06-20")) == "Saturday, 20 June");
  CHECK(words.long_day("nl", day("2026-06-20")) == "zaterdag 20 juni");
  CHECK(words.long_day("de-leicht", day("2026-03-01")) == "Sonntag, 1. März");
  CHECK(words.short_day("de", day("2026-08-31")) == "31. August");
  CHECK(words.short_day("en", day("2026-08-31")) == "31 August");
  CHECK(words.short_day("uk", day("2026-08-31")) == "31 серпня");
}

TEST_CASE("A day stays the same day in every time zone of the machine") {
  const Words words = Catalogues().load();
  const char* before = std::getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  for (const char* zone : {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"}) {
    setenv("TZ", zone, 1);
    tzset();
    CHECK(words.long_day("de", day("2026-01-01")) == "Donnerstag, 1. Januar");
    CHECK(words.long_day("de", day("1969-12-31")) == "Mittwoch, 31. Dezember");
  }
  kept.empty() ? unsetenv("TZ") : setenv("TZ", kept.c_str(), 1);
  tzset();
}

TEST_CASE("Times of day are written as people of the language say them") {
  const Catalogues files;
  files.compile("nl", kEnglish);
  const auto loaded = Words::load(files.path(), {"de", "en", "nl", "de-leicht"});
  REQUIRE(loaded);
  const Words& words = *loaded;
  const auto at = [](int hour, int minute) {
    return base::LocalTime{*base::parse_day("2026-06-20"), hour, minute};
  };
  CHECK(words.time_of_day("de", at(17, 0)) == "17 Uhr");
  CHECK(words.time_of_day("de-leicht", at(9, 5)) == "9:05 Uhr");
  CHECK(words.time_of_day("en", at(17, 0)) == "5 pm");
  CHECK(words.time_of_day("en", at(0, 30)) == "12:30 am");
  CHECK(words.time_of_day("en", at(12, 0)) == "12 pm");
  CHECK(words.time_of_day("nl", at(17, 0)) == "17.00 uur");
  CHECK(words.time_of_day("pl", at(17, 5)) == "17:05");
}

TEST_CASE("A catalogue that is missing, or a language that leads out of the folder, is a fault") {
  const Catalogues files;
  const auto missing = Words::load(files.path(), {"de", "fr"});
  REQUIRE_FALSE(missing);
  CHECK_THAT(missing.fault().sentence, contains("fr/LC_MESSAGES/gummiband.mo"));
  CHECK_FALSE(Words::load(files.path(), {"../de"}));
  CHECK_FALSE(Words::load(files.path(), {}));
}

TEST_CASE("A catalogue cut off at any byte is a fault") {
  const Catalogues files;
  const std::string name = "de/LC_MESSAGES/gummiband.mo";
  const std::string whole = files.read(name);
  for (size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    files.write(name, whole.substr(0, length));
    CHECK_FALSE(Words::load(files.path(), {"de"}).ok());
  }
}

TEST_CASE("A catalogue with any byte turned over is a fault or has other words, nothing worse") {
  const Catalogues files;
  const std::string name = "de/LC_MESSAGES/gummiband.mo";
  const std::string whole = files.read(name);
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string spoilt = whole;
    spoilt[at] = static_cast<char>(~spoilt[at]);
    files.write(name, spoilt);
    const auto words = Words::load(files.path(), {"de"});
    if (!words) continue;
    CHECK_FALSE(words->text("de", "form.send").empty());
  }
}

}  // namespace
}  // namespace gummiband::content
