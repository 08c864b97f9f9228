// A whole kiosk in a folder of its own, driven by the names of its controls, with the workers in
// the test's hand: for what a visit file cannot say.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "app/kiosk.h"
#include "app/replay_clock.h"
#include "app/stage.h"
#include "base/file.h"
#include "ui/touch.h"

namespace gummiband::app {

// Gone at the end, with all that is in it.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  const base::Path& path() const { return path_; }

 private:
  base::Path path_;
};

class Booth {
 public:
  // On the sample pack, in portrait, at the attract screen, on a summer evening.
  // The printer as in kiosk.yaml; none, unless it is given.
  // A folder to deliver to, and one for the second copy; none, unless they are given.
  // Another pack, where one is given.
  explicit Booth(const std::string& printer = "", const base::Path& destination = {},
                 const base::Path& second_copy = {}, const base::Path& pack = {});
  // The one that this machine sees: it leaves slips in a folder.
  std::string found_printer() const;
  // From attract, by the mark and this PIN, into the staff area.
  void open_staff_area(const std::string& pin);
  // The same with a PIN that staff are given for it, until they see how things are today.
  void open_today();

  // One frame a 60th of a second later. True if another must follow at once.
  bool frame();
  // The finger does this, and one frame sees it.
  void touch(ui::TouchKind kind, ui::Point at);
  // Presses and releases it. The test fails when it is not there, not in sight or disabled.
  void press(const std::string& name);
  // The same, and draws until nothing moves any more.
  void tap(const std::string& name);
  void type(const std::string& text);
  // One frame so much later.
  void pass(double seconds);
  // Lets the ledger's worker stand still, as before a slow disk, until finish_writing().
  void hold_writing();
  // Waits for the ledger's worker; its outcome is heard by the next frame.
  void finish_writing();
  // The same, and lets the kiosk hear of it.
  void hear_of_writing();
  // Envelopes in the ledger.
  int64_t captured();
  // Of the ledger, with all that was counted so far.
  int64_t tally(const std::string& what, const std::string& subject);

  // From attract to a form that only waits for "form.send".
  void fill_form(const std::string& name, const std::string& email);

  Kiosk& kiosk() { return *kiosk_; }
  std::string screen() const { return kiosk_->screen(); }
  ui::Ui& ui() { return *stage_->ui; }
  Stage& stage() { return *stage_; }
  double uptime_s() const { return uptime_s_; }
  // What frames from now on may ask for: a picture of the frame before (FrameInput::still).
  void give_stills(std::function<std::unique_ptr<ui::Texture>()> still) {
    still_ = std::move(still);
  }
  // What the last frame saw of it.
  const ui::FingerState& finger() const { return finger_; }
  const base::Path& folder() const { return folder_.path(); }

 private:
  TestFolder folder_;
  // What the ledger's worker waits for after each lead. It is gone before these are.
  std::mutex gate_;
  std::condition_variable gate_opened_;
  bool gate_open_ = true;
  ReplayClock clock_{0};
  base::SystemRandom random_;
  std::unique_ptr<Stage> stage_;
  std::unique_ptr<Kiosk> kiosk_;
  ui::TouchQueue touches_;
  ui::FingerState finger_;
  std::function<std::unique_ptr<ui::Texture>()> still_;
  double uptime_s_ = 0;
};

}  // namespace gummiband::app
