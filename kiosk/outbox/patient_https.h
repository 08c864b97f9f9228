// An Https for a desk, which waits for a server that has too much to do and asks once more.
//
// It keeps to what the server asks for (Retry-After), else it waits ever longer. A wait that is
// longer than somebody sits at a desk for is not begun: then the busy answer is the answer. A kiosk
// has no use for it, for its outbox has a schedule.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "outbox/https.h"

namespace gummiband::outbox {

// Waits for so long; false: nobody wants to wait any more.
using Pause = std::function<bool(int64_t wait_ms)>;

// Of one request, the first time counted.
inline constexpr int kMostBusyTries = 6;
// Of one wait.
inline constexpr int64_t kMostBusyWaitMs = 120'000;

// Whether it is the answer of a server that may well give another one in a moment.
bool is_busy(int status);

std::unique_ptr<Https> make_patient_https(std::unique_ptr<Https> server, Pause pause);

}  // namespace gummiband::outbox
