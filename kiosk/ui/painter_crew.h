// Helpers that paint beside the UI thread, on the cores that have nothing to do. They sleep while
// there is nothing to paint: a still screen wakes none of them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gummiband::ui {

class Crew {
 public:
  // As many helpers as there are other cores, four at most: memory is the bound beyond.
  Crew();
  explicit Crew(size_t helpers);
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  // job(0) to job(count - 1), each once, in any order and by several threads at a time; all are
  // done when it returns. Few are done by the caller alone. UI thread only.
  void share(size_t count, const std::function<void(size_t)>& job);

 private:
  using Job = std::function<void(size_t)>;
  void help(std::stop_token stop);
  // What is left of it.
  void work(const Job& job, size_t count);

  std::mutex mutex_;
  std::condition_variable_any called_;
  std::condition_variable_any done_;
  const Job* job_ = nullptr;  // none: nothing to do
  size_t count_ = 0;
  size_t busy_ = 0;  // helpers that may still be within the job
  std::atomic<size_t> next_ = 0;
  std::vector<std::jthread> helpers_;  // last, so that they have ended before what they use goes
};

}  // namespace gummiband::ui
