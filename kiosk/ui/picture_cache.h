// Pictures that took long to make, kept on disk, so that the next start has them at once.
//
// A cache and nothing else: without a folder, on a full disk or after a change of anything that
// goes into a picture it is made anew, and nobody is told. A file is found by the SHA-256 of the
// SVG, of what was asked of it and of the versions of who draws, and is checked when it is read; a
// damaged one is thrown away. Bounded: what was not used for longest goes first. Several threads
// and programs may share a folder.
//
// A file is the line "gummiband picture 1", a line "WIDTH HEIGHT", and one zstd frame, with its
// checksum, of the pixels as Texture has them.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/file.h"
#include "ui/pictures.h"
#include "ui/texture.h"

namespace gummiband::ui {

// Bytes on disk: the sample pack's scenes in both orientations take a fifth of it.
inline constexpr int64_t kMostCacheBytes = int64_t{384} * 1024 * 1024;

class PictureCache {
 public:
  // Makes the folder, readable by its owner alone, when the first picture is kept.
  explicit PictureCache(base::Path folder, int64_t most_bytes = kMostCacheBytes);

  // What the picture is known by; `svg` are the bytes of the file it is made from.
  static std::string key(std::string_view svg, const PictureRequest& request);
  // The texture kept under `key`, of just this size; nothing if there is none that is whole.
  std::unique_ptr<Texture> find(const std::string& key, int width, int height) const;
  // Keeps it for the next time. Not fsynced: what a power cut spoils is found out by its checksum.
  void keep(const std::string& key, const Texture& texture);

 private:
  void make_room();

  const base::Path folder_;
  const int64_t most_bytes_;
  std::mutex mutex_;
  int64_t bytes_ = -1;  // on disk, as far as this program knows; below 0: not yet counted
  std::atomic<uint32_t> next_name_ = 0;  // of files in the making
};

}  // namespace gummiband::ui
