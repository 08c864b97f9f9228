#include "ledger/shim_vfs.h"

#include <algorithm>
#include <cerrno>
#include <new>
#include <vector>

#include "base/check.h"
#include "ledger/booth.h"

namespace gummiband::ledger {
namespace {

constexpr size_t kSector = 512;

struct ShimFile {
  sqlite3_file head;
  ShimVfs* shim;
  std::string* path;
  sqlite3_file* real;
};

ShimFile& shim_of(sqlite3_file* file) {
  return *reinterpret_cast<ShimFile*>(file);
}
sqlite3_file* real_of(sqlite3_file* file) {
  return shim_of(file).real;
}
const sqlite3_io_methods& methods_of(sqlite3_file* file) {
  return *real_of(file)->pMethods;
}

int file_close(sqlite3_file* file) {
  const int code = methods_of(file).xClose(real_of(file));
  delete shim_of(file).path;
  return code;
}

int file_read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
  if (const int code = shim_of(file).shim->before(Kind::kRead)) return code;
  return methods_of(file).xRead(real_of(file), into, size, offset);
}

int file_write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  ShimFile& self = shim_of(file);
  if (!self.shim->fits(*self.path, offset + size)) return SQLITE_FULL;
  if (const int code = self.shim->before(Kind::kWrite)) {
    // What a full or broken disk really does: half of it is written.
    methods_of(file).xWrite(self.real, from, size / 2, offset);
    self.shim->wrote(*self.path, static_cast<const char*>(from), static_cast<size_t>(size / 2),
                     offset);
    return code;
  }
  self.shim->wrote(*self.path, static_cast<const char*>(from), static_cast<size_t>(size), offset);
  return methods_of(file).xWrite(self.real, from, size, offset);
}

int file_truncate(sqlite3_file* file, sqlite3_int64 size) {
  ShimFile& self = shim_of(file);
  if (const int code = self.shim->before(Kind::kTruncate)) return code;
  self.shim->truncated(*self.path, size);
  return methods_of(file).xTruncate(self.real, size);
}

int file_sync(sqlite3_file* file, int) {
  ShimFile& self = shim_of(file);
  if (const int code = self.shim->before(Kind::kSync)) return code;
  self.shim->synced(*self.path);
  return SQLITE_OK;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return methods_of(file).xFileSize(real_of(file), size);
}
int file_lock(sqlite3_file* file, int level) {
  return methods_of(file).xLock(real_of(file), level);
}
int file_unlock(sqlite3_file* file, int level) {
  return methods_of(file).xUnlock(real_of(file), level);
}
int file_reserved(sqlite3_file* file, int* result) {
  return methods_of(file).xCheckReservedLock(real_of(file), result);
}
int file_control(sqlite3_file* file, int what, void* argument) {
  return methods_of(file).xFileControl(real_of(file), what, argument);
}
int file_sector(sqlite3_file* file) {
  return methods_of(file).xSectorSize(real_of(file));
}
// Nothing is promised, so that SQLite relies on nothing.
int file_characteristics(sqlite3_file*) {
  return 0;
}
int file_shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** at) {
  ShimFile& self = shim_of(file);
  const int64_t end = (int64_t{page} + 1) * size;
  if (extend != 0) {
    // As the real layer gives it; the cause is asked for separately.
    errno = ENOSPC;
    if (!self.shim->fits(*self.path + "-shm", end)) return SQLITE_IOERR_SHMSIZE;
    self.shim->mapped(*self.path + "-shm", end);
  }
  return methods_of(file).xShmMap(real_of(file), page, size, extend, at);
}
int file_shm_lock(sqlite3_file* file, int offset, int n, int flags) {
  return methods_of(file).xShmLock(real_of(file), offset, n, flags);
}
void file_shm_barrier(sqlite3_file* file) {
  methods_of(file).xShmBarrier(real_of(file));
}
int file_shm_unmap(sqlite3_file* file, int remove) {
  if (remove != 0) shim_of(file).shim->removed(*shim_of(file).path + "-shm");
  return methods_of(file).xShmUnmap(real_of(file), remove);
}

