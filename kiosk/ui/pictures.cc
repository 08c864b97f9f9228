#include "ui/pictures.h"

#include <sys/resource.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "base/log.h"
#include "base/picture_header.h"
#include "ui/decode.h"

namespace gummiband::ui {
namespace {

// What finish() gives as age: long past any fading in.
constexpr float kLongAgoS = 1000;

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
    mix(std::hash<std::string>()(request.layer));
    return hash ^ hash >> 32;
  }
};

struct SameRequest {
  bool operator()(const PictureRequest& one, const PictureRequest& other) const {
    return one.width == other.width && one.height == other.height &&
           one.radius_top == other.radius_top && one.radius_bottom == other.radius_bottom &&
           one.focus_x == other.focus_x && one.focus_y == other.focus_y &&
           one.layer == other.layer && one.path.native() == other.path.native();
  }
};

struct Waiting {
  PictureRequest request;
  uint64_t asked_frame = 0;
};

struct Done {
  PictureRequest request;
  base::Result<std::unique_ptr<Texture>> made;
};

// What the two threads share. The UI thread takes the lock only for pictures that are not ready.
class Bench {
 public:
  // `number` rises with every picture first asked for.
  void ask(uint64_t number, const PictureRequest& request, uint64_t frame) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.insert_or_assign(number, Waiting{request, frame});
    }
    changed_.notify_all();
  }

  void ask_again(uint64_t number, uint64_t frame) {
    const std::lock_guard lock(mutex_);
    const auto at = waiting_.find(number);
    if (at != waiting_.end()) at->second.asked_frame = frame;
  }

  // Takes the last in line off the bench, if more wait than may.
  std::vector<PictureRequest> dismiss() {
    const std::lock_guard lock(mutex_);
    std::vector<PictureRequest> dismissed;
    while (waiting_.size() > kMostWaiting) {
      const auto last =
          std::max_element(waiting_.begin(), waiting_.end(),
                           [](const auto& one, const auto& other) { return before(one, other); });
      dismissed.push_back(std::move(last->second.request));
      waiting_.erase(last);
    }
    return dismissed;
  }

  // Waits for work. False when it is time to go.
  bool next(const std::stop_token& stop, PictureRequest& request) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [&] { return !waiting_.empty(); });
    if (stop.stop_requested()) return false;
    const auto first =
        std::min_element(waiting_.begin(), waiting_.end(),
                         [](const auto& one, const auto& other) { return before(one, other); });
    request = std::move(first->second.request);
    waiting_.erase(first);
    working_ = true;
    return true;
  }

  void finished(Done done) {
    {
      const std::lock_guard lock(mutex_);
      done_.push_back(std::move(done));
      working_ = false;
    }
    changed_.notify_all();
  }

  std::vector<Done> take_done() {
    const std::lock_guard lock(mutex_);
    return std::exchange(done_, {});
  }

  void wait_until_idle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.empty() && !working_; });
  }

 private:
  using Numbered = std::pair<const uint64_t, Waiting>;
  // What the newest frame shows goes first; within a frame, what it drew first.
  static bool before(const Numbered& one, const Numbered& other) {
    if (one.second.asked_frame != other.second.asked_frame) {
      return one.second.asked_frame > other.second.asked_frame;
    }
    return one.first < other.first;
  }

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::map<uint64_t, Waiting> waiting_;
  std::vector<Done> done_;
  bool working_ = false;
};

void work(const std::stop_token& stop, Bench& bench, const std::function<void()>& wake) {
  // On Linux the priority is the thread's own: pictures never take the processor from the screen.
  constexpr int kNice = 10;
  setpriority(PRIO_PROCESS, 0, kNice);
  Decoder decoder;
  PictureRequest request;
  while (bench.next(stop, request)) {
    auto made = decoder.decode(request);
    bench.finished({std::move(request), std::move(made)});
    if (wake) wake();
  }
}

enum class Progress { kWaiting, kReady, kUnreadable };

struct Entry {
  Progress progress = Progress::kWaiting;
  std::unique_ptr<Texture> texture;
  uint64_t number = 0;
  uint64_t last_frame = 0;
  float ready_s = 0;
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

  explicit Parts(std::function<void()> wake)
      : worker([this, wake = std::move(wake)](const std::stop_token& stop) {
          work(stop, bench, wake);
        }) {}

  const Texture* get(const PictureRequest& request);
  bool take_in(float ready_s);
  void report(const PictureRequest& request, const base::Fault& fault);
  void drop_oldest();

  Entries entries;
  size_t bytes = 0;
  size_t waiting = 0;
  uint64_t frame = 1;
  uint64_t next_number = 1;
  float now_s = 0;
  std::set<std::string> reported;
  Bench bench;
  // Last, so that it has ended before what it uses goes.
  std::jthread worker;
};

const Texture* Pictures::Parts::get(const PictureRequest& request) {
  const auto at = entries.find(request);
  if (at != entries.end()) {
    Entry& entry = at->second;
    if (entry.progress == Progress::kWaiting && entry.last_frame != frame) {
      bench.ask_again(entry.number, frame);
    }
    entry.last_frame = frame;
    return entry.texture.get();
  }
  if (!within_limits(request)) return nullptr;
  Entry entry;
  entry.number = next_number++;
  entry.last_frame = frame;
  bench.ask(entry.number, request, frame);
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

bool Pictures::Parts::take_in(float ready_s) {
  bool anything = false;
  for (Done& done : bench.take_done()) {
    const auto at = entries.find(done.request);
    // Only what waits is on the bench, and what waits is never dropped.
    base::check(at != entries.end(), "A picture was made that nobody waits for");
    Entry& entry = at->second;
    --waiting;
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

Pictures::Pictures(std::function<void()> wake) : parts_(std::make_unique<Parts>(std::move(wake))) {}
Pictures::~Pictures() = default;

const Texture* Pictures::get(const PictureRequest& request) {
  return parts_->get(request);
}

float Pictures::age_s(const PictureRequest& request) const {
  const auto at = parts_->entries.find(request);
  if (at == parts_->entries.end() || at->second.progress != Progress::kReady) return 0;
  return parts_->now_s - at->second.ready_s;
}

bool Pictures::collect(float now_s) {
  parts_->now_s = now_s;
  return parts_->take_in(now_s);
}

void Pictures::finish() {
  parts_->bench.wait_until_idle();
  parts_->take_in(parts_->now_s - kLongAgoS);
}

bool Pictures::busy() const {
  return parts_->waiting > 0;
}

void Pictures::end_frame() {
  const bool full = parts_->bytes > kMostPixelBytes || parts_->entries.size() > kMostPictures;
  if (full) parts_->drop_oldest();
  ++parts_->frame;
}

size_t Pictures::pixel_bytes() const {
  return parts_->bytes;
}

}  // namespace gummiband::ui
