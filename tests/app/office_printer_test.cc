// The worker that the kiosk prints by, with a real IPP printer at its other end.
#include <thread>

#include "app/print_worker.h"
#include "app/replay_clock.h"
#include "catch.h"
#include "slips/ipp_printer.h"
#include "slips/payload.h"
#include "slips/printers.h"
#include "slips/samples.h"

using namespace gummiband;
using slips::Again;
using slips::PrinterState;
using slips::SpoolStage;
using slips::SpoolVerdict;
using slips::testing::IppPrinter;
using slips::testing::kA4;
using slips::testing::sample;

namespace {

struct Office {
  Office() {
    ipp.lay_in(kA4, 250);
    slips::PrinterOptions options;
    options.patience = {5000, 5000, 5000, 60'000};
    auto printer = slips::make_printer(ipp.setting(), options, device_clock);
    REQUIRE(printer);
    worker.use(std::move(*printer));
    worker.finish();
  }
  SpoolVerdict submit(const char* name) {
    return worker.submit(sample(name), slips::testing::sample_look(), Again::kNo);
  }
  IppPrinter ipp;
  base::SystemClock device_clock;
  app::ReplayClock clock{0};
  app::PrintWorker worker{nullptr, {}, 0, clock, [] {}};
};

}  // namespace

TEST_CASE("a slip arrives at an office printer as a page whose codes are read") {
  Office office;
  REQUIRE(office.worker.view().printer == PrinterState::kReady);
  REQUIRE(office.submit("collected-4-de") == SpoolVerdict::kTaken);
  office.worker.finish();
  CHECK(office.worker.view().stage == SpoolStage::kTakeIt);
  REQUIRE(office.ipp.pages().size() == 1);
  std::vector<std::string> wanted;
  for (const slips::SlipItem& item : sample("collected-4-de").items) {
    wanted.push_back(slips::loud_host(item.code));
  }
  std::ranges::sort(wanted);
  CHECK(slips::testing::read_codes(slips::testing::rendered(office.ipp.pages().front())) == wanted);
}

TEST_CASE(
    "an office printer without paper is understood, and goes on when somebody has seen to it") {
  Office office;
  office.ipp.lay_in(kA4, 0);  // the worker has not heard of it yet
  REQUIRE(office.submit("offer-de") == SpoolVerdict::kTaken);
  office.worker.finish();
  CHECK(office.worker.view().printer == PrinterState::kPaperOut);
  CHECK(office.worker.view().stage == SpoolStage::kGivenUp);
  CHECK_FALSE(office.worker.view().torn);
  CHECK_FALSE(office.worker.view().offers_print());
  CHECK(office.submit("offer-de") == SpoolVerdict::kTrouble);

  office.ipp.lay_in(kA4, 250);
  office.worker.resume();
  office.worker.finish();
  CHECK(office.worker.view().offers_print());
  CHECK(office.ipp.pages().empty());  // nothing comes out by itself

  REQUIRE(office.submit("offer-de") == SpoolVerdict::kTaken);
  office.worker.finish();
  CHECK(office.worker.view().stage == SpoolStage::kTakeIt);
  REQUIRE(office.ipp.pages().size() == 1);
  CHECK(slips::testing::read_code(slips::testing::rendered(office.ipp.pages().front())) ==
        slips::loud_host(sample("offer-de").code.text));
}

TEST_CASE("a page that an office printer ran out of paper for is not printed again unasked") {
  Office office;
  REQUIRE(office.submit("offer-de") == SpoolVerdict::kTaken);
  while (office.worker.view().done == 0) std::this_thread::yield();
  office.ipp.lay_in(kA4, 0);
  office.worker.finish();
  CHECK(office.worker.view().printer == PrinterState::kPaperOut);
  CHECK(office.worker.view().stage == SpoolStage::kGivenUp);
  CHECK(office.worker.view().torn);
  office.ipp.lay_in(kA4, 250);
  office.worker.resume();
  office.worker.finish();
  CHECK(office.submit("offer-de") == SpoolVerdict::kAlreadyPrinted);
}