constexpr sqlite3_io_methods methods(int version) {
  return {version,
          file_close,
          file_read,
          file_write,
          file_truncate,
          file_sync,
          file_size,
          file_lock,
          file_unlock,
          file_reserved,
          file_control,
          file_sector,
          file_characteristics,
          file_shm_map,
          file_shm_lock,
          file_shm_barrier,
          file_shm_unmap,
          nullptr,
          nullptr};
}
constexpr sqlite3_io_methods kWithSharedMemory = methods(2);
constexpr sqlite3_io_methods kWithout = methods(1);

ShimVfs& shim_of(sqlite3_vfs* vfs) {
  return *static_cast<ShimVfs*>(vfs->pAppData);
}

int vfs_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  ShimVfs& shim = shim_of(vfs);
  file->pMethods = nullptr;
  if (shim.before(Kind::kOpen) != SQLITE_OK) return SQLITE_CANTOPEN;
  auto& self = *new (file) ShimFile{};
  self.shim = &shim;
  self.real = reinterpret_cast<sqlite3_file*>(&self + 1);
  const int code = shim.real()->xOpen(shim.real(), name, self.real, flags, out_flags);
  if (code != SQLITE_OK) return code;
  self.path = new std::string(name ? name : "");
  self.head.pMethods = shim.has_shared_memory() ? &kWithSharedMemory : &kWithout;
  shim.opened(*self.path);
  return SQLITE_OK;
}

int vfs_delete(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  if (const int code = shim_of(vfs).before(Kind::kDelete)) return code;
  shim_of(vfs).removed(name);
  return shim_of(vfs).real()->xDelete(shim_of(vfs).real(), name, sync_folder);
}
int vfs_access(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
  return shim_of(vfs).real()->xAccess(shim_of(vfs).real(), name, flags, result);
}
int vfs_full_path(sqlite3_vfs* vfs, const char* name, int size, char* out) {
  return shim_of(vfs).real()->xFullPathname(shim_of(vfs).real(), name, size, out);
}
int vfs_random(sqlite3_vfs* vfs, int size, char* out) {
  return shim_of(vfs).real()->xRandomness(shim_of(vfs).real(), size, out);
}
int vfs_sleep(sqlite3_vfs* vfs, int microseconds) {
  return shim_of(vfs).real()->xSleep(shim_of(vfs).real(), microseconds);
}
int vfs_time(sqlite3_vfs* vfs, double* out) {
  return shim_of(vfs).real()->xCurrentTime(shim_of(vfs).real(), out);
}
int vfs_last_error(sqlite3_vfs* vfs, int size, char* out) {
  return shim_of(vfs).real()->xGetLastError(shim_of(vfs).real(), size, out);
}

// Whether an operation of this kind can give this error.
bool can_give(Kind kind, int code) {
  switch (code) {
    case SQLITE_IOERR_READ:
      return kind == Kind::kRead;
    case SQLITE_IOERR_FSYNC:
      return kind == Kind::kSync;
    case SQLITE_CANTOPEN:
      return kind == Kind::kOpen;
    case SQLITE_IOERR_DELETE:
      return kind == Kind::kDelete;
    default:  // full, read-only, does not write
      return kind == Kind::kWrite || kind == Kind::kTruncate;
  }
}

}  // namespace

ShimVfs::ShimVfs() : real_(sqlite3_vfs_find(nullptr)) {
  vfs_.iVersion = 1;
  vfs_.szOsFile = static_cast<int>(sizeof(ShimFile)) + real_->szOsFile;
  vfs_.mxPathname = real_->mxPathname;
  vfs_.zName = "gummiband-test-shim";
  vfs_.pAppData = this;
  vfs_.xOpen = vfs_open;
  vfs_.xDelete = vfs_delete;
  vfs_.xAccess = vfs_access;
  vfs_.xFullPathname = vfs_full_path;
  vfs_.xRandomness = vfs_random;
  vfs_.xSleep = vfs_sleep;
  vfs_.xCurrentTime = vfs_time;
  vfs_.xGetLastError = vfs_last_error;
  base::check(sqlite3_vfs_register(&vfs_, 1) == SQLITE_OK, "the shim could not be registered");
}

ShimVfs::~ShimVfs() {
  sqlite3_vfs_unregister(&vfs_);
}

void ShimVfs::refuse_shared_memory() {
  shared_memory_ = false;
}

void ShimVfs::fail(int nth, int code, Duration duration) {
  fail_at_ = nth;
  fail_code_ = code;
  duration_ = duration;
  failed_ = false;
}

