// C++ looked at, not compiled: where its comments, strings and scopes are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gummiband::tree {

struct Literal {
  size_t line = 0;  // from 1
  std::string text;
  std::string call;  // name of the function whose argument it is; may be empty
};

struct Source {
  std::string code;  // as long as the text; comments, preprocessor lines and contents of
                     // literals are blanks, line ends stay
  std::vector<Literal> strings;   // without those of preprocessor lines
  std::vector<Literal> includes;  // what stands between the quotes or angles
};
Source read_source(std::string_view text);

enum class Scope { kNamespace, kType, kFunction };

// A declaration or definition at the scope of a namespace, type or function.
struct Statement {
  Scope scope = Scope::kNamespace;
  size_t line = 0;      // where it begins
  std::string head;     // up to `;` or the brace, blanks folded
  size_t body_end = 0;  // line of the closing brace of a function's body, else 0
};
std::vector<Statement> statements(const Source& source);

// Whether `word` stands in `text` as a word of its own.
bool has_word(std::string_view text, std::string_view word);

}  // namespace gummiband::tree
