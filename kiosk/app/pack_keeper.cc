#include "app/pack_keeper.h"

#include <filesystem>
#include <system_error>

#include "base/log.h"

namespace gummiband::app {
namespace fs = std::filesystem;

namespace {

constexpr size_t kMostStampBytes = 1024;

std::string stamp_of(const content::Pack& pack) {
  std::error_code error;
  const auto time = fs::last_write_time(pack.folder / "pack.yaml", error);
  return pack.id + " " + pack.version + " " + pack.folder.string() + " " +
         std::to_string(time.time_since_epoch().count());
}

}  // namespace

base::Path last_good_pack(const base::Path& data) {
  return data / "last-good-pack";
}

void keep_last_good(const content::Pack& pack, const base::Path& data) {
  const base::Path kept = last_good_pack(data);
  const base::Path stamp_file = data / "last-good-pack.stamp";
  const std::string stamp = stamp_of(pack);
  const base::Result<std::string> old = base::read_file(stamp_file, kMostStampBytes);
  if (old.ok() && *old == stamp) return;
  if (!base::make_folder(data)) return;  // said elsewhere: nothing can be kept here

  std::error_code error;
  const base::Path fresh = data / "last-good-pack.new";
  fs::remove_all(fresh, error);
  fs::copy(pack.folder, fresh, fs::copy_options::recursive | fs::copy_options::skip_symlinks,
           error);
  if (!error) {
    fs::remove_all(kept, error);
    fs::rename(fresh, kept, error);
  }
  if (error) {
    base::log(base::Priority::kWarning, "pack",
              "Cannot keep a copy of the pack in " + kept.string() + ": " + error.message() + ".");
    return;
  }
  const base::Result<void> stamped = base::write_file_durably(stamp_file, stamp);
  if (!stamped) base::log(base::Priority::kWarning, "pack", stamped.fault().sentence);
}

}  // namespace gummiband::app
