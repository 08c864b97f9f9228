#include "ui/theme.h"

#include <utility>
#include <vector>

#include "catch.h"

using namespace gummiband::ui;

TEST_CASE("contrast is that of WCAG 2") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21));
  CHECK(contrast(rgb(0xFFFFFF), rgb(0x000000)) == Approx(21));
  CHECK(contrast(rgb(0x767676), rgb(0xFFFFFF)) == Approx(4.54).margin(0.01));
}

TEST_CASE("every text of the paper theme stands out at least 7 to 1 from its ground") {
  const Palette p = paper_theme().palette;
  const std::vector<std::pair<Colour, Colour>> pairs = {
      {p.ink, p.paper},          {p.ink_soft, p.paper}, {p.ink, p.white},
      {p.ink_soft, p.white},     {p.heart, p.paper},    {p.paper, p.heart},
      {p.paper, p.spruce},       {p.paper, p.valley},   {p.paper, p.valley_light},
      {p.mist, p.valley},        {p.crown, p.valley},   {p.ink, p.crown},
      {p.moss, p.paper},         {p.moss, p.white},     {p.paper, p.moss},
      {p.error, p.error_ground}, {p.error, p.paper},    {p.ink, p.paper_shade},
      {p.ink, p.key_function}};
  for (const auto& [text, ground] : pairs) CHECK(contrast(text, ground) >= 7.0);
}

TEST_CASE("every border of a control stands out at least 3 to 1") {
  const Palette p = paper_theme().palette;
  CHECK(contrast(p.edge, p.paper) >= 3.0);
  CHECK(contrast(p.edge, p.white) >= 3.0);
  CHECK(contrast(p.moss, p.white) >= 3.0);
  CHECK(contrast(p.heart, p.white) >= 3.0);
}

TEST_CASE("no text is set smaller than 28 u") {
  const Theme theme = paper_theme();
  for (const Face& face : theme.faces) CHECK(face.size >= 28);
}
