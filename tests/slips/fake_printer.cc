#include "slips/fake_printer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pty.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

#include "base/check.h"

namespace gummiband::slips::testing {
namespace {

constexpr int kRoundMs = 5;
constexpr int kQuietRounds = 8;
constexpr size_t kBurntAtOnce = 512;

void shut(int& file) {
  if (file >= 0) ::close(file);
  file = -1;
}

}  // namespace

FakePrinter::FakePrinter(Line line, const Manners& manners, int width_dots)
    : line_(line), manners_(manners), reader_(width_dots) {
  if (line_ == Line::kPty) {
    link_ = std::filesystem::temp_directory_path() /
            ("gummiband-fake-printer-" + std::to_string(::getpid()));
    setting_ = "serial:" + link_.string();
  }
  open_line();
  if (line_ == Line::kTcp) setting_ = "tcp:127.0.0.1:" + std::to_string(port_);
  thread_ = std::thread([this] { run(); });
}

FakePrinter::~FakePrinter() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  thread_.join();
  close_line();
}

void FakePrinter::open_line() {
  if (line_ == Line::kPty) {
    termios raw{};
    ::cfmakeraw(&raw);
    base::check(::openpty(&peer_, &keep_open_, nullptr, &raw, nullptr) == 0, "no pseudo terminal");
    ::fcntl(peer_, F_SETFL, O_NONBLOCK);
    std::array<char, 64> name{};
    base::check(::ttyname_r(keep_open_, name.data(), name.size()) == 0, "a terminal has a name");
    std::filesystem::remove(link_);
    std::filesystem::create_symlink(name.data(), link_);
    return;
  }
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  const int on = 1;
  const int buffer = static_cast<int>(kBuffer);
  ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  ::setsockopt(listener_, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port_));
  base::check(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
              "no port for a printer");
  base::check(::listen(listener_, 1) == 0, "a bound socket listens");
  socklen_t size = sizeof address;
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
}

void FakePrinter::close_line() {
  if (peer_ >= 0 && line_ == Line::kTcp) {
    const linger drop{1, 0};
    ::setsockopt(peer_, SOL_SOCKET, SO_LINGER, &drop, sizeof drop);
  }
  shut(listener_);
  shut(keep_open_);
  shut(peer_);
  if (line_ == Line::kPty) std::filesystem::remove(link_);
}

void FakePrinter::behave(const Manners& manners) {
  const std::scoped_lock lock(mutex_);
  manners_ = manners;
  quiet_rounds_ = 0;
}

void FakePrinter::unplug() {
  const std::scoped_lock lock(mutex_);
  plugged_in_ = false;
  close_line();
  buffer_.clear();  // without current nothing is remembered
}

void FakePrinter::plug_in() {
  const std::scoped_lock lock(mutex_);
  plugged_in_ = true;
  quiet_rounds_ = 0;
  open_line();
}

bool FakePrinter::plugged_in() {
  const std::scoped_lock lock(mutex_);
  return plugged_in_;
}

void FakePrinter::settle() {
  std::unique_lock lock(mutex_);
  quiet_rounds_ = 0;
  settled_.wait(lock, [&] { return quiet_rounds_ >= kQuietRounds; });
}

std::vector<Dots> FakePrinter::slips() {
  const std::scoped_lock lock(mutex_);
  return reader_.slips();
}

int FakePrinter::rows_waiting() {
  const std::scoped_lock lock(mutex_);
  return reader_.rows_waiting();
}

int FakePrinter::rows_burnt() {
  const std::scoped_lock lock(mutex_);
  return reader_.rows_burnt();
}

int FakePrinter::letters() {
  const std::scoped_lock lock(mutex_);
  return reader_.letters();
}

int FakePrinter::cuts() {
  const std::scoped_lock lock(mutex_);
  return reader_.cuts();
}

