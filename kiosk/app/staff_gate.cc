#include "app/staff_gate.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/text.h"
#include "leads/pin.h"

namespace gummiband::app {
namespace {

using screens::staff::GateState;

constexpr std::string_view kPinHead = "gummiband staff pin 1";
constexpr std::string_view kFailuresHead = "gummiband staff failures 1";
constexpr size_t kMostGateFileBytes = 1024;
constexpr int kMostFailures = 1'000'000;

std::optional<int64_t> number(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// The rest of a line that begins with `name` and a space.
std::optional<std::string_view> value_of(std::string_view line, std::string_view name) {
  if (!line.starts_with(name) || line.size() <= name.size() || line[name.size()] != ' ') {
    return std::nullopt;
  }
  return line.substr(name.size() + 1);
}

bool is_there(const base::Path& file) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(file, error);
  return status.type() != std::filesystem::file_type::not_found;
}

base::Fault damaged(const base::Path& file) {
  return base::Fault{file.string() +
                     " is damaged. Set the PIN again with `gummiband staff pin`; that mends it."};
}

GateAnswer fault(const base::Fault& why) {
  return {GateState::kFault, 0, why.sentence};
}

}  // namespace

int64_t gate_wait_ms(int failures) {
  if (failures < kFailuresAtOnce) return 0;
  int64_t wait_ms = kFirstGateWaitMs;
  for (int i = kFailuresAtOnce; i < failures && wait_ms < kLongestGateWaitMs; ++i) wait_ms *= 2;
  return std::min(wait_ms, kLongestGateWaitMs);
}

StaffGate::StaffGate(base::Path data, const base::Clock& clock)
    : pin_file_(data / "staff.pin"), failures_file_(data / "staff.failures"), clock_(clock) {}

base::Result<std::string> StaffGate::read_hash() const {
  const base::Result<std::string> text = base::read_file(pin_file_, kMostGateFileBytes);
  if (!text) return text.fault();
  const auto lines = base::split(*text, '\n');
  if (lines.size() < 2 || lines[0] != kPinHead || !leads::is_pin_hash(lines[1])) {
    return damaged(pin_file_);
  }
  return std::string(lines[1]);
}

base::Result<StaffGate::Failures> StaffGate::read_failures() const {
  if (!is_there(failures_file_)) return Failures{};
  const base::Result<std::string> text = base::read_file(failures_file_, kMostGateFileBytes);
  if (!text) return text.fault();
  const auto lines = base::split(*text, '\n');
  if (lines.size() < 4 || lines[0] != kFailuresHead) return damaged(failures_file_);
  const auto count = number(value_of(lines[1], "failures").value_or(""));
  const auto boot_id = value_of(lines[2], "boot_id");
  const auto boot_ms = number(value_of(lines[3], "boot_ms").value_or(""));
  if (!count || *count > kMostFailures || !boot_id || !boot_ms) return damaged(failures_file_);
  return Failures{static_cast<int>(*count), std::string(*boot_id), *boot_ms};
}

base::Result<void> StaffGate::write_failures(int count) const {
  const std::string text = std::string(kFailuresHead) + "\nfailures " + std::to_string(count) +
                           "\nboot_id " + clock_.boot_id() + "\nboot_ms " +
                           std::to_string(clock_.boot_ms()) + "\n";
  return base::write_file_durably(failures_file_, text);
}

// In another boot of the machine all its time has passed since the failure, and perhaps more.
int64_t StaffGate::wait_left_ms(const Failures& failures) const {
  const int64_t now_ms = clock_.boot_ms();
  const bool same_boot = failures.boot_id == clock_.boot_id() && failures.boot_ms <= now_ms;
  const int64_t passed_ms = same_boot ? now_ms - failures.boot_ms : now_ms;
  return std::max<int64_t>(0, gate_wait_ms(failures.count) - passed_ms);
}

GateAnswer StaffGate::look() const {
  if (!is_there(pin_file_)) return {GateState::kNoPin, 0, {}};
  const auto hash = read_hash();
  if (!hash) return fault(hash.fault());
  const auto failures = read_failures();
  if (!failures) return fault(failures.fault());
  return {GateState::kShut, wait_left_ms(*failures), {}};
}

GateAnswer StaffGate::try_pin(std::string_view pin) {
  const GateAnswer now = look();
  if (now.state != GateState::kShut || now.wait_ms > 0) return now;
  const auto hash = read_hash();
  if (!hash) return fault(hash.fault());
  const auto failures = read_failures();
  if (!failures) return fault(failures.fault());
  const int count = std::min(failures->count + 1, kMostFailures);
  if (const auto counted = write_failures(count); !counted) return fault(counted.fault());
  if (!leads::is_pin(pin, *hash)) return {GateState::kWrong, gate_wait_ms(count), {}};
  // A failure that is not forgotten costs a try later, and nothing now.
  [[maybe_unused]] const auto forgotten = write_failures(0);
  return {GateState::kOpen, 0, {}};
}

base::Result<void> StaffGate::set_pin(std::string_view pin) {
  const std::string wrong = leads::pin_fault(pin);
  if (!wrong.empty()) return base::Fault{wrong};
  const auto hash = leads::hash_pin(pin);
  if (!hash) return hash.fault();
  const auto written =
      base::write_file_durably(pin_file_, std::string(kPinHead) + "\n" + *hash + "\n");
  if (!written) return written.fault();
  return write_failures(0);
}

}  // namespace gummiband::app
