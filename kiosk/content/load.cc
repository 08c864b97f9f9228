#include "content/load.h"

#include <sys/resource.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <map>
#include <span>
#include <thread>

#include "content/item_reader.h"
#include "content/limits.h"
#include "content/pack_folder.h"
#include "content/pack_reader.h"
#include "content/picture_reader.h"
#include "content/text_rules.h"

namespace gummiband::content {
namespace {

constexpr const char* kItemsFolder = "items";
constexpr size_t kMostThreads = 4;
constexpr size_t kLeastShare = 8;  // fewer items are not worth a thread

// What one thread read.
struct Share {
  std::vector<Item> items;
  std::vector<Mention> mentions;
  Report report;
};

// Somebody looks at the outline by now, whose pictures are being made.
enum class Haste { kUsual, kLittle };

Share read_share(const PackFolder& folder, const PackFile& file, base::Day today,
                 std::span<const std::string> names) {
  Share share;
  PictureReader pictures(folder, file.default_rights, share.report);
  ItemReader reader(folder, file.pack, today, pictures, share.report);
  const base::Path shown = folder.path() / kItemsFolder;
  for (const std::string& name : names) {
    if (!folder.is_folder(base::Path(kItemsFolder) / name)) {
      share.report.error({shown / name, 0}, "Only folders belong here, one per item.",
                         "Remove this, or move it into an item's folder.");
    } else if (!is_id(name)) {
      share.report.error({shown / name, 0}, "The folder's name is not an id.",
                         "Use lower-case letters a to z, digits and hyphens.");
    } else if (auto item = reader.read(name)) {
      share.items.push_back(std::move(*item));
    }
  }
  share.mentions = pictures.mentions();
  return share;
}

// Reading the items is most of a start, so every processor takes a share.
std::vector<Item> read_items(const PackFolder& folder, const PackFile& file, base::Day today,
                             Haste haste, std::vector<Mention>& mentions, Report& report) {
  std::vector<Item> items;
  const base::Path shown = folder.path() / kItemsFolder;
  const std::vector<std::string> names = folder.names(kItemsFolder);
  if (names.size() > kMostItems) {
    report.error({shown, 0},
                 "There are " + std::to_string(names.size()) + " items; " +
                     std::to_string(kMostItems) + " are allowed.",
                 "Make several packs.");
    return items;
  }
  const size_t threads = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
  const size_t share = std::max(kLeastShare, (names.size() + threads - 1) / threads);
  std::vector<std::future<Share>> shares;
  for (size_t first = 0; first < names.size(); first += share) {
    const auto part = std::span(names).subspan(first, std::min(share, names.size() - first));
    shares.push_back(std::async(std::launch::async, [&, part] {
      constexpr int kNice = 10;
      // On Linux the priority is the thread's own.
      if (haste == Haste::kLittle) setpriority(PRIO_PROCESS, 0, kNice);
      return read_share(folder, file, today, part);
    }));
  }
  for (std::future<Share>& one : shares) {
    Share read = one.get();
    std::ranges::move(read.items, std::back_inserter(items));
    std::ranges::move(read.mentions, std::back_inserter(mentions));
    report.take(std::move(read.report));
  }
  if (names.empty()) {
    report.error({shown, 0}, "The pack has no items.", "Make a folder for each.");
  }
  return items;
}

// Items of the pack's order first, the others behind them by id.
void sort_items(std::vector<Item>& items, const std::vector<Reference>& order) {
  std::map<std::string_view, size_t> positions;
  for (size_t i = 0; i < order.size(); ++i) positions.emplace(order[i].id, i);
  const auto position = [&](const Item& item) {
    const auto found = positions.find(item.id);
    return found == positions.end() ? order.size() : found->second;
  };
  std::ranges::stable_sort(items, [&](const Item& a, const Item& b) {
    const size_t first = position(a);
    const size_t second = position(b);
    return first != second ? first < second : a.id < b.id;
  });
}

void check_references(const PackFolder& folder, const PackFile& file,
                      const std::vector<Item>& items, Report& report) {
  const base::Path shown = folder.path() / kPackFileName;
  std::map<ItemKind, std::vector<std::string>> of_kind;
  std::vector<std::string> all;
  for (const Item& item : items) {
    all.push_back(item.id);
    of_kind[item.kind].push_back(item.id);
  }
  // An item with a fault of its own is not among `items`, but is there.
  const auto is_broken = [&](const Reference& item) {
    return std::ranges::find(all, item.id) == all.end() && is_id(item.id) &&
           folder.is_folder(base::Path(kItemsFolder) / item.id);
  };
  for (const ItemReference& named : file.items) {
    if (is_broken(named.item)) continue;
    check_reference(named.item, kind_name(named.kind), of_kind[named.kind], shown, report);
  }
  for (const Reference& item : file.order) {
    if (!is_broken(item)) check_reference(item, "item", all, shown, report);
  }
}

}  // namespace

LoadedPack load_pack(const base::Path& folder_path, base::Day today, const Outlined& outlined) {
  Report report;
  LoadedPack loaded;
  const auto folder = PackFolder::open(folder_path, report);
  auto file = folder ? read_pack_file(*folder, report) : std::nullopt;
  if (file && outlined && !report.has_error()) outlined(file->pack);
  // Of a folder that is too large nothing else is said: it is the wrong one.
  Report limits;
  if (folder && !folder->is_within_limits(limits)) {
    loaded.findings = limits.sorted();
    return loaded;
  }
  if (file) {
    loaded.mentions = std::move(file->mentions);
    const Haste haste = outlined ? Haste::kLittle : Haste::kUsual;
    std::vector<Item> items = read_items(*folder, *file, today, haste, loaded.mentions, report);
    check_references(*folder, *file, items, report);
    sort_items(items, file->order);
    if (!report.has_error()) {
      loaded.pack = std::move(file->pack);
      loaded.pack->items = std::move(items);
    }
  }
  loaded.findings = report.sorted();
  return loaded;
}

}  // namespace gummiband::content
