// When what is tried again: waits that grow, for the destination as a whole and for single records.
//
// Times are boot times only, so that no jump of the wall clock holds anything up. Waits double from
// try to try and are spread by chance, so that a fleet that lost its server does not come back as
// one; what the destination asks for (Retry-After) is kept, within a day. It forgets nothing that
// waits and drops nothing. It can be written down and read again, for `sync --explain` and for a
// restart. Pure; no thread of its own.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "outbox/courier.h"

namespace gummiband::outbox {

// The longest wait after a network that did not answer, or a portal that answered in its place:
// when it is there again, delivery goes on within a minute.
inline constexpr int64_t kMostNetworkWaitMs = 45'000;
// A server in trouble is left alone for longer.
inline constexpr int64_t kMostServerWaitMs = 30 * 60'000;
// A wrong password tried too often locks a kiosk out (Nextcloud counts them).
inline constexpr int64_t kMostSettingsWaitMs = 15 * 60'000;
inline constexpr int64_t kMostRecordWaitMs = 6 * 3'600'000;
inline constexpr int64_t kMostRetryAfterMs = 24 * 3'600'000;
// Definite rejections until one record is set aside.
inline constexpr int kRejectionsUntilQuarantine = 3;
// Records with waits of their own that are written down; the rest is tried at once after a restart.
inline constexpr size_t kMostRecordsWritten = 200;

struct Record {
  Kind kind = Kind::kEnvelope;
  int64_t sequence = 0;  // in the ledger
  auto operator<=>(const Record&) const = default;
};

struct RecordWait {
  int tries = 0;
  int rejections = 0;
  int blamed = 0;        // the destination failed with it, and took others meanwhile
  int64_t until_ms = 0;  // boot time
  std::string sentence;
  int64_t receipts = 0;  // there were when it failed last; not written down
  bool operator==(const RecordWait&) const = default;
};

struct DestinationWait {
  int tries = 0;
  int64_t until_ms = 0;  // boot time
  TroubleKind kind = TroubleKind::kNetwork;
  std::string sentence;
  bool operator==(const DestinationWait&) const = default;
};

class Schedule {
 public:
  explicit Schedule(base::Random& random) : random_(&random) {}

  // Whether the destination may be asked.
  bool open(int64_t now_ms) const { return !destination_ || destination_->until_ms <= now_ms; }
  // Whether it has failed before, and its turn comes after those that have not.
  bool has_failed(const Record& record) const { return records_.contains(record); }
  // Those that have failed before and may go by now, the least tried first.
  std::vector<Record> second_turn(int64_t now_ms) const;
  // When the next of those that wait may go; nothing if none has a wait.
  std::optional<int64_t> next_ms() const;

  void trouble(const Trouble& trouble, int64_t now_ms);
  // It answered as a destination should.
  void contact(int64_t wall_ms);
  // It took a parcel.
  void received() { ++receipts_; }
  void again(const Record& record, const Outcome& outcome, int64_t now_ms);
  // Counts it as again() does; how many definite rejections that makes.
  int rejected(const Record& record, const Outcome& outcome, int64_t now_ms);
  // It is to blame for trouble: it waits longer from time to time, the destination does not.
  void blame(const Record& record, const std::string& sentence, int64_t now_ms);
  // Whether others were taken since it failed last, or it was to blame before.
  bool is_suspect(const Record& record) const;
  // Delivered, withdrawn, set aside, or not there any more.
  void done(const Record& record) { records_.erase(record); }
  // Somebody says: now. Rejections stay counted.
  void hurry();

  const std::optional<DestinationWait>& destination() const { return destination_; }
  const std::map<Record, RecordWait>& records() const { return records_; }
  std::optional<int64_t> last_contact_wall_ms() const { return last_contact_wall_ms_; }

  // One line for each wait at this destination (Courier::name()); times of this boot.
  std::string text(std::string_view destination, std::string_view boot_id) const;
  // What text() wrote. Lines that cannot be read and those of another boot are passed over, and all
  // of another destination: then things are tried earlier, which harms nothing.
  void read(std::string_view text, std::string_view destination, std::string_view boot_id);

 private:
  // Between half of `wait_ms` and all of it.
  int64_t spread(int64_t wait_ms);
  int64_t wait_ms(int64_t first_ms, int tries, int64_t most_ms,
                  const std::optional<int64_t>& retry_after_ms);
  void read_line(std::string_view line);

  base::Random* random_;
  std::optional<DestinationWait> destination_;
  std::map<Record, RecordWait> records_;
  int64_t receipts_ = 0;
  std::optional<int64_t> last_contact_wall_ms_;
};

}  // namespace gummiband::outbox
