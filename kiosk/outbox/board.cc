#include "outbox/board.h"

#include <filesystem>
#include <utility>

#include "outbox/names_in_folder.h"

namespace gummiband::outbox {
namespace {

class FolderBoard final : public Board {
 public:
  explicit FolderBoard(base::Path folder) : folder_(std::move(folder)) {}

  std::string name() const override { return "folder " + folder_.string(); }

  Seen look(const BulletinName& name, const GoOn&) override {
    Seen seen;
    std::error_code error;
    if (!std::filesystem::is_directory(folder_, error)) {
      seen.trouble = trouble(folder_.string() +
                             " is not there. Plug the stick in or mount the "
                             "share.");
      return seen;
    }
    const base::Path file = folder_ / file_name(name);
    if (!base::is_there(file)) return seen;
    seen.there = true;
    auto bytes = base::read_file(file, kMostBulletinBytes);
    // What cannot be read as one of ours is replaced, be it too large.
    if (bytes) seen.bytes = std::move(*bytes);
    return seen;
  }

  // A kiosk is the only one that writes under its name, and does one thing at a time.
  Pinned pin(const BulletinName& name, const std::string& bytes, const Seen&,
             const GoOn&) override {
    Pinned pinned;
    const base::Path file = folder_ / file_name(name);
    if (auto written = base::write_file_durably(file, bytes); !written) {
      pinned.trouble = trouble(written.fault().sentence);
      return pinned;
    }
    const auto there = base::read_file(file, kMostBulletinBytes);
    if (!there) pinned.trouble = trouble(there.fault().sentence);
    if (there && *there == bytes) pinned.pinning = Pinning::kPinned;
    return pinned;
  }

  base::Result<std::vector<BulletinName>> list() override {
    return names_in_folder(folder_, kMostBulletins, parse_bulletin_name);
  }

  base::Result<std::vector<Posted>> fetch(std::span<const BulletinName> names) override {
    std::vector<Posted> all;
    for (const BulletinName& name : names) {
      Posted& posted = all.emplace_back();
      posted.name = name;
      auto bytes = base::read_file(folder_ / file_name(name), kMostBulletinBytes);
      (bytes ? posted.bytes : posted.fault) = bytes ? *bytes : bytes.fault().sentence;
    }
    return all;
  }

 private:
  static Trouble trouble(const std::string& sentence) {
    return {TroubleKind::kNetwork, sentence, std::nullopt, 0};
  }

  const base::Path folder_;
};

}  // namespace

std::unique_ptr<Board> make_folder_board(const base::Path& folder) {
  return std::make_unique<FolderBoard>(folder);
}

base::Result<std::unique_ptr<Board>> make_board(const Destination& destination,
                                                const Patience& patience, const Pause& pause) {
  const auto kind = kind_of(destination.address);
  if (!kind) return kind.fault();
  if (*kind == DestinationKind::kFolder) return make_folder_board(destination.address);
  if (*kind == DestinationKind::kPostgres) {
    auto parts = hub_parts(destination, patience);
    if (!parts) return parts.fault();
    return make_hub_board(parts->hub, std::move(parts->server));
  }
  auto parts = webdav_parts(destination, patience, pause);
  if (!parts) return parts.fault();
  return make_webdav_board(parts->folder, std::move(parts->server));
}

}  // namespace gummiband::outbox
