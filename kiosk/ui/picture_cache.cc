#include "ui/picture_cache.h"

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

#include "base/picture_header.h"
#include "base/private_folder.h"
#include "ui/decode_frame.h"

namespace gummiband::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstLine = "gummiband picture 1\n";
// Draws differently from the release before: then this is counted up.
constexpr std::string_view kDrawnBy = "decode_svg 1";
// Level 1 packs a scene's layer of 8 MB into some 200 KB in 15 ms.
constexpr int kLevel = 1;
constexpr size_t kMostFileBytes = base::kMostPicturePixels * sizeof(uint32_t) + 4096;
// So much of the room is freed at once, so that not every picture has to look through the folder.
constexpr int64_t kFreedShare = 4;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

std::string first_lines(int width, int height) {
  return std::string(kFirstLine) + std::to_string(width) + " " + std::to_string(height) + "\n";
}

// The pixels of a kArgb texture as bytes.
std::span<const std::byte> bytes_of(const Texture& texture) {
  const size_t pixels =
      static_cast<size_t>(texture.width()) * static_cast<size_t>(texture.height());
  return std::as_bytes(std::span(texture.argb(), pixels));
}

std::string packed(const Texture& texture) {
  const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  if (!context) return {};
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  const auto pixels = bytes_of(texture);
  std::string frame(ZSTD_compressBound(pixels.size()), '\0');
  const size_t size =
      ZSTD_compress2(context.get(), frame.data(), frame.size(), pixels.data(), pixels.size());
  if (ZSTD_isError(size) != 0) return {};
  frame.resize(size);
  return frame;
}

// False if it is not whole, not of this size, or not what was written.
bool unpack(std::string_view file, Texture& texture) {
  const std::string lines = first_lines(texture.width(), texture.height());
  if (!file.starts_with(lines)) return false;
  file.remove_prefix(lines.size());
  const size_t wanted = bytes_of(texture).size();
  const size_t got = ZSTD_decompress(texture.argb(), wanted, file.data(), file.size());
  return ZSTD_isError(got) == 0 && got == wanted;
}

struct Kept {
  fs::path path;
  fs::file_time_type used;
  int64_t bytes = 0;
};

// Everything in the folder, those last used last.
std::vector<Kept> all_in(const base::Path& folder) {
  std::vector<Kept> all;
  std::error_code error;
  for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    std::error_code gone;
    const auto bytes = at->file_size(gone);
    const auto used = at->last_write_time(gone);
    if (!gone) all.push_back({at->path(), used, static_cast<int64_t>(bytes)});
  }
  std::ranges::sort(all, {}, &Kept::used);
  return all;
}

}  // namespace

PictureCache::PictureCache(base::Path folder, int64_t most_bytes)
    : folder_(std::move(folder)), most_bytes_(most_bytes) {}

std::string PictureCache::key(std::string_view svg, const PictureRequest& request) {
  const std::unique_ptr<GChecksum, decltype(&g_checksum_free)> sum(
      g_checksum_new(G_CHECKSUM_SHA256), g_checksum_free);
  std::string asked(kDrawnBy);
  for (const std::string& part :
       {std::string(LIBRSVG_VERSION), std::string(cairo_version_string()), request.layer,
        std::to_string(request.width), std::to_string(request.height),
        std::to_string(request.focus_x), std::to_string(request.focus_y),
        std::to_string(request.radius_top), std::to_string(request.radius_bottom)}) {
    asked += '\n' + part;
  }
  asked += '\0';
  for (const std::string_view part : {std::string_view(asked), svg}) {
    g_checksum_update(sum.get(), reinterpret_cast<const guchar*>(part.data()),
                      static_cast<gssize>(part.size()));
  }
  return g_checksum_get_string(sum.get());
}

std::unique_ptr<Texture> PictureCache::find(const std::string& key, int width, int height) const {
  const base::Path path = folder_ / key;
  const auto file = base::read_file(path, kMostFileBytes);
  if (!file) return nullptr;
  auto texture = std::make_unique<Texture>(PixelFormat::kArgb, width, height);
  std::error_code ignored;
  if (!unpack(*file, *texture)) {
    fs::remove(path, ignored);
    return nullptr;
  }
  find_opaque(*texture);
  fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
  return texture;
}

void PictureCache::keep(const std::string& key, const Texture& texture) {
  const std::string frame = packed(texture);
  if (frame.empty() || !base::make_private_folder(folder_)) return;
  const std::string content = first_lines(texture.width(), texture.height()) + frame;
  const base::Path beside =
      folder_ / (std::to_string(::getpid()) + "-" + std::to_string(next_name_++) + ".new");
  bool written = false;
  {
    std::ofstream file(beside, std::ios::binary);
    file << content;
    file.close();
    written = !file.fail();
  }
  std::error_code error;
  if (written) fs::rename(beside, folder_ / key, error);
  if (!written || error) {
    fs::remove(beside, error);
    return;
  }
  const std::scoped_lock lock(mutex_);
  if (bytes_ >= 0) bytes_ += static_cast<int64_t>(content.size());
  if (bytes_ < 0 || bytes_ > most_bytes_) make_room();
}

void PictureCache::make_room() {
  const std::vector<Kept> all = all_in(folder_);
  bytes_ = 0;
  for (const Kept& kept : all) bytes_ += kept.bytes;
  if (bytes_ <= most_bytes_) return;
  std::error_code ignored;
  for (const Kept& kept : all) {
    if (bytes_ <= most_bytes_ - most_bytes_ / kFreedShare) return;
    fs::remove(kept.path, ignored);
    bytes_ -= kept.bytes;
  }
}

}  // namespace gummiband::ui
