#include "base/file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "catch.h"

namespace gummiband::base {
namespace {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gummiband-file-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Path operator/(const std::string& name) const { return path_ / name; }
  const Path& path() const { return path_; }

 private:
  Path path_;
};

void spill(const Path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST_CASE("A file at the limit is read whole, one byte more is a fault") {
  const Folder folder;
  for (const size_t limit : {size_t{0}, size_t{1}, size_t{64 * 1024}, size_t{64 * 1024 + 1}}) {
    spill(folder / "f", std::string(limit, 'x'));
    REQUIRE(read_file(folder / "f", limit).value() == std::string(limit, 'x'));
    spill(folder / "f", std::string(limit + 1, 'x'));
    const auto larger = read_file(folder / "f", limit);
    REQUIRE_FALSE(larger.ok());
    REQUIRE_THAT(larger.fault().sentence, contains((folder / "f").string()));
    REQUIRE_THAT(larger.fault().sentence, contains(std::to_string(limit) + " bytes"));
  }
}

TEST_CASE("Every byte of a file is read as it is") {
  const Folder folder;
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes.push_back(static_cast<char>(i));
  spill(folder / "f", bytes);
  REQUIRE(read_file(folder / "f", 1000).value() == bytes);
}

TEST_CASE("What is not there, or is not a file, is a fault with its path") {
  const Folder folder;
  REQUIRE_THAT(read_file(folder / "missing", 10).fault().sentence,
               contains((folder / "missing").string()));
  REQUIRE_THAT(read_file(folder.path(), 10).fault().sentence, contains("not a file"));
  REQUIRE_THAT(read_file("/dev/zero", 10).fault().sentence, contains("not a file"));
  REQUIRE_FALSE(read_file("", 10).ok());
}

// /proc says that its files have no bytes; reading until the end gets them.
TEST_CASE("A file that grows, or lies about its size, is read to its end") {
  REQUIRE(read_file("/proc/self/status", 100'000)->size() > 100);
}

TEST_CASE("Writing durably makes the file and replaces it as a whole") {
  const Folder folder;
  REQUIRE(write_file_durably(folder / "f", "a longer first text").ok());
  REQUIRE(write_file_durably(folder / "f", "short").ok());
  REQUIRE(read_file(folder / "f", 100).value() == "short");
  REQUIRE(write_file_durably(folder / "f", "").ok());
  REQUIRE(read_file(folder / "f", 100).value().empty());
  REQUIRE_FALSE(std::filesystem::exists(folder / "f.new"));
}

TEST_CASE("A file written durably can be read by its owner only") {
  const Folder folder;
  REQUIRE(write_file_durably(folder / "f", "secret").ok());
  struct stat status {};
  REQUIRE(::stat((folder / "f").c_str(), &status) == 0);
  REQUIRE((status.st_mode & 0777) == 0600);
}

TEST_CASE("What a power cut left beside a file does not hinder the next writing") {
  const Folder folder;
  spill(folder / "f.new", "half of an older and much longer at");
  REQUIRE(write_file_durably(folder / "f", "whole").ok());
  REQUIRE(read_file(folder / "f", 100).value() == "whole");
}

// Whoever may write into the folder had it filled by us, or read what was meant for its owner.
TEST_CASE("What somebody laid out beside a file is replaced, neither followed nor written into") {
  const Folder folder;
  spill(folder / "elsewhere", "somebody's");
  std::filesystem::create_symlink(folder / "elsewhere", folder / "f.new");
  REQUIRE(write_file_durably(folder / "f", "secret").ok());
  REQUIRE(read_file(folder / "elsewhere", 100).value() == "somebody's");
  REQUIRE_FALSE(std::filesystem::is_symlink(folder / "f"));
  spill(folder / "f.new", "open to all");
  std::filesystem::permissions(folder / "f.new", std::filesystem::perms(0666));
  REQUIRE(write_file_durably(folder / "f", "secret").ok());
  REQUIRE(std::filesystem::status(folder / "f").permissions() == std::filesystem::perms(0600));
}

TEST_CASE("When writing fails the old file is still there and nothing lies beside it") {
  const Folder folder;
  SECTION("because something is in the way") {
    spill(folder / "f", "old");
    REQUIRE(make_folder(folder / "f.new").ok());
    const auto written = write_file_durably(folder / "f", "new");
    REQUIRE_FALSE(written.ok());
    REQUIRE_THAT(written.fault().sentence, contains((folder / "f").string()));
    REQUIRE_THAT(written.fault().sentence, contains("Check"));
    REQUIRE(read_file(folder / "f", 100).value() == "old");
  }
  SECTION("because a folder has the name of the file") {
    REQUIRE(make_folder(folder / "f/inside").ok());
    REQUIRE_FALSE(write_file_durably(folder / "f", "new").ok());
    REQUIRE(std::filesystem::is_directory(folder / "f/inside"));
    REQUIRE_FALSE(std::filesystem::exists(folder / "f.new"));
  }
  SECTION("because there is no folder") {
    const auto written = write_file_durably(folder / "missing/f", "new");
    REQUIRE_THAT(written.fault().sentence, contains((folder / "missing/f").string()));
    REQUIRE_FALSE(std::filesystem::exists(folder / "missing"));
  }
  SECTION("because the disk takes nothing") {
    REQUIRE_FALSE(write_file_durably("/proc/gummiband", "new").ok());
  }
}

TEST_CASE("A new file is made whole and for its owner, and never in the place of another") {
  const Folder folder;
  const Path path = folder / "key";
  REQUIRE(write_new_file_durably(path, "secret").ok());
  REQUIRE(read_file(path, 100).value() == "secret");
  REQUIRE((std::filesystem::status(path).permissions() & std::filesystem::perms::all) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  const auto again = write_new_file_durably(path, "other");
  REQUIRE_FALSE(again.ok());
  REQUIRE_THAT(again.fault().sentence, contains(path.string()));
  REQUIRE(read_file(path, 100).value() == "secret");
}

TEST_CASE("A durable renaming replaces what was there; one that fails leaves both") {
  const Folder folder;
  REQUIRE(write_file_durably(folder / "new", "new").ok());
  REQUIRE(write_file_durably(folder / "old", "old").ok());
  REQUIRE_FALSE(rename_durably(folder / "new", folder / "missing/old").ok());
  REQUIRE(read_file(folder / "new", 100).value() == "new");
  REQUIRE(rename_durably(folder / "new", folder / "old").ok());
  REQUIRE(read_file(folder / "old", 100).value() == "new");
  REQUIRE_FALSE(std::filesystem::exists(folder / "new"));
}

TEST_CASE("A link that leads nowhere is there, as are files and folders") {
  const Folder folder;
  REQUIRE_FALSE(is_there(folder / "file"));
  spill(folder / "file", "content");
  REQUIRE(is_there(folder / "file"));
  REQUIRE(is_there(folder / "."));
  REQUIRE_FALSE(is_there(folder / "file/below"));
  std::filesystem::create_symlink("nowhere", folder / "link");
  REQUIRE(is_there(folder / "link"));
  std::filesystem::remove(folder / "link");
  REQUIRE_FALSE(is_there(folder / "link"));
}

TEST_CASE("Making a folder makes those above it and is fine with one that is there") {
  const Folder folder;
  REQUIRE(make_folder(folder / "a/b/c").ok());
  REQUIRE(make_folder(folder / "a/b/c").ok());
  REQUIRE(std::filesystem::is_directory(folder / "a/b/c"));
}

TEST_CASE("A file in the way of a folder is a fault and stays") {
  const Folder folder;
  spill(folder / "f", "old");
  const auto made = make_folder(folder / "f");
  REQUIRE_FALSE(made.ok());
  REQUIRE_THAT(made.fault().sentence, contains((folder / "f").string()));
  REQUIRE_FALSE(make_folder(folder / "f/g").ok());
  REQUIRE(read_file(folder / "f", 100).value() == "old");
}

}  // namespace
}  // namespace gummiband::base
