#include "app/resources.h"

#include <system_error>

namespace gummiband::app {

Resources find_resources() {
  std::error_code error;
  const base::Path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const base::Path share = program.parent_path().parent_path() / "share" / "gummiband";
  if (!error && std::filesystem::is_directory(share / "words", error)) {
    return {share / "words", share / "pictures", share / "themes", share / "suedwestfalen"};
  }
  const base::Path source = GUMMIBAND_SOURCE_DIR;
  return {base::Path(GUMMIBAND_BUILD_DIR) / "words", source / "assets" / "pictures",
          source / "assets" / "themes", source / "content" / "suedwestfalen"};
}

}  // namespace gummiband::app
