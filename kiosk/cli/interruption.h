// Ctrl-C, and what ends a service, while a command works and waits.
//
// They are held back and asked for, so that a transfer and the ledger are ended in order; with the
// end of this value they do what they do to any program. One at a time, in a program that has
// begun no thread yet that should hear of them.
#pragma once

#include <csignal>
#include <cstdint>

namespace gummiband::cli {

class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  // Whether somebody has asked for the end.
  bool came() const;
  // Waits for so long at most; false as soon as somebody asks for the end.
  bool rest(int64_t wait_ms) const;

 private:
  sigset_t those_{};
  sigset_t before_{};
};

// As outbox::Pause: waits for a server that is busy, and says so.
bool wait_for_server(int64_t wait_ms);

}  // namespace gummiband::cli
