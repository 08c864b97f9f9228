#include "app/replay.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "app/kiosk.h"
#include "app/replay_clock.h"
#include "base/text.h"
#include "leads/receipt_code.h"
#include "ledger/ledger.h"
#include "ui/keyboard.h"
#include "ui/painter.h"
#include "ui/png.h"

namespace gummiband::app {
namespace {

constexpr double kFrameS = 1.0 / 60;
constexpr double kWaitStepS = 0.25;
// Longer than anything takes to settle; what never rests (the attract loop) is not waited for.
constexpr int kMostFrames = 90;
constexpr float kSwipeLength = 520;  // u
constexpr int kSwipeFrames = 8;
constexpr size_t kMostVisitBytes = 1 << 20;
constexpr int64_t kFinger = 1;
constexpr std::string_view kInviting = "attract";

// A folder of the replay's own, gone when it is over.
class ScratchFolder {
 public:
  static base::Result<std::unique_ptr<ScratchFolder>> make() {
    std::error_code error;
    const base::Path place = std::filesystem::temp_directory_path(error);
    std::string name = (place / "gummiband-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr) {
      return base::Fault{"No folder can be made in " + (error ? "TMPDIR" : place.string()) +
                         " for the replay's data. Make room there, or name one with --data."};
    }
    return std::make_unique<ScratchFolder>(name);
  }
  explicit ScratchFolder(base::Path path) : path_(std::move(path)) {}
  ~ScratchFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const base::Path& path() const { return path_; }

 private:
  const base::Path path_;
};

// As it is written for people: in two groups (screens::grouped()).
std::optional<std::string> receipt_code_in(std::string_view text) {
  constexpr std::string_view kBetween = "\u00A0";
  constexpr size_t kGroup = leads::kReceiptCodeLength / 2;
  for (size_t at = text.find(kBetween); at != std::string_view::npos;
       at = text.find(kBetween, at + 1)) {
    if (at < kGroup) continue;
    std::string both(text.substr(at - kGroup, kGroup));
    both += text.substr(at + kBetween.size(), kGroup);
    if (auto code = leads::parse_receipt_code(both)) return code;
  }
  return std::nullopt;
}

// One replay under way: the kiosk, its time, and a finger.
class Player {
 public:
  Player(Stage& stage, ReplayClock& clock, const ReplayOptions& options)
      : stage_(stage),
        clock_(clock),
        options_(options),
        painter_(ui::make_memory_painter(options.width_px, options.height_px)),
        kiosk_(parts()) {
    if (!options.language.empty()) use_language(options.language);
  }

  // Empty if the step came true.
  std::string play(const Step& step);
  void settle();

 private:
  KioskParts parts();
  bool frame();
  std::string tap(const std::string& name);
  void begin_in_own_language(const std::string& touched);
  std::string hold(const Step& step);
  std::string type(const std::string& text);
  std::string copy(const std::string& name);
  std::string paste(const std::string& name);
  std::string swipe(const Step& step);
  std::string shot(const std::string& file);
  std::string expect_leads(int number);
  std::string expect_slips(int number);
  std::string expect_chosen(const Step& step);
  std::string speak(const std::string& language);
  void use_language(const std::string& language);
  void wait(double seconds);
  void press(ui::Point at);
  void feed(ui::TouchKind kind, ui::Point at);
  std::string names() const;