void ShimVfs::cut_power_at(int nth, uint32_t seed) {
  cut_at_ = nth;
  cut_seed_ = seed;
  cut_.reset();
}

int ShimVfs::before(Kind kind) {
  const bool changes = kind == Kind::kWrite || kind == Kind::kTruncate || kind == Kind::kSync;
  if (changes && watcher_) watcher_();
  if (changes && cut_at_ > 0 && --cut_at_ == 0) cut_ = power_cut(cut_seed_);
  if (fail_at_ == 0 || !can_give(kind, fail_code_)) return SQLITE_OK;
  if (fail_at_ > 1) {
    --fail_at_;
    return SQLITE_OK;
  }
  failed_ = true;
  if (duration_ == Duration::kOnce) fail_at_ = 0;
  return fail_code_;
}

std::map<std::string, std::string> ShimVfs::power_cut(uint32_t seed) const {
  std::mt19937 random(seed);
  std::map<std::string, std::string> left;
  for (const auto& [path, disk] : disks_) left[path] = after_cut(disk, random);
  return left;
}

void ShimVfs::opened(const std::string& path) {
  // What was there before is taken for synced.
  if (!disks_.contains(path)) disks_[path].durable = slurp(path);
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  sizes_[path] = error ? 0 : static_cast<int64_t>(size);
  // Made anew after it was deleted: nothing of the old one is in it.
  if (sizes_[path] == 0) disks_[path] = {};
}

int64_t ShimVfs::used() const {
  int64_t sum = 0;
  for (const auto& [path, size] : sizes_) sum += size;
  return sum;
}

bool ShimVfs::fits(const std::string& path, int64_t end) const {
  if (!most_bytes_) return true;
  const auto known = sizes_.find(path);
  const int64_t growth = end - (known == sizes_.end() ? 0 : known->second);
  return growth <= 0 || used() + growth <= *most_bytes_;
}

void ShimVfs::mapped(const std::string& path, int64_t end) {
  sizes_[path] = std::max(sizes_[path], end);
}

void ShimVfs::wrote(const std::string& path, const char* bytes, size_t size, int64_t offset) {
  disks_[path].pending.push_back({offset, std::nullopt, std::string(bytes, size)});
  sizes_[path] = std::max(sizes_[path], offset + static_cast<int64_t>(size));
}

void ShimVfs::truncated(const std::string& path, int64_t size) {
  disks_[path].pending.push_back({0, size, {}});
  sizes_[path] = size;
}

void ShimVfs::synced(const std::string& path) {
  if (honesty_ == DiskHonesty::kSwallowsLogSyncs && path.ends_with("-wal")) return;
  Disk& disk = disks_[path];
  for (const Change& change : disk.pending) apply(disk.durable, change);
  disk.pending.clear();
}

void ShimVfs::apply(std::string& image, const Change& change) {
  if (change.truncate) {
    image.resize(static_cast<size_t>(*change.truncate), '\0');
    return;
  }
  const auto offset = static_cast<size_t>(change.offset);
  if (image.size() < offset + change.bytes.size()) {
    image.resize(offset + change.bytes.size(), '\0');
  }
  image.replace(offset, change.bytes.size(), change.bytes);
}

std::string ShimVfs::after_cut(const Disk& disk, std::mt19937& random) const {
  enum Luck { kAllLost, kAllKept, kByChance };
  const Luck luck = std::vector{kAllLost, kAllKept, kByChance, kByChance}[random() % 4];
  std::string image = disk.durable;
  for (const Change& change : disk.pending) {
    if (luck == kAllLost) break;
    if (change.truncate) {
      if (luck == kAllKept || random() % 2 == 0) apply(image, change);
      continue;
    }
    // By sectors of the disk, not of the write: a write may begin in the middle of one.
    const auto offset = static_cast<size_t>(change.offset);
    for (size_t from = 0; from < change.bytes.size();) {
      const size_t size = std::min(kSector - (offset + from) % kSector, change.bytes.size() - from);
      if (luck == kAllKept || random() % 2 == 0) {
        apply(image,
              {static_cast<int64_t>(offset + from), std::nullopt, change.bytes.substr(from, size)});
      }
      from += size;
    }
  }
  return image;
}

}  // namespace gummiband::ledger
