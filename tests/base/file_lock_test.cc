#include "base/file_lock.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>

#include "catch.h"

namespace gummiband::base {
namespace {

TEST_CASE("A file is one writer's at a time, and who comes second is told who has it") {
  std::string name = (std::filesystem::temp_directory_path() / "gummiband-lock-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  const Path file = Path(name) / "book";
  {
    const auto first = FileLock::take(file, "Wait.");
    REQUIRE(first.ok());
    const auto second = FileLock::take(file, "Wait.");
    REQUIRE_FALSE(second.ok());
    CHECK(second.fault().sentence == file.string() + " is in use by another Gummiband (process " +
                                         std::to_string(::getpid()) + "). Wait.");
  }
  CHECK(FileLock::take(file, "Wait.").ok());
  struct stat info {};
  REQUIRE(::stat((file.string() + ".lock").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0600);
  const auto nowhere = FileLock::take(Path(name) / "no/folder", "Wait.");
  REQUIRE_FALSE(nowhere.ok());
  CHECK_THAT(nowhere.fault().sentence, contains("Check that the folder exists"));
  std::filesystem::remove_all(name);
}

}  // namespace
}  // namespace gummiband::base
