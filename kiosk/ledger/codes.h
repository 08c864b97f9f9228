// Receipt codes within one ledger: no two leads have the same. Private to this folder.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/uuid.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

struct Code {
  std::string text;   // what the visitor sees
  std::string index;  // what stands in the column `code`
};

// The code this lead has, or the one it would get: the first that no other lead has.
base::Result<Code> code_of(const Connection& connection, std::string_view book,
                           const base::Uuid& lead_id);

}  // namespace gummiband::ledger
