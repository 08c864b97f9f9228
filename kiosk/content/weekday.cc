#include "content/weekday.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace gummiband::content {
namespace {

struct Name {
  std::string_view text;
  unsigned number;
};

constexpr std::array<Name, 22> kWeekdays = {
    {{"montag", 1},    {"dienstag", 2},  {"mittwoch", 3}, {"donnerstag", 4}, {"freitag", 5},
     {"samstag", 6},   {"sonnabend", 6}, {"sonntag", 7},  {"monday", 1},     {"tuesday", 2},
     {"wednesday", 3}, {"thursday", 4},  {"friday", 5},   {"saturday", 6},   {"sunday", 7},
     {"maandag", 1},   {"dinsdag", 2},   {"woensdag", 3}, {"donderdag", 4},  {"vrijdag", 5},
     {"zaterdag", 6},  {"zondag", 7}}};

// No abbreviation means two days in our three languages.
constexpr std::array<Name, 20> kShortWeekdays = {
    {{"mo", 1},  {"di", 2},  {"mi", 3},  {"do", 4},  {"fr", 5},  {"sa", 6},   {"so", 7},
     {"ma", 1},  {"wo", 3},  {"vr", 5},  {"za", 6},  {"zo", 7},  {"mon", 1},  {"tue", 2},
     {"wed", 3}, {"thu", 4}, {"fri", 5}, {"sat", 6}, {"sun", 7}, {"thurs", 4}}};

constexpr std::array<Name, 41> kMonths = {
    {{"januar", 1},    {"jänner", 1},   {"february", 2},  {"februar", 2},   {"märz", 3},
     {"april", 4},     {"mai", 5},      {"juni", 6},      {"juli", 7},      {"august", 8},
     {"september", 9}, {"oktober", 10}, {"november", 11}, {"dezember", 12}, {"january", 1},
     {"march", 3},     {"may", 5},      {"june", 6},      {"july", 7},      {"october", 10},
     {"december", 12}, {"januari", 1},  {"februari", 2},  {"maart", 3},     {"mei", 5},
     {"augustus", 8},  {"jan", 1},      {"feb", 2},       {"apr", 4},       {"aug", 8},
     {"sep", 9},       {"okt", 10},     {"oct", 10},      {"nov", 11},      {"dez", 12},
     {"dec", 12},      {"mrt", 3},      {"mär", 3},       {"jun", 6},       {"jul", 7},
     {"sept", 9}}};

std::optional<unsigned> number_of(std::string_view word, std::span<const Name> names) {
  const auto found = std::ranges::find(names, word, &Name::text);
  if (found == names.end()) return std::nullopt;
  return found->number;
}

enum class TokenKind { kWord, kNumber, kSign };

struct Token {
  TokenKind kind = TokenKind::kSign;
  size_t offset = 0;
  std::string_view raw;
  std::string lower;
  unsigned value = 0;
};

// ASCII and the capital umlauts.
std::string lower_case(std::string_view text) {
  std::string lower = base::lower_ascii(text);
  for (size_t i = 1; i < lower.size(); ++i) {
    if (lower[i - 1] != '\xC3') continue;
    if (lower[i] == '\x84' || lower[i] == '\x96' || lower[i] == '\x9C') {
      lower[i] = static_cast<char>(lower[i] + 0x20);
    }
  }
  return lower;
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
// Letters of our languages lie in ASCII and U+00C0..U+024F (lead bytes C3 to C9).
bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '\xC3' && byte <= '\xC9');
}
bool is_continuation(char byte) {
  return (byte & '\xC0') == '\x80';
}

size_t token_end(std::string_view text, size_t start) {
  size_t end = start + 1;
  if (is_digit(text[start])) {
    while (end < text.size() && is_digit(text[end])) ++end;
  } else if (is_letter(text[start])) {
    while (end < text.size() && (is_letter(text[end]) || is_continuation(text[end]))) ++end;
  } else {
    while (end < text.size() && is_continuation(text[end])) ++end;
  }
  return end;
}

