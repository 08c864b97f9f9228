#include "slips/printers.h"

#include <utility>

#include "slips/channel.h"
#include "slips/cups_printer.h"
#include "slips/escpos_printer.h"
#include "slips/folder_printer.h"

namespace gummiband::slips {
namespace {

constexpr std::string_view kFolder = "folder:";

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

}  // namespace gummiband::slips
