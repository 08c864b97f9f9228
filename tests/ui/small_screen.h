// A Ui of its own on a screen of 540 x 960 pixels, half the size of the design, on which each frame
// comes 20 ms after the last.
#pragma once

#include <memory>

#include "catch.h"
#include "ui/picture_files.h"
#include "ui/ui.h"

namespace gummiband::ui {

class SmallScreen {
 public:
  SmallScreen() {
    auto type = Type::make();
    if (!type) FAIL(type.fault().sentence);
    type_ = std::move(*type);
    ui_ = std::make_unique<Ui>(*type_, pictures_, folder_.path());
  }
  Ui& ui() { return *ui_; }
  const Ui& ui() const { return *ui_; }
  void begin(const FingerState& finger = {}) {
    FrameInput input;
    input.width_px = 540;
    input.height_px = 960;
    input.now_s = now_s_ += 0.02;
    input.theme = &theme_;
    input.finger = finger;
    ui_->begin(input);
  }

 private:
  Folder folder_;
  Pictures pictures_{nullptr};
  std::unique_ptr<Type> type_;
  std::unique_ptr<Ui> ui_;
  Theme theme_;
  double now_s_ = 0;
};

}  // namespace gummiband::ui
