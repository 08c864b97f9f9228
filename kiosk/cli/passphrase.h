// Asking for a passphrase or PIN: on the terminal without showing it, or from a file.
#pragma once

#include <string>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::cli {

// Shortest passphrase a new key may have, in characters.
inline constexpr size_t kShortestPassphrase = 12;

enum class Asking { kOnce, kTwice };

// The passphrase from `file`'s first line, or asked for on the terminal if `file` is empty. The
// caller wipes it.
base::Result<std::string> ask_passphrase(const base::Path& file, Asking asking);
// The same for another secret: `name` as it stands in the prompt ("PIN").
base::Result<std::string> ask_secret(const std::string& name, const base::Path& file,
                                     Asking asking);

}  // namespace gummiband::cli
