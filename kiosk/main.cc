#include "cli/cli.h"

int main(int argc, char** argv) {
  return gummiband::cli::run(argc, argv);
}
