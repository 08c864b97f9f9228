#include "app/pack_keeper.h"

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/log.h"
#include "base/private_folder.h"
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

struct Found {
  std::vector<fs::path> files;
  std::vector<std::pair<fs::path, fs::path>> links;  // to a folder of the pack: from, to
  bool operator==(const Found&) const = default;
};

// What is in the pack, by path from its folder. As for the loader, a link counts as the file it
// leads to, and one to a folder counts if that is in the pack too; it is not gone into, since it
// may lead to where it stands. What the kiosk itself writes, in its folder `own`, does not count.
Found look_through(const fs::path& pack, const fs::path& own, std::error_code& error) {
  Found found;
  auto walk = fs::recursive_directory_iterator(pack, error);
  const auto is_own = [&](const fs::path& path) { return !own.empty() && is_inside(path, own); };
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (is_own(walk->path())) {
      walk.disable_recursion_pending();
    } else if (walk->is_regular_file(error)) {
      found.files.push_back(walk->path().lexically_relative(pack));
    } else if (walk->is_symlink(error) && walk->is_directory(error)) {
      const fs::path target = fs::canonical(walk->path(), error);
      if (error || !is_inside(target, pack) || is_own(target)) continue;
      found.links.emplace_back(walk->path().lexically_relative(pack),
                               target.lexically_relative(pack));
    } else {
      error.clear();  // a folder, or a link to nothing
    }
  }
  std::ranges::sort(found.files);
  std::ranges::sort(found.links);
  return found;
}

std::string list_of(const std::vector<std::pair<fs::path, fs::path>>& links) {
  std::string list;
  for (const auto& [from, to] : links) list += from.string() + " -> " + to.string() + "\n";
  return list;
}

// Changes with every file that is added, removed, resized or written anew.
std::string source_of(const content::Pack& pack, const fs::path& folder, const Found& found,
                      std::error_code& error) {
  std::string source = pack.id + " " + pack.version + " " + folder.string() + "\n";
  for (const fs::path& file : found.files) {
    const auto written = fs::last_write_time(folder / file, error);
    source += file.string() + " " + std::to_string(fs::file_size(folder / file, error)) + " " +
              std::to_string(written.time_since_epoch().count()) + "\n";
  }
  return source + list_of(found.links);
}

// What the files of a copy are. One that cannot be read is as good as another one.
std::string contents_of(const fs::path& copy, std::error_code& error) {
  const fs::path folder = fs::canonical(copy / kFiles, error);
  const Found found = look_through(folder, {}, error);
  std::string contents;
  for (const fs::path& file : found.files) {
    const auto bytes = base::read_file(folder / file, content::kMostPackBytes);
    contents += file.string() + " " + (bytes ? leads::sha256_hex(*bytes) : "unreadable") + "\n";
  }
  return contents + list_of(found.links);
}

bool is_whole(const fs::path& copy) {
  std::error_code error;
  const auto wanted = base::read_file(copy / kContents, kMostListBytes);
  return wanted && !wanted->empty() && contents_of(copy, error) == *wanted && !error;
}

// Looks at names and sizes only: this is asked at every start, is_whole() before a copy is shown.
bool is_current(const fs::path& copy, const std::string& source, const fs::path& folder,
                const Found& found) {
  const auto made_from = base::read_file(copy / kMadeFrom, kMostListBytes);
  if (!made_from || *made_from != source) return false;
  std::error_code error;
  if (look_through(fs::canonical(copy / kFiles, error), {}, error) != found) return false;
  return std::ranges::all_of(found.files, [&](const fs::path& file) {
    return fs::file_size(copy / kFiles / file, error) == fs::file_size(folder / file, error);
  });
}

void copy_all(const Found& found, const fs::path& from, const fs::path& to,
              std::error_code& error) {
  for (const fs::path& file : found.files) {
    if (!error) fs::create_directories((to / file).parent_path(), error);
    if (!error) fs::copy_file(from / file, to / file, error);
  }
  for (const auto& [link, target] : found.links) {
    const fs::path folder = (to / link).parent_path();
    if (!error) fs::create_directories(to / target, error);
    if (!error) fs::create_directories(folder, error);
    const fs::path way = (to / target).lexically_normal().lexically_relative(folder);
    if (!error) fs::create_directory_symlink(way, to / link, error);
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
                             const fs::path& folder, const Found& found) {
  std::error_code error;
  fs::remove_all(copy, error);
  if (!error) copy_all(found, folder, copy / kFiles, error);
  std::string contents;
  if (!error) contents = contents_of(copy, error);
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
  if (!base::make_private_folder(data)) return;  // said elsewhere: nothing can be kept here
  const Copies copies = copies_in(data);
  std::error_code error;
  const fs::path folder = fs::canonical(pack.folder, error);
  for (const fs::path& copy : {copies.kept, copies.fresh, copies.older}) {
    if (folder == fs::weakly_canonical(copy / kFiles, error)) return;  // this is a copy
  }
  error.clear();
  const fs::path own = fs::weakly_canonical(data, error);
  const Found found = look_through(folder, is_inside(own, folder) ? own : "", error);
  const std::string source = source_of(pack, folder, found, error);
  if (!error && is_current(copies.kept, source, folder, found)) return;

  base::Result<void> kept;
  if (error) kept = fault(error, folder);
  if (kept) kept = make_copy(copies.fresh, source, folder, found);
  if (kept) kept = put_in_place(copies);
  if (kept) return;
  base::log(base::Priority::kWarning, "pack",
            "Cannot keep a copy of the pack: " + kept.fault().sentence);
}

PackKeeper::PackKeeper(const content::Pack& pack, base::Path data)
    : pack_(pack), data_(std::move(data)) {}

PackKeeper::~PackKeeper() {
  begin();
  worker_.join();
}

void PackKeeper::begin() {
  if (worker_.joinable()) return;
  worker_ = std::thread([this] {
    constexpr int kNice = 10;
    setpriority(PRIO_PROCESS, 0, kNice);  // on Linux of this thread alone
    keep_last_good(pack_, data_);
  });
}

}  // namespace gummiband::app
