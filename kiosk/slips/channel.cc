#include "slips/channel.h"

#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/shown_address.h"
#include "slips/channel_address.h"

namespace gummiband::slips {
namespace {

// A closed file is -1.
class File {
 public:
  File() = default;
  explicit File(int number) : number_(number) {}
  ~File() { reset(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  File& operator=(File&& other) noexcept {
    if (this != &other) {
      reset();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void reset() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

base::Fault fault(const std::string& what, const std::string& check) {
  return base::Fault{what + ": " + std::strerror(errno) + ". " + check};
}

// What poll() found, 0 when nothing came in time.
short wait_for(int file, short events, int timeout_ms) {
  pollfd wait{file, events, 0};
  const int ready = ::poll(&wait, 1, timeout_ms);
  return ready > 0 ? wait.revents : short{0};
}

bool try_again() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

// What all three have in common.
class FileChannel : public Channel {
 public:
  FileChannel(std::string name, std::string check)
      : name_(std::move(name)), check_(std::move(check)) {}

  base::Result<size_t> write_some(std::string_view bytes, int timeout_ms) override {
    if (!file_.is_open()) return gone("is not open");
    const short found = wait_for(file_.number(), POLLOUT, timeout_ms);
    if (found == 0) return size_t{0};
    if ((found & POLLOUT) == 0) return gone("has hung up");  // there is nothing to wait for
    const ssize_t count = write_bytes(bytes);
    if (count >= 0) return static_cast<size_t>(count);
    if (try_again()) return size_t{0};
    return fault("Cannot write to " + name_, check_);
  }

  base::Result<std::string> read_some(int timeout_ms) override {
    if (!file_.is_open()) return gone("is not open");
    const short found = wait_for(file_.number(), POLLIN, timeout_ms);
    if (found == 0) return std::string();
    if ((found & POLLIN) == 0) return gone("has hung up");
    std::array<char, 256> buffer{};
    const ssize_t count = ::read(file_.number(), buffer.data(), buffer.size());
    if (count > 0) return std::string(buffer.data(), static_cast<size_t>(count));
    if (count == 0) return at_end();
    if (try_again()) return std::string();
    return fault("Cannot read from " + name_, check_);
  }

  size_t unsent() const override {
    int count = 0;
    if (!file_.is_open() || ::ioctl(file_.number(), TIOCOUTQ, &count) != 0) return 0;
    return static_cast<size_t>(std::max(0, count));
  }

 protected:
  base::Fault gone(const std::string& how) const {
    return base::Fault{name_ + " " + how + ". " + check_};
  }
  virtual ssize_t write_bytes(std::string_view bytes) {
    return ::write(file_.number(), bytes.data(), bytes.size());
  }
  virtual base::Result<std::string> at_end() { return gone("has hung up"); }

  File file_;
  const std::string name_;
  const std::string check_;
};

class TcpChannel final : public FileChannel {
 public:
  TcpChannel(const SocketAddress& address, const std::string& text)
      : FileChannel("the printer at " + text,
                    "Check that it is switched on and in the same network, and its address."),
        address_(address) {}

  base::Result<void> open(int timeout_ms) override {
    file_ =
        File(::socket(address_.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!file_.is_open()) return fault("Cannot open a socket for " + name_, check_);
    // What waits here is what could come out after a refill; the kernel keeps a little anyway.
    const int buffer = 4096;
    const int on = 1;
    ::setsockopt(file_.number(), SOL_SOCKET, SO_SNDBUF, &buffer, sizeof buffer);
    ::setsockopt(file_.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const int connected = ::connect(
        file_.number(), reinterpret_cast<const sockaddr*>(&address_.storage), address_.size);
    if (connected != 0 && errno != EINPROGRESS) return fail_to_reach();
    if (connected != 0) {
      if (wait_for(file_.number(), POLLOUT, timeout_ms) == 0)
        errno = ETIMEDOUT;
      else
        errno = pending_error();
      if (errno != 0) return fail_to_reach();
    }
    return {};
  }

  size_t unsent() const override {
    int count = 0;
    if (!file_.is_open() || ::ioctl(file_.number(), SIOCOUTQ, &count) != 0) return 0;
    return static_cast<size_t>(std::max(0, count));
  }

  void close(Ending ending) override {
    if (!file_.is_open()) return;
    if (ending == Ending::kDiscard) {
      // A reset: what waits in this machine is dropped.
      const linger drop{1, 0};
      ::setsockopt(file_.number(), SOL_SOCKET, SO_LINGER, &drop, sizeof drop);
    }
    file_.reset();
  }

 private:
  ssize_t write_bytes(std::string_view bytes) override {
    return ::send(file_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  int pending_error() const {
    int error = 0;
    socklen_t size = sizeof error;
    ::getsockopt(file_.number(), SOL_SOCKET, SO_ERROR, &error, &size);
    return error;
  }
  base::Fault fail_to_reach() {
    const base::Fault why = fault("Cannot reach " + name_, check_);
    file_.reset();
    return why;
  }

  const SocketAddress address_;
};

// usblp of the kernel: a file that takes what the printer takes.
class UsbChannel final : public FileChannel {
 public:
  explicit UsbChannel(std::string path)
      : FileChannel("the printer at " + path,
                    "Check that it is plugged in and switched on, that no CUPS queue uses it, and "
                    "that the kiosk's user is in the group lp."),
        path_(std::move(path)) {}

  base::Result<void> open(int) override {
    file_ = File(::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!file_.is_open()) return fault("Cannot open " + name_, check_);
    return {};
  }
  size_t unsent() const override { return 0; }  // usblp writes through
  void close(Ending) override { file_.reset(); }

 private:
  // Printers that only listen answer so.
  base::Result<std::string> at_end() override { return std::string(); }

  const std::string path_;
};

class SerialChannel final : public FileChannel {
 public:
  SerialChannel(std::string path, speed_t speed)
      : FileChannel("the printer at " + path,
                    "Check the cable, that it is switched on, its speed, and that the kiosk's user "
                    "is in the group dialout."),
        path_(std::move(path)),
        speed_(speed) {}

  base::Result<void> open(int) override {
    file_ = File(::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!file_.is_open()) return fault("Cannot open " + name_, check_);
    termios line{};
    if (::tcgetattr(file_.number(), &line) != 0) {
      const base::Fault why = fault("Not a serial line: " + name_, check_);
      file_.reset();
      return why;
    }
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    // The printer says XOFF when its buffer is full; DTR, which some use instead, Linux ignores.
    line.c_iflag |= IXON;
    ::cfsetspeed(&line, speed_);
    if (::tcsetattr(file_.number(), TCSANOW, &line) != 0) {
      const base::Fault why = fault("Cannot set the speed of " + name_, check_);
      file_.reset();
      return why;
    }
    ::tcflush(file_.number(), TCIOFLUSH);
    return {};
  }

  void close(Ending ending) override {
    if (!file_.is_open()) return;
    // Without it close() waits for an XOFF to be taken back, half a minute and longer.
    if (ending == Ending::kDiscard || unsent() > 0) ::tcflush(file_.number(), TCIOFLUSH);
    file_.reset();
  }

 private:
  const std::string path_;
  const speed_t speed_;
};

}  // namespace

base::Result<std::unique_ptr<Channel>> make_channel(std::string_view setting) {
  const size_t colon = setting.find(':');
  const std::string_view kind = setting.substr(0, colon);
  const std::string_view where =
      colon == std::string_view::npos ? std::string_view() : setting.substr(colon + 1);
  if (kind == "tcp") {
    const auto address = parse_socket_address(where);
    if (!address) return address.fault();
    return std::unique_ptr<Channel>(std::make_unique<TcpChannel>(*address, std::string(where)));
  }
  if (kind == "usb") {
    if (!where.starts_with('/')) {
      return base::Fault{"\"" + std::string(setting) + "\" names no file. Write usb:/dev/usb/lp0."};
    }
    return std::unique_ptr<Channel>(std::make_unique<UsbChannel>(std::string(where)));
  }
  if (kind == "serial") {
    const auto line = parse_serial_line(where);
    if (!line) return line.fault();
    return std::unique_ptr<Channel>(std::make_unique<SerialChannel>(line->path, line->speed));
  }
  return base::Fault{"\"" + base::shown_address(setting) +
                     "\" is no printer. Write tcp:ADDRESS, usb:/dev/usb/lp0, "
                     "serial:/dev/ttyUSB0:19200, cups:QUEUE, ipp://... or none."};
}

}  // namespace gummiband::slips
