#include "base/scene_tones.h"

#include "catch.h"

using gummiband::base::scene_tones;
using gummiband::base::SceneTones;

TEST_CASE("a scene's tones are the two ends of its first gradient") {
  const auto tones = scene_tones(
      "<svg><defs><linearGradient id=\"sky\"><stop offset=\"0\" stop-color=\"#0A2734\"/>"
      "<stop offset=\"0.5\" stop-color=\"#15444F\"/><stop offset=\"1\" stop-color=\"#FCE3B4\"/>"
      "</linearGradient><linearGradient><stop stop-color=\"#FF0000\"/></linearGradient>");
  REQUIRE(tones.has_value());
  CHECK(*tones == SceneTones{0x0A2734, 0xFCE3B4});
}

TEST_CASE("a gradient of one colour is a field of that colour") {
  const auto tones = scene_tones("<linearGradient><stop stop-color=\"#0a2734\"/></linearGradient>");
  REQUIRE(tones.has_value());
  CHECK(*tones == SceneTones{0x0A2734, 0x0A2734});
}

TEST_CASE("what has no gradient, half a one or one in other words has no tones") {
  const std::string_view whole =
      "<linearGradient><stop stop-color=\"#0A2734\"/><stop stop-color=\"#15444F\"/>"
      "</linearGradient>";
  REQUIRE(scene_tones(whole).has_value());
  CHECK_FALSE(scene_tones("").has_value());
  CHECK_FALSE(scene_tones("<svg><rect/></svg>").has_value());
  CHECK_FALSE(scene_tones("<linearGradient></linearGradient>").has_value());
  CHECK_FALSE(
      scene_tones("<linearGradient><stop stop-color=\"#0A273\"/></linearGradient>").has_value());
  CHECK_FALSE(
      scene_tones("<linearGradient><stop stop-color=\"#0A27ZZ\"/></linearGradient>").has_value());
  CHECK_FALSE(
      scene_tones("<linearGradient><stop stop-color=\"#0A2734FF\"/></linearGradient>").has_value());
  for (size_t length = 0; length + 18 < whole.size(); ++length) {
    CHECK_FALSE(scene_tones(whole.substr(0, length)).has_value());
  }
}
