#include "leads/key_file.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

#include "base/text.h"
#include "leads/interest.h"
#include "leads/secret.h"

namespace gummiband::leads {
namespace {

constexpr std::string_view kKeyMagic = "gummiband-key ";
constexpr std::string_view kKioskMagic = "gummiband-kiosk-key ";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kWrap = "argon2id13";
constexpr size_t kCheckBytes = 8;

// Tells damage from a wrong passphrase. Not a proof against forgery; the secretbox is that.
std::string check_line(std::string_view lines) {
  return "check " + sha256_hex(lines).substr(0, 2 * kCheckBytes) + "\n";
}

base::Fault damaged(const std::string& file_name) {
  return base::Fault{"The key file " + file_name +
                     " is damaged. Take another copy of it; without one its leads stay closed."};
}

base::Fault cut_short(const std::string& file_name) {
  return base::Fault{"The key file " + file_name +
                     " is cut short. Take another copy of it; without one its leads stay closed."};
}

template <size_t kSize>
bool read_hex(std::string_view hex, std::span<uint8_t, kSize> bytes) {
  std::optional<std::string> read = base::from_hex(hex);
  if (!read) return false;
  const WipedText wiped(std::move(*read));
  if (wiped.text.size() != bytes.size()) return false;
  std::ranges::copy_n(bytes_of(std::string_view(wiped.text)), bytes.size(), bytes.data());
  return true;
}

bool read_number(std::string_view digits, uint64_t least, uint64_t most, uint64_t& number) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() && number >= least &&
         number <= most;
}

// The lines of a file of ours with its check sum proved, without the line of the check sum. Ends
// of lines may be those of Windows: a key file travels on sticks and in mails.
base::Result<std::vector<std::string>> checked_lines(std::string_view text, std::string_view magic,
                                                     size_t count, const std::string& file_name) {
  if (!text.starts_with(magic)) {
    const bool public_text = base::trim(text).starts_with("gb1-");
    return base::Fault{file_name + (public_text ? " holds a public key, not a key file. Check that "
                                                  "it is the file written by `gummiband keys new`."
                                                : " is not a key file. Check the path.")};
  }
  std::vector<std::string> lines;
  for (const std::string_view line : base::split(text, '\n')) {
    lines.emplace_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  }
  if (lines.size() > 1 && lines.front() != std::string(magic) + std::string(kVersion)) {
    return base::Fault{"The key file " + file_name +
                       " is of a version that this program does not know. Take a newer program."};
  }
  if (lines.back().empty()) lines.pop_back();
  if (lines.size() < count + 1) return cut_short(file_name);
  if (lines.size() > count + 1) return damaged(file_name);
  const std::string found = lines.back() + "\n";
  lines.pop_back();
  WipedText canonical(base::join(lines, "\n") + "\n");
  const std::string expected = check_line(canonical.text);
  if (found == expected) return lines;
  return found.size() < expected.size() ? cut_short(file_name) : damaged(file_name);
}

}  // namespace

std::string wrapped_key_text(const WrappedKey& key) {
  std::string text = std::string(kKeyMagic) + std::string(kVersion) + "\n";
  text += "public " + key.public_key.text() + "\n";
  text += "wrap " + std::string(kWrap) + " " + std::to_string(key.cost.passes) + " " +
          std::to_string(key.cost.memory_kib) + " " + base::to_hex(key.salt) + "\n";
  text += "secret " + base::to_hex(key.nonce) + " " + base::to_hex(key.box) + "\n";
  return text + check_line(text);
}

base::Result<WrappedKey> parse_wrapped_key(std::string_view text, const std::string& file_name) {
  const auto lines = checked_lines(text, kKeyMagic, 4, file_name);
  if (!lines) return lines.fault();
  const auto public_line = base::split((*lines)[1], ' ');
  const auto wrap_line = base::split((*lines)[2], ' ');
  const auto secret_line = base::split((*lines)[3], ' ');
  if (public_line.size() != 2 || public_line[0] != "public" || wrap_line.size() != 5 ||
      wrap_line[0] != "wrap" || wrap_line[1] != kWrap || secret_line.size() != 3 ||
      secret_line[0] != "secret") {
    return damaged(file_name);
  }
  WrappedKey key;
  const auto public_key = PublicKey::parse(public_line[1]);
  if (!public_key) return damaged(file_name);
  key.public_key = *public_key;
  // A stranger's file must not make this machine work for an hour or run out of memory.
  const bool well_formed =
      read_number(wrap_line[2], kLeastWrapCost.passes, kMostWrapCost.passes, key.cost.passes) &&
      read_number(wrap_line[3], kLeastWrapCost.memory_kib, kMostWrapCost.memory_kib,
                  key.cost.memory_kib) &&
      read_hex(wrap_line[4], std::span(key.salt)) &&
      read_hex(secret_line[1], std::span(key.nonce)) &&
      read_hex(secret_line[2], std::span(key.box));
  if (!well_formed) return damaged(file_name);
  return key;
}

std::string kiosk_key_text(std::span<const uint8_t, 32> seed) {
  WipedText hex(base::to_hex(seed));
  std::string text;
  text.reserve(256);  // never grows into a second copy of the secret
  text.append(kKioskMagic).append(kVersion).append("\nseed ").append(hex.text).append("\n");
  text += check_line(text);
  return text;
}

base::Result<void> parse_kiosk_key(std::string_view text, const std::string& file_name,
                                   uint8_t* seed) {
  auto lines = checked_lines(text, kKioskMagic, 2, file_name);
  if (!lines) return lines.fault();
  const std::string_view line = (*lines)[1];
  const bool read =
      line.starts_with("seed ") && read_hex(line.substr(5), std::span<uint8_t, 32>(seed, 32));
  base::wipe((*lines)[1]);
  if (!read) return damaged(file_name);
  return {};
}

}  // namespace gummiband::leads
