#include "outbox/shelf.h"

#include <utility>

#include "outbox/names_in_folder.h"

namespace gummiband::outbox {
namespace {

class FolderShelf final : public Shelf {
 public:
  explicit FolderShelf(base::Path folder) : folder_(std::move(folder)) {}

  std::string name() const override { return folder_.string(); }

  base::Result<std::vector<Name>> list() override {
    return names_in_folder(folder_, kMostNames, parse_file_name);
  }

  base::Result<std::vector<Fetched>> fetch(std::span<const Name> names) override {
    std::vector<Fetched> all;
    for (const Name& name : names) {
      Fetched& fetched = all.emplace_back();
      fetched.name = name;
      auto bytes = base::read_file(folder_ / file_name(name), kMostParcelBytes);
      (bytes ? fetched.bytes : fetched.fault) = bytes ? *bytes : bytes.fault().sentence;
    }
    return all;
  }

 private:
  const base::Path folder_;
};

}  // namespace

std::unique_ptr<Shelf> make_folder_shelf(const base::Path& folder) {
  return std::make_unique<FolderShelf>(folder);
}

base::Result<std::unique_ptr<Shelf>> make_shelf(const Destination& destination,
                                                const Patience& patience, const Pause& pause) {
  const auto kind = kind_of(destination.address);
  if (!kind) return kind.fault();
  if (*kind == DestinationKind::kFolder) return make_folder_shelf(destination.address);
  if (*kind == DestinationKind::kPostgres) {
    auto parts = hub_parts(destination, patience);
    if (!parts) return parts.fault();
    return make_hub_shelf(parts->hub, std::move(parts->server));
  }
  auto parts = webdav_parts(destination, patience, pause);
  if (!parts) return parts.fault();
  return make_webdav_shelf(parts->folder, std::move(parts->server));
}

}  // namespace gummiband::outbox
