// check, as the authors of a pack type it: every fault has its place.
#include <algorithm>
#include <filesystem>

#include "catch.h"
#include "cli/cli.h"
#include "program.h"

using namespace gummiband::cli;
namespace fs = std::filesystem;

namespace {

struct Author {
  explicit Author(const std::string& name) : folder(fresh_folder(name)), pack(folder / "pack") {
    fs::copy(kSource + "/content/suedwestfalen", pack, fs::copy_options::recursive);
  }
  // Replaces the first `from` in a file of the pack and says in which line it was.
  int spoil(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = content_of(pack / file);
    const size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    const auto before = text.begin() + static_cast<std::ptrdiff_t>(at);
    const auto line = static_cast<int>(std::count(text.begin(), before, '\n')) + 1;
    write(pack / file, text.replace(at, from.size(), to));
    return line;
  }
  gummiband::base::Path folder;
  gummiband::base::Path pack;
};

}  // namespace

TEST_CASE("check with settings checks the pack that they name, unless another one is given") {
  const Author author("check-settings");
  const std::string settings = (author.folder / "kiosk.yaml").string();
  write(settings, "pack: pack\n");
  const Spoken fine = start_program({"check", "--settings", settings});
  INFO(fine.out);
  CHECK(fine.code == kFine);
  CHECK_THAT(fine.out, contains(author.pack.string() + ": "));
  author.spoil("pack.yaml", "format: 1", "format: 7");
  const Spoken spoilt = start_program({"check", "--settings", settings});
  CHECK(spoilt.code == kWorldFault);
  CHECK_THAT(spoilt.out, contains((author.pack / "pack.yaml").string() + ":"));
  CHECK(start_program({"check", "--settings", settings, kSource + "/content/suedwestfalen"}).code ==
        kFine);
}

TEST_CASE("an icon that is none and a key that is none are named with file and line") {
  const Author author("check-mentions");
  const int icon = author.spoil("pack.yaml", "icon: ", "icon: no_such_");
  author.spoil("keys/demo.pub", "gb1-", "\ngb1-x");
  const Spoken said = start_program({"check", author.pack.string()});
  INFO(said.out);
  CHECK(said.code == kWorldFault);
  CHECK_THAT(said.out, contains((author.pack / "pack.yaml").string() + ":" + std::to_string(icon) +
                                ": error: There is no icon \"no_such_"));
  CHECK_THAT(said.out, contains((author.pack / "keys/demo.pub").string() +
                                ":2: error: The key of the recipient \""));
}

TEST_CASE(
    "a picture that is too large and one that is not what it says are named, with what to do") {
  const Author author("check-pictures");
  const int heavy =
      author.spoil("items/felsenmeer/item.yaml", "pictures/felsenmeer.svg", "gross.svg");
  fs::copy(author.pack / "pictures/felsenmeer.svg", author.pack / "items/felsenmeer/gross.svg");
  fs::resize_file(author.pack / "items/felsenmeer/gross.svg", 32 * 1024 * 1024 + 1);  // sparse
  const int false_name =
      author.spoil("items/atta-hoehle/item.yaml", "pictures/atta-hoehle.svg", "foto.jpg");
  fs::copy(author.pack / "pictures/atta-hoehle.svg", author.pack / "items/atta-hoehle/foto.jpg");
  const Spoken said = start_program({"check", author.pack.string()});
  INFO(said.out);
  CHECK(said.code == kWorldFault);
  CHECK_THAT(
      said.out,
      contains((author.pack / "items/felsenmeer/item.yaml").string() + ":" + std::to_string(heavy) +
               ": error: Picture \"gross.svg\": The picture has more than 32 MiB. "
               "Use PNG, JPEG, WebP or SVG within the limits of content/README.md.\n"));
  CHECK_THAT(
      said.out,
      contains((author.pack / "items/atta-hoehle/item.yaml").string() + ":" +
               std::to_string(false_name) +
               ": error: Picture \"foto.jpg\": The picture is not what the end of its name says. "
               "It is an SVG: name it foto.svg."));
}

TEST_CASE(
    "a picture whose header is right but that cannot be drawn is named, once, with its line") {
  const Author author("check-drawing");
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">";
  write(author.pack / "offen.svg", svg + "<rect>\n</svg>");
  std::string bomb = "<!DOCTYPE s [<!ENTITY a \"xxxxxxxxxxxxxxxx\">";
  for (char name = 'b'; name <= 'j'; ++name) {
    bomb += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(name - 1) + ";";
    bomb += "\">";
  }
  write(author.pack / "bombe.svg", bomb + "]>" + svg + "<text>&j;</text></svg>");
  std::string png = content_of(kSource + "/assets/pictures/grain.png");
  png.at(png.size() / 2) = static_cast<char>(~png.at(png.size() / 2));
  write(author.pack / "kaputt.png", png);
  const std::string old = "pictures/felsenmeer.svg";
  const int line = author.spoil("items/felsenmeer/item.yaml", old, "offen.svg");
  author.spoil("items/atta-hoehle/item.yaml", "pictures/atta-hoehle.svg", "bombe.svg");
  author.spoil("items/alter-flecken/item.yaml", "pictures/freudenberg.svg", "kaputt.png");
  const Spoken said = start_program({"check", author.pack.string()});
  INFO(said.out);
  CHECK(said.code == kWorldFault);
  CHECK_THAT(said.out, contains("items/felsenmeer/item.yaml:" + std::to_string(line) +
                                ": error: Picture \"offen.svg\": The SVG picture cannot be "));
  CHECK_THAT(said.out, contains("Picture \"bombe.svg\": The SVG picture cannot be "));
  CHECK_THAT(said.out, contains("Picture \"kaputt.png\": The PNG picture is damaged or cut off; "
                                "copy it again. The kiosk cannot draw it"));
}

