#include "content/sentences.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "content/text_rules.h"

namespace gummiband::content {
namespace {

constexpr std::string_view kBlanks = " \t";

bool is_ascii_letter(char byte) {
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'z';
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// Two-byte characters from U+00C0 on are letters; punctuation is U+0080 to U+00BF and U+2000 to
// U+203F, whose first bytes are C2 and E2.
bool is_word(std::string_view token) {
  return std::ranges::any_of(token, [](char byte) {
    const auto first = static_cast<unsigned char>(byte);
    return is_ascii_letter(byte) || is_digit(byte) || (first >= 0xC3 && first != 0xE2);
  });
}

// Without the quotation marks, brackets and Markdown that may follow the end of a sentence.
std::string_view without_closers(std::string_view token) {
  constexpr std::array<std::string_view, 13> kClosers = {"*", "_", "\"", "'", ")", "]", "\\",
                                                         "“", "”", "‘",  "’", "»", "«"};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view closer : kClosers) {
      if (!token.ends_with(closer)) continue;
      token.remove_suffix(closer.size());
      found = true;
    }
  }
  return token;
}

bool ends_sentence(std::string_view whole_token) {
  const std::string_view token = without_closers(whole_token);
  if (token.ends_with('!') || token.ends_with('?') || token.ends_with("…")) return true;
  if (!token.ends_with('.')) return false;
  const std::string_view before = token.substr(0, token.size() - 1);
  const bool ordinal =
      !before.empty() && before.size() <= 2 && std::ranges::all_of(before, is_digit);
  const bool letter = before.size() == 1 && is_ascii_letter(before[0]);
  return !ordinal && !letter;
}

bool begins_list_entry(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
}

// Gathers tokens into sentences.
class Splitter {
 public:
  void read_line(std::string_view line, int number) {
    const std::string_view trimmed = base::trim(line);
    const bool heading = trimmed.starts_with('#');
    if (trimmed.empty() || heading || begins_list_entry(trimmed)) end_sentence();
    for (size_t at = line.find_first_not_of(kBlanks); at < line.size();) {
      const size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
      add(line.substr(at, end - at), number);
      at = line.find_first_not_of(kBlanks, end);
    }
    const bool forced_break = line.ends_with('\\') || line.ends_with("  ");
    if (heading || (forced_break && without_closers(trimmed).ends_with(':'))) end_sentence();
  }

  std::vector<Sentence> finish() {
    end_sentence();
    return std::move(sentences_);
  }

 private:
  void add(std::string_view token, int line) {
    if (is_word(token)) {
      if (words_ == 0) {
        begin_ = token.data();
        line_ = line;
      }
      ++words_;
    }
    end_ = token.data() + token.size();
    if (ends_sentence(token)) end_sentence();
  }

  void end_sentence() {
    if (words_ > 0) sentences_.push_back({{begin_, end_}, line_, words_});
    words_ = 0;
  }

  std::vector<Sentence> sentences_;
  const char* begin_ = nullptr;
  const char* end_ = nullptr;
  int line_ = 0;
  size_t words_ = 0;
};

}  // namespace

std::vector<Sentence> sentences(std::string_view text) {
  Splitter splitter;
  int number = 0;
  for (const std::string_view line : base::split(text, '\n')) splitter.read_line(line, number++);
  return splitter.finish();
}

bool is_easy(std::string_view language) {
  return !base_language(language).empty() && language.ends_with("-leicht");
}

void check_easy(std::string_view text, std::string_view language, const Place& place,
                Report& report) {
  if (!is_easy(language)) return;
  for (const Sentence& sentence : sentences(text)) {
    if (sentence.words <= kMostEasyWords) continue;
    report.warning({place.file, place.line + sentence.line},
                   "The sentence " + in_quotes(sentence.text) + " has " +
                       std::to_string(sentence.words) + " words; Leichte Sprache has at most " +
                       std::to_string(kMostEasyWords) + ".",
                   "Make two sentences of it, one thought each.");
  }
}

}  // namespace gummiband::content
