// What the pack says of slips -> what the drawing of a slip takes, per language, with the pictures
// decoded. Made once at start; a picture that cannot be decoded is left out and said in the log.
#pragma once

#include <map>

#include "content/pack.h"
#include "slips/slip.h"

namespace gummiband::app {

using SlipLooks = std::map<content::Language, slips::SlipTemplate>;

SlipLooks slip_looks(const content::Pack& pack);

}  // namespace gummiband::app
