// Against a real IPP Everywhere printer: ippeveprinter of CUPS, started by scripts/ippeve with a
// private bus and Avahi.
#include "slips/cups_printer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <thread>

#include "catch.h"
#include "slips/grey.h"
#include "slips/payload.h"
#include "slips/samples.h"

using namespace gummiband;
using slips::PrinterState;
using slips::PrintOutcome;
using slips::PrintResult;

namespace {

namespace fs = std::filesystem;

// A socket to, or with `port` 0 bound to any port of, this machine.
int local_socket(int& port) {
  const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  if (port == 0) {
    socklen_t size = sizeof address;
    REQUIRE(::bind(file, plain, size) == 0);
    ::getsockname(file, plain, &size);
    port = ntohs(address.sin_port);
    return file;
  }
  if (::connect(file, plain, sizeof address) == 0) return file;
  ::close(file);
  return -1;
}

class IppPrinter {
 public:
  IppPrinter()
      : folder_(fs::temp_directory_path() / ("gummiband-ipp-" + std::to_string(getpid()))) {
    ::close(local_socket(port_));
    fs::remove_all(folder_);
    const std::string script = std::string(GUMMIBAND_SOURCE_DIR) + "/scripts/ippeve";
    const std::string port = std::to_string(port_);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGTERM);
      const int log = ::open("/dev/null", O_WRONLY);
      ::dup2(log, 1);
      ::dup2(log, 2);
      ::execl(script.c_str(), script.c_str(), folder_.c_str(), port.c_str(), nullptr);
      ::_exit(127);
    }
    for (int file = -1; file < 0;) {
      file = local_socket(port_);
      if (file >= 0) ::close(file);
      int status = 0;
      REQUIRE(::waitpid(child_, &status, WNOHANG) == 0);
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  ~IppPrinter() {
    ::kill(child_, SIGTERM);
    ::waitpid(child_, nullptr, 0);
    fs::remove_all(folder_);
  }
  IppPrinter(const IppPrinter&) = delete;
  IppPrinter& operator=(const IppPrinter&) = delete;

  std::string setting() const { return "ipp://localhost:" + std::to_string(port_) + "/ipp/print"; }

  // By its web page, as somebody at the tray.
  void lay_in(const std::string& media, int sheets) {
    int port = port_;
    const int file = local_socket(port);
    REQUIRE(file >= 0);
    const std::string request =
        "GET /media?size1=" + media + "&type1=stationery&level1=" + std::to_string(sheets) +
        "&size3=na_number-10_4.125x9.5in&type3=envelope&level3=-2 HTTP/1.1\r\nHost: localhost\r\n"
        "Connection: close\r\n\r\n";
    REQUIRE(::write(file, request.data(), request.size()) == static_cast<ssize_t>(request.size()));
    std::array<char, 4096> answer{};
    const ssize_t count = ::read(file, answer.data(), answer.size());
    REQUIRE(count > 12);
    CHECK(std::string(answer.data(), 15) == "HTTP/1.1 200 OK");
    ::close(file);
  }

  std::vector<fs::path> pages() const {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder_ / "pages")) {
      if (entry.path().extension() == ".pdf") found.push_back(entry.path());
    }
    return found;
  }

 private:
  fs::path folder_;
  int port_ = 0;
  pid_t child_ = -1;
};

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
  ipp.lay_in("iso_a4_210x297mm", 250);
  CHECK(printer->ask().state == PrinterState::kReady);
  const PrintOutcome printed = print(*printer, "offer-de");
  INFO(printed.report.detail);
  CHECK(printed.result == PrintResult::kPrinted);
  REQUIRE(ipp.pages().size() == 1);
  const fs::path page = ipp.pages().front();
  const std::string to = page.string() + ".page";
  REQUIRE(std::system(
              ("pdftoppm -r 200 -gray -singlefile '" + page.string() + "' '" + to + "'").c_str()) ==
          0);
  const auto grey = slips::testing::read_pgm(to + ".pgm");
  CHECK(grey.width == 1654);  // A4, what lies in the tray, at 200 dots to the inch
  CHECK(slips::testing::read_code(grey) ==
        slips::loud_host(slips::testing::sample("offer-de").code.text));

  ipp.lay_in("iso_a4_210x297mm", 0);
  const slips::PrinterReport empty = printer->ask();
  CHECK(empty.state == PrinterState::kPaperOut);
  CHECK_THAT(empty.detail, contains("media-empty"));
  const PrintOutcome refused = print(*printer, "offer-de");
  CHECK(refused.result == PrintResult::kNothingSent);
  CHECK(refused.report.state == PrinterState::kPaperOut);

  ipp.lay_in("iso_a4_210x297mm", 250);
  CHECK(printer->ask().state == PrinterState::kReady);
  // Nothing has come out by itself.
  CHECK(ipp.pages().size() == 1);
  CHECK(print(*printer, "collected-4-de").result == PrintResult::kPrinted);
  CHECK(ipp.pages().size() == 2);
}

TEST_CASE("an IPP printer that is not there is said with what to check") {
  int port = 0;
  ::close(local_socket(port));
  const base::SystemClock clock;
  const auto printer = made("ipp://localhost:" + std::to_string(port) + "/ipp/print", clock);
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