TEST_CASE("the demo key is warned of once for each recipient that has it, and for no other") {
  const Author author("check-demo-key");
  const auto warned = [&] {
    const std::string said = start_program({"check", author.pack.string()}).out;
    size_t count = 0;
    for (size_t at = 0; (at = said.find("uses the sample key", at)) != std::string::npos; ++at) {
      ++count;
    }
    return count;
  };
  const size_t recipients = warned();
  CHECK(recipients >= 2);
  const std::string demo = "    demo: true\n";
  author.spoil("pack.yaml", demo, "");  // whatever the pack says
  CHECK(warned() == recipients);
  const std::string key = "    key_file: keys/demo.pub\n";
  author.spoil("pack.yaml", key, "");
  CHECK(warned() == recipients - 1);
  author.spoil("keys/demo.pub", "gb1-", "gb1-xx");  // cannot be used at all
  CHECK(warned() == 0);
}

TEST_CASE("a mistyped icon and a mistyped language get the one that was meant") {
  const Author author("check-meant");
  author.spoil("pack.yaml", "icon: forest", "icon: forrest");
  CHECK_THAT(start_program({"check", author.pack.string()}).out,
             contains("There is no icon \"forrest\". Did you mean \"forest\"?"));
  author.spoil("pack.yaml", "[de, en, nl, de-leicht]", "[de, en, nll, de-leicht]");
  const std::string said = start_program({"check", author.pack.string()}).out;
  CHECK_THAT(said, contains("no words of its own in \"nll\"."));
  CHECK_THAT(said, contains("Did you mean \"nl\"?"));
  CHECK(std::count(said.begin(), said.end(), '\n') == 1);  // what follows from it is not said
}

TEST_CASE("a language that the kiosk does not speak is named with its line, and no pack is shown") {
  const Author author("check-language");
  const std::string list = "languages: [de, en, nl, de-leicht]";
  const int line = author.spoil("pack.yaml", list, "languages: [de, en, nl, de-leicht, de-platt]");
  const std::string fault =
      (author.pack / "pack.yaml").string() + ":" + std::to_string(line) +
      ": error: The kiosk has no words of its own in \"de-platt\". Take it out of languages:, ";
  const std::string data = (author.folder / "data").string();
  const Words pack = {"--pack", author.pack.string(), "--data", data};
  const Spoken checked = start_program({"check", author.pack.string()});
  INFO(checked.out);
  CHECK(checked.code == kWorldFault);
  CHECK_THAT(checked.out, contains(fault));
  const Spoken doctor = start_program(Words{"doctor"} + pack);
  CHECK(doctor.code == kWorldFault);
  CHECK_THAT(doctor.out, contains("FAULT  pack      " + fault));
  const Spoken shown =
      start_program(words_of_a_visit(data) + Words{"--pack", author.pack.string()});
  INFO(shown.err);
  CHECK(shown.code == kWorldFault);
  CHECK_THAT(shown.err, contains(fault));
  // One without any text in the pack either: nothing is said of all the texts that are missing.
  author.spoil("pack.yaml", "de-platt]", "xx]");
  const Spoken strange = start_program({"check", author.pack.string()});
  CHECK(strange.code == kWorldFault);
  CHECK_THAT(strange.out, contains("pack.yaml:" + std::to_string(line) +
                                   ": error: The kiosk has no words of its own in \"xx\"."));
}

TEST_CASE("a hashtag that YAML takes for a comment is named, with what to do") {
  const Author author("check-comment");
  const int line = author.spoil("pack.yaml", "hashtag: \"#meinherztraegtkrone\"",
                                "hashtag: #meinherztraegtkrone");
  const Spoken said = start_program({"check", author.pack.string()});
  INFO(said.out);
  CHECK(said.code == kWorldFault);
  CHECK_THAT(said.out, contains("pack.yaml:" + std::to_string(line) +
                                ": error: The key \"hashtag\" is empty. Write its value behind the "
                                "colon, in quotation marks if it begins with #"));
}

TEST_CASE("what is wrong in kiosk.yaml is named in the order of its lines") {
  const gummiband::base::Path folder = fresh_folder("check-order");
  const std::string settings = (folder / "kiosk.yaml").string();
  write(settings, "printers: [tcp:10.0.0.1, dmeo]\nroll_m: -1\nprinter: lp0\npainter: cup\n");
  const std::string said = start_program({"check", "--settings", settings}).out;
  size_t before = 0;
  for (const char* line :
       {":1: error: \"dmeo\"", ":2: error: ", ":3: error: \"lp0\"", ":4: error: "}) {
    const size_t at = said.find(settings + line);
    INFO(said);
    REQUIRE(at != std::string::npos);
    CHECK(at >= before);
    before = at;
  }
}
