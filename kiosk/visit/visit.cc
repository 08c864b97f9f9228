#include "visit/visit.h"

#include <algorithm>

namespace gummiband::visit {

bool Visit::likes(std::string_view item_id) const {
  return std::ranges::find(hearts, item_id) != hearts.end();
}

HeartChange toggle_heart(Visit& visit, std::string_view item_id) {
  if (std::erase(visit.hearts, item_id) > 0) return HeartChange::kRemoved;
  if (visit.hearts.size() >= kMostHearts) return HeartChange::kFull;
  visit.hearts.emplace_back(item_id);
  return HeartChange::kAdded;
}

}  // namespace gummiband::visit
