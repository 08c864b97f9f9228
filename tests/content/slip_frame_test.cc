// The part `slip:` of pack.yaml: what arrives, and every fault with its line.
#include <algorithm>

#include "catch.h"
#include "content/limits.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

constexpr const char* kSlip =
    "slip:\n"
    "  name: Gummiband\n"
    "  motto: {de: Zum Mitnehmen, en: To take along}\n"
    "  lines: [\"Heimvorteil – Dein Netzwerk\"]\n"
    "  hashtag: \"#meinherztraegtkrone\"\n"
    "  farewell: {de: Es hält., en: It holds.}\n";

struct SlipPack : TestPack {
  explicit SlipPack(const std::string& from = "", const std::string& to = "") {
    append("pack.yaml", kSlip);
    if (!from.empty()) replace("pack.yaml", from, to);
  }
};

TEST_CASE("A pack without a slip loads, and one with it brings everything along") {
  CHECK_FALSE(TestPack().load().pack->slip);
  const SlipPack files;
  const LoadedPack loaded = files.load();
  CHECK(text_of(loaded.findings) == "");
  REQUIRE(loaded.pack);
  REQUIRE(loaded.pack->slip);
  const SlipFrame& slip = *loaded.pack->slip;
  CHECK(slip.name.in("en") == "Gummiband");
  CHECK(slip.motto.in("de") == "Zum Mitnehmen");
  CHECK(slip.farewell.in("en") == "It holds.");
  CHECK(slip.lines == std::vector<std::string>{"Heimvorteil – Dein Netzwerk"});
  CHECK(slip.hashtag == "#meinherztraegtkrone");
  CHECK_FALSE(slip.header);
}

TEST_CASE("What is wrong with a slip is said with its line") {
  struct Wrong {
    const char* from;
    const char* to;
    const char* sentence;
  };
  const auto wrong = GENERATE(
      Wrong{"  name: Gummiband\n", "", "name"},
      Wrong{"en: To take along", "fr: Bonjour", "is not known here"},
      Wrong{"\"#meinherztraegtkrone\"", "meinherz", "is no hashtag"},
      Wrong{"\"#meinherztraegtkrone\"", "\"#mein herz\"", "is no hashtag"},
      Wrong{"\"#meinherztraegtkrone\"", "#meinherztraegtkrone", "quotation marks if it begins"},
      Wrong{"  lines:", "  header: pictures/none.png\n  lines:", "none.png"},
      Wrong{"  lines:", "  logos: [pictures/none.png]\n  lines:", "none.png"},
      Wrong{"  lines:", "  logos: [{file: pictures/foto.svg, author: E}]\n  lines:",
            "The picture has an author, but no licence."},
      Wrong{"  lines:", "  logos: [../logo.svg]\n  lines:", "lies outside the pack"},
      Wrong{"  hashtag:", "  hastag:", "is not known here"},
      Wrong{"Zum Mitnehmen", "Ein Motto das viel zu lang für einen schmalen Zettel ist", "40 fit"});
  CAPTURE(wrong.from, wrong.to);
  const SlipPack files(wrong.from, wrong.to);
  const LoadedPack loaded = files.load();
  CHECK_FALSE(loaded.pack);
  const std::string text = text_of(loaded.findings);
  CHECK_THAT(text, contains("pack.yaml:"));
  CHECK_THAT(text, contains(wrong.sentence));
}

TEST_CASE("A slip takes four logos and six lines, and no more") {
  const std::string five =
      "  logos: [a.svg, b.svg, c.svg, d.svg, e.svg]\n  lines: [a, b, c, d, e, f, g]\n";
  const SlipPack files("  lines: [\"Heimvorteil – Dein Netzwerk\"]\n", five);
  const LoadedPack loaded = files.load();
  CHECK_FALSE(loaded.pack);
  CHECK(std::ranges::count_if(loaded.findings, [](const Finding& finding) {
          return finding.text().find("are allowed") != std::string::npos;
        }) == 2);
}

}  // namespace
}  // namespace gummiband::content
