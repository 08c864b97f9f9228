// A folder on disk -> a Pack, or every fault in it.
//
// Reads nothing outside the folder (links are followed only inside it), nothing larger than its
// limits, and trusts nothing: a pack comes from a stick that somebody handed over the counter.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/date.h"
#include "content/finding.h"
#include "content/mention.h"
#include "content/pack.h"

namespace gummiband::content {

struct LoadedPack {
  std::optional<Pack> pack;       // nothing if a finding is an error
  std::vector<Finding> findings;  // errors and warnings, by file and line
  std::vector<Mention> mentions;  // as far as the pack could be read
};

// Called with all of the pack but its items as soon as pack.yaml was read and nothing is wrong with
// it, for who has something to show until the items are there. Whether they are right, nobody knows
// by then.
using Outlined = std::function<void(const Pack& outline)>;

// `today` decides what is a dead date (a warning: what has ended just vanishes). Items are read by
// several threads, which are gone when it returns.
LoadedPack load_pack(const base::Path& folder, base::Day today, const Outlined& outlined = {});

}  // namespace gummiband::content
