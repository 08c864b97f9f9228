#include "slips/gs_reader.h"

#include <algorithm>

namespace gummiband::slips::testing {
namespace {

constexpr uint8_t kEsc = 0x1B;
constexpr uint8_t kGs = 0x1D;
constexpr uint8_t kDle = 0x10;

uint8_t at(const std::string& bytes, size_t index) {
  return static_cast<uint8_t>(bytes[index]);
}

}  // namespace

void GsReader::take(const std::string& bytes) {
  for (const char byte : bytes) take(static_cast<uint8_t>(byte));
}

void GsReader::take(uint8_t byte) {
  if (raster_rows_left_ > 0) {
    raster(byte);
    return;
  }
  waiting_ += static_cast<char>(byte);
  command();
}

void GsReader::raster(uint8_t byte) {
  row_.push_back(byte);
  if (row_.size() < raster_row_bytes_) return;
  rows_.push_back(std::move(row_));
  row_.clear();
  ++rows_burnt_;
  --raster_rows_left_;
}

void GsReader::command() {
  const uint8_t first = at(waiting_, 0);
  const size_t size = waiting_.size();
  if (first == 0) {
    waiting_.clear();
  } else if (first == kEsc && size >= 2 && waiting_[1] == '@') {
    waiting_.clear();
  } else if (first == kEsc && size >= 2 && waiting_[1] == 'd') {
    if (size < 3) return;
    end_slip();
    waiting_.clear();
  } else if (first == kGs && size >= 2 && waiting_[1] == 'V') {
    if (size < 4) return;
    ++cuts_;
    waiting_.clear();
  } else if (first == kGs && size >= 2 && waiting_[1] == 'v') {
    if (size < 8) return;
    raster_row_bytes_ = at(waiting_, 4) + 256U * at(waiting_, 5);
    raster_rows_left_ = at(waiting_, 6) + 256U * at(waiting_, 7);
    waiting_.clear();
  } else if (first == kDle && size >= 2 && at(waiting_, 1) == 4) {
    if (size >= 3) waiting_.clear();
  } else if ((first == kEsc || first == kGs || first == kDle) && size < 2) {
    return;
  } else {
    // Control codes of a command that was broken off print nothing.
    letters_ += static_cast<int>(std::ranges::count_if(
        waiting_, [](char byte) { return static_cast<unsigned char>(byte) >= ' '; }));
    waiting_.clear();
  }
}

void GsReader::end_slip() {
  Dots slip(width_, static_cast<int>(rows_.size()));
  for (int y = 0; y < slip.height(); ++y) {
    const Row& row = rows_[static_cast<size_t>(y)];
    for (int x = 0; x < width_ && x / 8 < static_cast<int>(row.size()); ++x) {
      if ((row[static_cast<size_t>(x / 8)] >> (7 - x % 8) & 1) != 0) slip.blacken(x, y);
    }
  }
  slips_.push_back(std::move(slip));
  rows_.clear();
}

}  // namespace gummiband::slips::testing
