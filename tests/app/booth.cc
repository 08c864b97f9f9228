#include "booth.h"

#include <cstdlib>
#include <filesystem>

#include "app/staff_gate.h"
#include "base/check.h"
#include "catch.h"
#include "ledger/ledger.h"
#include "ui/keyboard.h"

namespace gummiband::app {
namespace {

constexpr double kFrameS = 1.0 / 60;
constexpr int kSettling = 90;  // frames, for presses, fades and what flies
constexpr int64_t kFinger = 1;

}  // namespace

TestFolder::TestFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "gummiband-test-XXXXXX").string();
  base::check(mkdtemp(name.data()) != nullptr, "cannot make a temporary folder");
  path_ = name;
}

TestFolder::~TestFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

Booth::Booth(const std::string& printer, const base::Path& destination,
             const base::Path& second_copy, const base::Path& pack) {
  clock_.set(*base::parse_local_time("2027-06-19 18:30"));
  StageOptions options;
  options.settings_file = folder_.path() / "kiosk.yaml";
  options.pack = pack.empty() ? base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen" : pack;
  options.data = folder_.path() / "data";
  options.keep_last_good = false;
  options.printer = printer;
  options.find_printers = [this] { return std::vector<std::string>{found_printer()}; };
  options.mountinfo = folder_.path() / "mountinfo";
  options.deliver = !destination.empty() || !second_copy.empty();
  std::string text = "export_folder: " + (folder_.path() / "stick").string() + "\n";
  if (!destination.empty()) text += "destination: " + destination.string() + "\n";
  if (!second_copy.empty()) text += "second_copy: " + second_copy.string() + "\n";
  base::check(base::write_file_durably(options.settings_file, text).ok(), "no kiosk.yaml");
  auto stage = make_stage(options, clock_, [this] {
    std::unique_lock lock(gate_);
    gate_opened_.wait(lock, [&] { return gate_open_; });
  });
  base::check(stage.ok() && (*stage)->pack.has_value(), "the pack does not load");
  stage_ = std::move(*stage);
  kiosk_ = std::make_unique<Kiosk>(kiosk_parts(*stage_, clock_, random_));
  frame();
}

std::string Booth::found_printer() const {
  return "folder:" + (folder_.path() / "found").string();
}

bool Booth::frame() {
  uptime_s_ += kFrameS;
  clock_.advance(kFrameS);
  ui::FrameInput input;
  input.width_px = 540;
  input.height_px = 960;
  input.now_s = uptime_s_;
  input.finger = finger_ = touches_.next_frame();
  input.theme = &stage_->theme(kiosk_->visit().comfort);
  input.language = kiosk_->visit().language;
  input.text_scale = kiosk_->visit().comfort.text_scale();
  input.still = still_;
  kiosk_->tidy(*stage_->ui);
  stage_->ui->begin(input);
  const bool again = kiosk_->frame(*stage_->ui, uptime_s_);
  stage_->ui->end();
  stage_->type->end_frame();
  stage_->pictures->end_frame();
  return again || stage_->ui->settling() || touches_.pending();
}

void Booth::touch(ui::TouchKind kind, ui::Point at) {
  touches_.push({kind, kFinger, at});
  kiosk_->touched(uptime_s_);
  frame();
}

void Booth::press(const std::string& name) {
  const ui::Control* control = stage_->ui->find(name);
  INFO("tap " << name << " on " << screen());
  REQUIRE(control != nullptr);
  REQUIRE_FALSE(control->visible.empty());
  REQUIRE(control->enabled);
  const ui::Point at = control->visible.centre();
  touch(ui::TouchKind::kDown, at);
  touch(ui::TouchKind::kUp, at);
}

void Booth::tap(const std::string& name) {
  press(name);
  for (int i = 0; i < kSettling && frame(); ++i) {
  }
}

void Booth::type(const std::string& text) {
  const auto keys = ui::keys_for(text, ui::shown_keys(*stage_->ui), kiosk_->visit().language);
  REQUIRE(keys.has_value());
  for (const std::string& key : *keys) tap(key);
}

void Booth::pass(double seconds) {
  uptime_s_ += seconds - kFrameS;
  clock_.advance(seconds - kFrameS);
  frame();
}

void Booth::hold_writing() {
  {
    const std::scoped_lock lock(gate_);
    gate_open_ = false;
  }
  stage_->bookkeeper->capture({}, {});  // no lead at all: refused, and the worker comes to the gate
}

void Booth::finish_writing() {
  {
    const std::scoped_lock lock(gate_);
    gate_open_ = true;
  }
  gate_opened_.notify_all();
  stage_->bookkeeper->finish();
}

void Booth::hear_of_writing() {
  finish_writing();
  for (int i = 0; i < 5; ++i) frame();
}

int64_t Booth::captured() {
  finish_writing();
  const auto ledger =
      ledger::Ledger::open(stage_->data / "ledger.db", ledger::Access::kReadOnly, clock_);
  REQUIRE(ledger.ok());
  const base::Result<ledger::Counts> counts = (*ledger)->counts();
  REQUIRE(counts.ok());
  return counts->captured;
}

int64_t Booth::tally(const std::string& what, const std::string& subject) {
  finish_writing();
  const auto ledger =
      ledger::Ledger::open(stage_->data / "ledger.db", ledger::Access::kReadOnly, clock_);
  REQUIRE(ledger.ok());
  const base::Result<visit::Tallies> tallies = (*ledger)->tallies();
  REQUIRE(tallies.ok());
  int64_t sum = 0;
  for (const auto& [key, number] : *tallies) {
    if (key.what == what && key.subject == subject) sum += number;
  }
  return sum;
}

void Booth::open_staff_area(const std::string& pin) {
  const ui::Control* mark = stage_->ui->find("attract.mark");
  REQUIRE(mark != nullptr);
  const ui::Point at = mark->visible.centre();
  touch(ui::TouchKind::kDown, at);
  for (int i = 0; i < 185; ++i) frame();
  touch(ui::TouchKind::kUp, at);
  stage_->staff_desk->finish();
  frame();
  REQUIRE(screen() == "staff_pin");
  for (const char digit : pin) tap(std::string("key.") + digit);
}

void Booth::open_today() {
  const base::SystemClock clock;
  REQUIRE(StaffGate(folder() / "data", clock).set_pin("2468").ok());
  open_staff_area("2468");
  press("key.next");
  stage_->staff_desk->finish();
  frame();
  stage_->staff_desk->finish();
  for (int i = 0; i < 30; ++i) frame();
  REQUIRE(screen() == "staff_today");
}

void Booth::fill_form(const std::string& name, const std::string& email) {
  tap("attract.touch");
  tap("welcome.persona.returnee");
  tap("places.everywhere");
  tap("explore.heart.alter-flecken");
  tap("dock.hearts");
  tap("hearts.form");
  tap("form.choose.themen");
  tap("form.next");
  type(name);
  tap("form.email");
  type(email);
  tap("key.next");
  tap("form.recipient.heimvorteil");
  tap("form.sixteen");
}

}  // namespace gummiband::app
