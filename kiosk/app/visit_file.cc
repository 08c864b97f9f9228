#include "app/visit_file.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/date.h"
#include "base/text.h"

namespace gummiband::app {
namespace {

constexpr size_t kMostSteps = 10'000;
constexpr double kLongestWaitS = 7 * 24 * 3600;
constexpr double kLongestHoldS = 60;

struct Command {
  std::string_view name;
  StepKind kind;
};
constexpr std::array kCommands = {
    Command{"clock", StepKind::kClock}, Command{"tap", StepKind::kTap},
    Command{"hold", StepKind::kHold},   Command{"type", StepKind::kType},
    Command{"copy", StepKind::kCopy},   Command{"paste", StepKind::kPaste},
    Command{"see", StepKind::kSee},     Command{"not", StepKind::kNot},
    Command{"swipe", StepKind::kSwipe}, Command{"wait", StepKind::kWait},
    Command{"shot", StepKind::kShot},   Command{"language", StepKind::kLanguage}};

std::optional<double> seconds(std::string_view text) {
  if (text.empty() || text.back() != 's') return std::nullopt;
  text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(value > 0 && value <= kLongestWaitS)) return std::nullopt;
  return value;
}

// The first word, and the rest behind it.
std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
  const size_t space = text.find(' ');
  if (space == std::string_view::npos) return {text, {}};
  return {text.substr(0, space), base::trim(text.substr(space))};
}

// Empty if the step is right, else what is wrong with it.
std::string parse_expect(std::string_view rest, Step& step) {
  const auto [what, value] = first_word(rest);
  if (what == "screen" && !value.empty()) {
    step.kind = StepKind::kExpectScreen;
    step.word = value;
    return {};
  }
  if ((what == "on" || what == "off") && !value.empty()) {
    step.kind = what == "on" ? StepKind::kExpectOn : StepKind::kExpectOff;
    step.word = value;
    return {};
  }
  step.kind = what == "slips" ? StepKind::kExpectSlips : StepKind::kExpectLeads;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), step.number);
  const bool number = error == std::errc() && end == value.data() + value.size();
  if ((what == "leads" || what == "slips") && number && step.number >= 0) return {};
  return "expect takes `leads NUMBER`, `slips NUMBER`, `screen NAME`, `on NAME` or `off NAME`";
}

// Visit files come from anywhere: a picture goes into the folder of --shots and nowhere else.
bool is_picture_name(std::string_view name) {
  return name.ends_with(".png") && !name.starts_with('.') &&
         name.find('/') == std::string_view::npos;
}

std::string parse_step(std::string_view line, Step& step) {
  const auto [name, rest] = first_word(line);
  if (name == "expect") return parse_expect(rest, step);
  const Command* command = nullptr;
  for (const Command& candidate : kCommands) {
    if (candidate.name == name) command = &candidate;
  }
  if (command == nullptr) {
    return "`" + std::string(name) +
           "` is no command; there are clock, tap, hold, type, copy, paste, see, not, swipe, wait, "
           "shot, language and expect";
  }
  if (rest.empty()) return "`" + std::string(name) + "` wants something behind it";
  step.kind = command->kind;
  step.word = rest;
  if (step.kind == StepKind::kWait) {
    const std::optional<double> wait = seconds(rest);
    if (!wait) return "wait takes seconds, like `wait 60s`";
    step.seconds = *wait;
  }
  if (step.kind == StepKind::kHold) {
    const auto [control, duration] = first_word(rest);
    const std::optional<double> held = seconds(duration);
    if (!held || *held > kLongestHoldS)
      return "hold takes a control and seconds, like `hold attract.mark 3s`";
    step.word = control;
    step.seconds = *held;
  }
  if (step.kind == StepKind::kShot && !is_picture_name(rest)) {
    return "shot takes the name of a picture, like `shot 01-attract.png`, and no folder";
  }
  if (step.kind == StepKind::kClock && !base::parse_local_time(rest)) {
    return "clock takes a day and a time, like `clock 2027-06-19 18:30`";
  }
  if (step.kind == StepKind::kSwipe) {
    const auto [control, direction] = first_word(rest);
    constexpr std::array<std::string_view, 4> kDirections = {"up", "down", "left", "right"};
    bool known = false;
    for (std::string_view each : kDirections) known = known || each == direction;
    if (!known) return "swipe takes a control and up, down, left or right";
    step.word = control;
    step.more = direction;
  }
  return {};
}

}  // namespace

base::Result<std::vector<Step>> parse_visit(std::string_view text, std::string_view file_name) {
  std::vector<Step> steps;
  int line_number = 0;
  for (std::string_view line : base::split(text, '\n')) {
    ++line_number;
    line = base::trim(line);
    if (line.empty() || line.front() == '#') continue;
    Step step;
    step.line = line_number;
    std::string wrong = base::is_utf8(line) ? parse_step(line, step) : "this line is not UTF-8";
    if (steps.size() >= kMostSteps) wrong = "a visit has at most 10000 steps";
    if (!wrong.empty()) {
      return base::Fault{std::string(file_name) + ":" + std::to_string(line_number) + ": " + wrong +
                         "."};
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace gummiband::app
