// What becomes of memory that is given back.
#pragma once

namespace gummiband::base {

// From now on every piece of memory that is freed is overwritten, in libraries too: typesetting
// makes copies of what a visitor types that no code of ours can reach. Once, at the start of main,
// before there are threads. Costs one pass over what is freed.
void overwrite_freed_memory();

}  // namespace gummiband::base
