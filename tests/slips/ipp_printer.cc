#include "slips/ipp_printer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "catch.h"

namespace gummiband::slips::testing {
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

}  // namespace

int free_port() {
  int port = 0;
  ::close(local_socket(port));
  return port;
}

IppPrinter::IppPrinter()
    : folder_(fs::temp_directory_path() / ("gummiband-ipp-" + std::to_string(getpid()))),
      port_(free_port()) {
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

IppPrinter::~IppPrinter() {
  ::kill(child_, SIGTERM);
  ::waitpid(child_, nullptr, 0);
  fs::remove_all(folder_);
}

std::string IppPrinter::setting() const {
  return "ipp://localhost:" + std::to_string(port_) + "/ipp/print";
}

void IppPrinter::lay_in(const std::string& media, int sheets) {
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

std::vector<fs::path> IppPrinter::pages() const {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder_ / "pages")) {
    if (entry.path().extension() == ".pdf") found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

Grey rendered(const fs::path& page) {
  const std::string to = page.string() + ".page";
  const std::string command =
      "pdftoppm -r 200 -gray -singlefile '" + page.string() + "' '" + to + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  return read_pgm(to + ".pgm");
}

}  // namespace gummiband::slips::testing
