#include "slips/folder_printer.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "slips/draw.h"

namespace gummiband::slips {
namespace {

// The first name that is free, without its ending; nothing when the folder is full.
std::optional<base::Path> free_name(const base::Path& folder) {
  for (int number = 1; number <= kMostFolderSlips; ++number) {
    char name[24];
    std::snprintf(name, sizeof name, "slip-%03d", number);
    std::error_code error;
    if (!std::filesystem::exists(folder / (std::string(name) + ".png"), error)) {
      return folder / name;
    }
  }
  return std::nullopt;
}

PrintOutcome nothing(std::string sentence) {
  return {PrintResult::kNothingSent, {PrinterState::kFault, std::move(sentence)}, 0};
}

}  // namespace

FolderPrinter::FolderPrinter(base::Path folder, int width_dots)
    : folder_(std::move(folder)), width_dots_(width_dots) {}

PrinterReport FolderPrinter::ask() {
  return {PrinterState::kReady, "Slips are left in " + folder_.string() + "."};
}

PrintOutcome FolderPrinter::print(const Slip& slip, const SlipTemplate& look,
                                  const Progress& progress) {
  const base::Result<Dots> dots = draw_slip(slip, look, width_dots_);
  if (!dots) return nothing(dots.fault().sentence);
  const base::Result<void> made = base::make_folder(folder_);
  if (!made) return nothing(made.fault().sentence);
  const std::optional<base::Path> name = free_name(folder_);
  if (!name) return nothing("The folder " + folder_.string() + " is full of slips. Empty it.");
  const std::vector<std::string> pieces = escpos_pieces(*dots, Cut::kNo);
  std::string bytes;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (!progress(static_cast<double>(i) / static_cast<double>(pieces.size()))) {
      return nothing("The slip was stopped.");
    }
    bytes += pieces[i];
  }
  const base::Result<void> sent = base::write_file_durably(name->string() + ".escpos", bytes);
  if (!sent) return nothing(sent.fault().sentence);
  const base::Result<void> drawn = write_png(*dots, name->string() + ".png");
  if (!drawn) return nothing(drawn.fault().sentence);
  return {PrintResult::kPrinted, ask(), length_mm(*dots)};
}

}  // namespace gummiband::slips
