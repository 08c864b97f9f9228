// Whether a complaint goes on after its first sentence, and so tells a person what to do about it.
#pragma once

#include <string_view>

namespace gummiband::outbox {

inline bool advises(std::string_view sentence) {
  const size_t end = sentence.find(". ");
  return end != std::string_view::npos && end + 2 < sentence.size() && sentence[end + 2] >= 'A' &&
         sentence[end + 2] <= 'Z';
}

}  // namespace gummiband::outbox
