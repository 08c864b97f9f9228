#include "base/text.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

#include "catch.h"

namespace gummiband::base {
namespace {

using namespace std::string_literals;
using Parts = std::vector<std::string_view>;

TEST_CASE("Trimming takes space from both ends and leaves it within") {
  REQUIRE(trim(" \t\r\n a b \n") == "a b");
  REQUIRE(trim("a") == "a");
  REQUIRE(trim("").empty());
  REQUIRE(trim(" \n ").empty());
  REQUIRE(trim("\u00A0a") == "\u00A0a");  // only ASCII space
}

TEST_CASE("Splitting gives one part more than there are separators") {
  REQUIRE(split("a,b,c", ',') == Parts{"a", "b", "c"});
  REQUIRE(split("", ',') == Parts{""});
  REQUIRE(split(",", ',') == Parts{"", ""});
  REQUIRE(split("a,,b,", ',') == Parts{"a", "", "b", ""});
}

TEST_CASE("Joining puts the separator between parts only, and undoes splitting") {
  REQUIRE(join(std::vector<std::string>{}, ", ").empty());
  REQUIRE(join(std::vector<std::string>{"a"}, ", ") == "a");
  REQUIRE(join(std::vector<std::string>{"a", "", "b"}, ", ") == "a, , b");
  const std::string text = "Olpe,,Soest,";
  const Parts parts = split(text, ',');
  REQUIRE(join(std::vector<std::string>(parts.begin(), parts.end()), ",") == text);
}

TEST_CASE("Every well-formed code point is UTF-8, at both ends of each length") {
  for (const char* text :
       {"", "\x01", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "Südwestfalen – 💚"}) {
    INFO(text);
    REQUIRE(is_utf8(text));
  }
}

TEST_CASE("Overlong forms, surrogates, NUL, what is too large or cut off is not UTF-8") {
  for (const std::string& text : {"\0"s,
                                  "a\0b"s,
                                  "\x80"s,
                                  "\xBF"s,
                                  "\xC0\x80"s,
                                  "\xC1\xBF"s,
                                  "\xE0\x9F\xBF"s,
                                  "\xED\xA0\x80"s,
                                  "\xED\xBF\xBF"s,
                                  "\xF0\x8F\xBF\xBF"s,
                                  "\xF4\x90\x80\x80"s,
                                  "\xF5\x80\x80\x80"s,
                                  "\xFE"s,
                                  "\xFF"s,
                                  "\xC3"s,
                                  "\xE2\x82"s,
                                  "\xF0\x9F\x92"s,
                                  "\xC3("s,
                                  "\xE2\x28\xA1"s,
                                  "a\xC3"s}) {
    INFO(to_hex(std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size())));
    REQUIRE_FALSE(is_utf8(text));
  }
}

TEST_CASE("Code points are counted, not bytes") {
  REQUIRE(count_code_points("") == 0);
  REQUIRE(count_code_points("Höhe") == 4);
  REQUIRE(count_code_points("💚💚") == 2);
  REQUIRE(count_code_points("\xFF\xFF") == 2);
  REQUIRE(count_code_points("\x80\x80") == 2);
  REQUIRE(count_code_points("a\xC3") == 2);
}

TEST_CASE("Dropping the last code point takes all its bytes, and none of the one before") {
  std::string text = "aß💚";
  drop_last_code_point(text);
  REQUIRE(text == "aß");
  drop_last_code_point(text);
  REQUIRE(text == "a");
  drop_last_code_point(text);
  REQUIRE(text.empty());
  drop_last_code_point(text);
  REQUIRE(text.empty());
}

TEST_CASE("Dropping goes through malformed text to its end") {
  std::string text = "a\x80\x80";
  while (!text.empty()) {
    const size_t before = text.size();
    drop_last_code_point(text);
    REQUIRE(text.size() < before);
  }
}

TEST_CASE("The first code points are cut between code points") {
  REQUIRE(first_code_points("aß💚x", 0).empty());
  REQUIRE(first_code_points("aß💚x", 2) == "aß");
  REQUIRE(first_code_points("aß💚x", 3) == "aß💚");
  REQUIRE(first_code_points("aß💚x", 4) == "aß💚x");
  REQUIRE(first_code_points("aß💚x", 99) == "aß💚x");
  REQUIRE(first_code_points("", 3).empty());
}

TEST_CASE("Only ASCII letters become small") {
  REQUIRE(lower_ascii("AZaz09@[`{") == "azaz09@[`{");
  REQUIRE(lower_ascii("ÄÖÜ MÖHNESEE") == "ÄÖÜ mÖhnesee");
}

TEST_CASE("The edit distance counts inserts, deletes, replacements and swapped neighbours") {
  REQUIRE(edit_distance("", "") == 0);
  REQUIRE(edit_distance("abc", "abc") == 0);
  REQUIRE(edit_distance("", "abc") == 3);
  REQUIRE(edit_distance("abc", "") == 3);
  REQUIRE(edit_distance("abc", "abxc") == 1);
  REQUIRE(edit_distance("abc", "ac") == 1);
  REQUIRE(edit_distance("abc", "axc") == 1);
  REQUIRE(edit_distance("abc", "acb") == 1);
  REQUIRE(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("The edit distance is the same in both directions and nought only for equal words") {
  std::random_device device;
  const char* given = std::getenv("GUMMIBAND_SEED");
  const auto seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                                     : static_cast<unsigned>(device());
  std::cerr << "GUMMIBAND_SEED=" << seed << "\n";
  std::mt19937 random(seed);
  const auto word = [&] {
    std::string letters;
    for (size_t length = random() % 8; length > 0; --length) {
      letters.push_back(static_cast<char>('a' + random() % 3));
    }
    return letters;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string one = word();
    const std::string other = word();
    INFO(one << " " << other);
    const size_t steps = edit_distance(one, other);
    REQUIRE(steps == edit_distance(other, one));
    REQUIRE((steps == 0) == (one == other));
    REQUIRE(steps <= std::max(one.size(), other.size()));
    REQUIRE(steps >= std::max(one.size(), other.size()) - std::min(one.size(), other.size()));
  }
}

TEST_CASE("What was meant is the closest candidate, at most two steps away") {
  const std::vector<std::string> words = {"title", "summary", "valid_until", "tile"};
  REQUIRE(did_you_mean("titel", words) == "title");
  REQUIRE(did_you_mean("Summery", words) == "summary");
  REQUIRE(did_you_mean("validuntil", words) == "valid_until");
  REQUIRE_FALSE(did_you_mean("price", words).has_value());
  REQUIRE_FALSE(did_you_mean("", words).has_value());
  REQUIRE_FALSE(did_you_mean("title", {}).has_value());
  // Two letters can become any two others: that is no closeness.
  REQUIRE_FALSE(did_you_mean("ab", std::vector<std::string>{"xy"}).has_value());
}

TEST_CASE("Bytes survive the way through hexadecimal") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all.push_back(static_cast<char>(byte));
  const std::string hex =
      to_hex(std::span(reinterpret_cast<const uint8_t*>(all.data()), all.size()));
  REQUIRE(hex.size() == 512);
  REQUIRE(hex.substr(0, 4) == "0001");
  REQUIRE(hex.substr(508) == "feff");
  REQUIRE(from_hex(hex) == all);
  REQUIRE(from_hex("Ff") == "\xFF");
  REQUIRE(from_hex("") == "");
}

TEST_CASE("What is not hexadecimal is nothing") {
  for (const char* text : {"0", "000", "0g", "g0", " 0", "0x", "-1", "ä"}) {
    INFO(text);
    REQUIRE_FALSE(from_hex(text).has_value());
  }
}

TEST_CASE("What others say stands within our sentence without a full stop of its own") {
  REQUIRE(as_part_of_sentence("no such file") == "no such file");
  REQUIRE(as_part_of_sentence("It is gone.") == "It is gone");
  REQUIRE(as_part_of_sentence("  It waits ... \n") == "It waits");
  REQUIRE(as_part_of_sentence("Version 1.5 of it. Start anew.\n") ==
          "Version 1.5 of it. Start anew");
  REQUIRE(as_part_of_sentence("...") == "");
  REQUIRE(as_part_of_sentence("") == "");
}

TEST_CASE("A text in one line keeps its letters and loses its breaks") {
  REQUIRE(one_line("a\nb\tc\x01") == "a b c ");
  REQUIRE(one_line("Märkischer Kreis") == "Märkischer Kreis");
  REQUIRE(one_line("") == "");
}

TEST_CASE("A text is shortened between words, and within a letter never") {
  REQUIRE(shortened("one two three", 13) == "one two three");
  REQUIRE(shortened("one two three", 12) == "one two ...");
  REQUIRE(shortened("one two three", 10) == "one ...");
  REQUIRE(shortened("a wordwordword", 11) == "a wordw ...");
  REQUIRE(shortened("wordwordword", 8) == "word ...");
  REQUIRE(shortened("äääääää", 9) == "ää ...");
  REQUIRE(shortened("word", 4) == "word");
  REQUIRE(shortened("words", 4) == " ...");
  REQUIRE(shortened("", 4) == "");
}

TEST_CASE("Wiping empties a text and overwrites what stood in it and behind it") {
  for (const size_t length : {size_t{5}, size_t{5000}}) {  // inside the object, and on the heap
    std::string text(length, 'x');
    text.resize(length / 2);  // the rest still holds what was typed
    const volatile char* memory = text.data();
    const size_t capacity = text.capacity();
    wipe(text);
    REQUIRE(text.empty());
    REQUIRE(text.data() == memory);
    for (size_t i = 0; i < capacity; ++i) REQUIRE(memory[i] == '\0');
  }
}

}  // namespace
}  // namespace gummiband::base
