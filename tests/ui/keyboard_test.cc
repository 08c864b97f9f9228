#include "ui/keyboard.h"

#include <algorithm>
#include <set>

#include "catch.h"

using gummiband::ui::Key;
using gummiband::ui::keyboard_keys;
using gummiband::ui::KeyboardLook;
using gummiband::ui::KeyKind;
using gummiband::ui::keys_for;
using gummiband::ui::KeySet;
using gummiband::ui::Rect;
using gummiband::ui::rect_at;
using gummiband::ui::Shift;

namespace {

const Rect kArea =
    rect_at(17.5F, 1034, gummiband::ui::kKeyboardWidth, gummiband::ui::kKeyboardHeight);

const Key& key(const std::vector<Key>& keys, const std::string& name) {
  const auto found = std::ranges::find(keys, name, &Key::name);
  INFO(name);
  REQUIRE(found != keys.end());
  return *found;
}

std::vector<Key> keys_of(KeySet set, Shift shift, std::string_view language = "de") {
  KeyboardLook look;
  look.keys = set;
  look.shift = shift;
  look.language = language;
  look.next = "Weiter";
  look.space = "Leerzeichen";
  return keyboard_keys(kArea, look);
}

double area_of(const Rect& rect) {
  return static_cast<double>(rect.width()) * static_cast<double>(rect.height());
}

}  // namespace

TEST_CASE("A letter key is seen at 87 by 118 u and takes taps on a pitch of 95 by 132") {
  const std::vector<Key> keys = keys_of(KeySet::kLetters, Shift::kOff);
  const Key a = key(keys, "key.a");
  CHECK(a.cap.width() == Approx(87).margin(0.01));
  CHECK(a.cap.height() == Approx(118).margin(0.01));
  CHECK(a.hit.width() == Approx(95).margin(0.01));
  CHECK(a.hit.height() == Approx(132).margin(0.01));
  CHECK(key(keys, "key.s").hit.left == Approx(a.hit.right).margin(0.01));
}

TEST_CASE("Keys fill their area without overlapping, and each name is there once") {
  for (const KeySet set : {KeySet::kLetters, KeySet::kNumbers, KeySet::kCodes}) {
    const std::vector<Key> keys = keys_of(set, Shift::kOff);
    double covered = 0;
    std::set<std::string> names;
    for (size_t i = 0; i < keys.size(); ++i) {
      names.insert(keys[i].name);
      covered += area_of(keys[i].hit);
      CHECK(keys[i].hit.width() >= 88);
      CHECK(keys[i].hit.height() >= 88);
      for (size_t j = i + 1; j < keys.size(); ++j) {
        const Rect both = gummiband::ui::overlap(keys[i].hit, keys[j].hit);
        INFO(keys[i].name << " and " << keys[j].name);
        CHECK((both.width() < 0.1F || both.height() < 0.1F));
      }
    }
    CHECK(names.size() == keys.size());
    CHECK(covered == Approx(area_of(kArea)).epsilon(0.001));
  }
}

TEST_CASE("Shift turns letters into capitals and brings plus and low line for addresses") {
  const std::vector<Key> plain = keys_of(KeySet::kLetters, Shift::kOff);
  const std::vector<Key> shifted = keys_of(KeySet::kLetters, Shift::kOn);
  CHECK(key(plain, "key.ue").press.text == "ü");
  CHECK(key(shifted, "key.ue").press.text == "Ü");
  CHECK(key(shifted, "key.ss").press.text == "ß");
  CHECK(key(shifted, "key.1").press.text == "é");
  CHECK(key(shifted, "key.0").press.text == "'");
  CHECK(key(shifted, "key.dot").press.text == "+");
  CHECK(key(shifted, "key.dash").press.text == "_");
  CHECK(key(shifted, "key.at").press.text == "@");
}

TEST_CASE("Dutch visitors find .nl where the others find .com") {
  const std::vector<Key> german = keys_of(KeySet::kLetters, Shift::kOff, "de");
  const std::vector<Key> dutch = keys_of(KeySet::kLetters, Shift::kOff, "nl");
  CHECK(key(german, "key.dot_com").press.text == ".com");
  CHECK(key(dutch, "key.dot_nl").press.text == ".nl");
  CHECK(std::ranges::find(dutch, std::string("key.dot_com"), &Key::name) == dutch.end());
  CHECK(key(dutch, "key.dot_de").hit == key(german, "key.dot_de").hit);
}

TEST_CASE("The number pad has ten digits, a plus, a way back and a way on, and no letters") {
  const std::vector<Key> keys = keys_of(KeySet::kNumbers, Shift::kOff);
  CHECK(keys.size() == 13);
  for (char digit = '0'; digit <= '9'; ++digit) {
    CHECK(key(keys, std::string("key.") + digit).press.text == std::string(1, digit));
  }
  CHECK(key(keys, "key.plus").press.text == "+");
  CHECK(key(keys, "key.back").press.kind == KeyKind::kBack);
  CHECK(key(keys, "key.next").press.kind == KeyKind::kNext);
  CHECK(key(keys, "key.5").cap.width() > 200);
}

TEST_CASE("Every text a visit file types is a row of keys, with the endings as one key") {
  using Names = std::vector<std::string>;
  CHECK(keys_for("lena@web.de", KeySet::kLetters, "de") == Names{"key.l", "key.e", "key.n", "key.a",
                                                                 "key.at", "key.w", "key.e",
                                                                 "key.b", "key.dot_de"});
  CHECK(keys_for("Jö_+", KeySet::kLetters, "de") ==
        Names{"key.shift", "key.j", "key.oe", "key.shift", "key.dash", "key.shift", "key.dot"});
  CHECK(keys_for("+49", KeySet::kNumbers, "de") == Names{"key.plus", "key.4", "key.9"});
  CHECK(keys_for("", KeySet::kLetters, "de") == Names{});
  CHECK(keys_for("Zoë", KeySet::kLetters, "nl") ==
        Names{"key.shift", "key.z", "key.o", "key.shift", "key.3"});
  CHECK_FALSE(keys_for("Dvořák", KeySet::kLetters, "de").has_value());
  CHECK_FALSE(keys_for("a", KeySet::kNumbers, "de").has_value());
}

TEST_CASE("Letters have a capital; digits, signs and whole endings stay as they are") {
  using gummiband::ui::capital_of;
  CHECK(capital_of("l") == "L");
  CHECK(capital_of("ä") == "Ä");
  CHECK(capital_of("ß") == "ß");
  CHECK(capital_of("-") == "-");
  CHECK(capital_of(".de") == ".de");
  CHECK(capital_of("7") == "7");
}
