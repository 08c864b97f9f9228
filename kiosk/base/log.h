// One line on standard error per thing worth knowing, in the form journald understands: a
// priority in angle brackets, the area, the sentence. Never anything a visitor typed. Any thread.
#pragma once

#include <string_view>

namespace gummiband::base {

enum class Priority { kError = 3, kWarning = 4, kNotice = 5, kInfo = 6 };

void log(Priority priority, std::string_view area, std::string_view sentence);

}  // namespace gummiband::base
