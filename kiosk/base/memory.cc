#include "base/memory.h"

#include <malloc.h>

namespace gummiband::base {

void overwrite_freed_memory() {
#ifdef M_PERTURB  // glibc; where there is another allocator, only our own buffers are overwritten
  constexpr int kFill = 0xA5;
  mallopt(M_PERTURB, kFill);
#endif
}

}  // namespace gummiband::base
