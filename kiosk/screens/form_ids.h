// Ids in lists, as forms ask for them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "visit/visit.h"

namespace gummiband::screens::form {

inline bool has(const std::vector<std::string>& list, std::string_view id) {
  return std::ranges::find(list, id) != list.end();
}

// Of something that is meant for these personas; for none in particular: for everybody.
inline bool for_persona(const std::vector<std::string>& personas, const visit::Visit& visit) {
  return personas.empty() || visit.persona.empty() || has(personas, visit.persona);
}

}  // namespace gummiband::screens::form
