// The kiosks that a desk knows, by the keys they sign with: one line each, key and name.
//
// Anybody who has a recipient's public key can seal a lead to it; only a known kiosk's counts.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::cli {

using KnownKiosks = std::map<std::array<uint8_t, 32>, std::string>;

// "HEX64 NAME" a line; empty lines and such as begin with # are passed over. A fault names the
// line.
base::Result<KnownKiosks> read_kiosks(const base::Path& file);
// Nothing, and every kiosk counts that signs, where no file is named.
base::Result<std::optional<KnownKiosks>> known_kiosks(const base::Path& file);

}  // namespace gummiband::cli