std::vector<Token> tokens_of(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  constexpr std::string_view kNarrowSpace = "\xE2\x80\xAF";
  constexpr size_t kMostDigits = 4;
  std::vector<Token> tokens;
  for (size_t at = 0; at < text.size();) {
    const size_t end = token_end(text, at);
    Token token;
    token.offset = at;
    token.raw = text.substr(at, end - at);
    at = end;
    const char first = token.raw.front();
    // Markdown's stars too: "**Freitag**, 15. Dezember".
    if (first == ' ' || first == '\n' || first == '\t' || first == '*' || first == '_' ||
        token.raw == kNoBreakSpace || token.raw == kNarrowSpace) {
      continue;
    }
    if (is_digit(first)) {
      token.kind = TokenKind::kNumber;
      if (token.raw.size() <= kMostDigits) {
        for (const char digit : token.raw) token.value = token.value * 10 + unsigned(digit - '0');
      }
    } else if (is_letter(first)) {
      token.kind = TokenKind::kWord;
      token.lower = lower_case(token.raw);
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

// Reads dates from tokens; every function leaves the cursor behind what it took.
class DateScanner {
 public:
  DateScanner(std::span<const Token> tokens, std::span<const base::Day> own_days)
      : tokens_(tokens), own_days_(own_days) {}

  std::optional<base::Day> date_at(size_t start) {
    for (auto form : {&DateScanner::iso, &DateScanner::numeric, &DateScanner::day_first,
                      &DateScanner::month_first}) {
      at_ = start;
      month_ = day_ = 0;
      year_.reset();
      if ((this->*form)()) return completed();
    }
    return std::nullopt;
  }
  size_t position() const { return at_; }

 private:
  const Token* peek(size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
  }
  bool sign(std::string_view which) {
    if (peek() == nullptr || peek()->raw != which) return false;
    ++at_;
    return true;
  }
  bool word(std::string_view which) {
    if (peek() == nullptr || peek()->lower != which) return false;
    ++at_;
    return true;
  }
  bool number(unsigned& value, size_t most_digits) {
    const Token* token = peek();
    if (token == nullptr || token->kind != TokenKind::kNumber || token->raw.size() > most_digits) {
      return false;
    }
    value = token->value;
    ++at_;
    return true;
  }
  bool month_name() {
    const Token* token = peek();
    const auto found = token == nullptr ? std::nullopt : number_of(token->lower, kMonths);
    if (!found) return false;
    month_ = *found;
    ++at_;
    sign(".");
    return true;
  }
  // Four digits that are not a time of day ("um 1730 Uhr" never follows a month directly).
  void optional_year() {
    const size_t before = at_;
    sign(",");
    unsigned value = 0;
    constexpr unsigned kFirstYear = 1900;
    constexpr unsigned kLastYear = 2199;
    if (number(value, 4) && value >= kFirstYear && value <= kLastYear) {
      year_ = static_cast<int>(value);
    } else {
      at_ = before;
    }
  }

  bool iso() {  // 2018-12-15
    unsigned year = 0;
    if (!number(year, 4) || year < 1000 || !sign("-") || !number(month_, 2) || !sign("-") ||
        !number(day_, 2)) {
      return false;
    }
    year_ = static_cast<int>(year);
    return true;
  }
  bool numeric() {  // 15.12.2018, 15.12., 15/12/2018, 15-12-2018
    if (!number(day_, 2)) return false;
    const Token* separator = peek();
    if (separator == nullptr ||
        (separator->raw != "." && separator->raw != "/" && separator->raw != "-")) {
      return false;
    }
    const std::string_view between = separator->raw;
    if (!sign(between) || !number(month_, 2) || !sign(between)) return false;
    unsigned year = 0;
    const size_t before = at_;
    if (number(year, 4) && (tokens_[before].raw.size() == 4 || tokens_[before].raw.size() == 2)) {
      year_ = static_cast<int>(year < 100 ? 2000 + year : year);
      return true;
    }
    at_ = before;
    return between == ".";
  }
  bool day_first() {  // 15. Dezember 2018, 15th of December 2018
    if (!number(day_, 2)) return false;
    sign(".");
    ordinal();
    if (!word("of")) word("de");
    if (!month_name()) return false;
    optional_year();
    return true;
  }
  bool month_first() {  // December 15, 2018
    if (!month_name() || !number(day_, 2)) return false;
    ordinal();
    optional_year();
    return true;
  }
  void ordinal() {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (word(ending)) return;
    }
  }

  std::optional<base::Day> completed() const {
    const std::chrono::month month{month_};
    const std::chrono::day day{day_};
    if (year_) {
      const base::Day whole{std::chrono::year{*year_}, month, day};
      return whole.ok() ? std::optional(whole) : std::nullopt;
    }
    const auto own = std::ranges::find_if(own_days_, [&](base::Day candidate) {
      return candidate.month() == month && candidate.day() == day;
    });
    return own == own_days_.end() ? std::nullopt : std::optional(*own);
  }

  std::span<const Token> tokens_;
  std::span<const base::Day> own_days_;
  size_t at_ = 0;
  unsigned month_ = 0;
  unsigned day_ = 0;
  std::optional<int> year_;
};

// Behind the weekday: ", den" and the like.
size_t skip_fillers(std::span<const Token> tokens, size_t at) {
  constexpr std::array<std::string_view, 8> kFillers = {"den", "dem", "der", "the",
                                                        "de",  "am",  "on",  "op"};
  size_t signs = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    const bool sign = token.raw == "." || token.raw == ",";
    const bool filler = token.kind == TokenKind::kWord &&
                        std::ranges::find(kFillers, token.lower) != kFillers.end();
    constexpr size_t kMostSigns = 2;
    if (!filler && (!sign || ++signs > kMostSigns)) break;
    ++at;
  }
  return at;
}

std::optional<WeekdayClash> clash(const Token& weekday, base::Day day) {
  const auto number = weekday_named(weekday.raw);
  if (!number || *number == base::weekday_number(day)) return std::nullopt;
  return WeekdayClash{weekday.offset, std::string(weekday.raw), day};
}

}  // namespace

