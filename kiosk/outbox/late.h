// A destination of this machine's settings that may not be usable yet: a password file that is
// missing or that all may read, a certificate whose key is gone.
//
// It is made when it is asked for, and again for as long as it cannot be; until then it is in
// trouble, with the sentence that says what to mend. So a kiosk says at once what is wrong, and
// delivers as soon as it is mended, without a new start. One thread at a time.
#pragma once

#include <memory>

#include "outbox/board.h"
#include "outbox/courier.h"
#include "outbox/destination.h"

namespace gummiband::outbox {

std::unique_ptr<Courier> make_late_courier(const Destination& destination);
std::unique_ptr<Board> make_late_board(const Destination& destination);

}  // namespace gummiband::outbox
