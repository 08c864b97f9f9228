#include "slips/printers.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "slips/fake_printer.h"
#include "slips/samples.h"

using namespace gummiband;

TEST_CASE("every kind of printer is made from its setting and nothing else is") {
  const base::SystemClock clock;
  for (const char* good :
       {"tcp:192.168.1.50", "usb:/dev/usb/lp0", "serial:/dev/ttyUSB0:9600", "cups:Buero", "demo",
        "folder:out/slips", "ipp://192.168.1.60:631/ipp/print"}) {
    INFO(good);
    CHECK(slips::make_printer(good, {}, clock));
  }
  for (const char* bad : {"none", "", "lp0", "ipp:", "cups:", "folder:"}) {
    INFO(bad);
    CHECK_FALSE(slips::make_printer(bad, {}, clock));
  }
  CHECK(slips::names_no_printer("none"));
  CHECK(slips::names_no_printer(""));
  CHECK_FALSE(slips::names_no_printer("usb:/dev/usb/lp0"));
}

TEST_CASE("a printer made from its setting prints at the width it was given") {
  const base::SystemClock clock;
  slips::testing::FakePrinter fake(slips::testing::Line::kTcp, {}, 384);
  slips::PrinterOptions options;
  options.width_dots = 384;
  const auto printer = slips::make_printer(fake.setting(), options, clock);
  REQUIRE(printer);
  const auto outcome =
      printer.value()->print(slips::testing::sample("test-de"), slips::testing::sample_look(),
                             [](double) { return true; });
  CHECK(outcome.result == slips::PrintResult::kPrinted);
  fake.settle();
  REQUIRE(fake.slips().size() == 1);
  CHECK_FALSE(slips::testing::read_codes(slips::testing::seen(fake.slips()[0], 24)).empty());
}

TEST_CASE("receipt printers on USB are found by their files, which need not be there") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("gummiband-usb-" + std::to_string(::getpid()));
  std::filesystem::create_directory(folder);
  for (const char* name : {"lp1", "lp0", "hiddev0"}) std::ofstream(folder / name).put('x');
  const std::vector<std::string> found = slips::find_printers(folder);
  std::filesystem::remove_all(folder);
  // Queues of CUPS may follow, if this machine has some.
  REQUIRE(found.size() >= 2);
  CHECK(found[0] == "usb:" + (folder / "lp0").string());
  CHECK(found[1] == "usb:" + (folder / "lp1").string());
  for (size_t i = 2; i < found.size(); ++i) CHECK(found[i].starts_with("cups:"));
  for (const std::string& one : slips::find_printers(folder)) CHECK(one.starts_with("cups:"));
}
