#include "screens/code.h"

#include <cmath>

#include "small_world.h"

namespace gummiband::screens {
namespace {

const slips::Campaign kOlpe{"Olpe", "Schützenfest Wiesental", "screen"};

}  // namespace

TEST_CASE("a link's code says where it was scanned and shows its host in clear") {
  const auto code = link_code("https://www.example.org/job", {"Olpe", "", "screen"}, "job");
  REQUIRE(code);
  CHECK(code->text == "https://www.example.org/job?gb=olpe.screen.job");
  CHECK(code->caption == "www.example.org");
  CHECK(code->qr.size <= kCalmModules);
}

TEST_CASE("no link, no code") {
  CHECK_FALSE(link_code("", kOlpe, "job"));
  CHECK_FALSE(text_code("", "caption", CodeHolds::kList));
}

TEST_CASE("a short link is corrected more strongly than it must be, while the code stays calm") {
  const auto code = link_code("https://www.example.org/", {}, "");
  REQUIRE(code);
  const auto strong = slips::make_qr(code->text, slips::QrLevel::kQuartile);
  REQUIRE(strong);
  CHECK(code->qr == *strong);
}

TEST_CASE("a link that would need too many modules goes without its campaign") {
  const std::string url = "https://www.example.org/" + std::string(100, 'a');
  const auto code = link_code(url, kOlpe, "a-rather-long-item-id");
  REQUIRE(code);
  CHECK(code->text == url);
  CHECK(code->qr.size <= kMostLinkModules);
}

TEST_CASE("the longest link a pack may have still makes a code") {
  const auto code = link_code("https://www.example.org/" + std::string(176, 'a'), kOlpe, "item");
  REQUIRE(code);
  CHECK(code->text.size() == 200);
}

TEST_CASE("a text that no code can hold makes none") {
  CHECK_FALSE(text_code(std::string(3000, 'a'), "caption", CodeHolds::kList));
}

TEST_CASE("a module is a whole number of pixels on every screen") {
  for (float px_per_u : {768.0F / 1080, 800.0F / 1080, 1.0F, 1440.0F / 1080, 2.0F}) {
    for (int modules = 21; modules <= 41; modules += 4) {
      const CodeFit fit = fit_code(modules, kLeastModule, 600, 900, px_per_u, 0);
      const float side_px = fit.side * px_per_u;
      CHECK(fit.module_px * (modules + 8) == std::lround(side_px));
      CHECK(fit.side <= 900.01F);
    }
  }
}

TEST_CASE("a module measures at least 14 u, even where less was wanted") {
  const CodeFit fit = fit_code(33, kLeastModule, 100, 900, 1, 0);
  CHECK(fit.module_px == 14);
  CHECK(fit.readable);
  // 1280 x 800: 14 u are 10.4 pixels, so it takes 11.
  CHECK(fit_code(33, kLeastModule, 100, 900, 800.0F / 1080, 0).module_px == 11);
}

TEST_CASE("on a small display of known size the code is at least 40 mm") {
  constexpr float kUPerMm = 16;  // a display 67 mm wide
  const CodeFit fit = fit_code(33, kLeastModule, 500, 1000, 1, kUPerMm);
  CHECK(static_cast<float>(fit.module_px * 33) / kUPerMm >= 40);
  // A large one needs nothing more.
  CHECK(fit_code(33, kLeastModule, 500, 1000, 1, 2.7F).module_px == 14);
}

TEST_CASE("a code takes what was wanted, and says when it was given too little to be read") {
  CHECK(fit_code(21, kLeastModule, 600, 900, 1, 0).module_px == 20);
  const CodeFit tight = fit_code(41, kLeastModule, 600, 500, 1, 0);
  CHECK(tight.module_px == 10);
  CHECK_FALSE(tight.readable);
  CHECK(tight.side <= 500);
}

}  // namespace gummiband::screens
