// Questions about the outline of a district on the map: a polygon whose last point joins the first.
// Pure; integers only, so that the answers are exact.
#pragma once

#include <optional>
#include <span>

#include "content/pack.h"

namespace gummiband::content {

// Whether `point` lies within, the edge included.
bool is_within(std::span<const MapPoint> outline, MapPoint point);

// The first point whose edge to the next one touches an edge it does not adjoin, or runs back over
// its neighbour; nothing if the outline is a simple polygon.
std::optional<size_t> find_crossing(std::span<const MapPoint> outline);

}  // namespace gummiband::content
