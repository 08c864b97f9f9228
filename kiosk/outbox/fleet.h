// All kiosks, as the desk sees them: what they have told about themselves, judged.
//
// Believed is only what is signed by the kiosk it is named after and, where the desk names its
// kiosks, by one of those. What is not believed or cannot be read is named, and the rest is there.
// Reads only; needs no key that opens a lead. One thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "outbox/board.h"
#include "outbox/health.h"
#include "outbox/tally_sheet.h"

namespace gummiband::outbox {

// Those that a desk knows, with the names it gives them.
using KioskNames = std::map<KioskId, std::string>;

struct Sighting {
  KioskId kiosk{};
  std::string name;              // the desk's, else the first digits of its key
  std::optional<Health> health;  // nothing: a known kiosk that has never told anything
  // When it was written, by the destination's clock where it has one, else by a trusted one of the
  // kiosk; nothing: nobody knows.
  std::optional<int64_t> heard_wall_ms;
  // How far the kiosk's clock is ahead of the destination's.
  std::optional<int64_t> ahead_ms;
};

// A bulletin that counts for nothing.
struct Disbelieved {
  std::string what;  // the name of the file, and who has put it there
  std::string why;
};

struct Fleet {
  std::vector<Sighting> kiosks;  // by name
  std::vector<Disbelieved> disbelieved;
};

// Without `known` every kiosk is believed that signs what it says.
base::Result<Fleet> read_fleet(Board& board, const std::optional<KioskNames>& known);

struct Sheets {
  std::vector<TallySheet> sheets;  // each kiosk, ledger and day once; in order
  std::vector<Disbelieved> disbelieved;
};
base::Result<Sheets> read_sheets(Board& board, const std::optional<KioskNames>& known);

// What a person should look at, in words: "it was not heard of for 3 days". Empty: all is well.
std::vector<std::string> complaints(const Sighting& kiosk, int64_t now_wall_ms, int64_t late_ms);

// "40 s", "12 min", "5 h", "3 days"
std::string in_words(int64_t duration_ms);

}  // namespace gummiband::outbox
