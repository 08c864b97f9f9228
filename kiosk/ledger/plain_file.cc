#include "ledger/plain_file.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/private_folder.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

void PlainFile::Close::operator()(sqlite3_file* file) const {
  if (file->pMethods != nullptr) file->pMethods->xClose(file);
  sqlite3_free(file);
}

base::Result<PlainFile> PlainFile::open(const base::Path& path, Opening opening) {
  // The kind of file of which SQLite syncs the folder as well when it is new.
  int flags = SQLITE_OPEN_SUPER_JOURNAL;
  flags |= opening == Opening::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  // SQLite would let everybody read it. It still syncs the folder, for it does not know that the
  // file is there.
  if (opening == Opening::kMake) {
    base::make_private_file(path);
    flags |= SQLITE_OPEN_CREATE;
  }
  sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
  base::check(vfs != nullptr, "SQLite has no way to the disk");
  auto* raw = static_cast<sqlite3_file*>(sqlite3_malloc(vfs->szOsFile));
  base::check(raw != nullptr, "no memory for a file");
  raw->pMethods = nullptr;
  std::unique_ptr<sqlite3_file, Close> file(raw);
  // SQLite looks at what stands behind the name for its parameters: none.
  auto name = std::make_unique<std::string>(path.string() + std::string(2, '\0'));
  const int code = vfs->xOpen(vfs, name->c_str(), raw, flags, nullptr);
  if (code != SQLITE_OK) return describe(code, path, "open it", sqlite3_errstr(code));
  return PlainFile(std::move(name), std::move(file), path);
}

base::Result<void> PlainFile::done(int code, std::string_view doing) const {
  if (code == SQLITE_OK) return {};
  return describe(code, path_, doing, sqlite3_errstr(code));
}

base::Result<int64_t> PlainFile::size() const {
  sqlite3_int64 size = 0;
  if (auto got = done(file_->pMethods->xFileSize(file_.get(), &size), "read it"); !got) {
    return got.fault();
  }
  return size;
}

base::Result<std::string> PlainFile::read(size_t most) const {
  const auto there = size();
  if (!there) return there.fault();
  std::string bytes(std::min<size_t>(most, static_cast<size_t>(*there)), '\0');
  const int code =
      file_->pMethods->xRead(file_.get(), bytes.data(), static_cast<int>(bytes.size()), 0);
  if (auto got = done(code, "read it"); !got) return got.fault();
  return bytes;
}

base::Result<void> PlainFile::write(std::string_view bytes, int64_t offset) {
  constexpr size_t kPiece = 64 * 1024;  // SQLite's own layer takes less than 128 KiB at once
  for (size_t at = 0; at < bytes.size(); at += kPiece) {
    const std::string_view piece = bytes.substr(at, kPiece);
    const int code =
        file_->pMethods->xWrite(file_.get(), piece.data(), static_cast<int>(piece.size()),
                                offset + static_cast<int64_t>(at));
    if (auto written = done(code, "write it"); !written) return written;
  }
  return {};
}

base::Result<void> PlainFile::truncate(int64_t size) {
  return done(file_->pMethods->xTruncate(file_.get(), size), "write it");
}

base::Result<void> PlainFile::sync() {
  return done(file_->pMethods->xSync(file_.get(), SQLITE_SYNC_NORMAL), "write it");
}

}  // namespace gummiband::ledger
