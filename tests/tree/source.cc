#include "tree/source.h"

#include <algorithm>
#include <cctype>

namespace gummiband::tree {
namespace {

bool is_word_byte(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) || byte == '_';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { source_.code = std::string(text); }

  Source read() {
    while (at_ < text_.size()) {
      if (starts("//")) {
        blank_until("\n");
      } else if (starts("/*")) {
        blank_until("*/");
      } else if (text_[at_] == '#' && at_line_start()) {
        directive();
      } else if (starts("R\"") && (at_ == 0 || !is_word_byte(text_[at_ - 1]))) {
        raw_string();
      } else if (text_[at_] == '"') {
        quoted('"');
      } else if (text_[at_] == '\'' && !in_number()) {
        quoted('\'');
      } else {
        step();
      }
    }
    return std::move(source_);
  }

 private:
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    if (text_[at_] == '\n') ++line_;
    ++at_;
  }
  void blank() {
    if (text_[at_] != '\n') source_.code[at_] = ' ';
    step();
  }
  void blank_until(std::string_view end) {
    const size_t found = text_.find(end, at_ + (end == "*/" ? 2 : 0));
    const size_t stop =
        found == std::string_view::npos ? text_.size() : found + (end == "\n" ? 0 : end.size());
    while (at_ < stop) blank();
  }
  bool at_line_start() const {
    const size_t before = text_.substr(0, at_).find_last_not_of(" \t");
    return before == std::string_view::npos || text_[before] == '\n';
  }
  // 1'000: the quote stands in a word that begins with a digit.
  bool in_number() const {
    size_t start = at_;
    while (start > 0 && (is_word_byte(text_[start - 1]) || text_[start - 1] == '\'')) --start;
    return start < at_ && std::isdigit(static_cast<unsigned char>(text_[start]));
  }
  void directive() {
    const size_t line = line_;
    const size_t start = at_;
    while (at_ < text_.size() && (text_[at_] != '\n' || text_[at_ - 1] == '\\')) blank();
    const std::string_view words = text_.substr(start, at_ - start);
    if (words.find("include") == std::string_view::npos) return;
    const size_t open = words.find_first_of("\"<");
    const size_t close =
        open == std::string_view::npos ? open : words.find_first_of("\">", open + 1);
    if (close == std::string_view::npos) return;
    source_.includes.push_back({line, std::string(words.substr(open + 1, close - open - 1)), {}});
  }
  void raw_string() {
    const size_t line = line_;
    const size_t open = text_.find('(', at_);
    const std::string end = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const size_t close = std::min(text_.find(end, open), text_.size());
    source_.strings.push_back(
        {line, std::string(text_.substr(open + 1, close - open - 1)), call_before(at_)});
    while (at_ < std::min(close + end.size(), text_.size())) blank();
  }
  void quoted(char quote) {
    const size_t line = line_;
    const size_t start = at_;
    std::string content;
    step();
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        content += text_[at_];
        blank();
      }
      content += text_[at_];
      blank();
    }
    if (at_ < text_.size()) step();
    if (quote == '"') source_.strings.push_back({line, content, call_before(start)});
  }

  // The word before the round bracket that is open at this place, within the statement. What
  // stands before has been blanked already, so that brackets in strings do not count.
  std::string call_before(size_t place) const {
    int closed = 0;
    for (size_t i = place; i > 0; --i) {
      const char byte = source_.code[i - 1];
      if (byte == ';') return {};
      if (byte == ')') ++closed;
      if (byte != '(' || closed-- > 0) continue;
      size_t start = i - 1;
      while (start > 0 && is_word_byte(source_.code[start - 1])) --start;
      return source_.code.substr(start, i - 1 - start);
    }
    return {};
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t line_ = 1;
  Source source_;
};

std::string folded(std::string_view text) {
  std::string out;
  for (char byte : text) {
    if (!std::isspace(static_cast<unsigned char>(byte))) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

enum class Brace { kNamespace, kType, kFunction, kOther };

// What a brace after these words opens, outside functions.
Brace opens(std::string_view head) {
  if (head.starts_with("namespace") || head.starts_with("inline namespace") ||
      head.starts_with("extern \"")) {
    return Brace::kNamespace;
  }
  // `struct stat file() {` is a function, `struct Key {` and `enum class Kind {` are types.
  const bool type = has_word(head, "class") || has_word(head, "struct") ||
                    has_word(head, "union") || has_word(head, "enum");
  if (head.find(')') == std::string_view::npos) return type ? Brace::kType : Brace::kOther;
  // A brace after `=` belongs to a value; that of operator== or a default argument does not.
  const size_t parameters = head.find('(');
  const size_t equals = head.find(" = ");
  return equals < parameters ? Brace::kOther : Brace::kFunction;
}

class Scopes {
 public:
  explicit Scopes(std::string_view code) : code_(code) {}

  std::vector<Statement> read() {
    for (; at_ < code_.size(); ++at_) {
      const char byte = code_[at_];
      if (byte == '\n') ++line_;
      if (head_.empty() && std::isspace(static_cast<unsigned char>(byte))) continue;
      if (head_.empty()) head_line_ = line_;
      if (byte == '(') ++round_;
      if (byte == ')') --round_;
      if (byte == '{') {
        open();
      } else if (byte == '}') {
        close();
      } else if (byte == ';' && round_ == 0 && !inside_value()) {
        end();
      } else {
        head_ += byte;
      }
    }
    return std::move(found_);
  }

 private:
  struct Open {
    Brace brace;
    size_t statement;  // index into found_ for kFunction
  };
  bool inside_value() const { return !open_.empty() && open_.back().brace == Brace::kOther; }
  bool in_function() const {
    return std::ranges::any_of(open_, [](const Open& o) { return o.brace == Brace::kFunction; });
  }
  Scope scope() const {
    if (in_function()) return Scope::kFunction;
    if (open_.empty() || open_.back().brace == Brace::kNamespace) return Scope::kNamespace;
    return Scope::kType;
  }
  void note(size_t body_end) { found_.push_back({scope(), head_line_, folded(head_), body_end}); }
  void end() {
    if (!folded(head_).empty()) note(0);
    head_.clear();
  }
  void open() {
    if (in_function()) {  // blocks, lambdas, values: statements of the same function
      end();
      open_.push_back({Brace::kFunction, found_.size()});
      return;
    }
    const Brace brace = inside_value() || round_ > 0 ? Brace::kOther : opens(folded(head_));
    if (brace == Brace::kOther) {
      open_.push_back({brace, 0});
      head_ += '{';
      return;
    }
    const size_t statement = found_.size();
    note(0);
    open_.push_back({brace, statement});
    head_.clear();
  }
  void close() {
    if (open_.empty()) return;
    const Open last = open_.back();
    open_.pop_back();
    if (last.brace == Brace::kOther) {
      head_ += '}';
      return;
    }
    if (last.brace == Brace::kFunction) {
      end();
      if (!in_function()) found_[last.statement].body_end = line_;
    }
    head_.clear();
  }

  std::string_view code_;
  size_t at_ = 0;
  size_t line_ = 1;
  std::string head_;
  size_t head_line_ = 1;
  int round_ = 0;
  std::vector<Open> open_;
  std::vector<Statement> found_;
};

}  // namespace

Source read_source(std::string_view text) {
  return Reader(text).read();
}

std::vector<Statement> statements(const Source& source) {
  return Scopes(source.code).read();
}

bool has_word(std::string_view text, std::string_view word) {
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) &&
        (end == text.size() || !is_word_byte(text[end]))) {
      return true;
    }
  }
  return false;
}

}  // namespace gummiband::tree
