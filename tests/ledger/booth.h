// What the tests of the ledger share: a folder that goes away, a clock that is told the time,
// envelopes filled by hand (the ledger does not look inside), bytes of files, and the same file
// opened behind the ledger's back.
#pragma once

#include <cstdint>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file.h"
#include "ledger/ledger.h"

namespace gummiband::ledger {

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  base::Path operator/(const std::string& name) const { return path_ / name; }
  const base::Path& path() const { return path_; }

 private:
  base::Path path_;
};

struct FakeClock final : base::Clock {
  int64_t wall = 1'780'000'000'000;
  int64_t boot = 5'000;
  std::string id = "boot-one";
  bool trusted = true;
  int64_t wall_ms() const override { return wall; }
  int64_t boot_ms() const override { return boot; }
  std::string boot_id() const override { return id; }
  bool wall_trusted() const override { return trusted; }
};

// Lead number `lead` for this recipient; the same arguments give the same envelope.
leads::Envelope envelope(uint32_t lead, const std::string& recipient = "stadt", size_t size = 600);
uint32_t lead_number(const leads::Envelope& envelope);

// Captures them, with a text that everybody agrees to.
base::Result<std::string> store(Ledger& ledger, std::span<const leads::Envelope> envelopes);

// The receipt an honest destination gives for it.
Receipt receipt_for(const leads::Envelope& envelope);

std::string slurp(const base::Path& path);
void spill(const base::Path& path, const std::string& bytes);
base::Path with_ending(base::Path path, const std::string& ending);

// Runs SQL on the file with a connection of its own; the first column of each row as text.
std::vector<std::string> sql(const base::Path& file, const std::string& statements);

// All envelopes, in order; fails the test on a fault.
std::vector<leads::Envelope> all(const Ledger& ledger);

// Opens for writing; fails the test on a fault.
std::unique_ptr<Ledger> open(const base::Path& file, const base::Clock& clock);

// From GUMMIBAND_SEED or the machine; printed, so that a failure can be had again.
uint32_t seed();

}  // namespace gummiband::ledger
