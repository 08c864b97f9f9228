#include "ui/pictures_bench.h"

#include <algorithm>
#include <chrono>

namespace gummiband::ui {

void PictureBench::ask(uint64_t number, const PictureRequest& request, uint64_t frame,
                       Urgency urgency) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.insert_or_assign(number, Waiting{request, frame, urgency});
  }
  changed_.notify_all();
}

void PictureBench::ask_again(uint64_t number, uint64_t frame, Urgency urgency) {
  {
    const std::lock_guard lock(mutex_);
    const auto at = waiting_.find(number);
    if (at == waiting_.end()) return;
    at->second.asked_frame = frame;
    if (urgency == at->second.urgency || urgency == Urgency::kExpected) return;
    at->second.urgency = urgency;
  }
  changed_.notify_all();
}

std::vector<PictureRequest> PictureBench::dismiss() {
  const std::lock_guard lock(mutex_);
  std::vector<PictureRequest> dismissed;
  while (waiting_.size() > kMostWaiting) {
    const auto last = std::max_element(waiting_.begin(), waiting_.end(), before);
    dismissed.push_back(std::move(last->second.request));
    waiting_.erase(last);
  }
  return dismissed;
}

std::vector<PictureRequest> PictureBench::dismiss_unexpected(uint64_t frame) {
  const std::lock_guard lock(mutex_);
  std::vector<PictureRequest> dismissed;
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    const bool stale = at->second.urgency == Urgency::kExpected && at->second.asked_frame != frame;
    if (stale) dismissed.push_back(std::move(at->second.request));
    at = stale ? waiting_.erase(at) : std::next(at);
  }
  return dismissed;
}

bool PictureBench::next(const std::stop_token& stop, Urgency urgency, PictureRequest& request) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, stop, [&] { return first(urgency) != waiting_.end(); });
  if (stop.stop_requested()) return false;
  const auto at = first(urgency);
  request = std::move(at->second.request);
  waiting_.erase(at);
  ++working_;
  return true;
}

void PictureBench::finished(DonePicture done) {
  {
    const std::lock_guard lock(mutex_);
    done_.push_back(std::move(done));
    --working_;
  }
  changed_.notify_all();
}

std::vector<DonePicture> PictureBench::take_done() {
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, {});
}

void PictureBench::wait_until_idle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() && working_ == 0; });
}

void PictureBench::wait_until_idle(double most_s) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::duration<double>(most_s),
                    [&] { return waiting_.empty() && working_ == 0; });
}

// What is shown goes before what is expected, and what the newest frame asked for before what an
// older one did; within a frame, what it drew first.
bool PictureBench::before(const Line::value_type& one, const Line::value_type& other) {
  if (one.second.urgency != other.second.urgency) return one.second.urgency == Urgency::kShown;
  if (one.second.asked_frame != other.second.asked_frame) {
    return one.second.asked_frame > other.second.asked_frame;
  }
  return one.first < other.first;
}

PictureBench::Line::iterator PictureBench::first(Urgency urgency) {
  auto best = waiting_.end();
  for (auto at = waiting_.begin(); at != waiting_.end(); ++at) {
    if (at->second.urgency != urgency) continue;
    if (best == waiting_.end() || before(*at, *best)) best = at;
  }
  return best;
}

}  // namespace gummiband::ui
