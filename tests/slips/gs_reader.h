// Reads ESC/POS as a printer does, byte by byte, and keeps the paper: the other side of escpos.h,
// written from Epson's reference and not from our own sender.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "slips/dots.h"

namespace gummiband::slips::testing {

class GsReader {
 public:
  explicit GsReader(int width_dots) : width_(width_dots) {}

  void take(uint8_t byte);
  void take(const std::string& bytes);

  // What has been fed out by ESC d, one after the other.
  const std::vector<Dots>& slips() const { return slips_; }
  // Rows burnt since the last feed.
  int rows_waiting() const { return static_cast<int>(rows_.size()); }
  // All rows ever burnt.
  int rows_burnt() const { return rows_burnt_; }
  int cuts() const { return cuts_; }
  // Bytes that were no command and no control code: a real printer prints them as letters.
  int letters() const { return letters_; }

 private:
  using Row = std::vector<uint8_t>;
  void command();
  void raster(uint8_t byte);
  void end_slip();

  const int width_;
  std::string waiting_;  // the beginning of a command
  size_t raster_row_bytes_ = 0;
  size_t raster_rows_left_ = 0;
  Row row_;
  std::vector<Row> rows_;
  std::vector<Dots> slips_;
  int rows_burnt_ = 0;
  int cuts_ = 0;
  int letters_ = 0;
};

}  // namespace gummiband::slips::testing
