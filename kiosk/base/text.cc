#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace gummiband::base {
namespace {

constexpr size_t kMostStepsForSuggestion = 2;

bool is_continuation(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0) == 0x80;
}

// Bytes of the well-formed code point at the start of `text`, 0 when there is none.
size_t code_point_length(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(0);
  if (lead != 0 && lead < 0x80) return 1;
  const size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                        : lead >= 0xE0 && lead <= 0xEF ? 3
                        : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                       : 0;
  if (length == 0 || text.size() < length) return 0;
  for (size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[i])) return 0;
  }
  if (lead == 0xE0 && byte(1) < 0xA0) return 0;  // overlong
  if (lead == 0xED && byte(1) > 0x9F) return 0;  // surrogates
  if (lead == 0xF0 && byte(1) < 0x90) return 0;  // overlong
  if (lead == 0xF4 && byte(1) > 0x8F) return 0;  // beyond U+10FFFF
  return length;
}

std::optional<uint8_t> hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<uint8_t>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<uint8_t>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<uint8_t>(digit - 'A' + 10);
  return std::nullopt;
}

}  // namespace

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  size_t start = 0;
  while (true) {
    const size_t end = text.find(separator, start);
    parts.push_back(text.substr(start, end - start));
    if (end == std::string_view::npos) return parts;
    start = end + 1;
  }
}

std::string join(std::span<const std::string> parts, std::string_view between) {
  std::string all;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) all += between;
    all += parts[i];
  }
  return all;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char byte) { return static_cast<unsigned char>(byte) < ' '; }, ' ');
  return line;
}

std::string as_part_of_sentence(std::string_view text) {
  text = trim(text);
  while (text.ends_with('.')) text = trim(text.substr(0, text.size() - 1));
  return std::string(text);
}

std::string shortened(std::string_view text, size_t most_bytes) {
  constexpr std::string_view kMore = " ...";
  if (text.size() <= most_bytes) return std::string(text);
  text = text.substr(0, most_bytes - kMore.size());
  const size_t space = text.find_last_of(' ');
  if (space != std::string_view::npos && space >= text.size() / 2) text = text.substr(0, space);
  while (!text.empty() && !is_utf8(text)) text.remove_suffix(1);  // cut within a letter
  return std::string(text).append(kMore);
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const size_t length = code_point_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(std::max<size_t>(1, code_point_length(text)));
    ++count;
  }
  return count;
}

void drop_last_code_point(std::string& text) {
  while (!text.empty()) {
    const bool whole = !is_continuation(text.back());
    text.back() = '\0';  // what was typed must not linger behind the end
    text.pop_back();
    if (whole) return;
  }
}

std::string_view first_code_points(std::string_view text, size_t count) {
  size_t end = 0;
  while (end < text.size()) {
    if (!is_continuation(text[end]) && count-- == 0) break;
    ++end;
  }
  return text.substr(0, end);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& byte : lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return lower;
}

size_t edit_distance(std::string_view from, std::string_view to) {
  const size_t width = to.size() + 1;
  std::vector<size_t> steps((from.size() + 1) * width);
  const auto at = [&](size_t i, size_t j) -> size_t& { return steps[i * width + j]; };
  for (size_t i = 0; i <= from.size(); ++i) at(i, 0) = i;
  for (size_t j = 0; j <= to.size(); ++j) at(0, j) = j;
  for (size_t i = 1; i <= from.size(); ++i) {
    for (size_t j = 1; j <= to.size(); ++j) {
      const size_t replaced = at(i - 1, j - 1) + (from[i - 1] == to[j - 1] ? 0 : 1);
      at(i, j) = std::min({at(i - 1, j) + 1, at(i, j - 1) + 1, replaced});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        at(i, j) = std::min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(from.size(), to.size());
}

std::optional<std::string> did_you_mean(std::string_view word,
                                        std::span<const std::string> candidates) {
  std::optional<std::string> best;
  size_t best_steps = kMostStepsForSuggestion + 1;
  for (const std::string& candidate : candidates) {
    const size_t steps = edit_distance(lower_ascii(word), lower_ascii(candidate));
    if (steps < best_steps && steps < std::max(word.size(), candidate.size())) {
      best = candidate;
      best_steps = steps;
    }
  }
  return best;
}

std::string to_hex(std::span<const uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (uint8_t byte : bytes) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 0x0F]);
  }
  return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (size_t i = 0; i < hex.size(); i += 2) {
    const auto high = hex_digit(hex[i]);
    const auto low = hex_digit(hex[i + 1]);
    if (!high || !low) return std::nullopt;
    bytes.push_back(static_cast<char>(*high << 4 | *low));
  }
  return bytes;
}

void wipe(std::string& text) {
  text.resize(text.capacity());
  explicit_bzero(text.data(), text.size());
  text.clear();
}

}  // namespace gummiband::base
