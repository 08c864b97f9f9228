#include "app/pack_keeper.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/log.h"
#include "content/limits.h"
#include "leads/interest.h"

namespace gummiband::app {
namespace fs = std::filesystem;

namespace {

// Of a list: a path and a hash for each of a pack's files.
constexpr size_t kMostListBytes = 16U << 20U;

// What is in the folder of a copy.
constexpr const char* kFiles = "pack";
constexpr const char* kMadeFrom = "made-from";  // says whether the pack has changed since
constexpr const char* kContents = "contents";   // what the files must be; written last

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [folder_end, _] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return folder_end == folder.end();
}

// The pack's files, by path from its folder. A link counts as the file it leads to, as in the
// loader; what the kiosk itself writes, in its folder `own`, is none of them, wherever that is.
std::vector<fs::path> files_of(const fs::path& pack, const fs::path& own, std::error_code& error) {
  std::vector<fs::path> files;
  auto walk = fs::recursive_directory_iterator(pack, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (!own.empty() && is_inside(walk->path(), own)) {
      walk.disable_recursion_pending();
    } else if (walk->is_regular_file(error)) {
      files.push_back(walk->path().lexically_relative(pack));
    }
  }
  std::ranges::sort(files);
  return files;
}

// Changes with every file that is added, removed, resized or written anew.
std::string source_of(const content::Pack& pack, const fs::path& folder,
                      const std::vector<fs::path>& files, std::error_code& error) {
  std::string source = pack.id + " " + pack.version + " " + folder.string() + "\n";
  for (const fs::path& file : files) {
    const auto written = fs::last_write_time(folder / file, error);
    source += file.string() + " " + std::to_string(fs::file_size(folder / file, error)) + " " +
              std::to_string(written.time_since_epoch().count()) + "\n";
  }
  return source;
}

// What the files of a copy are. One that cannot be read is as good as another one.
std::string contents_of(const fs::path& folder, std::error_code& error) {
  std::string contents;
  for (const fs::path& file : files_of(folder, {}, error)) {
    const auto bytes = base::read_file(folder / file, content::kMostPackBytes);
    contents += file.string() + " " + (bytes ? leads::sha256_hex(*bytes) : "unreadable") + "\n";
  }
  return contents;
}

bool is_whole(const fs::path& copy) {
  std::error_code error;
  const auto wanted = base::read_file(copy / kContents, kMostListBytes);
  return wanted && !wanted->empty() && contents_of(copy / kFiles, error) == *wanted && !error;
}

// Looks at sizes only: this is asked at every start, and is_whole() before a copy is shown.
bool is_current(const fs::path& copy, const std::string& source, const fs::path& folder,
                const std::vector<fs::path>& files) {
  const auto made_from = base::read_file(copy / kMadeFrom, kMostListBytes);
  if (!made_from || *made_from != source) return false;
  return std::ranges::all_of(files, [&](const fs::path& file) {
    std::error_code error;
    return fs::file_size(copy / kFiles / file, error) == fs::file_size(folder / file, error);
  });
}

void copy_files(const std::vector<fs::path>& files, const fs::path& from, const fs::path& to,
                std::error_code& error) {
  for (const fs::path& file : files) {
    if (!error) fs::create_directories((to / file).parent_path(), error);
    if (!error) fs::copy_file(from / file, to / file, error);
  }
}

base::Fault fault(const std::error_code& error, const fs::path& where) {
  return {where.string() + ": " + error.message() + ". Check the disk, and who may read there."};
}

struct Copies {
  fs::path kept;
  fs::path fresh;  // in the making, or whole and not yet in its place
  fs::path older;
};

Copies copies_in(const base::Path& data) {
  return {data / "last-good-pack", data / "last-good-pack.new", data / "last-good-pack.old"};
}

base::Result<void> make_copy(const fs::path& copy, const std::string& source,
                             const fs::path& folder, const std::vector<fs::path>& files) {
  std::error_code error;
  fs::remove_all(copy, error);
  if (!error) copy_files(files, folder, copy / kFiles, error);
  std::string contents;
  if (!error) contents = contents_of(copy / kFiles, error);
  if (error) return fault(error, copy);
  for (const auto& [name, list] : {std::pair(kMadeFrom, source), std::pair(kContents, contents)}) {
    if (auto written = base::write_file_durably(copy / name, list); !written) return written;
  }
  return base::sync_disk_of(copy);
}

base::Result<void> put_in_place(const Copies& copies) {
  std::error_code error;
  if (fs::exists(copies.kept, error)) {
    fs::remove_all(copies.older, error);
    if (!error) fs::rename(copies.kept, copies.older, error);
  }
  if (!error) fs::rename(copies.fresh, copies.kept, error);
  if (error) return fault(error, copies.kept);
  if (auto synced = base::sync_disk_of(copies.kept.parent_path()); !synced) return synced;
  fs::remove_all(copies.older, error);
  return {};
}

}  // namespace

std::optional<base::Path> last_good_pack(const base::Path& data) {
  const Copies copies = copies_in(data);
  for (const fs::path& copy : {copies.fresh, copies.kept, copies.older}) {
    if (is_whole(copy)) return copy / kFiles;
  }
  return std::nullopt;
}

void keep_last_good(const content::Pack& pack, const base::Path& data) {
  if (!base::make_folder(data)) return;  // said elsewhere: nothing can be kept here
  const Copies copies = copies_in(data);
  std::error_code error;
  const fs::path folder = fs::canonical(pack.folder, error);
  for (const fs::path& copy : {copies.kept, copies.fresh, copies.older}) {
    if (folder == fs::weakly_canonical(copy / kFiles, error)) return;  // this is a copy
  }
  error.clear();
  const fs::path own = fs::weakly_canonical(data, error);
  const std::vector<fs::path> files = files_of(folder, is_inside(own, folder) ? own : "", error);
  const std::string source = source_of(pack, folder, files, error);
  if (!error && is_current(copies.kept, source, folder, files)) return;

  base::Result<void> kept;
  if (error) kept = fault(error, folder);
  if (kept) kept = make_copy(copies.fresh, source, folder, files);
  if (kept) kept = put_in_place(copies);
  if (kept) return;
  base::log(base::Priority::kWarning, "pack",
            "Cannot keep a copy of the pack: " + kept.fault().sentence);
}

}  // namespace gummiband::app
