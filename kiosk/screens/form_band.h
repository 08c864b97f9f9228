// The band of the form as it stretches to the next step: a spring, over a little and back. Pure.
#pragma once

namespace gummiband::screens::form {

// How far the band has come from one step (0) to the next (1), so long after it was let go. Never
// more than 1.12; 1 from kBandSettlesS on.
inline constexpr double kBandSettlesS = 0.6;
float band_reach(double since_s);

}  // namespace gummiband::screens::form
