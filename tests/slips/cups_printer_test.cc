// Against a real IPP Everywhere printer.
#include "slips/cups_printer.h"

#include "catch.h"
#include "slips/ipp_printer.h"
#include "slips/payload.h"
#include "slips/samples.h"

using namespace gummiband;
using slips::PrinterState;
using slips::PrintOutcome;
using slips::PrintResult;
using slips::testing::IppPrinter;
using slips::testing::kA4;

namespace {

std::unique_ptr<slips::Printer> made(const std::string& setting, const base::Clock& clock,
                                     int slip_ms = 60'000) {
  auto printer = slips::make_cups_printer(setting, {5000, 5000, 5000, slip_ms}, clock);
  REQUIRE(printer);
  return std::move(printer).value();
}

PrintOutcome print(slips::Printer& printer, const std::string& sample) {
  return printer.print(slips::testing::sample(sample), slips::testing::sample_look(),
                       [](double) { return true; });
}

}  // namespace

TEST_CASE("a page reaches an IPP printer, waits for no paper, and is printed after the refill") {
  IppPrinter ipp;
  const base::SystemClock clock;
  const auto printer = made(ipp.setting(), clock);
  ipp.lay_in(kA4, 250);
  CHECK(printer->ask().state == PrinterState::kReady);
  const PrintOutcome printed = print(*printer, "offer-de");
  INFO(printed.report.detail);
  CHECK(printed.result == PrintResult::kPrinted);
  REQUIRE(ipp.pages().size() == 1);
  const auto grey = slips::testing::rendered(ipp.pages().front());
  CHECK(grey.width == 1654);  // A4, what lies in the tray, at 200 dots to the inch
  CHECK(slips::testing::read_code(grey) ==
        slips::loud_host(slips::testing::sample("offer-de").code.text));

  ipp.lay_in(kA4, 0);
  const slips::PrinterReport empty = printer->ask();
  CHECK(empty.state == PrinterState::kPaperOut);
  CHECK_THAT(empty.detail, contains("media-empty"));
  const PrintOutcome refused = print(*printer, "offer-de");
  CHECK(refused.result == PrintResult::kNothingSent);
  CHECK(refused.report.state == PrinterState::kPaperOut);

  ipp.lay_in(kA4, 250);
  CHECK(printer->ask().state == PrinterState::kReady);
  // Nothing has come out by itself.
  CHECK(ipp.pages().size() == 1);
  CHECK(print(*printer, "collected-4-de").result == PrintResult::kPrinted);
  CHECK(ipp.pages().size() == 2);
}

TEST_CASE("an IPP printer that is not there is said with what to check") {
  const base::SystemClock clock;
  const auto printer =
      made("ipp://localhost:" + std::to_string(slips::testing::free_port()) + "/ipp/print", clock);
  const slips::PrinterReport report = printer->ask();
  CHECK(report.state == PrinterState::kAway);
  CHECK_THAT(report.detail, contains("Check "));
  CHECK(print(*printer, "offer-de").result == PrintResult::kNothingSent);
}

TEST_CASE("a CUPS printer is named as in the settings") {
  const base::SystemClock clock;
  for (const std::string good : {"cups:Buero", "ipp://192.168.1.60/ipp/print", "ipps://p:631/x"}) {
    CHECK(slips::make_cups_printer(good, {}, clock));
  }
  for (const std::string bad :
       {"cups:", "cups:a b", "cups:a/b", "ipp:", "ipp://", "ipp://host", "http://host/x"}) {
    INFO(bad);
    const auto printer = slips::make_cups_printer(bad, {}, clock);
    REQUIRE_FALSE(printer);
    CHECK_THAT(printer.fault().sentence, contains("Write "));
  }
}

TEST_CASE("the reasons of an IPP printer are read by the gravest") {
  using slips::state_of_reasons;
  CHECK(state_of_reasons({"none"}, true, false) == PrinterState::kReady);
  CHECK(state_of_reasons({}, true, false) == PrinterState::kReady);
  CHECK(state_of_reasons({"media-empty-warning", "media-needed-warning"}, true, false) ==
        PrinterState::kPaperOut);
  CHECK(state_of_reasons({"media-low-report", "cover-open-error"}, true, false) ==
        PrinterState::kCoverOpen);
  CHECK(state_of_reasons({"media-low"}, true, false) == PrinterState::kPaperLow);
  CHECK(state_of_reasons({"toner-low-warning"}, true, false) == PrinterState::kReady);
  CHECK(state_of_reasons({"toner-empty-error"}, true, false) == PrinterState::kFault);
  CHECK(state_of_reasons({"media-jam-error"}, true, true) == PrinterState::kFault);
  CHECK(state_of_reasons({"offline-report"}, true, false) == PrinterState::kAway);
  CHECK(state_of_reasons({"paused"}, true, true) == PrinterState::kPaused);
  CHECK(state_of_reasons({"none"}, false, false) == PrinterState::kPaused);
  CHECK(state_of_reasons({"none"}, true, true) == PrinterState::kPaused);
}
