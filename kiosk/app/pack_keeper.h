// The last pack that loaded without an error, kept beside the data: when somebody breaks the pack
// at the booth, the kiosk still has something to show.
//
// A copy is a folder with the pack's files and a list of what they must be, by SHA-256. What a
// power cut has emptied or torn is found out by that list before it is shown.
#pragma once

#include <optional>
#include <thread>

#include "base/file.h"
#include "content/pack.h"

namespace gummiband::app {

// The newest copy whose files are all as they were copied; it reads them all. Nothing if there is
// none. A power cut at any moment of keep_last_good() leaves the copy before or the one after.
std::optional<base::Path> last_good_pack(const base::Path& data);

// Copies the pack's files there, whole or not at all, if any of them has changed since the last
// copy. The copy that was there goes last, once the new one is on the disk. A copy that fails is
// said in the log and changes nothing.
void keep_last_good(const content::Pack& pack, const base::Path& data);

// Does that on a thread of its own, behind everything that somebody waits for: when it is told to
// begin, at the latest when it goes, and then it goes when that is done. UI thread only.
class PackKeeper {
 public:
  // The pack must outlive it.
  PackKeeper(const content::Pack& pack, base::Path data);
  ~PackKeeper();
  PackKeeper(const PackKeeper&) = delete;
  PackKeeper& operator=(const PackKeeper&) = delete;

  // Once; more often changes nothing.
  void begin();

 private:
  const content::Pack& pack_;
  const base::Path data_;
  std::thread worker_;
};

}  // namespace gummiband::app
