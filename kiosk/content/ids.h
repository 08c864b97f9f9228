// The ids of what a pack holds, in its order: what another file may name.
#pragma once

#include <string>
#include <vector>

namespace gummiband::content {

template <typename T>
std::vector<std::string> ids_of(const std::vector<T>& all) {
  std::vector<std::string> ids;
  for (const T& one : all) ids.push_back(one.id);
  return ids;
}

}  // namespace gummiband::content
