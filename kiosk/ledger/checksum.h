// CRC-32 of what a row of the ledger must keep, because SQLite has no checksums of its own: a bit
// that flips inside an envelope would pass its integrity check. Against accidents, not against
// people; for those an envelope is signed. Any thread.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace gummiband::ledger {

// Of all fields in order, each preceded by its length (eight bytes, lowest first), so that a byte
// cannot change fields unnoticed. The polynomial is that of zlib and PNG.
uint32_t checksum(std::initializer_list<std::string_view> fields);

}  // namespace gummiband::ledger
