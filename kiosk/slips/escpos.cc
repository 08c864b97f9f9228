#include "slips/escpos.h"

#include <algorithm>
#include <array>

namespace gummiband::slips {
namespace {

constexpr std::string_view kBegin = "\x1b@";                  // ESC @: as switched on
constexpr char kFeedLines = 4;                                // past the tear bar of the shallowest
constexpr std::string_view kCutWithFeed("\x1dV\x42\x00", 4);  // GS V 66 0: feed to the knife, cut
constexpr int kMostBandRows = 64;
constexpr int kLeastWhiteRows = 8;

// Bytes of a row up to the last one with a black dot.
int used_bytes(const Dots& dots, int y) {
  const int row_bytes = dots.row_bytes();
  const auto row = std::span(dots.rows())
                       .subspan(static_cast<size_t>(y) * static_cast<size_t>(row_bytes),
                                static_cast<size_t>(row_bytes));
  int used = row_bytes;
  while (used > 0 && row[static_cast<size_t>(used - 1)] == 0) --used;
  return used;
}

int white_rows(const Dots& dots, int y) {
  int rows = 0;
  while (y + rows < dots.height() && used_bytes(dots, y + rows) == 0) ++rows;
  return rows;
}

// GS v 0 m xL xH yL yH d1..dk (Epson's reference, "Print raster bit image"), m 0: a dot a dot.
std::string band(const Dots& dots, int y, int rows, int bytes) {
  std::string text("\x1dv0\x00", 4);
  for (const int size : {bytes, rows}) {
    text += static_cast<char>(size & 0xFF);
    text += static_cast<char>(size >> 8);
  }
  for (int row = y; row < y + rows; ++row) {
    const size_t start = static_cast<size_t>(row) * static_cast<size_t>(dots.row_bytes());
    text.append(reinterpret_cast<const char*>(&dots.rows()[start]), static_cast<size_t>(bytes));
  }
  return text;
}

bool has(const std::optional<uint8_t>& answer, unsigned bits) {
  return answer && (*answer & bits) != 0;
}

}  // namespace

std::vector<std::string> escpos_pieces(const Dots& dots, Cut cut) {
  std::vector<std::string> pieces = {std::string(kBegin)};
  const int most_rows =
      std::min(kMostBandRows, static_cast<int>(kMostBandBytes) / std::max(1, dots.row_bytes()));
  for (int y = 0; y < dots.height();) {
    const int white = white_rows(dots, y);
    if (white >= kLeastWhiteRows) {
      const int rows = std::min(white, static_cast<int>(kMostBandBytes));
      pieces.push_back(band(dots, y, rows, 1));
      y += rows;
      continue;
    }
    int rows = 0;
    int bytes = 1;
    while (rows < most_rows && y + rows < dots.height() &&
           white_rows(dots, y + rows) < kLeastWhiteRows) {
      bytes = std::max(bytes, used_bytes(dots, y + rows));
      ++rows;
    }
    pieces.push_back(band(dots, y, rows, bytes));
    y += rows;
  }
  std::string end = {'\x1b', 'd', kFeedLines};  // ESC d n: print and feed n lines
  if (cut == Cut::kYes) end += kCutWithFeed;
  pieces.push_back(end);
  return pieces;
}

std::string escpos_resync() {
  return std::string(kMostBandBytes + kMostBandRows, '\0');
}

std::string question(Question what) {
  return {'\x10', '\x04', static_cast<char>(what)};
}

bool is_answer(uint8_t byte) {
  return (byte & 0x93U) == 0x12U;
}

PrinterReport read_answers(const Answers& answers) {
  if (!answers.printer && !answers.offline && !answers.error && !answers.paper) {
    return {PrinterState::kSilent, "The printer takes work but does not answer questions."};
  }
  if (has(answers.error, 0x28)) {
    return {PrinterState::kFault, "The printer reports a jammed cutter or a fault of its own."};
  }
  if (has(answers.offline, 0x04)) {
    return {PrinterState::kCoverOpen, "The printer's cover is open."};
  }
  if (has(answers.offline, 0x20) || has(answers.paper, 0x60)) {
    return {PrinterState::kPaperOut, "The printer is out of paper."};
  }
  if (has(answers.error, 0x40)) {
    return {PrinterState::kPaused, "The printer's head is too hot; it goes on by itself."};
  }
  if (has(answers.offline, 0x40)) {
    return {PrinterState::kFault, "The printer reports an error."};
  }
  if (has(answers.printer, 0x08)) {
    return {PrinterState::kPaused, "The printer is switched off line."};
  }
  if (has(answers.paper, 0x0C)) {
    return {PrinterState::kPaperLow, "The printer's roll ends soon."};
  }
  return {PrinterState::kReady, ""};
}

}  // namespace gummiband::slips
