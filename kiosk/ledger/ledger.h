// The durable book: envelopes, receipts, anonymous tallies and settings in one SQLite file.
//
// What capture() has acknowledged survives a power cut: write-ahead log, synchronous=FULL, one
// transaction per lead. One process at a time may write; a second one is refused at once. Within
// it a ledger belongs to one thread at a time; readers open their own. It refuses what is over the
// limits below and a file it cannot trust, and it never repairs, empties or replaces such a file.
// Every fault names the file and what to do. The schema and what each failure leaves behind stand
// in kiosk/ledger/README.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/file.h"
#include "base/result.h"
#include "leads/envelope.h"
#include "visit/tally.h"

namespace gummiband::ledger {

// More recipients than a visitor could read and tick.
inline constexpr size_t kMostEnvelopesPerLead = 64;
// Of the id of a recipient or key, of a tally's words and of a setting's name. In bytes.
inline constexpr size_t kMostNameBytes = 128;
inline constexpr size_t kMostSettingBytes = 64 * 1024;
// Of one answer of envelopes(): at most 64 MiB of memory.
inline constexpr int kMostEnvelopesAtOnce = 1000;
// Of one add(): an hour has some dozen kinds of events and a few hundred subjects.
inline constexpr size_t kMostTalliesAtOnce = 100'000;

// Envelopes, not leads: a lead for two recipients counts twice. `captured` has a counter of its
// own and is always the sum of the others.
struct Counts {
  int64_t captured = 0;
  int64_t delivered = 0;
  int64_t waiting = 0;
  int64_t quarantined = 0;
  int64_t withdrawn = 0;
  bool operator==(const Counts&) const = default;
};

struct StoredEnvelope {
  int64_t sequence = 0;  // the true order, whatever clocks said
  int64_t captured_wall_ms = 0;
  bool clock_trusted = false;
  leads::Envelope envelope;
};

enum class Access { kReadWrite, kReadOnly };

class Ledger {
 public:
  // Opens FILE, making it (kReadWrite only) when there is none; its folder must exist. A damaged
  // file, one of another program or from a newer version, a full or read-only disk, a second
  // writer are faults; the file and its write-ahead log are then left as they were.
  static base::Result<std::unique_ptr<Ledger>> open(const base::Path& file, Access access,
                                                    const base::Clock& clock);
  virtual ~Ledger() = default;

  // Stores all envelopes of one lead in one transaction. When this returns without a fault they
  // are on the disk, fsynced; with a fault none of them is. (After a failed write of the disk they
  // may yet turn up when it is opened again; capturing them again is safe.) Storing the same lead
  // twice for the same recipient changes nothing and is no fault. No envelope at all is a fault:
  // nobody must be thanked for it.
  virtual base::Result<void> capture(std::span<const leads::Envelope> envelopes) = 0;

  virtual base::Result<Counts> counts() const = 0;
  // In order of capture, starting after `after_sequence`, at most `limit` and never more than
  // kMostEnvelopesAtOnce; the end is where none comes. Without those whose bytes are forgotten.
  virtual base::Result<std::vector<StoredEnvelope>> envelopes(int64_t after_sequence,
                                                              int limit) const = 0;

  // Adds to the stored tallies, all or none. Durable when it returns; each call costs an fsync, so
  // gather them for a minute (a power cut then costs that minute).
  virtual base::Result<void> add(const visit::Tallies& tallies) = 0;
  virtual base::Result<visit::Tallies> tallies() const = 0;

  // Small named values that must survive (staff settings, counters). Durable when set() returns.
  virtual base::Result<void> set(std::string_view name, std::string_view value) = 0;
  virtual base::Result<std::optional<std::string>> get(std::string_view name) const = 0;
};

}  // namespace gummiband::ledger
