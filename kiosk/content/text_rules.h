// What a text must be before anything else is asked of it: well-formed, and without characters
// that draw nothing but mislead.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gummiband::content {

// Where `text` stops being acceptable, and why.
struct BadText {
  size_t offset = 0;
  std::string what;  // "is not UTF-8", "holds a NUL byte", ...
};

// Nothing if the text is UTF-8 without control characters (tab and line ends are fine) and without
// characters that turn the direction of writing around (a link could pretend to be another).
std::optional<BadText> find_bad_text(std::string_view text);

// The line, from 1, that the byte at `offset` is in.
int line_of(std::string_view text, size_t offset);

// Lower-case letters a to z, digits and hyphens; begins with a letter or digit; at most
// kMostIdLength.
bool is_id(std::string_view text);

// "de", "nds", "de-leicht"
bool is_language(std::string_view text);

// "de" for "de-leicht"; empty for a language that is no variant.
std::string_view base_language(std::string_view language);

// The form a mail program accepts in ASCII: local part, @, host with a dot.
bool is_email(std::string_view text);

// Digits, spaces and + - / ( ), the plus sign only in front; a dialable number of digits.
bool is_phone(std::string_view text);

// Whether the number is from the ranges that the Bundesnetzagentur keeps free for fiction
// (Berlin 030 23125, Frankfurt 069 90009, Hamburg 040 66969, Köln 0221 4710, München 089 99998,
// each with three more digits).
bool is_fiction_phone(std::string_view text);

// Whether nobody can own the domain (RFC 2606): example.org, example.com, example.net, .example.
bool is_example_email(std::string_view text);

// A host name as `hosts` lists it: lower case, a dot, no scheme, port or path, no IP address.
bool is_host(std::string_view text);

}  // namespace gummiband::content
