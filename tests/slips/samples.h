// Slips as a booth prints them, for the tests of drawing, printing and spooling.
#pragma once

#include <string>
#include <vector>

#include "slips/dots.h"
#include "slips/grey.h"
#include "slips/slip.h"

namespace gummiband::slips::testing {

struct Sample {
  std::string name;  // "collected-2-de"
  Slip slip;
};

SlipTemplate sample_look();
// Every kind, and collected ones of two, four and eight items; German, English, Dutch and Leichte
// Sprache all occur.
std::vector<Sample> samples();
// The one of this name.
Slip sample(const std::string& name);

// The paper, as a camera sees it: with this much white around it.
Grey seen(const Dots& dots, int margin);

}  // namespace gummiband::slips::testing