void FakePrinter::run() {
  while (true) {
    pollfd wait{-1, POLLIN, 0};
    {
      const std::scoped_lock lock(mutex_);
      if (closing_) return;
      // A full buffer reads nothing: then only the clock goes on.
      if (buffer_.size() < kBuffer) wait.fd = peer_ >= 0 ? peer_ : listener_;
    }
    ::poll(&wait, 1, kRoundMs);
    const std::scoped_lock lock(mutex_);
    const bool came = plugged_in_ && receive();
    const bool burnt = burn();
    quiet_rounds_ = came || burnt ? 0 : quiet_rounds_ + 1;
    settled_.notify_all();
  }
}

bool FakePrinter::receive() {
  if (line_ == Line::kTcp && peer_ < 0) {
    peer_ = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK);
    return peer_ >= 0;
  }
  if (peer_ < 0 || buffer_.size() >= kBuffer) return false;
  std::array<char, kBuffer> bytes{};
  const ssize_t count = ::read(peer_, bytes.data(), kBuffer - buffer_.size());
  if (count > 0) {
    for (ssize_t i = 0; i < count; ++i) {
      buffer_ += bytes[static_cast<size_t>(i)];
      hear(static_cast<uint8_t>(bytes[static_cast<size_t>(i)]));
    }
    return true;
  }
  const bool nothing = count < 0 && (errno == EAGAIN || errno == EINTR || errno == EIO);
  if (line_ == Line::kTcp && !nothing) shut(peer_);
  return false;
}

// Questions are answered at once, whatever waits in the buffer.
void FakePrinter::hear(uint8_t byte) {
  heard_ += static_cast<char>(byte);
  if (heard_.size() > 3) heard_.erase(0, heard_.size() - 3);
  if (heard_.size() < 3 || heard_[0] != 0x10 || heard_[1] != 0x04) return;
  if (byte < 1 || byte > 4 || !manners_.answers) return;
  const uint8_t answer = manners_.garbage ? 0xA5 : status(byte);
  // Whoever asked may have hung up.
  [[maybe_unused]] const ssize_t count =
      line_ == Line::kTcp ? ::send(peer_, &answer, 1, MSG_NOSIGNAL) : ::write(peer_, &answer, 1);
}

bool FakePrinter::stopped() const {
  return !plugged_in_ || !manners_.paper || manners_.cover_open || !manners_.online ||
         manners_.cutter_jammed;
}

uint8_t FakePrinter::status(int n) const {
  unsigned bits = 0x12;
  if (n == 1 && stopped()) bits |= 0x08;
  if (n == 2 && manners_.cover_open) bits |= 0x04;
  if (n == 2 && !manners_.paper) bits |= 0x20;
  if (n == 2 && manners_.cutter_jammed) bits |= 0x40;
  if (n == 3 && manners_.cutter_jammed) bits |= 0x08;
  if (n == 4 && (manners_.paper_low || !manners_.paper)) bits |= 0x0C;
  if (n == 4 && !manners_.paper) bits |= 0x60;
  return static_cast<uint8_t>(bits);
}

bool FakePrinter::burn() {
  size_t most = kBurntAtOnce;
  if (manners_.bytes_per_second > 0) {
    may_burn_ += manners_.bytes_per_second * kRoundMs / 1000.0;
    most = static_cast<size_t>(may_burn_);
    may_burn_ -= static_cast<double>(most);
  }
  size_t burnt = 0;
  while (burnt < most && burnt < buffer_.size() && !stopped()) {
    reader_.take(static_cast<uint8_t>(buffer_[burnt]));
    ++burnt;
    const int rows = reader_.rows_burnt();
    if (rows >= manners_.paper_out_at_row) manners_.paper = false;
    if (rows >= manners_.cover_open_at_row) manners_.cover_open = true;
    if (rows >= manners_.unplug_at_row) {
      plugged_in_ = false;
      close_line();
      buffer_.clear();
      manners_.unplug_at_row = Manners::kNever;
      return true;
    }
  }
  buffer_.erase(0, burnt);
  return burnt > 0;
}

}  // namespace gummiband::slips::testing
