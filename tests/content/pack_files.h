// A small, right pack in a folder of its own, for tests to spoil one thing at a time.
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "catch.h"
#include "content/load.h"
#include "content/pack_yaml.h"

namespace gummiband::content {

inline const base::Day kToday{std::chrono::year{2026}, std::chrono::month{6}, std::chrono::day{20}};

// Removed with everything in it at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "gummiband-content-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const base::Path& path() const { return path_; }
  void write(const base::Path& relative, std::string_view content) const {
    std::filesystem::create_directories((path_ / relative).parent_path());
    std::ofstream file(path_ / relative, std::ios::binary);
    file << content;
    REQUIRE(file.good());
  }
  std::string read(const base::Path& relative) const {
    std::ifstream file(path_ / relative, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  // Replaces the first `from`, which must be there.
  void replace(const base::Path& relative, std::string_view from, std::string_view to) const {
    std::string content = read(relative);
    const size_t at = content.find(from);
    REQUIRE(at != std::string::npos);
    write(relative, content.replace(at, from.size(), to));
  }
  void append(const base::Path& relative, std::string_view more) const {
    write(relative, read(relative) + std::string(more));
  }
  void remove(const base::Path& relative) const {
    REQUIRE(std::filesystem::remove_all(path_ / relative) > 0);
  }

 private:
  base::Path path_;
};

class TestPack : public TemporaryFolder {
 public:
  TestPack() {
    write("pack.yaml", kPackYaml);
    for (const char* name : {"persona", "hoch", "quer", "header", "foto"}) {
      write(std::string("pictures/") + name + ".svg", kSvg);
    }
    write("legal/consent.de.md", "Ich bin **einverstanden**.\n");
    write("legal/consent.en.md", "I agree.\n");
    write("items/flecken/item.yaml",
          "kind: highlight\ndistrict: olpe\nthemes: [altstadt]\n"
          "link: https://www.siegen.de/flecken\n"
          "picture: {file: pictures/foto.svg, author: Erika Muster, licence: CC BY 4.0, "
          "focus: [0.25, 0.75]}\n");
    texts("flecken", "title: Alter Flecken\nplace: Freudenberg\nsummary: Fachwerk.\n",
          "Von *oben*:\n\n- **Kurpark**\n- Burg\n");
    write("items/flecken/de-leicht.md", "---\ntitle: Alte Häuser\n---\nSehr alt.\n");
    write("items/tischler/item.yaml",
          "kind: offer\nthemes: [handwerk]\nvalid_from: 2026-01-01\nvalid_until: 2026-12-31\n"
          "sample: true\npicture: pictures/foto.svg\n");
    texts("tischler",
          "title: Tischler\nplace: Olpe\nsummary: Holz.\nemployer: Muster\nfield: Ausbildung\n"
          "hours: 4 Tage\n",
          "");
    write("items/fest/item.yaml",
          "kind: event\nstarts: 2026-06-20 17:00\nends: 2026-06-21 23:00\nweekday: samstag\n");
    texts("fest", "title: Fest\nplace: Olpe\nsummary: Am Samstag, 20. Juni 2026.\n", "Musik.\n");
    write("items/lotsin/item.yaml",
          "kind: contact\nsample: true\nphone: +49 30 23125 123\nemail: lotsin@example.org\n");
    texts("lotsin", "title: Lotsin\norganisation: Heimvorteil\n", "");
    write("items/wohnen/item.yaml", "kind: topic\n");
    texts("wohnen", "title: Wohnen\n", "");
  }

  void texts(const std::string& item, const std::string& front, const std::string& body) const {
    for (const char* language : {"de", "en"}) {
      write("items/" + item + "/" + language + ".md", "---\n" + front + "---\n" + body);
    }
  }

  LoadedPack load() const { return load_pack(path(), kToday); }
  // The only finding there is.
  Finding only_finding() const {
    const LoadedPack loaded = load();
    std::string all;
    for (const Finding& finding : loaded.findings) all += finding.text() + "\n";
    INFO(all);
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.pack.has_value() == (loaded.findings[0].severity == Severity::kWarning));
    return loaded.findings[0];
  }
};

// Those that are no pictures, of which every pack names many.
inline std::vector<Mention> without_pictures(std::vector<Mention> mentions) {
  std::erase_if(mentions, [](const Mention& one) { return one.kind == MentionKind::kPicture; });
  return mentions;
}

// "de.md:4: sentence", the path counted from the pack's folder.
inline std::string place_of(const Finding& finding, const base::Path& folder) {
  return finding.file.lexically_relative(folder).string() + ":" + std::to_string(finding.line);
}

inline std::string text_of(const std::vector<Finding>& findings) {
  std::string all;
  for (const Finding& finding : findings) all += finding.text() + "\n";
  return all;
}

}  // namespace gummiband::content
