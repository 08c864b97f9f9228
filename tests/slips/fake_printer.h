// A receipt printer without a housing: takes ESC/POS over TCP or a pseudo terminal, answers DLE EOT
// as its paper and cover are, and keeps what it printed. On a thread of its own, like a real one.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/file.h"
#include "slips/dots.h"
#include "slips/gs_reader.h"

namespace gummiband::slips::testing {

enum class Line { kTcp, kPty };

// How it behaves. Rows count what was burnt since it was made.
struct Manners {
  bool answers = true;
  bool garbage = false;  // answers, but not what the reference says
  bool paper = true;
  bool paper_low = false;
  bool cover_open = false;
  bool online = true;
  bool cutter_jammed = false;
  int bytes_per_second = 0;  // 0: as fast as they come
  static constexpr int kNever = std::numeric_limits<int>::max();
  int paper_out_at_row = kNever;
  int cover_open_at_row = kNever;
  int unplug_at_row = kNever;
};

class FakePrinter {
 public:
  FakePrinter(Line line, const Manners& manners, int width_dots = 576);
  ~FakePrinter();
  FakePrinter(const FakePrinter&) = delete;
  FakePrinter& operator=(const FakePrinter&) = delete;

  // As it stands in the settings; the same after unplugging and plugging in.
  const std::string& setting() const { return setting_; }

  void behave(const Manners& manners);
  void unplug();
  void plug_in();
  bool plugged_in();

  // Waits until nothing arrives any more and it has printed what it can; then the answers below
  // are final.
  void settle();
  std::vector<Dots> slips();
  int rows_waiting();
  int rows_burnt();
  int letters();
  int cuts();

 private:
  static constexpr size_t kBuffer = 4096;  // as in the cheap ones

  void run();
  void open_line();
  void close_line();
  // True if something came.
  bool receive();
  // True if something was burnt.
  bool burn();
  void hear(uint8_t byte);
  uint8_t status(int n) const;
  bool stopped() const;

  const Line line_;
  std::string setting_;
  base::Path link_;  // to the pseudo terminal of today
  int port_ = 0;

  std::mutex mutex_;
  std::condition_variable settled_;
  Manners manners_;
  GsReader reader_;
  std::string buffer_;
  std::string heard_;  // the beginning of a question
  double may_burn_ = 0;
  int listener_ = -1;
  int peer_ = -1;
  int keep_open_ = -1;  // the other end of the pseudo terminal, so that it survives a hang-up
  bool plugged_in_ = true;
  int quiet_rounds_ = 0;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace gummiband::slips::testing
