#include "outbox/schedule.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/text.h"
#include "outbox/lines.h"

namespace gummiband::outbox {
namespace {

constexpr int64_t kFirstDestinationWaitMs = 5'000;
constexpr int64_t kFirstRecordWaitMs = 30'000;
constexpr int kMostDoublings = 20;
// Of what is wrong with the destination, and with one of at most kMostRecordsWritten records: long
// enough for the name of a file and what to do about it, and all of them fit into a setting.
constexpr size_t kMostTroubleBytes = 500;
constexpr size_t kMostSentenceBytes = 240;
constexpr std::string_view kTitle = "outbox 3";

int64_t most_wait_ms(TroubleKind kind) {
  switch (kind) {
    case TroubleKind::kServer:
      return kMostServerWaitMs;
    case TroubleKind::kSettings:
      return kMostSettingsWaitMs;
    case TroubleKind::kNetwork:
    case TroubleKind::kCertificate:
      break;
  }
  return kMostNetworkWaitMs;
}

// One line of UTF-8: what a server says goes no further than it must.
std::string plain_line(std::string_view text) {
  std::string line = base::one_line(text);
  while (!base::is_utf8(line)) line.pop_back();
  return line;
}

std::string short_line(std::string_view text, size_t most_bytes) {
  return base::shortened(plain_line(text), most_bytes);
}

std::optional<int64_t> take_number(std::string_view& line) {
  return parse_count(take_word(line));
}

std::optional<int> take_small_number(std::string_view& line) {
  const auto value = take_number(line);
  if (!value || *value > 1'000'000) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace

std::vector<Record> Schedule::second_turn(int64_t now_ms) const {
  std::vector<std::pair<int, Record>> due;
  for (const auto& [record, wait] : records_) {
    if (wait.until_ms <= now_ms) due.emplace_back(wait.tries, record);
  }
  std::ranges::sort(due);
  std::vector<Record> records;
  records.reserve(due.size());
  for (const auto& [tries, record] : due) records.push_back(record);
  return records;
}

std::optional<int64_t> Schedule::next_ms() const {
  std::optional<int64_t> next;
  for (const auto& [record, wait] : records_) {
    next = std::min(next.value_or(wait.until_ms), wait.until_ms);
  }
  if (destination_) next = std::max(next.value_or(0), destination_->until_ms);
  return next;
}

int64_t Schedule::spread(int64_t wait_ms) {
  std::array<uint8_t, 8> bytes{};
  random_->fill(bytes);
  uint64_t chance = 0;
  for (const uint8_t byte : bytes) chance = chance << 8 | byte;
  const int64_t half = wait_ms / 2;
  return half + static_cast<int64_t>(chance % static_cast<uint64_t>(wait_ms - half + 1));
}

int64_t Schedule::wait_ms(int64_t first_ms, int tries, int64_t most_ms,
                          const std::optional<int64_t>& retry_after_ms) {
  const int64_t grown = first_ms << std::min(tries - 1, kMostDoublings);
  const int64_t wait = spread(std::min(grown, most_ms));
  if (!retry_after_ms) return wait;
  // Never earlier than asked for; a little later, each kiosk by another chance.
  const int64_t asked = std::clamp<int64_t>(*retry_after_ms, 0, kMostRetryAfterMs);
  return asked + spread(kFirstDestinationWaitMs);
}

void Schedule::trouble(const Trouble& trouble, int64_t now_ms) {
  const bool same = destination_ && destination_->kind == trouble.kind;
  DestinationWait wait;
  wait.tries = same ? destination_->tries + 1 : 1;
  wait.kind = trouble.kind;
  wait.sentence = short_line(trouble.sentence, kMostTroubleBytes);
  wait.until_ms = now_ms + wait_ms(kFirstDestinationWaitMs, wait.tries, most_wait_ms(trouble.kind),
                                   trouble.retry_after_ms);
  destination_ = std::move(wait);
}

void Schedule::contact(int64_t wall_ms) {
  destination_.reset();
  last_contact_wall_ms_ = wall_ms;
}

void Schedule::again(const Record& record, const Outcome& outcome, int64_t now_ms) {
  RecordWait& wait = records_[record];
  ++wait.tries;
  wait.receipts = receipts_;
  wait.sentence = short_line(outcome.sentence, kMostSentenceBytes);
  wait.until_ms =
      now_ms + wait_ms(kFirstRecordWaitMs, wait.tries, kMostRecordWaitMs, outcome.retry_after_ms);
}

int Schedule::rejected(const Record& record, const Outcome& outcome, int64_t now_ms) {
  again(record, outcome, now_ms);
  return ++records_[record].rejections;
}

void Schedule::blame(const Record& record, const std::string& sentence, int64_t now_ms) {
  RecordWait& wait = records_[record];
  ++wait.tries;
  ++wait.blamed;
  wait.receipts = receipts_;
  wait.sentence = short_line(sentence, kMostSentenceBytes);
  wait.until_ms =
      now_ms + wait_ms(kFirstRecordWaitMs, wait.blamed, kMostRecordWaitMs, std::nullopt);
}

bool Schedule::is_suspect(const Record& record) const {
  const auto found = records_.find(record);
  return found != records_.end() &&
         (found->second.blamed > 0 || found->second.receipts < receipts_);
}

void Schedule::hurry() {
  if (destination_) destination_->until_ms = 0;
  for (auto& [record, wait] : records_) wait.until_ms = 0;
}

std::string Schedule::text(std::string_view destination, std::string_view boot_id) const {
  std::string text = std::string(kTitle) + "\nat " + plain_line(destination) + "\nboot " +
                     std::string(boot_id) + "\n";
  if (last_contact_wall_ms_) text += "contact " + std::to_string(*last_contact_wall_ms_) + "\n";
  if (destination_) {
    text += "destination " + std::to_string(static_cast<int>(destination_->kind)) + " " +
            std::to_string(destination_->tries) + " " + std::to_string(destination_->until_ms) +
            " " + destination_->sentence + "\n";
  }
  size_t written = 0;
  for (const auto& [record, wait] : records_) {
    if (++written > kMostRecordsWritten) break;
    text += std::string(record.kind == Kind::kEnvelope ? "lead " : "withdrawal ") +
            std::to_string(record.sequence) + " " + std::to_string(wait.tries) + " " +
            std::to_string(wait.rejections) + " " + std::to_string(wait.blamed) + " " +
            std::to_string(wait.until_ms) + " " + wait.sentence + "\n";
  }
  return text;
}

void Schedule::read(std::string_view text, std::string_view destination, std::string_view boot_id) {
  const std::vector<std::string_view> lines = base::split(text, '\n');
  if (lines.size() < 3 || lines[0] != kTitle || lines[1] != "at " + plain_line(destination)) return;
  if (lines[2] != "boot " + std::string(boot_id)) {
    // The time of the last contact is wall time, and true in any boot.
    if (lines.size() > 3 && lines[3].starts_with("contact ")) read_line(lines[3]);
    return;
  }
  for (size_t i = 3; i < lines.size(); ++i) read_line(lines[i]);
}

void Schedule::read_line(std::string_view line) {
  const std::string_view what = take_word(line);
  if (what == "contact") {
    last_contact_wall_ms_ = take_number(line);
  } else if (what == "destination") {
    const auto kind = take_number(line);
    const auto tries = take_small_number(line);
    const auto until = take_number(line);
    if (!kind || *kind > static_cast<int>(TroubleKind::kSettings) || !tries || !until) return;
    destination_ = DestinationWait{*tries, *until, static_cast<TroubleKind>(*kind),
                                   short_line(line, kMostTroubleBytes)};
  } else if (what == "lead" || what == "withdrawal") {
    const auto sequence = take_number(line);
    const auto tries = take_small_number(line);
    const auto rejections = take_small_number(line);
    const auto blamed = take_small_number(line);
    const auto until = take_number(line);
    if (!sequence || !tries || !rejections || !blamed || !until) return;
    records_[{what == "lead" ? Kind::kEnvelope : Kind::kWithdrawal, *sequence}] =
        RecordWait{*tries, *rejections, *blamed, *until, short_line(line, kMostSentenceBytes), 0};
  }
}

}  // namespace gummiband::outbox
