// A plain file, reached through the same layer of SQLite as the ledger itself (its VFS), so that
// whatever stands in for the disk there stands in for it here too. Errors are SQLite's codes,
// for describe(). One thread at a time. Private to this folder.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/result.h"

namespace gummiband::ledger {

enum class Opening { kRead, kWrite, kMake };

class PlainFile {
 public:
  // kRead and kWrite need the file to be there; kMake makes it if it is not.
  static base::Result<PlainFile> open(const base::Path& path, Opening opening);

  base::Result<int64_t> size() const;
  // Up to `most` bytes from the beginning.
  base::Result<std::string> read(size_t most) const;
  base::Result<void> write(std::string_view bytes, int64_t offset);
  base::Result<void> truncate(int64_t size);
  // To the disk, and for a new file its folder too.
  base::Result<void> sync();

 private:
  struct Close {
    void operator()(sqlite3_file* file) const;
  };
  PlainFile(std::unique_ptr<std::string> name, std::unique_ptr<sqlite3_file, Close> file,
            base::Path path)
      : name_(std::move(name)), file_(std::move(file)), path_(std::move(path)) {}
  base::Result<void> done(int code, std::string_view doing) const;

  std::unique_ptr<std::string> name_;  // SQLite keeps pointing to it
  std::unique_ptr<sqlite3_file, Close> file_;
  base::Path path_;
};

}  // namespace gummiband::ledger
