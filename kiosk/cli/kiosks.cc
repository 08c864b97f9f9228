#include "cli/kiosks.h"

#include <algorithm>

#include "base/text.h"

namespace gummiband::cli {
namespace {

constexpr size_t kMostFileBytes = 1024 * 1024;

}  // namespace

base::Result<KnownKiosks> read_kiosks(const base::Path& file) {
  const auto text = base::read_file(file, kMostFileBytes);
  if (!text) return text.fault();
  KnownKiosks kiosks;
  size_t number = 0;
  for (const std::string_view raw : base::split(*text, '\n')) {
    ++number;
    const std::string_view line = base::trim(raw);
    if (line.empty() || line[0] == '#') continue;
    const size_t space = std::min(line.find(' '), line.size());
    const auto bytes = base::from_hex(line.substr(0, space));
    std::array<uint8_t, 32> key{};
    if (!bytes || bytes->size() != key.size()) {
      return base::Fault{file.string() + ":" + std::to_string(number) +
                         ": this is not a kiosk's key. `gummiband doctor` at the kiosk says it; "
                         "write it, a space and the kiosk's name."};
    }
    std::ranges::copy(*bytes, key.begin());
    kiosks[key] = base::trim(line.substr(space));
  }
  return kiosks;
}

base::Result<std::optional<KnownKiosks>> known_kiosks(const base::Path& file) {
  if (file.empty()) return std::optional<KnownKiosks>();
  auto known = read_kiosks(file);
  if (!known) return known.fault();
  return std::optional(std::move(*known));
}

}  // namespace gummiband::cli
