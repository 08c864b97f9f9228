// Dots -> the bytes that a thermal receipt printer takes, and the bytes it answers with.
//
// ESC/POS as all of them speak it (sources: Epson's ESC/POS command reference; the profiles of
// escpos-printer-db): the whole slip as raster bands by GS v 0, in bands small enough for the
// receive buffers of cheap ones; status by DLE EOT. No text mode (code pages differ), no QR of the
// printer's own (half of the cheap ones have none). Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "slips/dots.h"
#include "slips/printer.h"

namespace gummiband::slips {

// The raster data of one band: cheap printers have receive buffers of 4 KiB, and two bands and a
// question must fit even when nothing is burnt any more.
inline constexpr size_t kMostBandBytes = 1024;

enum class Cut { kNo, kYes };

// The slip in pieces that must not be split by a question: begin, bands, feed (and cut). What is
// white on the right and between lines of text costs next to nothing.
std::vector<std::string> escpos_pieces(const Dots& dots, Cut cut);

// Fills up a band that was broken off, so that the next slip does not become its rest. White; a
// printer that waits for nothing ignores it.
std::string escpos_resync();

// DLE EOT n, the question; n from 1 to 4.
enum class Question { kPrinter = 1, kOffline = 2, kError = 3, kPaper = 4 };
std::string question(Question what);

// Whether this byte can be an answer (bits 0, 1, 4, 7 are fixed); anything else is noise.
bool is_answer(uint8_t byte);

// The answers that came; nothing where none came.
struct Answers {
  std::optional<uint8_t> printer;
  std::optional<uint8_t> offline;
  std::optional<uint8_t> error;
  std::optional<uint8_t> paper;
};
PrinterReport read_answers(const Answers& answers);

}  // namespace gummiband::slips
