#include "ui/theme.h"

#include <set>
#include <string_view>

#include "catch.h"

using namespace gummiband::ui;

TEST_CASE("contrast is that of WCAG 2") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21));
  CHECK(contrast(rgb(0xFFFFFF), rgb(0x000000)) == Approx(21));
  CHECK(contrast(rgb(0x767676), rgb(0xFFFFFF)) == Approx(4.54).margin(0.01));
}

TEST_CASE("every colour has one name and every name a colour of its own") {
  std::set<std::string_view> names;
  Palette palette;
  for (const auto& token : colour_tokens()) {
    CHECK(names.insert(token.name).second);
    CHECK(palette.*token.member == Colour{});
    palette.*token.member = rgb(0x123456);
  }
  CHECK(names.size() * sizeof(Colour) == sizeof(Palette));
}
