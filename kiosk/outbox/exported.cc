#include "outbox/exported.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"

namespace gummiband::outbox {
namespace {

constexpr std::string_view kTitle = "gummiband-exported 2";
// Had no lines for others.
constexpr std::string_view kTitle1 = "gummiband-exported 1";
constexpr std::string_view kForOther = "for-other";
constexpr size_t kMostFileBytes = 256 * 1024 * 1024;

// The key in a line, public in either case.
std::optional<std::array<uint8_t, 32>> parse_key(std::string_view digits) {
  std::array<uint8_t, 32> key{};
  const auto bytes = base::from_hex(digits);
  if (!bytes || bytes->size() != key.size()) return std::nullopt;
  std::ranges::copy(*bytes, key.begin());
  return key;
}

}  // namespace

base::Result<Exported> Exported::read(const base::Path& file) {
  Exported exported;
  if (!base::is_there(file)) return exported;
  const auto text = base::read_file(file, kMostFileBytes);
  if (!text) return text.fault();
  const base::Fault damaged{file.string() +
                            " is not the memory of what was exported, or is damaged. Move it away; "
                            "then everything is exported once more."};
  if (!text->ends_with('\n')) return damaged;
  const auto lines = base::split(std::string_view(*text).substr(0, text->size() - 1), '\n');
  if (lines[0] != kTitle && lines[0] != kTitle1) return damaged;
  for (size_t i = 1; i < lines.size(); ++i) {
    if (!exported.read_line(lines[i])) return damaged;
  }
  return exported;
}

bool Exported::read_line(std::string_view line) {
  const auto words = base::split(line, ' ');
  const auto name = parse_file_name(words.front());
  const auto key = parse_key(words.back());
  const bool for_other = words.size() == 3 && words[1] == kForOther;
  if (!name || !key || (words.size() != 2 && !for_other)) return false;
  if (for_other) {
    for_others_.insert({*name, *key});
  } else {
    add(*name, *key);
  }
  return true;
}

std::optional<Signer> Exported::signer(const Name& name) const {
  const auto found = known_.find(name);
  if (found == known_.end()) return std::nullopt;
  return found->second;
}

base::Result<void> Exported::write(const base::Path& file) const {
  std::string text = std::string(kTitle) + "\n";
  for (const auto& [name, signer] : known_) {
    text += file_name(name) + " " + base::to_hex(signer) + "\n";
  }
  for (const auto& [name, key] : for_others_) {
    text.append(file_name(name)).append(" ").append(kForOther);
    text.append(" ").append(base::to_hex(key)).append("\n");
  }
  return base::write_file_durably(file, text);
}

}  // namespace gummiband::outbox
