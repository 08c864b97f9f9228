// A network between a courier and a real server that breaks as it is told to: a proxy on this
// machine that passes bytes on, and for each connection takes the next fault of its plan.
#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>

namespace gummiband::outbox {

struct NetworkFault {
  enum class Kind {
    kNone,
    kRefuse,      // hangs up at once
    kCutRequest,  // both ends hang up after so many bytes to the server
    kCutAnswer,   // after so many bytes from the server: what was asked for has happened
    kStall,       // so many bytes from the server, and then nothing, while the line stays open
    kHalfOpen,    // so many, then the server is gone, and nobody has told the client
    kTrickle,     // so many bytes from the server, and then one at a time, too slow to live with
    kElsewhere,   // another server answers, at `port`
  };
  Kind kind = Kind::kNone;
  size_t bytes = 0;
  int port = 0;
};

class FaultProxy {
 public:
  explicit FaultProxy(int server_port);
  ~FaultProxy();
  FaultProxy(const FaultProxy&) = delete;
  FaultProxy& operator=(const FaultProxy&) = delete;

  int port() const { return port_; }
  // For the connections to come, in turn; then none is broken.
  void plan(std::deque<NetworkFault> faults);
  // Bytes that the last connection carried.
  size_t sent() const { return sent_; }
  size_t answered() const { return answered_; }

 private:
  void work();
  void carry(int client, const NetworkFault& fault);
  // Takes whatever comes until the client hangs up.
  void swallow(int client);
  // Whether the connection may go on.
  bool pass(int from, int to, size_t most, std::atomic<size_t>& count, bool slowly);

  int server_port_;
  int listener_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::deque<NetworkFault> faults_;
  std::atomic<size_t> sent_ = 0;
  std::atomic<size_t> answered_ = 0;
  std::atomic<bool> closing_ = false;
  std::thread worker_;
};

}  // namespace gummiband::outbox
