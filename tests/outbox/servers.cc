#include "outbox/servers.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/text.h"
#include "catch.h"
#include "ledger/booth.h"
#include "said_by.h"

namespace gummiband::outbox {

namespace fs = std::filesystem;

int free_port() {
  const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(file, reinterpret_cast<sockaddr*>(&address), size) == 0);
  ::getsockname(file, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(file);
  return ntohs(address.sin_port);
}

Server::Server(const std::string& script, const std::string& word)
    : script_(script), word_(word), port_(free_port()) {
  const std::string stem = fs::path(script).stem().string();
  std::string name = (fs::temp_directory_path() / ("gummiband-" + stem + "-XXXXXX")).string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder_ = name;
  start();
}

Server::~Server() {
  stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Server::start() {
  const std::string program = std::string(GUMMIBAND_SOURCE_DIR) + "/scripts/" + script_;
  const std::string port = std::to_string(port_);
  fs::remove(folder_ / "ready");
  child_ = ::fork();
  REQUIRE(child_ >= 0);
  if (child_ == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const int log = ::open((folder_ / "script.log").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(log, 1);
    ::dup2(log, 2);
    ::execl(program.c_str(), program.c_str(), folder_.c_str(), port.c_str(),
            word_.empty() ? nullptr : word_.c_str(), nullptr);
    ::_exit(127);
  }
  while (!fs::exists(folder_ / "ready")) {
    int status = 0;
    const bool ended = ::waitpid(child_, &status, WNOHANG) != 0;
    INFO(slurp(folder_ / "script.log"));
    REQUIRE_FALSE(ended);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

void Server::stop() {
  if (child_ < 0) return;
  ::kill(child_, SIGTERM);
  ::waitpid(child_, nullptr, 0);
  child_ = -1;
}

Destination Server::destination() const {
  Destination destination;
  destination.address = base::trim(slurp(folder_ / "ready"));
  destination.password_file = folder_ / "password";
  destination.authorities = folder_ / "tls" / "ca.pem";
  return destination;
}

Destination Server::as(const std::string& role) const {
  Destination of_role = destination();
  of_role.address = "postgresql://" + role + "@localhost:" + std::to_string(port_) + "/leads";
  of_role.password_file = folder_ / (role + ".password");
  spill(of_role.password_file, role.substr(role.find('-') + 1) + "\n");
  ::chmod(of_role.password_file.c_str(), 0600);
  return of_role;
}

std::string sql_as(const Server& server, const std::string& role, const std::string& statement) {
  const std::string password = role == "owner"
                                   ? std::string(base::trim(slurp(server.folder() / "password")))
                                   : role.substr(role.find('-') + 1);
  const std::string command =
      "PGPASSWORD=" + password + " psql -XAtq 'postgresql://" + role +
      "@localhost:" + std::to_string(server.port()) +
      "/leads?sslmode=verify-full&sslrootcert=" + (server.folder() / "tls/ca.pem").string() +
      "' -c \"" + statement + "\" 2>&1";
  return said_by(command);
}

Parcel parcel(uint32_t lead, const std::string& recipient, size_t size) {
  const leads::Envelope made = ledger::envelope(lead, recipient, size);
  return {{Kind::kEnvelope, made.lead_id, recipient}, made.bytes, leads::sha256_hex(made.bytes)};
}

std::string slurp(const base::Path& file) {
  return ledger::slurp(file);
}

void spill(const base::Path& file, const std::string& bytes) {
  ledger::spill(file, bytes);
}

}  // namespace gummiband::outbox
