#include "cli/interruption.h"

#include <cstdio>
#include <ctime>

namespace gummiband::cli {

Interruption::Interruption() {
  sigemptyset(&those_);
  sigaddset(&those_, SIGINT);
  sigaddset(&those_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &those_, &before_);
}

Interruption::~Interruption() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool Interruption::came() const {
  sigset_t waiting;
  sigemptyset(&waiting);
  sigpending(&waiting);
  return sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1;
}

bool Interruption::rest(int64_t wait_ms) const {
  constexpr int64_t kMsPerS = 1'000;
  constexpr int64_t kNsPerMs = 1'000'000;
  timespec wait{};
  wait.tv_sec = wait_ms / kMsPerS;
  wait.tv_nsec = wait_ms % kMsPerS * kNsPerMs;
  const int signal = sigtimedwait(&those_, nullptr, &wait);
  if (signal > 0) std::raise(signal);  // it waits on, for came() and for the end
  return !came();
}

bool wait_for_server(int64_t wait_ms) {
  constexpr int64_t kMsPerS = 1'000;
  std::fprintf(stderr, "the server is busy; asking again in %lld s\n",
               static_cast<long long>((wait_ms + kMsPerS - 1) / kMsPerS));
  return Interruption().rest(wait_ms);
}

}  // namespace gummiband::cli
