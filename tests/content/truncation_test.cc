// A pack from a stick that was pulled too early: every text file cut off at every byte, and with
// bytes that chance put there. It loads, or says why not; nothing else (the sanitizers watch).
#include <cstdlib>
#include <random>

#include "catch.h"
#include "pack_files.h"

namespace gummiband::content {
namespace {

void expect_sane(const LoadedPack& loaded) {
  bool sane = loaded.pack.has_value() != has_error(loaded.findings);
  for (const Finding& finding : loaded.findings) sane = sane && !finding.sentence.empty();
  if (!sane) FAIL(text_of(loaded.findings));
}

TEST_CASE("A pack with any text file cut off at any byte loads or says why not") {
  const auto name =
      GENERATE("pack.yaml", "legal/consent.de.md", "items/flecken/item.yaml", "items/flecken/de.md",
               "items/fest/item.yaml", "items/fest/en.md", "items/lotsin/item.yaml");
  const TestPack files;
  const std::string whole = files.read(name);
  size_t loaded_count = 0;
  for (size_t length = 0; length < whole.size(); ++length) {
    files.write(name, whole.substr(0, length));
    const LoadedPack loaded = files.load();
    expect_sane(loaded);
    if (loaded.pack) ++loaded_count;
  }
  CHECK(loaded_count < whole.size());
}

TEST_CASE("A picture cut off at any byte never breaks the loader") {
  const TestPack files;
  for (size_t length = 0; length < kSvg.size(); ++length) {
    files.write("pictures/foto.svg", kSvg.substr(0, length));
    expect_sane(files.load());
  }
}

TEST_CASE("A pack with bytes changed by chance loads or says why not") {
  const char* given = std::getenv("GUMMIBAND_SEED");
  const unsigned seed =
      given != nullptr ? static_cast<unsigned>(std::atol(given)) : std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view kTroublesome = "&*!|>{}[],:?-#%@`\"'\\\n\t <~=\x80\xFF\0_";
  const std::vector<std::string> names = {"pack.yaml", "items/flecken/item.yaml",
                                          "items/flecken/de.md", "items/fest/item.yaml"};
  const TestPack files;
  constexpr int kRounds = 600;
  for (int round = 0; round < kRounds; ++round) {
    const std::string& name = names[random() % names.size()];
    const std::string whole = files.read(name);
    std::string spoilt = whole;
    const size_t changes = 1 + random() % 6;
    for (size_t i = 0; i < changes; ++i) {
      const size_t at = random() % (spoilt.size() + 1);
      const std::string sign(1, kTroublesome[random() % kTroublesome.size()]);
      const size_t length = random() % 3;
      spoilt.replace(at, std::min(length, spoilt.size() - at), sign);
    }
    files.write(name, spoilt);
    expect_sane(files.load());
    files.write(name, whole);
  }
}

}  // namespace
}  // namespace gummiband::content
