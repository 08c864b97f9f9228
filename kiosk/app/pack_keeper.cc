#include "app/pack_keeper.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "base/log.h"

namespace gummiband::app {
namespace fs = std::filesystem;

namespace {

constexpr size_t kMostStampBytes = 16U << 20U;

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto [folder_end, _] =
      std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return folder_end == folder.end();
}

// The pack's files, by path from its folder. A link counts as the file it leads to, as in the
// loader; what the kiosk itself writes is none of them, wherever the data folder is.
std::vector<fs::path> files_of(const fs::path& pack, const fs::path& data, std::error_code& error) {
  std::vector<fs::path> files;
  const fs::path own = fs::weakly_canonical(data, error);
  auto walk = fs::recursive_directory_iterator(pack, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (is_inside(own, pack) && is_inside(walk->path(), own)) {
      walk.disable_recursion_pending();
    } else if (walk->is_regular_file(error)) {
      files.push_back(walk->path().lexically_relative(pack));
    }
  }
  std::ranges::sort(files);
  return files;
}

// Changes with every file that is added, removed, resized or written anew.
std::string stamp_of(const content::Pack& pack, const fs::path& folder,
                     const std::vector<fs::path>& files, std::error_code& error) {
  std::string stamp = pack.id + " " + pack.version + " " + folder.string() + "\n";
  for (const fs::path& file : files) {
    const auto written = fs::last_write_time(folder / file, error);
    stamp += file.string() + " " + std::to_string(fs::file_size(folder / file, error)) + " " +
             std::to_string(written.time_since_epoch().count()) + "\n";
  }
  return stamp;
}

void copy_files(const std::vector<fs::path>& files, const fs::path& from, const fs::path& to,
                std::error_code& error) {
  fs::remove_all(to, error);
  for (const fs::path& file : files) {
    if (!error) fs::create_directories((to / file).parent_path(), error);
    if (!error) fs::copy_file(from / file, to / file, error);
  }
}

fs::path kept_in(const base::Path& data) {
  return data / "last-good-pack";
}
fs::path older_in(const base::Path& data) {
  return data / "last-good-pack.old";
}

}  // namespace

base::Path last_good_pack(const base::Path& data) {
  std::error_code error;
  const bool cut_short = !fs::exists(kept_in(data), error) && fs::exists(older_in(data), error);
  return cut_short ? older_in(data) : kept_in(data);
}

void keep_last_good(const content::Pack& pack, const base::Path& data) {
  if (!base::make_folder(data)) return;  // said elsewhere: nothing can be kept here
  const fs::path kept = kept_in(data);
  const base::Path stamp_file = data / "last-good-pack.stamp";

  std::error_code error;
  const fs::path folder = fs::canonical(pack.folder, error);
  if (fs::equivalent(folder, last_good_pack(data), error)) return;  // this is the copy
  error.clear();
  const std::vector<fs::path> files = files_of(folder, data, error);
  const std::string stamp = stamp_of(pack, folder, files, error);
  const base::Result<std::string> old = base::read_file(stamp_file, kMostStampBytes);
  if (!error && old.ok() && *old == stamp && fs::exists(kept, error)) return;

  const fs::path fresh = data / "last-good-pack.new";
  if (!error) copy_files(files, folder, fresh, error);
  if (!error && fs::exists(kept, error)) {
    fs::remove_all(older_in(data), error);
    fs::rename(kept, older_in(data), error);
  }
  if (!error) fs::rename(fresh, kept, error);
  if (error) {
    base::log(base::Priority::kWarning, "pack",
              "Cannot keep a copy of the pack in " + kept.string() + ": " + error.message() + ".");
    return;
  }
  fs::remove_all(older_in(data), error);
  const base::Result<void> stamped = base::write_file_durably(stamp_file, stamp);
  if (!stamped) base::log(base::Priority::kWarning, "pack", stamped.fault().sentence);
}

}  // namespace gummiband::app
