// How a kiosk is: one small signed document, replaced at each sync and at times when nothing waits.
//
// Written by the kiosk, read and judged at the desk. No person in it. The form stands in
// kiosk/outbox/README.md. Values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "leads/keys.h"
#include "outbox/bulletin.h"
#include "outbox/profile.h"

namespace gummiband::outbox {

// What the kiosk's program knows of it, beside what stands in the ledger.
struct Condition {
  std::string version;  // of the program
  std::string pack_id;
  std::string pack_version;
  Profile profile;
  int64_t free_bytes = 0;            // of the disk with the ledger
  std::optional<int> paper_percent;  // of the roll; nothing where paper is not counted
};

enum class DiskRoom { kPlenty, kReserve, kNone };

struct Health {
  KioskId kiosk{};
  // Grows with each that is written, whatever the clock does: of two the higher one is the later.
  int64_t number = 0;
  int64_t written_wall_ms = 0;  // as its clock believed
  bool clock_trusted = false;
  Condition condition;
  DiskRoom room = DiskRoom::kPlenty;
  int64_t waiting = 0;  // envelopes
  int64_t aside = 0;    // refused for good, until a person looks
  // Of those that wait, the one that was captured first.
  std::optional<int64_t> oldest_wall_ms;
  bool oldest_trusted = false;
};

// With the kiosk's own key, whatever health.kiosk says. Texts are cut to a line.
std::string sign_health(Health health, const leads::KioskKey& key);
// Form and signature checked, by the kiosk of its name.
base::Result<Health> parse_health(std::string_view bytes, const KioskId& kiosk);

}  // namespace gummiband::outbox
