// print status, print test: the printer that staff chose, else that of kiosk.yaml, asked and tried.
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "app/printer_options.h"
#include "base/clock.h"
#include "base/shown_address.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "content/settings.h"
#include "slips/printers.h"
#include "ui/type.h"

namespace gummiband::cli {
namespace {

// With the printer that was named or else is in use. A slip of the pen in kiosk.yaml must not read
// as "no printer".
content::Settings settings_of(const Places& places, const std::string& named,
                              const base::Clock& clock) {
  content::LoadedSettings loaded = content::load_settings(places.settings);
  for (const content::Finding& finding : loaded.findings) {
    std::fprintf(stderr, "%s\n", finding.text().c_str());
  }
  loaded.settings.printer = named.empty() ? chosen_printer(places, loaded.settings, clock) : named;
  return std::move(loaded.settings);
}

constexpr const char* kTestHost = "gummiband.example";

slips::Slip test_slip(const content::Settings& settings) {
  slips::Slip slip;
  slip.kind = slips::SlipKind::kTest;
  slip.title = "Probedruck";
  slip.notes = {"Gummiband " GUMMIBAND_VERSION, base::shown_address(settings.printer)};
  slip.body =
      "Ä Ö Ü ä ö ü ß é ł ğ – „Grüße aus Südwestfalen“\n"
      "Beide Striche am Rand müssen ganz zu sehen sein.";
  slip.code = {"HTTPS://GUMMIBAND.EXAMPLE/TEST", "Liest dein Telefon diesen Code?", kTestHost};
  return slip;
}

slips::SlipTemplate plain_look() {
  slips::SlipTemplate look;
  look.name = "Gummiband";
  return look;
}

// What the report says, on one line or as JSON; answers with the exit code.
int say(const slips::PrinterReport& report, const std::string& printer, Output output) {
  const std::string name(slips::name_of(report.state));
  if (output == Output::kJson) {
    std::printf("{\"state\": \"%s\", \"can_print\": %s}\n", name.c_str(),
                slips::can_print(report.state) ? "true" : "false");
  } else {
    std::printf("%s: %s%s%s\n", base::shown_address(printer).c_str(), name.c_str(),
                report.detail.empty() ? "" : ". ", report.detail.c_str());
  }
  return slips::can_print(report.state) ? kFine : kWorldFault;
}

base::Result<std::unique_ptr<slips::Printer>> printer_of(const content::Settings& settings,
                                                         const base::Clock& clock) {
  if (slips::names_no_printer(settings.printer)) {
    return base::Fault{
        "No printer is set up. Write printer: usb:/dev/usb/lp0 (or tcp:, serial:, cups:, ipp://) "
        "into kiosk.yaml, or choose one in the staff area."};
  }
  return slips::make_printer(settings.printer, app::printer_options(settings), clock);
}

}  // namespace

int print_status_command(const PrintStatusWords& words) {
  if (const auto fault = printer_fault(words.printer)) return *fault;
  const base::SystemClock clock;
  const content::Settings settings = settings_of(words.places, words.printer, clock);
  if (slips::names_no_printer(settings.printer) && words.output == Output::kJson) {
    return say({}, settings.printer, words.output);
  }
  const auto printer = printer_of(settings, clock);
  if (!printer) return fail(printer.fault());
  return say(printer.value()->ask(), settings.printer, words.output);
}

int print_test_command(const PrintTestWords& words) {
  if (const auto fault = printer_fault(words.printer)) return *fault;
  const base::SystemClock clock;
  content::Settings settings = settings_of(words.places, words.printer, clock);
  if (words.width) settings.printer_dots = *words.width;
  const auto printer = printer_of(settings, clock);
  if (!printer) return fail(printer.fault());
  if (const auto type = ui::Type::make(); !type) return fail(type.fault());
  const slips::PrintOutcome outcome =
      printer.value()->print(test_slip(settings), plain_look(), [](double) { return true; });
  if (outcome.result == slips::PrintResult::kPrinted) {
    std::printf("The test slip is printed.\n");
    return kFine;
  }
  std::fprintf(stderr, "%s %s\n",
               outcome.result == slips::PrintResult::kUnsure
                   ? "Part of the test slip may be on paper."
                   : "Nothing was printed.",
               outcome.report.detail.c_str());
  return kWorldFault;
}

}  // namespace gummiband::cli