std::optional<unsigned> weekday_named(std::string_view word) {
  const std::string lower = lower_case(word);
  const auto whole = number_of(lower, kWeekdays);
  return whole ? whole : number_of(lower, kShortWeekdays);
}

std::vector<WeekdayClash> find_weekday_clashes(std::string_view text,
                                               std::span<const base::Day> own_days) {
  std::vector<WeekdayClash> clashes;
  const std::vector<Token> tokens = tokens_of(text);
  DateScanner scanner(tokens, own_days);
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::kWord && weekday_named(tokens[i].raw)) {
      const auto day = scanner.date_at(skip_fillers(tokens, i + 1));
      if (!day) continue;
      if (auto found = clash(tokens[i], *day)) clashes.push_back(std::move(*found));
      i = scanner.position() - 1;
      continue;
    }
    const auto day = scanner.date_at(i);  // 15. Dezember 2018 (Freitag)
    if (!day) continue;
    const size_t behind = scanner.position();
    if (behind + 2 < tokens.size() && tokens[behind].raw == "(" &&
        (tokens[behind + 2].raw == ")" || tokens[behind + 2].raw == ".")) {
      if (auto found = clash(tokens[behind + 1], *day)) clashes.push_back(std::move(*found));
    }
    i = behind - 1;
  }
  return clashes;
}

std::optional<unsigned> weekday_in_title(std::string_view title) {
  const std::string lower = lower_case(title);
  std::set<unsigned> named;
  for (const Name& weekday : kWeekdays) {
    for (size_t at = lower.find(weekday.text); at != std::string::npos;
         at = lower.find(weekday.text, at + 1)) {
      // "Montage" is work on machines, here more often than several Mondays.
      const bool assembly =
          weekday.text == "montag" && lower.substr(at + weekday.text.size()).starts_with('e');
      if (!assembly) named.insert(weekday.number);
    }
  }
  if (named.size() != 1) return std::nullopt;
  return *named.begin();
}

std::string_view weekday_name(base::Day day) {
  constexpr std::array<std::string_view, 7> kNames = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};
  return kNames[base::weekday_number(day) - 1];
}

}  // namespace gummiband::content
