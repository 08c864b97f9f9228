// The sticks that are plugged in: folders of the system's list of mounts that lie below /media or
// /run/media, where desktops and udisks put them, and one folder that the settings may name. Reads
// only. Any thread; a stick that answers slowly is slow here too.
#pragma once

#include <string_view>
#include <vector>

#include "base/file.h"
#include "screens/staff.h"

namespace gummiband::app {

inline constexpr size_t kMostSticks = 8;
inline constexpr size_t kMostKeyFilesOnStick = 8;

// The folders of sticks in a text in the form of /proc/self/mountinfo, in its order. What does not
// have that form is left out.
std::vector<base::Path> stick_folders(std::string_view mountinfo);

// Those that are there now, with the room on them and the recipients' key files (*.gbkey) in their
// uppermost folder. `configured` may be empty.
std::vector<screens::staff::Stick> find_sticks(const base::Path& mountinfo_file,
                                               const base::Path& configured);

}  // namespace gummiband::app
