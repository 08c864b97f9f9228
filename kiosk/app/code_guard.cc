#include "app/code_guard.h"

#include <algorithm>
#include <cmath>

namespace gummiband::app {

void CodeGuard::wrong(double now_s) {
  if (now_s - last_wrong_s_ >= kWrongCodesForgottenS) wrong_ = pauses_ = 0;
  last_wrong_s_ = now_s;
  if (++wrong_ < kWrongCodesAtOnce) return;
  wrong_ = 0;
  wait_until_s_ = now_s + std::min(std::ldexp(kFirstCodePauseS, pauses_++), kLongestCodePauseS);
}

}  // namespace gummiband::app
