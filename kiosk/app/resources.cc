#include "app/resources.h"

#include <cstdlib>
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

base::Path picture_cache(const base::Path& data) {
  const base::Path under = base::Path("gummiband") / "pictures";
  const auto folder_in = [](const char* name) {
    const char* value = std::getenv(name);
    base::Path folder(value != nullptr ? value : "");
    return folder.is_absolute() ? folder : base::Path();
  };
  if (const base::Path cache = folder_in("XDG_CACHE_HOME"); !cache.empty()) return cache / under;
  if (const base::Path home = folder_in("HOME"); !home.empty()) return home / ".cache" / under;
  return data.empty() ? base::Path() : data / "pictures";
}

}  // namespace gummiband::app
