#include "ui/type.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "catch.h"
#include "ui/type_fonts.h"

namespace gummiband::ui {
namespace {

const std::string kSentence =
    "Zwischen Siegen und Soest liegen mehr als tausend Hügel, vier Talsperren und ein Wald, der "
    "nicht aufhört.";

Style body(float size_px) {
  return {"Inter", 400, size_px, 1.5F, 0};
}
Style headline(float size_px) {
  return {"Vollkorn", 800, size_px, 1.1F, 0};
}

std::unique_ptr<Type> make_type() {
  auto type = Type::make();
  REQUIRE(type.ok());
  return std::move(type).value();
}

std::vector<Span> plain(const std::string& text) {
  return {Span{text, false, false}};
}

const Setting& set(Type& type, const std::string& text, const Style& style, float width_px = 0,
                   Wrap wrap = Wrap::kGreedy) {
  return type.set(plain(text), style, width_px, Align::kLeft, wrap, "de");
}

int64_t ink(const Texture& mask) {
  int64_t sum = 0;
  for (int i = 0; i < mask.width() * mask.height(); ++i) sum += mask.mask()[i];
  return sum;
}

// Coverage in rows [top, bottom) and columns [left, right) of the text's box.
int64_t ink_in(const Setting& setting, int left, int top, int right, int bottom) {
  int64_t sum = 0;
  for (int y = top - setting.offset_y; y < bottom - setting.offset_y; ++y) {
    for (int x = left - setting.offset_x; x < right - setting.offset_x; ++x) {
      if (x < 0 || y < 0 || x >= setting.mask->width() || y >= setting.mask->height()) continue;
      sum += setting.mask->mask()[y * setting.mask->width() + x];
    }
  }
  return sum;
}

// The last row of the box with ink in it.
int lowest_ink(const Setting& setting) {
  int lowest = -1;
  for (int y = 0; y < setting.mask->height(); ++y) {
    const uint8_t* row = setting.mask->mask() + y * setting.mask->width();
    if (std::any_of(row, row + setting.mask->width(), [](uint8_t pixel) { return pixel > 127; })) {
      lowest = y + setting.offset_y;
    }
  }
  return lowest;
}

TEST_CASE("the faces of the kiosk are installed and a missing one is named with its package") {
  CHECK(find_faces().ok());
  CHECK(find_face("inter display", 700, "fonts-inter").ok());
  const auto missing = find_face("Sauerland Grotesk", 400, "fonts-sauerland");
  REQUIRE_FALSE(missing.ok());
  CHECK_THAT(missing.fault().sentence, contains("Sauerland Grotesk 400"));
  CHECK_THAT(missing.fault().sentence, contains("fonts-sauerland"));
  CHECK_FALSE(find_face("Vollkorn", 100, "fonts-vollkorn").ok());
}

TEST_CASE("a text has ink inside its mask and none at the mask's edge") {
  const auto type = make_type();
  for (const float size : {14.0F, 22.0F, 57.5F, 180.0F}) {
    for (const Style& style : {body(size), headline(size)}) {
      const Setting& setting = set(*type, "Ährenfeld, Qualität & Großjagd (1912)", style);
      const Texture& mask = *setting.mask;
      REQUIRE(mask.format() == PixelFormat::kMask);
      CHECK(ink(mask) > 0);
      int64_t edge = 0;
      for (int x = 0; x < mask.width(); ++x) {
        edge += mask.mask()[x] + mask.mask()[(mask.height() - 1) * mask.width() + x];
      }
      for (int y = 0; y < mask.height(); ++y) {
        edge += mask.mask()[y * mask.width()] + mask.mask()[(y + 1) * mask.width() - 1];
      }
      CHECK(edge == 0);
    }
  }
}

TEST_CASE("the box is as high as lines times leading and as wide as the longest line") {
  const auto type = make_type();
  const Setting& one = set(*type, "Olpe", body(20));
  CHECK(one.lines == 1);
  CHECK(one.height_px == Approx(30));
  const Setting& three = set(*type, "Olpe\nAttendorn am Biggesee\nSoest", body(20));
  CHECK(three.lines == 3);
  CHECK(three.height_px == Approx(90));
  CHECK(three.width_px == Approx(set(*type, "Attendorn am Biggesee", body(20)).width_px));
  const Setting& wrapped = set(*type, kSentence, body(20), 300);
  CHECK(wrapped.lines > 3);
  CHECK(wrapped.width_px <= 300);
  CHECK(wrapped.height_px == Approx(wrapped.lines * 30));
}

TEST_CASE("baselines stand on whole pixels at exactly the leading, without drift") {
  const auto type = make_type();
  Style style = body(20);
  style.leading = 1.33F;  // 26.6 pixels
  const Setting& one = set(*type, "H", style);
  CHECK(one.baseline_px == std::round(one.baseline_px));
  CHECK(lowest_ink(one) == static_cast<int>(one.baseline_px) - 1);
  const Setting& ten = set(*type, "H\nH\nH\nH\nH\nH\nH\nH\nH\nH", style);
  const int last = lowest_ink(ten) + 1;
  CHECK(std::abs(static_cast<float>(last) - one.baseline_px - 9 * 26.6F) <= 1);
  CHECK(ten.baseline_px == one.baseline_px);
}

TEST_CASE("the leading is shared out evenly above and below the letters") {
  const auto type = make_type();
  Style tight = body(40);
  tight.leading = 1;
  Style loose = tight;
  loose.leading = 2;
  CHECK(set(*type, "x", loose).baseline_px - set(*type, "x", tight).baseline_px == Approx(20));
}

TEST_CASE("type scales evenly: twice the size is twice the width") {
  const auto type = make_type();
  for (const float size : {17.0F, 20.0F, 33.3F}) {
    const float once = set(*type, kSentence, body(size)).width_px;
    const float twice = set(*type, kSentence, body(2 * size)).width_px;
    CHECK(twice == Approx(2 * once).epsilon(0.002));
  }
}

TEST_CASE("letters stand at fractions of a pixel so that stems are spaced evenly") {
  // Equal letters in a row at a size where their advance is no whole number: were they put on
  // whole pixels, every letter would look like the first.
  const auto type = make_type();
  const Setting& row = set(*type, "llllllll", body(19));
  const int width = row.mask->width();
  std::vector<int> columns;
  for (int x = 0; x < width; ++x) {
    columns.push_back(row.mask->mask()[row.mask->height() / 2 * width + x]);
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  CHECK(columns.size() > 4);
}

TEST_CASE("kerning and tracking change the width as they should") {
  const auto type = make_type();
  const float pair = set(*type, "AV", headline(100)).width_px;
  const float apart =
      set(*type, "A", headline(100)).width_px + set(*type, "V", headline(100)).width_px;
  CHECK(pair < apart - 2);
  Style tracked = body(20);
  tracked.tracking = 0.1F;
  const float wider = set(*type, "SAUERLAND", tracked).width_px;
  const float normal = set(*type, "SAUERLAND", body(20)).width_px;
  CHECK(wider - normal >= 8 * 2 - 0.5F);
  CHECK(wider - normal <= 9 * 2 + 0.5F);
}

TEST_CASE("strong is bolder and emphasis is italic, each only where it is said") {
  const auto type = make_type();
  const auto width = [&](bool strong, bool emphasis) {
    return type
        ->set({Span{"Kommt "}, Span{"mit wandern", strong, emphasis}}, body(30), 0, Align::kLeft,
              Wrap::kNone, "de")
        .width_px;
  };
  CHECK(width(true, false) > width(false, false) + 1);
  CHECK(width(false, true) != Approx(width(false, false)));
  Style heavier = body(30);
  heavier.weight = 600;
  const auto& strong =
      type->set({Span{"Wald", true}}, body(30), 0, Align::kLeft, Wrap::kNone, "de");
  const auto& cut = set(*type, "Wald", heavier, 0, Wrap::kNone);
  CHECK(strong.width_px == Approx(cut.width_px));
  CHECK(ink(*strong.mask) == ink(*cut.mask));
}

TEST_CASE("figures are lining: as high as capitals") {
  const auto type = make_type();
  const auto height = [&](const std::string& text) {
    const Setting& setting = set(*type, text, headline(100));
    int top = setting.mask->height();
    for (int i = setting.mask->width() * setting.mask->height() - 1; i >= 0; --i) {
      if (setting.mask->mask()[i] > 127) top = i / setting.mask->width();
    }
    return static_cast<int>(setting.baseline_px) - setting.offset_y - top;
  };
  CHECK(height("1") > height("x") * 5 / 4);
  CHECK(std::abs(height("1") - height("H")) < 6);
}

TEST_CASE("a balanced headline has the lines of a greedy one and is less ragged") {
  const auto type = make_type();
  const std::string text = "Hier ist genug Platz für alles, was du vorhast";
  for (const float width : {400.0F, 520.0F, 700.0F, 900.0F}) {
    const Setting& greedy = set(*type, text, headline(60), width, Wrap::kGreedy);
    const Setting& balanced = set(*type, text, headline(60), width, Wrap::kBalanced);
    CHECK(balanced.lines == greedy.lines);
    CHECK(balanced.width_px <= greedy.width_px);
    // The narrowest: a little less needs another line.
    const Setting& tighter = set(*type, text, headline(60), balanced.width_px - 2, Wrap::kGreedy);
    CHECK((tighter.lines > greedy.lines || tighter.word_too_long));
  }
}

TEST_CASE("balancing never breaks a word that greedy left whole") {
  const auto type = make_type();
  const std::string hyphen = "\xC2\xAD";
  const std::string whole = "Ausbildung bei den Weltmarktführern";
  const std::string soft = "Aus" + hyphen + "bil" + hyphen + "dung bei den Welt" + hyphen +
                           "markt" + hyphen + "füh" + hyphen + "rern";
  const float width = set(*type, "bei den Weltmarktführern", headline(60)).width_px + 1;
  const Setting& plain_setting = set(*type, whole, headline(60), width, Wrap::kBalanced);
  const Setting& soft_setting = set(*type, soft, headline(60), width, Wrap::kBalanced);
  CHECK(plain_setting.lines == 2);
  CHECK(soft_setting.lines == 2);
  CHECK(soft_setting.width_px == Approx(plain_setting.width_px));
}

TEST_CASE("a line that would end with the dot between two facts ends without it") {
  const auto type = make_type();
  const std::string facts = "Krankenhaus Siegen" + std::string(kDotBetween) + "Vollzeit";
  const float whole = set(*type, facts, headline(30), 0, Wrap::kGreedy).width_px;
  const Setting& alone = set(*type, "Krankenhaus Siegen", headline(30), whole, Wrap::kGreedy);
  const float narrow = alone.width_px + 15;  // wide enough for the dot, too narrow for more
  const Setting& broken = set(*type, facts, headline(30), narrow, Wrap::kGreedy);
  CHECK(broken.lines == 2);
  CHECK(broken.width_px == Approx(alone.width_px));
  CHECK(set(*type, facts, headline(30), whole + 1, Wrap::kGreedy).lines == 1);
}

TEST_CASE("a word too long for its column is reported and broken, a soft hyphen avoids that") {
  const auto type = make_type();
  const std::string word = "Freilichtbühnenaufführung";
  const float width = set(*type, word, body(30)).width_px * 0.7F;
  const Setting& broken = set(*type, word, body(30), width);
  CHECK(broken.word_too_long);
  CHECK(broken.lines == 2);
  CHECK(broken.width_px <= width);
  const Setting& soft = set(*type,
                            "Freilicht\xC2\xAD"
                            "bühnen\xC2\xAD"
                            "aufführung",
                            body(30), width);
  CHECK_FALSE(soft.word_too_long);
  CHECK(soft.lines == 2);
  CHECK(soft.missing_glyphs == 0);
  // The hyphen is there: the first line has more ink than its letters alone.
  const auto first_line = [&](const Setting& setting) { return ink_in(setting, -10, 0, 1000, 45); };
  const Setting& letters = set(*type, "Freilichtbühnen", body(30));
  CHECK(first_line(soft) > first_line(letters) + 255);
  CHECK_FALSE(set(*type, "kurz und gut", body(30), width).word_too_long);
}

TEST_CASE("one line stays one line and says when it is wider than its place") {
  const auto type = make_type();
  const Setting& line = set(*type, "Weiter zum\nFestival", body(20), 60, Wrap::kNone);
  CHECK(line.lines == 1);
  CHECK(line.word_too_long);
  CHECK_FALSE(set(*type, "Weiter", body(20), 100, Wrap::kNone).word_too_long);
}

TEST_CASE("lines are aligned within the box") {
  const auto type = make_type();
  const std::string text = "i\nDonaueschingen";
  const auto first_line_ink = [&](Align align, float from, float to) {
    const Setting& setting = type->set(plain(text), body(40), 0, align, Wrap::kGreedy, "de");
    const auto at = [&](float part) { return static_cast<int>(part * setting.width_px); };
    return ink_in(setting, at(from) - 2, 0, at(to) + 2, 60);
  };
  CHECK(first_line_ink(Align::kLeft, 0, 0.1F) > 0);
  CHECK(first_line_ink(Align::kLeft, 0.2F, 1) == 0);
  CHECK(first_line_ink(Align::kCentre, 0.4F, 0.6F) > 0);
  CHECK(first_line_ink(Align::kCentre, 0, 0.3F) == 0);
  CHECK(first_line_ink(Align::kRight, 0.9F, 1) > 0);
  CHECK(first_line_ink(Align::kRight, 0, 0.8F) == 0);
}

TEST_CASE("letters of the languages offered are all there, others are counted") {
  const auto type = make_type();
  for (const Style& style : {body(20), headline(20), Style{"Inter Display", 700, 20}}) {
    for (const std::string text :
         {"Äpfel, Öl, Übermut, Straße, STRAẞE „so“ – ‚so‘ … 20 €", "Één ijsje, crème brûlée",
          "Zażółć gęślą jaźń", "Şeker, ığdır, İstanbul", "Țară și brânză", "Їжак, ґанок, є",
          "Съешь ещё этих мягких булок",
          "a\xC2\xA0"
          "b\xC2\xAD"
          "c\xE2\x80\xAF"
          "d\xE2\x80\x8B"
          "e"}) {
      INFO(style.family << ": " << text);
      CHECK(set(*type, text, style, 200).missing_glyphs == 0);
    }
  }
  CHECK(set(*type, "漢字", body(20)).missing_glyphs == 2);
  CHECK(set(*type, "Wald \xE2\x98\x83 Wiese", body(20)).missing_glyphs == 1);
}

TEST_CASE("every icon the screens use is in the font, as a square with ink in it") {
  const auto type = make_type();
  for (const std::string name : {"home",
                                 "arrow_back",
                                 "arrow_forward",
                                 "language",
                                 "translate",
                                 "accessibility_new",
                                 "accessibility",
                                 "favorite",
                                 "favorite_border",
                                 "print",
                                 "qr_code",
                                 "qr_code_2",
                                 "place",
                                 "event",
                                 "work",
                                 "schedule",
                                 "school",
                                 "local_hospital",
                                 "forest",
                                 "castle",
                                 "festival",
                                 "family_restroom",
                                 "home_work",
                                 "directions_bike",
                                 "theater_comedy",
                                 "hiking",
                                 "water",
                                 "museum",
                                 "sports_soccer",
                                 "groups",
                                 "call",
                                 "mail",
                                 "person",
                                 "check",
                                 "check_box",
                                 "check_box_outline_blank",
                                 "close",
                                 "search",
                                 "info",
                                 "warning",
                                 "error",
                                 "help",
                                 "backspace",
                                 "keyboard_capslock",
                                 "expand_less",
                                 "space_bar",
                                 "keyboard",
                                 "refresh",
                                 "lock",
                                 "chat",
                                 "forum",
                                 "receipt_long",
                                 "euro",
                                 "cottage",
                                 "volume_up",
                                 "zoom_in",
                                 "text_increase",
                                 "contrast",
                                 "vertical_align_bottom",
                                 "restart_alt",
                                 "nightlife",
                                 "dark_mode",
                                 "celebration",
                                 "restaurant",
                                 "factory",
                                 "engineering",
                                 "health_and_safety",
                                 "elderly",
                                 "child_care",
                                 "sentiment_satisfied",
                                 "visibility",
                                 "menu_book",
                                 "sports",
                                 "emoji_events",
                                 "park",
                                 "landscape",
                                 "attractions",
                                 "train",
                                 "music_note"}) {
    INFO(name);
    REQUIRE(type->has_icon(name));
    const Setting& icon = type->icon(name, 48);
    CHECK(icon.width_px == Approx(48));
    CHECK(icon.height_px == Approx(48));
    CHECK(icon.missing_glyphs == 0);
    CHECK(ink(*icon.mask) > 20 * 255);
    CHECK(icon.offset_x >= -2);
    CHECK(icon.offset_y >= -2);
    CHECK(icon.offset_x + icon.mask->width() <= 50);
    CHECK(icon.offset_y + icon.mask->height() <= 50);
  }
}

TEST_CASE("what is no icon is not taken for one") {
  const auto type = make_type();
  for (const std::string name : {"", "h", "hom", "homehome", "home ", "Home", "unicorn_dancing",
                                 "home\nhome", "\xEE\xA2\x8A", "_"}) {
    INFO(name);
    CHECK_FALSE(type->has_icon(name));
  }
  CHECK_FALSE(type->has_icon(std::string(100000, 'a')));
}

TEST_CASE("the same text is set once and stays where it is while it is drawn") {
  const auto type = make_type();
  const Setting* first = &set(*type, "Immer da", body(20));
  const uint8_t* pixels = first->mask->mask();
  for (int frame = 0; frame < 5; ++frame) {
    CHECK(&set(*type, "Immer da", body(20)) == first);
    CHECK(first->mask->mask() == pixels);
    type->end_frame();
  }
  CHECK(&set(*type, "Immer da", body(21)) != first);
  CHECK(&set(*type, "Immer da", body(20), 500) != first);
  CHECK(&type->icon("home", 30) == &type->icon("home", 30));
}

TEST_CASE("the cache drops what was not drawn for longest and never what this frame drew") {
  const auto type = make_type();
  const auto draw = [&](int number) -> const Setting& {
    return set(*type, "W" + std::to_string(number), headline(400));
  };
  const Setting* kept = &draw(0);
  int numbers = 1;
  for (; type->cached_bytes() <= 2 * kMostTypeBytes; ++numbers) draw(numbers);
  type->end_frame();
  // All of it was drawn in one frame, so all of it is still there.
  CHECK(type->cached_bytes() > 2 * kMostTypeBytes);
  CHECK(&draw(0) == kept);
  type->end_frame();
  CHECK(type->cached_bytes() <= kMostTypeBytes);
  CHECK(type->cached_bytes() > kMostTypeBytes / 2);
  CHECK(&draw(0) == kept);
  CHECK(ink(*kept->mask) > 0);
}

TEST_CASE("text nobody should write is set within the limits") {
  const auto type = make_type();
  const Setting& empty = set(*type, "", body(20));
  CHECK(empty.lines == 1);
  CHECK(empty.height_px == Approx(30));
  CHECK(empty.width_px == 0);
  CHECK(ink(*empty.mask) == 0);
  CHECK(type->set({}, body(20), 0, Align::kLeft, Wrap::kGreedy, "").lines == 1);

  const Setting& broken = set(*type, std::string("gut\xC3(\xFF\0schlecht", 14), body(20));
  CHECK(ink(*broken.mask) > 0);

  const Setting& longest = set(*type, std::string(kMostTextBytes, 'a'), body(20));
  const Setting& longer = set(*type, std::string(kMostTextBytes, 'a') + "bbb", body(20));
  CHECK(longest.width_px == longer.width_px);
  CHECK(longer.mask->width() == kMostTypeEdge);
  // Cut between two bytes of a letter, the letter goes whole.
  const Setting& cut = set(*type, std::string(kMostTextBytes - 1, 'a') + "ü", body(20));
  CHECK(cut.missing_glyphs == 0);

  const Setting& high = set(*type, std::string(2000, '\n'), body(40));
  CHECK(high.lines == 2001);
  CHECK(high.mask->height() <= kMostTypeEdge);

  CHECK(set(*type, "x", body(1e9F)).mask->height() <= kMostTypeEdge);
  CHECK(set(*type, "x", body(kMostTypeSizePx)).width_px ==
        set(*type, "x", body(2 * kMostTypeSizePx)).width_px);
  CHECK(set(*type, "x", body(-5)).lines == 1);
  CHECK(set(*type, "x", body(std::nanf(""))).lines == 1);
  CHECK(set(*type, "Wald und Wiese", body(20), 1).word_too_long);
  CHECK(set(*type, "Wald", body(20), 1e30F).lines == 1);
}

TEST_CASE("a language unknown or malformed changes nothing about the words") {
  const auto type = make_type();
  const float german = set(*type, "Wald", body(20)).width_px;
  for (const char* language : {"", "xx-klingon", "\xFF\xFE", "de_DE.UTF-8"}) {
    CHECK(type->set(plain("Wald"), body(20), 0, Align::kLeft, Wrap::kNone, language).width_px ==
          Approx(german));
  }
}

}  // namespace
}  // namespace gummiband::ui
