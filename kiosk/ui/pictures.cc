#include "ui/pictures.h"

#include <sys/resource.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "base/log.h"
#include "base/picture_header.h"
#include "ui/decode.h"
#include "ui/picture_cache.h"
#include "ui/pictures_bench.h"

namespace gummiband::ui {
namespace {

// What finish() gives as age: long past any fading in.
constexpr double kLongAgoS = 1000;

struct RequestHash {
  size_t operator()(const PictureRequest& request) const {
    // Not the path's own hash, which takes it apart into folders: this runs for every picture of
    // every frame.
    size_t hash = std::hash<std::string>()(request.path.native());
    const auto mix = [&](size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15U; };
    mix(static_cast<size_t>(request.width) << 32 ^ static_cast<size_t>(request.height));
    mix(static_cast<size_t>(request.radius_top) << 32 ^ static_cast<size_t>(request.radius_bottom));
    mix(std::hash<float>()(request.focus_x));
    mix(std::hash<float>()(request.focus_y));
    mix(std::hash<std::string>()(request.layer) + (request.grainy ? 1 : 0));
    return hash ^ hash >> 32;
  }
};

struct SameRequest {
  bool operator()(const PictureRequest& one, const PictureRequest& other) const {
    return one.width == other.width && one.height == other.height &&
           one.radius_top == other.radius_top && one.radius_bottom == other.radius_bottom &&
           one.focus_x == other.focus_x && one.focus_y == other.focus_y &&
           one.grainy == other.grainy && one.layer == other.layer &&
           one.path.native() == other.path.native();
  }
};

// Read by the workers: there before anything is on the bench.
struct PictureMaking {
  std::optional<Grain> grain;
  std::unique_ptr<PictureCache> cache;
};

// On Linux the priority is the thread's own, and what was given away is not given back: therefore
// what is expected has a thread for itself.
void work(const std::stop_token& stop, PictureBench& bench, Urgency urgency,
          const PictureMaking& making, const std::function<void()>& wake) {
  constexpr int kNice = 10;
  if (urgency == Urgency::kExpected) setpriority(PRIO_PROCESS, 0, kNice);
  std::optional<Decoder> decoder;
  PictureRequest request;
  while (bench.next(stop, urgency, request)) {
    if (!decoder) decoder.emplace(making.cache.get());
    auto made = decoder->decode(request);
    if (made && request.grainy && making.grain) making.grain->lay_on(**made);
    std::vector<std::string> layers = decoder->layers(request.path);
    bench.finished({std::move(request), std::move(made), std::move(layers)});
    if (wake) wake();
  }
}

enum class Progress { kWaiting, kReady, kUnreadable };

struct Entry {
  Progress progress = Progress::kWaiting;
  std::unique_ptr<Texture> texture;
  uint64_t number = 0;
  uint64_t last_frame = 0;
  Urgency urgency = Urgency::kShown;
  double ready_s = 0;
};

size_t bytes_of(const Entry& entry) {
  if (!entry.texture) return 0;
  return static_cast<size_t>(entry.texture->width()) *
         static_cast<size_t>(entry.texture->height()) * sizeof(uint32_t);
}

bool within_limits(const PictureRequest& request) {
  return request.width > 0 && request.height > 0 && request.width <= base::kMostPictureEdge &&
         request.height <= base::kMostPictureEdge &&
         int64_t{request.width} * request.height <= base::kMostPicturePixels;
}

}  // namespace

struct Pictures::Parts {
  using Entries = std::unordered_map<PictureRequest, Entry, RequestHash, SameRequest>;

  explicit Parts(const std::function<void()>& wake)
      : worker([this, wake](const std::stop_token& stop) {
          work(stop, bench, Urgency::kShown, making, wake);
        }),
        worker_ahead([this, wake](const std::stop_token& stop) {
          work(stop, bench, Urgency::kExpected, making, wake);
        }) {}

  const Texture* get(const PictureRequest& request, Urgency urgency);
  bool take_in(double ready_s);
  void report(const PictureRequest& request, const base::Fault& fault);
  void note_layers(DonePicture& done);
  void drop_oldest();

