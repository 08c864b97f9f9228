// Limits of a pack: what is at the limit loads, one more is an error.
#include "content/limits.h"

#include <functional>

#include "base/picture_header.h"
#include "catch.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

std::string letters(size_t count) {
  return std::string(count, 'a');
}

// Replaces `from` in `file` by a text of `most` characters, then of one more.
void expect_limit(const std::string& file, const std::string& from, size_t most,
                  const std::function<std::string(size_t)>& made) {
  const TestPack files;
  files.replace(file, from, made(most));
  CHECK(text_of(files.load().findings) == "");
  files.replace(file, made(most), made(most + 1));
  const LoadedPack loaded = files.load();
  CHECK_FALSE(loaded.pack);
  CHECK_FALSE(loaded.findings.empty());
}

TEST_CASE("Names, notes and purposes in pack.yaml have limits") {
  const auto keyed = [](const std::string& key) {
    return [key](size_t n) { return key + letters(n); };
  };
  expect_limit("pack.yaml", "version: \"1\"", kMostVersionLength, keyed("version: "));
  expect_limit("pack.yaml", "de: Kreis Olpe", kMostNameLength, keyed("de: "));
  expect_limit("pack.yaml", "icon: castle", kMostIconLength, keyed("icon: "));
  expect_limit("pack.yaml", "de: Meine Wurzeln sind hier.", kMostNoteLength, keyed("de: "));
  expect_limit("pack.yaml", "de: Wir rufen dich an.", kMostPurposeLength, keyed("de: "));
  expect_limit("pack.yaml", "organisation: Wirtschaftsförderung", kMostOrganisationLength,
               keyed("organisation: "));
  expect_limit("pack.yaml", "key: gb1-abc", kMostKeyLength, keyed("key: "));
  expect_limit("pack.yaml", "author: Gummiband", kMostAuthorLength, keyed("author: "));
  expect_limit("pack.yaml", "id: klein", kMostIdLength, keyed("id: "));
}

TEST_CASE("Legal texts have a limit") {
  expect_limit("legal/consent.de.md", "Ich bin **einverstanden**.", kMostLegalLength, letters);
}

TEST_CASE("Links and addresses have limits") {
  expect_limit("items/flecken/item.yaml", "https://www.siegen.de/flecken", kMostLinkLength,
               [](size_t n) {
                 const std::string front = "https://www.siegen.de/";
                 return front + letters(n - front.size());
               });
  expect_limit("items/lotsin/item.yaml", "lotsin@example.org", kMostEmailLength, [](size_t n) {
    const std::string end = "@example.org";
    return letters(n - end.size()) + end;
  });
}

TEST_CASE("Lists in pack.yaml have limits") {
  const auto members = [](size_t n, const std::function<std::string(size_t)>& one) {
    std::string all;
    for (size_t i = 0; i < n; ++i) all += one(i);
    return all;
  };
  const auto named = [&](const std::string& key) {
    return [members, key](size_t n) {
      return members(
          n, [&](size_t i) { return "  - {id: " + key + std::to_string(i) + ", name: N}\n"; });
    };
  };
  expect_limit("pack.yaml", "  - {id: handwerk, name: {de: Handwerk, en: Skilled trades}}\n",
               kMostNamed - 1,
               [&](size_t n) { return "  - {id: handwerk, name: H}\n" + named("f")(n); });
  expect_limit("pack.yaml", "hosts: [www.siegen.de", kMostHosts - 1, [&](size_t n) {
    return "hosts: [www.siegen.de" +
           members(n, [](size_t i) { return ", h" + std::to_string(i) + ".de"; });
  });
  expect_limit("pack.yaml", "  - {portrait: pictures/hoch.svg, landscape: pictures/quer.svg}\n",
               kMostAttractScenes, [&](size_t n) {
                 return members(n, [](size_t) {
                   return "  - {portrait: pictures/hoch.svg, landscape: pictures/quer.svg}\n";
                 });
               });
}

TEST_CASE("A pack may speak eight languages, not nine") {
  const auto variants = [](size_t n) {
    std::string all = "[de, en, de-leicht";
    for (size_t i = 3; i < n; ++i) all += ", de-" + std::to_string(i);
    return all + "]";
  };
  const TestPack files;
  files.replace("pack.yaml", "[de, en, de-leicht]", variants(kMostLanguages));
  CHECK(text_of(files.load().findings) == "");
  files.replace("pack.yaml", variants(kMostLanguages), variants(kMostLanguages + 1));
  CHECK_THAT(files.only_finding().sentence, contains("\"languages\" has 9 members; 8 are allowed"));
}

TEST_CASE("A picture file may have 32 MiB, not a byte more") {
  const TestPack files;
  // Blanks before the end: it is whole, only heavy.
  const auto scene = [](size_t bytes) {
    constexpr std::string_view kEnd = "</svg>";
    std::string svg(kSvg.substr(0, kSvg.rfind(kEnd)));
    svg.resize(bytes - kEnd.size(), ' ');
    return svg.append(kEnd);
  };
  files.replace("items/tischler/item.yaml", "pictures/foto.svg", "pictures/heavy.svg");
  files.write("pictures/heavy.svg", scene(base::kMostPictureBytes));
  CHECK(text_of(files.load().findings) == "");
  files.write("pictures/heavy.svg", scene(base::kMostPictureBytes + 1));
  const Finding found = files.only_finding();
  CHECK(place_of(found, files.path()) == "items/tischler/item.yaml:6");
  CHECK_THAT(found.sentence, contains("\"pictures/heavy.svg\": The picture has more than 32 MiB."));
}

TEST_CASE("Folders may be nested as deep as the limit, not deeper") {
  const TestPack files;
  base::Path deep = "pictures";
  for (int depth = 1; depth < kMostFolderDepth; ++depth) deep /= "d";
  files.write(deep / "a.txt", "x");
  CHECK(text_of(files.load().findings) == "");
  files.write(deep / "d/e/a.txt", "x");
  CHECK_THAT(text_of(files.load().findings), contains("nested more than 6 levels deep"));
}

TEST_CASE("Ten thousand items are looked at, one more is refused as a whole") {
  const TestPack files;
  const size_t there = 5;
  for (size_t i = there; i < kMostItems; ++i) {
    std::filesystem::create_directory(files.path() / ("items/i" + std::to_string(i)));
  }
  CHECK_THAT(text_of(files.load().findings), contains("item.yaml: error: This file is missing."));
  std::filesystem::create_directory(files.path() / "items/one-more");
  const auto findings = files.load().findings;
  REQUIRE_FALSE(findings.empty());
  CHECK_THAT(text_of(findings), contains("There are 10001 items; 10000 are allowed."));
  CHECK(text_of(findings).find("This file is missing.") == std::string::npos);
}

}  // namespace
}  // namespace gummiband::content
