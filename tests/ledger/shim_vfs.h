// A disk that fails on demand and forgets what was not synced: a layer under SQLite, over the real
// files, that is its default while this object lives. One at a time, one thread.
//
// Six uses. fail(): the n-th operation on the disk and, if wanted, all after it give an error.
// cut_power_at(): at the n-th operation the state of the disk as a power cut would leave it is
// kept: all that was synced, and of each sector written since then, by chance, the old or the new
// one. fill_up(): a disk with so many bytes for the files it has seen, and no more; the index of a
// log is one of them.
// watch(): somebody is asked before each write, truncation and sync; power_cut() tells them what
// would be on the disk. be(): a disk that says "synced" and has not.
// refuse_shared_memory(): a file system on which SQLite can have no write-ahead log.
// Syncs are not passed on to the real disk: they are counted here, which makes the tests quick.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"

namespace gummiband::ledger {

enum class Kind { kOpen, kRead, kWrite, kTruncate, kSync, kDelete };
enum class Duration { kOnce, kForEver };
enum class DiskHonesty { kHonest, kSwallowsLogSyncs };

class ShimVfs {
 public:
  ShimVfs();
  ~ShimVfs();
  ShimVfs(const ShimVfs&) = delete;
  ShimVfs& operator=(const ShimVfs&) = delete;

  void refuse_shared_memory();

  // No file that is opened from now on makes the sum of them larger than `bytes`.
  void fill_up(int64_t bytes) { most_bytes_ = bytes; }
  int64_t used() const;

  // The n-th operation from now (counted from 1) that `code` can come of gives `code`.
  void fail(int nth, int code, Duration duration);
  void fail_no_more() { fail_at_ = 0; }
  bool has_failed() const { return failed_; }

  // Just before the n-th write, truncation or sync from now.
  void cut_power_at(int nth, uint32_t seed);
  bool power_was_cut() const { return cut_.has_value(); }
  // Path -> bytes; empty for a file of which nothing was synced.
  const std::map<std::string, std::string>& after_cut() const { return *cut_; }

  // Called before each write, truncation and sync; nothing: nobody.
  void watch(std::function<void()> watcher) { watcher_ = std::move(watcher); }
  // What a power cut at this moment would leave, by chance: path -> bytes.
  std::map<std::string, std::string> power_cut(uint32_t seed) const;
  void be(DiskHonesty honesty) { honesty_ = honesty; }

  // For the methods below SQLite's C interface.
  int before(Kind kind);
  bool fits(const std::string& path, int64_t end) const;
  void removed(const std::string& path) { sizes_.erase(path); }
  void opened(const std::string& path);
  void mapped(const std::string& path, int64_t end);
  void wrote(const std::string& path, const char* bytes, size_t size, int64_t offset);
  void truncated(const std::string& path, int64_t size);
  void synced(const std::string& path);
  sqlite3_vfs* real() const { return real_; }
  bool has_shared_memory() const { return shared_memory_; }

 private:
  struct Change {
    int64_t offset = 0;
    std::optional<int64_t> truncate;
    std::string bytes;
  };
  struct Disk {
    std::string durable;
    std::vector<Change> pending;
  };
  static void apply(std::string& image, const Change& change);
  std::string after_cut(const Disk& disk, std::mt19937& random) const;

  sqlite3_vfs vfs_{};
  sqlite3_vfs* real_ = nullptr;
  bool shared_memory_ = true;
  int fail_at_ = 0;
  int fail_code_ = SQLITE_OK;
  Duration duration_ = Duration::kOnce;
  bool failed_ = false;
  int cut_at_ = 0;
  uint32_t cut_seed_ = 0;
  std::function<void()> watcher_;
  DiskHonesty honesty_ = DiskHonesty::kHonest;
  std::optional<int64_t> most_bytes_;
  std::map<std::string, int64_t> sizes_;
  std::map<std::string, Disk> disks_;
  std::optional<std::map<std::string, std::string>> cut_;
};

}  // namespace gummiband::ledger
