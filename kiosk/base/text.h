// Small things about text. All text in this program is UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gummiband::base {

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view between);

// With a blank for each line break and other control character.
std::string one_line(std::string_view text);

// What a library, a server or the system says, as it stands within a sentence of ours, which ends
// by itself: without white space around it, and without the full stop at its end.
std::string as_part_of_sentence(std::string_view text);

// At most `most_bytes` of it, at least 4. What is cut off, between two words unless these are very
// long, is said by " ..." at the end.
std::string shortened(std::string_view text, size_t most_bytes);

// Whether `text` is well-formed UTF-8 without NUL (no overlong forms, no surrogates).
bool is_utf8(std::string_view text);
// Number of code points; malformed bytes count as one each.
size_t count_code_points(std::string_view text);
// Removes the last code point, whole. Nothing happens to an empty text.
void drop_last_code_point(std::string& text);
// The first `count` code points.
std::string_view first_code_points(std::string_view text, size_t count);

// ASCII letters to lower case; everything else stays.
std::string lower_ascii(std::string_view text);

// Steps (insert, delete, replace, swap neighbours) from one word to the other, in bytes.
size_t edit_distance(std::string_view from, std::string_view to);
// The candidate closest to `word`, if it is close enough to be what was meant.
std::optional<std::string> did_you_mean(std::string_view word,
                                        std::span<const std::string> candidates);

std::string to_hex(std::span<const uint8_t> bytes);
// The bytes; nothing unless `hex` is an even number of hexadecimal digits.
std::optional<std::string> from_hex(std::string_view hex);

// Overwrites the bytes of `text`, its spare capacity too, in a way the compiler keeps, and
// empties it. For what a visitor typed.
void wipe(std::string& text);

}  // namespace gummiband::base