  Entries entries;
  size_t bytes = 0;
  size_t waiting = 0;
  uint64_t frame = 1;
  uint64_t next_number = 1;
  double now_s = 0;
  std::set<std::string> reported;
  std::map<std::string, std::vector<std::string>, std::less<>> layers;  // by path
  PictureMaking making;
  PictureBench bench;
  // Last, so that they have ended before what they use goes.
  std::jthread worker;
  std::jthread worker_ahead;
};

const Texture* Pictures::Parts::get(const PictureRequest& request, Urgency urgency) {
  const auto at = entries.find(request);
  if (at != entries.end()) {
    Entry& entry = at->second;
    const bool news = entry.last_frame != frame || urgency < entry.urgency;
    if (entry.progress == Progress::kWaiting && news) {
      bench.ask_again(entry.number, frame, urgency);
      entry.urgency = std::min(entry.urgency, urgency);
    }
    entry.last_frame = frame;
    return entry.texture.get();
  }
  if (!within_limits(request)) return nullptr;
  Entry entry;
  entry.number = next_number++;
  entry.last_frame = frame;
  entry.urgency = urgency;
  bench.ask(entry.number, request, frame, urgency);
  entries.emplace(request, std::move(entry));
  ++waiting;
  for (const PictureRequest& dismissed : bench.dismiss()) waiting -= entries.erase(dismissed);
  return nullptr;
}

void Pictures::Parts::report(const PictureRequest& request, const base::Fault& fault) {
  if (reported.size() >= kMostPictures) reported.clear();
  if (!reported.insert(request.path.native() + "#" + request.layer).second) return;
  base::log(base::Priority::kWarning, "pictures", fault.sentence);
}

void Pictures::Parts::note_layers(DonePicture& done) {
  if (layers.size() >= kMostPictures) layers.clear();
  layers.insert_or_assign(done.request.path.native(), std::move(done.layers));
}

bool Pictures::Parts::take_in(double ready_s) {
  bool anything = false;
  for (DonePicture& done : bench.take_done()) {
    const auto at = entries.find(done.request);
    // Only what waits is on the bench, and what waits is never dropped.
    base::check(at != entries.end(), "A picture was made that nobody waits for");
    Entry& entry = at->second;
    --waiting;
    if (!done.layers.empty()) note_layers(done);
    entry.last_frame = frame;
    if (!done.made) {
      entry.progress = Progress::kUnreadable;
      report(done.request, done.made.fault());
      continue;
    }
    entry.progress = Progress::kReady;
    entry.texture = std::move(done.made).value();
    entry.ready_s = ready_s;
    bytes += bytes_of(entry);
    anything = true;
  }
  return anything;
}

void Pictures::Parts::drop_oldest() {
  std::vector<Entries::iterator> spare;
  for (auto at = entries.begin(); at != entries.end(); ++at) {
    const Entry& entry = at->second;
    if (entry.progress != Progress::kWaiting && entry.last_frame != frame) spare.push_back(at);
  }
  std::sort(spare.begin(), spare.end(), [](const auto& one, const auto& other) {
    return one->second.last_frame < other->second.last_frame;
  });
  for (const auto& at : spare) {
    if (bytes <= kMostPixelBytes && entries.size() <= kMostPictures) return;
    // Forgetting an unreadable one frees no pixels.
    if (entries.size() <= kMostPictures && !at->second.texture) continue;
    bytes -= bytes_of(at->second);
    entries.erase(at);
  }
}

Pictures::Pictures(const std::function<void()>& wake) : parts_(std::make_unique<Parts>(wake)) {}
Pictures::~Pictures() = default;

void Pictures::use_grain(const Grain& grain) {
  std::optional<Grain>& own = parts_->making.grain;
  if (!own && parts_->next_number == 1) own = grain;
}

void Pictures::use_cache(const base::Path& folder) {
  std::unique_ptr<PictureCache>& own = parts_->making.cache;
  if (!own && parts_->next_number == 1) own = std::make_unique<PictureCache>(folder);
}

const Texture* Pictures::get(const PictureRequest& request) {
  return parts_->get(request, Urgency::kShown);
}

bool Pictures::expect(const PictureRequest& request) {
  return parts_->get(request, Urgency::kExpected) != nullptr;
}

const std::vector<std::string>* Pictures::layers(const base::Path& svg) const {
  const auto at = parts_->layers.find(svg.native());
  return at == parts_->layers.end() ? nullptr : &at->second;
}

float Pictures::age_s(const PictureRequest& request) const {
  const auto at = parts_->entries.find(request);
  if (at == parts_->entries.end() || at->second.progress != Progress::kReady) return 0;
  return static_cast<float>(parts_->now_s - at->second.ready_s);
}

bool Pictures::collect(double now_s) {
  parts_->now_s = now_s;
  return parts_->take_in(now_s);
}

void Pictures::finish() {
  parts_->bench.wait_until_idle();
  parts_->take_in(parts_->now_s - kLongAgoS);
}

void Pictures::finish_soon(double most_s) {
  parts_->bench.wait_until_idle(most_s);
  parts_->take_in(parts_->now_s - kLongAgoS);
}

bool Pictures::busy() const {
  return parts_->waiting > 0;
}

void Pictures::end_frame() {
  if (parts_->waiting > 0) {
    for (const PictureRequest& dismissed : parts_->bench.dismiss_unexpected(parts_->frame)) {
      parts_->waiting -= parts_->entries.erase(dismissed);
    }
  }
  const bool full = parts_->bytes > kMostPixelBytes || parts_->entries.size() > kMostPictures;
  if (full) parts_->drop_oldest();
  ++parts_->frame;
}

size_t Pictures::pixel_bytes() const {
  return parts_->bytes;
}

}  // namespace gummiband::ui
