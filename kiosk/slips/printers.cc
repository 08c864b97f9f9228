#include "slips/printers.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "slips/channel.h"
#include "slips/cups_printer.h"
#include "slips/escpos_printer.h"
#include "slips/folder_printer.h"

namespace gummiband::slips {
namespace {

constexpr std::string_view kFolder = "folder:";
constexpr size_t kMostUsbPrinters = 16;  // what the kernel numbers

}  // namespace

base::Result<std::unique_ptr<Printer>> make_printer(std::string_view setting,
                                                    const PrinterOptions& options,
                                                    const base::Clock& clock) {
  if (setting == kDemoPrinter) setting = "folder:out";
  if (setting.starts_with("cups:") || setting.starts_with("ipp")) {
    return make_cups_printer(setting, options.patience, clock);
  }
  if (setting.starts_with(kFolder) && setting.size() > kFolder.size()) {
    const base::Path folder(setting.substr(kFolder.size()));
    return std::unique_ptr<Printer>(std::make_unique<FolderPrinter>(folder, options.width_dots));
  }
  base::Result<std::unique_ptr<Channel>> channel = make_channel(setting);
  if (!channel) return channel.fault();
  const EscposOptions escpos{options.width_dots, options.cut, options.patience};
  return std::unique_ptr<Printer>(
      std::make_unique<EscposPrinter>(std::move(channel).value(), escpos, clock));
}

bool names_no_printer(std::string_view setting) {
  return setting.empty() || setting == "none";
}

std::vector<std::string> find_printers(const base::Path& usb_folder) {
  std::vector<std::string> found;
  std::error_code error;
  using Entries = std::filesystem::directory_iterator;
  for (Entries at(usb_folder, error); !error && at != Entries(); at.increment(error)) {
    if (!at->path().filename().string().starts_with("lp")) continue;
    if (found.size() < kMostUsbPrinters) found.push_back("usb:" + at->path().string());
  }
  std::ranges::sort(found);
  std::vector<std::string> queues = cups_queues({});
  std::ranges::sort(queues);
  found.insert(found.end(), queues.begin(), queues.end());
  return found;
}

}  // namespace gummiband::slips
