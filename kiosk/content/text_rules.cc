#include "content/text_rules.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "content/limits.h"

namespace gummiband::content {
namespace {

bool is_lower(char byte) {
  return byte >= 'a' && byte <= 'z';
}
bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_lower_or_digit(char byte) {
  return is_lower(byte) || is_digit(byte);
}

// U+202A..U+202E and U+2066..U+2069: embeddings, overrides and isolates.
bool turns_direction(std::string_view text) {
  if (text.size() < 3 || text[0] != '\xE2') return false;
  const auto last = static_cast<unsigned char>(text[2]);
  return (text[1] == '\x80' && last >= 0xAA && last <= 0xAE) ||
         (text[1] == '\x81' && last >= 0xA6 && last <= 0xA9);
}

// Bytes of the well-formed character at the start of `text`; 0 if there is none.
size_t character_length(std::string_view text) {
  for (size_t length = 1; length <= std::min<size_t>(4, text.size()); ++length) {
    if (base::is_utf8(text.substr(0, length))) return length;
  }
  return 0;
}

bool is_label(std::string_view label) {
  constexpr size_t kMostLabelLength = 63;
  return !label.empty() && label.size() <= kMostLabelLength && label.front() != '-' &&
         label.back() != '-' && std::ranges::all_of(label, [](char byte) {
           return is_lower_or_digit(byte) || byte == '-';
         });
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

}  // namespace

std::optional<BadText> find_bad_text(std::string_view text) {
  size_t offset = 0;
  while (offset < text.size()) {
    const char byte = text[offset];
    if (byte == '\0') return BadText{offset, "holds a NUL byte"};
    const bool space = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte > 0 && byte < ' ' && !space) || byte == '\x7F') {
      return BadText{offset, "holds a control character"};
    }
    const size_t length = character_length(text.substr(offset));
    if (length == 0) return BadText{offset, "is not UTF-8"};
    if (turns_direction(text.substr(offset))) {
      return BadText{offset, "holds an invisible character that turns the direction of writing"};
    }
    offset += length;
  }
  return std::nullopt;
}

int line_of(std::string_view text, size_t offset) {
  return static_cast<int>(std::ranges::count(text.substr(0, offset), '\n')) + 1;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= kMostIdLength && text.front() != '-' &&
         std::ranges::all_of(text,
                             [](char byte) { return is_lower_or_digit(byte) || byte == '-'; });
}

bool is_language(std::string_view text) {
  constexpr size_t kMostLength = 16;
  const std::string_view code = text.substr(0, text.find('-'));
  const bool variant = code.size() < text.size();
  return text.size() <= kMostLength && (code.size() == 2 || code.size() == 3) &&
         std::ranges::all_of(code, is_lower) && (!variant || is_id(text.substr(code.size() + 1)));
}

std::string_view base_language(std::string_view language) {
  const size_t dash = language.find('-');
  return dash == std::string_view::npos ? std::string_view{} : language.substr(0, dash);
}

bool is_email(std::string_view text) {
  if (text.size() > kMostEmailLength) return false;
  const size_t at = text.find('@');
  if (at == 0 || at == std::string_view::npos) return false;
  const std::string_view local = text.substr(0, at);
  constexpr std::string_view kAllowed = "!#$%&'*+-/=?^_`{|}~.";
  const bool fine = std::ranges::all_of(local, [&](char byte) {
    return is_lower_or_digit(byte) || (byte >= 'A' && byte <= 'Z') ||
           kAllowed.find(byte) != std::string_view::npos;
  });
  return fine && local.front() != '.' && local.back() != '.' &&
         local.find("..") == std::string_view::npos &&
         is_host(base::lower_ascii(text.substr(at + 1)));
}

bool is_phone(std::string_view text) {
  constexpr std::string_view kAllowed = " -/()";
  if (text.empty() || text.size() > kMostPhoneLength) return false;
  const std::string_view rest = text.front() == '+' ? text.substr(1) : text;
  const bool fine = std::ranges::all_of(rest, [&](char byte) {
    return is_digit(byte) || kAllowed.find(byte) != std::string_view::npos;
  });
  const size_t digits = digits_of(rest).size();
  return fine && digits >= kFewestPhoneDigits && digits <= kMostPhoneDigits;
}

bool is_fiction_phone(std::string_view text) {
  constexpr std::array<std::string_view, 5> kRanges = {"3023125", "6990009", "4066969", "2214710",
                                                       "8999998"};
  constexpr size_t kFreeDigits = 3;
  std::string digits = digits_of(text);
  if (text.find("(0)") != std::string_view::npos) {  // +49 (0) 30 ...
    digits = digits_of(std::string(text).replace(text.find("(0)"), 3, ""));
  }
  for (const std::string_view front : {"0049", "49", "0"}) {
    if (digits.starts_with(front)) {
      digits.erase(0, front.size());
      break;
    }
  }
  return std::ranges::any_of(kRanges, [&](std::string_view range) {
    return digits.starts_with(range) && digits.size() == range.size() + kFreeDigits;
  });
}

bool is_example_email(std::string_view text) {
  const std::string host = base::lower_ascii(text.substr(text.find('@') + 1));
  constexpr std::array<std::string_view, 3> kDomains = {"example.org", "example.com",
                                                        "example.net"};
  return host.ends_with(".example") || std::ranges::any_of(kDomains, [&](std::string_view domain) {
           return host == domain || host.ends_with("." + std::string(domain));
         });
}

bool is_host(std::string_view text) {
  constexpr size_t kMostHostLength = 253;  // RFC 1035
  if (text.size() > kMostHostLength) return false;
  const auto labels = base::split(text, '.');
  // A last label that begins with a digit would be an IP address.
  return labels.size() >= 2 && std::ranges::all_of(labels, is_label) && is_lower(labels.back()[0]);
}

}  // namespace gummiband::content
