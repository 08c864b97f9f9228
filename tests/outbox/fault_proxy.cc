#include "outbox/fault_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

#include "catch.h"

namespace gummiband::outbox {
namespace {

using Kind = NetworkFault::Kind;

constexpr int kPollMs = 20;
// Half of what a courier puts up with (kLeastBytesPerSecond).
constexpr int kTrickleMs = 40;
constexpr size_t kNoLimit = std::numeric_limits<size_t>::max();

sockaddr_in local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

}  // namespace

FaultProxy::FaultProxy(int server_port) : server_port_(server_port) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = local(0);
  socklen_t size = sizeof address;
  REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::listen(listener_, 16) == 0);
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  worker_ = std::thread([this] { work(); });
}

FaultProxy::~FaultProxy() {
  closing_ = true;
  worker_.join();
  ::close(listener_);
}

void FaultProxy::plan(std::deque<NetworkFault> faults) {
  const std::scoped_lock lock(mutex_);
  faults_ = std::move(faults);
}

void FaultProxy::work() {
  while (!closing_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (::poll(&waiting, 1, kPollMs) <= 0) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    NetworkFault fault;
    {
      const std::scoped_lock lock(mutex_);
      if (!faults_.empty()) {
        fault = faults_.front();
        faults_.pop_front();
      }
    }
    if (fault.kind != Kind::kRefuse) carry(client, fault);
    ::close(client);
  }
}

bool FaultProxy::pass(int from, int to, size_t most, std::atomic<size_t>& count, bool slowly) {
  std::array<char, 16 * 1024> bytes{};
  const size_t wanted = slowly ? 1 : std::min(bytes.size(), most - count);
  const ssize_t got = ::recv(from, bytes.data(), wanted, 0);
  if (got <= 0) return false;
  for (ssize_t done = 0; done < got;) {
    const ssize_t sent =
        ::send(to, bytes.data() + done, static_cast<size_t>(got - done), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    done += sent;
  }
  count += static_cast<size_t>(got);
  if (slowly) std::this_thread::sleep_for(std::chrono::milliseconds(kTrickleMs));
  return true;
}

void FaultProxy::carry(int client, const NetworkFault& fault) {
  sent_ = 0;
  answered_ = 0;
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = local(fault.kind == Kind::kElsewhere ? fault.port : server_port_);
  bool goes_on =
      ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  const size_t most_sent = fault.kind == Kind::kCutRequest ? fault.bytes : kNoLimit;
  const bool answer_ends = fault.kind == Kind::kCutAnswer || fault.kind == Kind::kHalfOpen;
  const size_t most_answered = answer_ends ? fault.bytes : kNoLimit;
  while (goes_on && !closing_ && sent_ < most_sent && answered_ < most_answered) {
    const bool beyond = answered_ >= fault.bytes;
    const bool stalls = fault.kind == Kind::kStall && beyond;
    pollfd ends[] = {{client, POLLIN, 0}, {server, static_cast<short>(stalls ? 0 : POLLIN), 0}};
    if (::poll(ends, 2, kPollMs) <= 0) continue;
    if (ends[0].revents != 0) goes_on = pass(client, server, most_sent, sent_, false);
    if (goes_on && !stalls && ends[1].revents != 0) {
      size_t most = most_answered;
      if (fault.kind == Kind::kStall) most = fault.bytes;
      if (fault.kind == Kind::kTrickle && !beyond) most = fault.bytes;
      goes_on = pass(server, client, most, answered_, fault.kind == Kind::kTrickle && beyond);
    }
  }
  ::close(server);
  if (fault.kind == Kind::kHalfOpen) swallow(client);
}

void FaultProxy::swallow(int client) {
  std::array<char, 16 * 1024> bytes{};
  while (!closing_) {
    pollfd end{client, POLLIN, 0};
    if (::poll(&end, 1, kPollMs) > 0 && ::recv(client, bytes.data(), bytes.size(), 0) <= 0) return;
  }
}

}  // namespace gummiband::outbox
