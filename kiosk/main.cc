#include "base/date.h"
#include "base/memory.h"
#include "cli/cli.h"

int main(int argc, char** argv) {
  gummiband::base::use_the_regions_time();
  gummiband::base::overwrite_freed_memory();
  return gummiband::cli::run(argc, argv);
}
