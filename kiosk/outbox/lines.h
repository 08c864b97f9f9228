// Reading the lines of a bulletin or a setting: a word, then what belongs to it. For outbox/ only.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gummiband::outbox {

// The next word of the line, taken off it with the space behind.
inline std::string_view take_word(std::string_view& line) {
  const size_t end = line.find(' ');
  const std::string_view found = line.substr(0, end);
  line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  return found;
}

// A number from 0, and nothing else.
inline std::optional<int64_t> parse_count(std::string_view text) {
  int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, value);
  if (text.empty() || error != std::errc() || last != end || value < 0) return std::nullopt;
  return value;
}

}  // namespace gummiband::outbox
