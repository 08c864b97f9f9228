#include "ledger/reserve.h"

#include <algorithm>
#include <random>
#include <string>

#include "ledger/plain_file.h"

namespace gummiband::ledger {
namespace {

base::Path reserve_path(const base::Path& ledger) {
  base::Path path = ledger;
  path += ".reserve";
  return path;
}

// Not noughts: some file systems store those in no room at all.
std::string noise(size_t size) {
  std::minstd_rand random;
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random() >> 8);
  return bytes;
}

}  // namespace

base::Result<int64_t> reserve_left(const base::Path& ledger) {
  std::error_code error;
  const base::Path path = reserve_path(ledger);
  if (!std::filesystem::is_regular_file(path, error)) return int64_t{0};
  const auto file = PlainFile::open(path, Opening::kRead);
  if (!file) return file.fault();
  return file->size();
}

base::Result<void> fill_reserve(const base::Path& ledger, int64_t bytes) {
  const auto left = reserve_left(ledger);
  if (!left) return left.fault();
  if (*left >= bytes) return {};
  auto file = PlainFile::open(reserve_path(ledger), Opening::kMake);
  if (!file) return file.fault();
  const std::string step = noise(static_cast<size_t>(kReserveStepBytes));
  int64_t size = *left - *left % kReserveStepBytes;
  while (size < bytes) {
    if (auto written = file->write(step, size); !written) {
      // A part of a step would be room that nobody counts on.
      [[maybe_unused]] const auto back = file->truncate(size);
      return written;
    }
    size += kReserveStepBytes;
  }
  return file->sync();
}

base::Result<int64_t> shrink_reserve(const base::Path& ledger) {
  const auto left = reserve_left(ledger);
  if (!left) return left;
  if (*left <= 0) return int64_t{-1};
  auto file = PlainFile::open(reserve_path(ledger), Opening::kWrite);
  if (!file) return file.fault();
  const int64_t smaller = std::max<int64_t>(0, *left - kReserveStepBytes);
  if (auto shrunk = file->truncate(smaller); !shrunk) return shrunk.fault();
  if (auto synced = file->sync(); !synced) return synced.fault();
  return smaller;
}

}  // namespace gummiband::ledger
