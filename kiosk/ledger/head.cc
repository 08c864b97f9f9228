#include "ledger/head.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <vector>

#include "base/text.h"
#include "ledger/checksum.h"
#include "ledger/plain_file.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kMagic = "gummiband-head";
constexpr size_t kMostHeadBytes = 512;  // one sector of any disk

std::string hex(std::string_view bytes) {
  return base::to_hex({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

// "gummiband-head 1 BOOK SEQUENCE CHAIN CHECK\n", of one length whatever the number.
std::string head_text(const Head& head) {
  std::array<char, 24> number{};
  std::snprintf(number.data(), number.size(), "%019lld", static_cast<long long>(head.sequence));
  const std::string text =
      std::string(kMagic) + " 1 " + hex(head.book) + " " + number.data() + " " + hex(head.chain);
  std::array<char, 16> check{};
  std::snprintf(check.data(), check.size(), "%08x", checksum({text}));
  return text + " " + check.data() + "\n";
}

std::optional<Head> parse_head(std::string_view text) {
  const std::vector<std::string_view> parts = base::split(base::trim(text), ' ');
  if (parts.size() != 6 || parts[0] != kMagic) return std::nullopt;
  const auto book = base::from_hex(parts[2]);
  const auto chain = base::from_hex(parts[4]);
  Head head;
  const auto [end, error] =
      std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), head.sequence);
  if (!book || !chain || error != std::errc() || end != parts[3].data() + parts[3].size()) {
    return std::nullopt;
  }
  head.book = *book;
  head.chain = *chain;
  if (head_text(head) != text) return std::nullopt;
  return head;
}

}  // namespace

base::Path head_path(const base::Path& ledger) {
  base::Path path = ledger;
  path += ".head";
  return path;
}

base::Result<void> write_head(const base::Path& ledger, const Head& head) {
  auto file = PlainFile::open(head_path(ledger), Opening::kMake);
  if (!file) return file.fault();
  if (auto written = file->write(head_text(head), 0); !written) return written;
  return file->sync();
}

base::Result<std::optional<Head>> read_head(const base::Path& ledger) {
  std::error_code error;
  const base::Path path = head_path(ledger);
  if (!std::filesystem::is_regular_file(path, error)) return std::optional<Head>();
  const auto file = PlainFile::open(path, Opening::kRead);
  if (!file) return file.fault();
  const auto text = file->read(kMostHeadBytes);
  if (!text) return text.fault();
  return parse_head(*text);
}

}  // namespace gummiband::ledger