  Stage& stage_;
  ReplayClock& clock_;
  const ReplayOptions& options_;
  base::SystemRandom random_;
  std::unique_ptr<ui::Painter> painter_;
  const ImDrawData* drawn_ = nullptr;  // the last frame, until the next
  Kiosk kiosk_;
  ui::TouchQueue touches_;
  double uptime_s_ = 0;
  std::string language_;  // in which visits begin; empty: in that of the moment
  std::string copied_from_;
  std::string copied_;  // a receipt code
};

KioskParts Player::parts() {
  KioskParts parts = kiosk_parts(stage_, clock_, random_);
  const double short_mm =
      std::min(stage_.settings.display_width_mm, stage_.settings.display_height_mm);
  if (short_mm > 0) parts.u_per_mm = static_cast<float>(1080.0 / short_mm);
  return parts;
}

bool Player::frame() {
  // What workers do is done before the frame, so that every replay sees the same.
  if (stage_.print_worker) stage_.print_worker->finish();
  if (stage_.bookkeeper) stage_.bookkeeper->finish();
  if (stage_.staff_desk) stage_.staff_desk->finish();
  stage_.pictures->finish();
  stage_.pictures->collect(uptime_s_);
  uptime_s_ += kFrameS;
  clock_.advance(kFrameS);
  ui::FrameInput input;
  input.width_px = options_.width_px;
  input.height_px = options_.height_px;
  input.now_s = uptime_s_;
  input.finger = touches_.next_frame();
  input.theme = &stage_.theme(kiosk_.visit().comfort);
  input.language = kiosk_.visit().language;
  input.text_scale = kiosk_.visit().comfort.text_scale();
  kiosk_.tidy(*stage_.ui);
  stage_.ui->begin(input);
  const bool again = kiosk_.frame(*stage_.ui, uptime_s_);
  drawn_ = &stage_.ui->end();
  stage_.type->end_frame();
  stage_.pictures->end_frame();
  return again || stage_.ui->settling() || stage_.pictures->busy() || touches_.pending();
}

void Player::settle() {
  for (int i = 0; i < kMostFrames; ++i) {
    const bool more = frame();
    if (!more && i >= 2) return;
  }
}

void Player::feed(ui::TouchKind kind, ui::Point at) {
  touches_.push({kind, kFinger, at});
  kiosk_.touched(uptime_s_);
}

void Player::press(ui::Point at) {
  feed(ui::TouchKind::kDown, at);
  frame();
  feed(ui::TouchKind::kUp, at);
  settle();
}

std::string Player::hold(const Step& step) {
  const ui::Control* control = stage_.ui->find(step.word);
  if (control == nullptr) return "there is no " + step.word + " on the screen; there are" + names();
  if (control->visible.empty()) return step.word + " is not in sight; swipe to it first";
  if (!control->enabled) return step.word + " cannot be held now";
  const ui::Point at = control->visible.centre();
  feed(ui::TouchKind::kDown, at);
  frame();
  for (double passed = 0; passed <= step.seconds; passed += kFrameS) frame();
  feed(ui::TouchKind::kUp, at);
  settle();
  return {};
}

std::string Player::names() const {
  std::string all;
  for (const ui::Control& control : stage_.ui->controls()) {
    if (!control.visible.empty()) all += " " + control.name;
  }
  return all;
}

std::string Player::tap(const std::string& name) {
  const ui::Control* control = stage_.ui->find(name);
  if (control == nullptr) return "there is no " + name + " on the screen; there are" + names();
  if (control->visible.empty()) return name + " is not in sight; swipe to it first";
  if (!control->enabled) return name + " cannot be tapped now";
  const bool invited = kiosk_.screen() == kInviting;
  press(control->visible.centre());
  if (invited && kiosk_.screen() != kInviting) begin_in_own_language(name);
  return {};
}

// A visit begins in the language that the invitation happened to be in, unless one was tapped
// there; this visitor's is known.
void Player::begin_in_own_language(const std::string& touched) {
  if (language_.empty() || touched.starts_with(screens::attract::kLanguageMarks)) return;
  kiosk_.set_language(language_);
  settle();
}

std::string Player::type(const std::string& text) {
  const ui::KeySet set = ui::shown_keys(*stage_.ui);
  const auto keys = ui::keys_for(text, set, kiosk_.visit().language);
  if (!keys) {
    std::string_view rest = text;
    std::string letter;
    do {
      letter = base::first_code_points(rest, 1);
      rest.remove_prefix(letter.size());
    } while (!rest.empty() && ui::keys_for(letter, set, kiosk_.visit().language));
    return "\"" + letter + "\" of \"" + text + "\" is on no key of this keyboard";
  }
  for (const std::string& key : *keys) {
    std::string wrong = tap(key);
    if (!wrong.empty()) return wrong;
  }
  return {};
}

std::string Player::copy(const std::string& name) {
  const ui::Control* control = stage_.ui->find(name);
  if (control == nullptr) return "there is no " + name + " on the screen; there are" + names();
  const auto code = receipt_code_in(control->label);
  if (!code) return "there is no receipt code on " + name;
  copied_from_ = name;
  copied_ = *code;
  return {};
}

std::string Player::paste(const std::string& name) {
  return copied_from_ == name ? type(copied_) : "nothing was copied from " + name;
}

std::string Player::swipe(const Step& step) {
  const ui::Control* control = stage_.ui->find(step.word);
  if (control == nullptr) return "there is no " + step.word + " on the screen; there are" + names();
  if (control->visible.empty()) {
    control = stage_.ui->find(control->scroller);
    if (control == nullptr) return step.word + " is not in sight, and nothing brings it there";
  }
  const ui::Point from = control->visible.centre();
  const bool across = step.more == "left" || step.more == "right";
  const float way = step.more == "left" || step.more == "up" ? -kSwipeLength : kSwipeLength;
  feed(ui::TouchKind::kDown, from);
  frame();
  ui::Point at = from;
  for (int i = 1; i <= kSwipeFrames; ++i) {
    const float done = way * static_cast<float>(i) / kSwipeFrames;
    at = across ? ui::Point{from.x + done, from.y} : ui::Point{from.x, from.y + done};
    feed(ui::TouchKind::kMove, at);
    frame();
  }
  for (int i = 0; i < 12; ++i) frame();  // held still, so that nothing is flung
  feed(ui::TouchKind::kUp, at);
  settle();
  return {};
}

std::string Player::shot(const std::string& file) {
  settle();
  painter_->paint(*drawn_);
  if (options_.shots.empty()) return {};
  const base::Result<void> folder = base::make_folder(options_.shots);
  if (!folder) return folder.fault().sentence;
  const base::Result<void> written = ui::write_png(painter_->grab(), options_.shots / file);
  return written ? std::string() : written.fault().sentence;
}

void Player::wait(double seconds) {
  for (double passed = 0; passed < seconds; passed += kWaitStepS) {
    uptime_s_ += kWaitStepS - kFrameS;
    clock_.advance(kWaitStepS - kFrameS);
    frame();
  }
  settle();
}

std::string Player::expect_leads(int number) {
  if (stage_.bookkeeper) stage_.bookkeeper->finish();
  const auto ledger =
      ledger::Ledger::open(stage_.data / "ledger.db", ledger::Access::kReadOnly, clock_);
  if (!ledger) return ledger.fault().sentence;
  const base::Result<int64_t> leads = (*ledger)->count_leads();
  if (!leads) return leads.fault().sentence;
  if (*leads == number) return {};
  return "expected " + std::to_string(number) + " leads in the ledger, there are " +
         std::to_string(*leads);
}

std::string Player::expect_slips(int number) {
  stage_.print_worker->finish();
  if (stage_.print_worker->view().printer == slips::PrinterState::kNotSetUp) {
    return "there is no printer; give one with --printer demo";
  }
  const int printed = stage_.print_worker->view().last_hour;
  if (printed == number) return {};
  return "expected " + std::to_string(number) + " slips within the hour, there are " +
         std::to_string(printed);
}

// Whether it is chosen, ticked or switched on.
std::string Player::expect_chosen(const Step& step) {
  const ui::Control* control = stage_.ui->find(step.word);
  if (control == nullptr) return "there is no " + step.word + " on the screen; there are" + names();
  const bool on = step.kind == StepKind::kExpectOn;
  if (control->selected == on) return {};
  return "expected " + step.word + (on ? " to be on, it is off" : " to be off, it is on");
}

std::string Player::speak(const std::string& language) {
  const std::vector<std::string>& known = stage_.pack->languages;
  if (std::ranges::find(known, language) == known.end()) {
    return "the pack has no language " + language + "; there are " + base::join(known, ", ");
  }
  use_language(language);
  settle();
  return {};
}

void Player::use_language(const std::string& language) {
  language_ = language;
  kiosk_.set_language(language);
}

std::string Player::play(const Step& step) {
  switch (step.kind) {
    case StepKind::kClock:
      clock_.set(*base::parse_local_time(step.word));
      settle();
      return {};
    case StepKind::kTap:
      return tap(step.word);
    case StepKind::kHold:
      return hold(step);
    case StepKind::kType:
      return type(step.word);
    case StepKind::kCopy:
      return copy(step.word);
    case StepKind::kPaste:
      return paste(step.word);
    case StepKind::kSee: {
      const ui::Control* control = stage_.ui->find(step.word);
      if (control != nullptr && !control->visible.empty()) return {};
      return "expected to see " + step.word + "; there are" + names();
    }
    case StepKind::kNot:
      if (stage_.ui->find(step.word) == nullptr) return {};
      return step.word + " should not be on the screen";
    case StepKind::kSwipe:
      return swipe(step);
    case StepKind::kWait:
      wait(step.seconds);
      return {};
    case StepKind::kShot:
      return shot(step.word);
    case StepKind::kLanguage:
      return speak(step.word);
    case StepKind::kExpectLeads:
      return expect_leads(step.number);
    case StepKind::kExpectSlips:
      return expect_slips(step.number);
    case StepKind::kExpectOn:
    case StepKind::kExpectOff:
      return expect_chosen(step);
    case StepKind::kExpectScreen:
      if (step.word == kiosk_.screen()) return {};
      return "expected the screen " + step.word + ", this is " + kiosk_.screen();
  }
  return "this step is not known";
}

}  // namespace

base::Result<void> replay(const ReplayOptions& options) {
  const base::Result<std::string> text = base::read_file(options.visit, kMostVisitBytes);
  if (!text) return text.fault();
  const base::Result<std::vector<Step>> steps = parse_visit(*text, options.visit.string());
  if (!steps) return steps.fault();

  StageOptions stage_options = options.stage;
  stage_options.keep_last_good = false;
  stage_options.reserve_bytes = 0;
  std::unique_ptr<ScratchFolder> scratch;
  if (stage_options.data.empty()) {
    auto made = ScratchFolder::make();
    if (!made) return made.fault();
    scratch = std::move(*made);
    stage_options.data = scratch->path();
  }
  const base::SystemClock system;
  ReplayClock clock(system.wall_ms());
  auto stage = make_stage(stage_options, clock, [] {});
  if (!stage) return stage.fault();
  if (!(*stage)->pack) {
    const std::vector<std::string>& faults = (*stage)->pack_faults;
    return base::Fault{"The pack cannot be loaded: " + base::join(faults, " ")};
  }
  Player player(**stage, clock, options);
  player.settle();
  for (const Step& step : *steps) {
    const std::string wrong = player.play(step);
    if (!wrong.empty()) {
      return base::Fault{options.visit.string() + ":" + std::to_string(step.line) + ": " +
                         base::as_part_of_sentence(wrong) + "."};
    }
  }
  return {};
}

}  // namespace gummiband::app
