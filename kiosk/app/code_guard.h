// Against guessing receipt codes: five wrong ones, and nobody is asked for a while.
//
// Wrong codes are counted for the kiosk, not for a visitor: a new visit wins no try. After five
// there is a pause of a minute, after each further five one of twice as long, a quarter of an hour
// at most; an hour without a wrong code forgets them all. A right code forgets nothing, for whoever
// guesses can leave a lead and take it back in between. So a kiosk answers 500 guesses a day: of a
// ledger with a thousand leads, in 14 million codes, somebody finds one in a month. Not on the
// disk: no visitor can restart the kiosk. UI thread.
#pragma once

namespace gummiband::app {

inline constexpr int kWrongCodesAtOnce = 5;
inline constexpr double kFirstCodePauseS = 60;
inline constexpr double kLongestCodePauseS = 15 * 60;
inline constexpr double kWrongCodesForgottenS = 60 * 60;

class CodeGuard {
 public:
  // A code was wrong at `now_s` (steady seconds, never less than in an earlier call).
  void wrong(double now_s);
  // No code is to be tried before (steady seconds); 0: there is no reason to wait.
  double wait_until_s() const { return wait_until_s_; }

 private:
  int wrong_ = 0;   // since the last pause
  int pauses_ = 0;  // so far
  double last_wrong_s_ = 0;
  double wait_until_s_ = 0;
};

}  // namespace gummiband::app
