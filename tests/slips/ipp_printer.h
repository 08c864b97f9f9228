// A real IPP Everywhere printer: ippeveprinter of CUPS, started by scripts/ippeve with a private
// bus and Avahi; and what is read from its pages.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "slips/grey.h"

namespace gummiband::slips::testing {

inline constexpr const char* kA4 = "iso_a4_210x297mm";

// A port of this machine that nobody listens at.
int free_port();

class IppPrinter {
 public:
  // Returns when it takes connections; gone, with its folder, at the end.
  IppPrinter();
  ~IppPrinter();
  IppPrinter(const IppPrinter&) = delete;
  IppPrinter& operator=(const IppPrinter&) = delete;

  std::string setting() const;
  // By its web page, as somebody at the tray.
  void lay_in(const std::string& media, int sheets);
  // The pages that have arrived, as files in the order of their jobs.
  std::vector<std::filesystem::path> pages() const;

 private:
  std::filesystem::path folder_;
  int port_ = 0;
  pid_t child_ = -1;
};

// A page as pdftoppm renders it, at 200 dots to the inch.
Grey rendered(const std::filesystem::path& page);

}  // namespace gummiband::slips::testing
