#include "outbox/exported.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"

namespace gummiband::outbox {
namespace {

constexpr std::string_view kTitle = "gummiband-exported 1";
constexpr size_t kMostFileBytes = 256 * 1024 * 1024;

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
  if (lines[0] != kTitle) return damaged;
  for (size_t i = 1; i < lines.size(); ++i) {
    const size_t space = std::min(lines[i].find(' '), lines[i].size());
    const auto name = parse_file_name(lines[i].substr(0, space));
    const auto bytes = base::from_hex(base::trim(lines[i].substr(space)));
    Signer signer{};
    if (!name || !bytes || bytes->size() != signer.size()) return damaged;
    std::ranges::copy(*bytes, signer.begin());
    exported.add(*name, signer);
  }
  return exported;
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
  return base::write_file_durably(file, text);
}

}  // namespace gummiband::outbox
