#include "base/memory.h"
#include "cli/cli.h"

int main(int argc, char** argv) {
  gummiband::base::overwrite_freed_memory();
  return gummiband::cli::run(argc, argv);
}
