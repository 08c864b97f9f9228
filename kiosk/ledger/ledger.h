// The durable book: envelopes, receipts, anonymous tallies and settings in one SQLite file.
//
// What capture() has acknowledged survives a power cut: write-ahead log, synchronous=FULL, one
// transaction per lead. A ledger belongs to one thread at a time; readers open their own. The
// schema stands in kiosk/ledger/README.md.
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
  // Opens FILE, making it (kReadWrite only) when there is none. A damaged file, one from a newer
  // version, a full or read-only disk are faults; the file is then left as it was.
  static base::Result<std::unique_ptr<Ledger>> open(const base::Path& file, Access access,
                                                    const base::Clock& clock);
  virtual ~Ledger() = default;

  // Stores all envelopes of one lead in one transaction. When this returns without a fault they
  // are on the disk, fsynced; with a fault none of them is. Storing the same lead twice for the
  // same recipient changes nothing and is no fault.
  virtual base::Result<void> capture(std::span<const leads::Envelope> envelopes) = 0;

  virtual base::Result<Counts> counts() const = 0;
  // In order of capture, starting after `after_sequence`, at most `limit`.
  virtual base::Result<std::vector<StoredEnvelope>> envelopes(int64_t after_sequence,
                                                              int limit) const = 0;

  // Adds to the stored tallies. Not durable at once: a power cut may cost the last minute of them.
  virtual base::Result<void> add(const visit::Tallies& tallies) = 0;
  virtual base::Result<visit::Tallies> tallies() const = 0;

  // Small named values that must survive (staff settings, counters).
  virtual base::Result<void> set(std::string_view name, std::string_view value) = 0;
  virtual base::Result<std::optional<std::string>> get(std::string_view name) const = 0;
};

}  // namespace gummiband::ledger
