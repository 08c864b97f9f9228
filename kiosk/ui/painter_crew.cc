#include "ui/painter_crew.h"

#include <algorithm>

namespace gummiband::ui {
namespace {

constexpr size_t kMostHelpers = 4;
// Calling somebody takes as long as some tiles.
constexpr size_t kFew = 12;

size_t other_cores() {
  const size_t cores = std::thread::hardware_concurrency();
  return std::clamp<size_t>(cores, 1, kMostHelpers + 1) - 1;
}

}  // namespace

Crew::Crew() : Crew(other_cores()) {}

Crew::Crew(size_t helpers) {
  for (size_t i = 0; i < helpers; ++i) {
    helpers_.emplace_back([this](const std::stop_token& stop) { help(stop); });
  }
}

Crew::~Crew() {
  for (std::jthread& helper : helpers_) helper.request_stop();
}

void Crew::share(size_t count, const std::function<void(size_t)>& job) {
  if (helpers_.empty() || count <= kFew) {
    for (size_t i = 0; i < count; ++i) job(i);
    return;
  }
  {
    const std::scoped_lock lock(mutex_);
    job_ = &job;
    count_ = count;
    next_ = 0;
  }
  called_.notify_all();
  work(job, count);
  // Whoever comes only now finds nothing left; those who are within the job are waited for.
  std::unique_lock lock(mutex_);
  job_ = nullptr;
  done_.wait(lock, [&] { return busy_ == 0; });
}

void Crew::work(const Job& job, size_t count) {
  for (size_t i = next_++; i < count; i = next_++) job(i);
}

void Crew::help(std::stop_token stop) {
  std::unique_lock lock(mutex_);
  while (true) {
    if (!called_.wait(lock, stop, [&] { return job_ != nullptr && next_ < count_; })) return;
    ++busy_;
    // Its own copies: whoever shares takes the job away as soon as nothing of it is left.
    const Job& job = *job_;
    const size_t count = count_;
    lock.unlock();
    work(job, count);
    lock.lock();
    if (--busy_ == 0) done_.notify_all();
  }
}

}  // namespace gummiband::ui
