#include "base/private_folder.h"

#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "catch.h"

namespace gummiband::base {
namespace {

TEST_CASE("A private folder is its owner's alone, and one that was there stays as it is") {
  std::string name = (std::filesystem::temp_directory_path() / "gummiband-own-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  const Path folder = name;
  const auto mode = [](const Path& path) { return std::filesystem::status(path).permissions(); };
  REQUIRE(make_private_folder(folder / "a/b").ok());
  CHECK(mode(folder / "a/b") == std::filesystem::perms::owner_all);
  std::filesystem::permissions(folder / "a/b", std::filesystem::perms(0750));
  REQUIRE(make_private_folder(folder / "a/b").ok());
  CHECK(mode(folder / "a/b") == std::filesystem::perms(0750));
  REQUIRE(make_private_folder(folder / "c/d/").ok());
  CHECK(mode(folder / "c/d") == std::filesystem::perms::owner_all);
  std::ofstream(folder / "f") << "x";
  for (const auto& made : {make_private_folder(folder / "f"), make_folder(folder / "f")}) {
    REQUIRE_FALSE(made.ok());
    CHECK_THAT(made.fault().sentence, contains("A file of this name is in the way: move it"));
  }
  const auto under_a_file = make_private_folder(folder / "f/g");
  REQUIRE_FALSE(under_a_file.ok());
  CHECK(under_a_file.fault().sentence == "Cannot make the folder " + name + "/f/g: " + name +
                                             "/f: Not a directory. A file of this name is in the "
                                             "way: move it, or name another folder.");
  std::filesystem::remove_all(folder);
}

TEST_CASE("A private file is its owner's alone, and one that was there stays as it is") {
  std::string name = (std::filesystem::temp_directory_path() / "gummiband-own-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  const Path folder = name;
  const auto mode = [](const Path& path) { return std::filesystem::status(path).permissions(); };
  const mode_t usual = ::umask(0);
  const bool made = make_private_file(folder / "f");
  ::umask(usual);
  CHECK(made);
  CHECK(mode(folder / "f") == std::filesystem::perms(0600));
  std::ofstream(folder / "g") << "x";
  std::filesystem::permissions(folder / "g", std::filesystem::perms(0640));
  CHECK_FALSE(make_private_file(folder / "g"));
  CHECK(mode(folder / "g") == std::filesystem::perms(0640));
  CHECK(std::filesystem::file_size(folder / "g") == 1);
  CHECK_FALSE(make_private_file(folder / "none/h"));
  CHECK_FALSE(is_there(folder / "none/h"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace gummiband::base
