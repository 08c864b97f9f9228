// What the screens of the staff area show, and what they wish for, as plain values.
//
// The app fills the view from workers (app/staff_desk.h) and carries out the wishes; nothing in
// here names a visitor. The area opens by a PIN (staff_pin.h) and ends by itself when nobody
// touches it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "screens/form_typed.h"
#include "slips/slip.h"
#include "slips/spool.h"

namespace gummiband::screens::staff {

// A finger rests on the mark of the attract screen for so long; the ring shows after a moment, so
// that a visitor's tap shows nothing.
inline constexpr double kHoldS = 3;
inline constexpr double kRingAfterS = 0.6;
// Without a touch the area closes.
inline constexpr double kIdleS = 120;

enum class GateState {
  kAsking,    // the disk is being asked
  kNoPin,     // nobody has set one: the area stays closed
  kShut,      // a PIN is wanted, perhaps not yet
  kWrong,     // that was not the PIN
  kChecking,  // it is being checked
  kFault,     // it cannot be checked or counted
  kOpen,
};

struct Gate {
  GateState state = GateState::kAsking;
  double wait_until_s = 0;  // World::uptime_s; no PIN is taken before
  std::string fault;        // a sentence
  bool operator==(const Gate&) const = default;
};

// Of one recipient: captured = delivered + waiting + quarantined + withdrawn.
struct RecipientFigures {
  std::string id;
  std::string fingerprint;  // of the key in the pack, four words; empty: it has none
  bool demo_key = false;    // everybody can open what is sealed to it
  int64_t captured = 0;
  int64_t delivered = 0;
  int64_t waiting = 0;
  int64_t quarantined = 0;
  int64_t withdrawn = 0;
  bool operator==(const RecipientFigures&) const = default;
};

struct ThemeHearts {
  std::string theme;  // id in the pack
  int64_t hearts = 0;
  bool operator==(const ThemeHearts&) const = default;
};

using Hours = std::array<int64_t, 24>;

// Of today, and what stands in the ledger.
struct Figures {
  base::LocalTime at;
  int64_t visits = 0;
  int64_t hearts = 0;
  int64_t codes = 0;
  int64_t slips = 0;
  int64_t leads = 0;
  Hours visits_by_hour{};
  Hours slips_by_hour{};
  std::vector<ThemeHearts> hearts_by_theme;  // most first
  std::vector<RecipientFigures> recipients;  // those of the pack, then others in the ledger
  std::string ledger_fault;                  // a sentence; empty: the book adds up
  bool clock_trusted = false;
  int64_t disk_bytes = 0;  // of the data folder's disk; 0: not known
  int64_t disk_free_bytes = 0;
  bool operator==(const Figures&) const = default;
};

// A folder that leads can be taken away in: a stick that is plugged in, or a configured folder.
struct Stick {
  std::string folder;
  std::string name;  // "KINGSTON"
  int64_t free_bytes = 0;
  std::vector<std::string> key_files;  // of recipients, that lie on it
  bool operator==(const Stick&) const = default;
};

enum class StickStage {
  kLooking,  // for sticks
  kFound,    // or not: then there are none
  kWriting,
  kChecking,  // it is read back and compared
  kDone,      // the stick can be pulled
  kFailed,
};

// What is being done with a stick, and how far it is.
struct StickWork {
  StickStage stage = StickStage::kLooking;
  std::vector<Stick> sticks;
  double done = 0;        // 0..1, of what is written or checked
  std::string file;       // that was written, without its folder
  int64_t rows = 0;       // envelopes or leads in it
  int64_t others = 0;     // envelopes that this key does not open
  int64_t withdrawn = 0;  // leads to delete from what left earlier; a list of them is on the stick
  std::string fault;      // kFailed: a sentence
  bool operator==(const StickWork&) const = default;
};

// The lead that waits longest, as the clock had it.
struct OldestLead {
  base::LocalTime at;
  bool clock_trusted = false;
  bool operator==(const OldestLead&) const = default;
};

// How leads get on with the destination of kiosk.yaml.
struct DeliveryFigures {
  int64_t waiting = 0;               // envelopes and withdrawals
  int64_t set_aside = 0;             // the destination will not take them
  std::optional<OldestLead> oldest;  // none: no lead waits
  std::optional<base::LocalTime> last_contact;
  std::string trouble;          // a sentence; empty: nothing is in the way
  bool needs_a_person = false;  // the same again will fail again
  bool operator==(const DeliveryFigures&) const = default;
};

// The second copy of the envelopes.
struct CopyFigures {
  int64_t copied = 0;   // that lie there and were compared
  std::string trouble;  // a sentence; empty: all do
  bool operator==(const CopyFigures&) const = default;
};

enum class Drill { kNone, kRunning, kPassed, kFailed };

struct View {
  Gate gate;
  std::string version;              // of the program
  std::string pack_fault;           // why the last good pack is shown, a sentence; empty: it is not
  std::string place;                // of the day
  std::string event;                // the same
  std::vector<std::string> places;  // to choose from, as the settings have them
  std::vector<std::string> events;
  std::optional<Figures> figures;           // none: they are being gathered
  std::optional<DeliveryFigures> delivery;  // none: no destination is set, leads stay here
  std::optional<CopyFigures> copy;          // none: kiosk.yaml names no folder for it
  std::string printer;                // as kiosk.yaml would name it; empty or "none": there is none
  std::vector<std::string> printers;  // to choose from, as the settings have them
  std::optional<std::vector<std::string>> found_printers;  // none: they are being looked for
  StickWork stick;
  Drill drill = Drill::kNone;
  std::string drill_fault;                      // kFailed: a sentence
  std::optional<slips::SpoolVerdict> printing;  // to the last slip the staff wished for
  bool operator==(const View&) const = default;
};

// Wishes. Whether there is a PIN, and how long to wait.
struct LookAtGate {
  bool operator==(const LookAtGate&) const = default;
};
struct TryPin {
  Typed pin;
  bool operator==(const TryPin&) const = default;
};
// Gather the figures anew.
struct LookUp {
  bool operator==(const LookUp&) const = default;
};
// The end of the area; nothing is counted.
struct Lock {
  bool operator==(const Lock&) const = default;
};
// Somebody has seen to the printer.
struct ResumePrinter {
  bool operator==(const ResumePrinter&) const = default;
};
struct NewRoll {
  bool operator==(const NewRoll&) const = default;
};
// What this machine sees.
struct LookForPrinters {
  bool operator==(const LookForPrinters&) const = default;
};
// As kiosk.yaml would name it; "none": no paper.
struct ChoosePrinter {
  std::string printer;
  bool operator==(const ChoosePrinter&) const = default;
};
// A test slip or the day report: no quota counts it.
struct PrintForStaff {
  slips::Slip slip;
  bool operator==(const PrintForStaff&) const = default;
};
// Everything that waits to be delivered, now.
struct SendNow {
  bool operator==(const SendNow&) const = default;
};
struct LookForSticks {
  bool operator==(const LookForSticks&) const = default;
};
// All envelopes that are still here, as they are.
struct ExportSealed {
  std::string folder;
  bool operator==(const ExportSealed&) const = default;
};
enum class Table { kXlsx, kCsv };
// A recipient's key file on a stick, and its passphrase.
struct Unlocking {
  std::string key_file;
  Typed passphrase;
  bool operator==(const Unlocking&) const = default;
};
// Those that the key opens, as a table.
struct ExportOpened {
  std::string folder;
  Unlocking key;
  Table table = Table::kXlsx;
  bool operator==(const ExportOpened&) const = default;
};
// Seals a test lead as a visitor's would be and opens it with the recipient's own key.
struct RunDrill {
  Unlocking key;
  bool operator==(const RunDrill&) const = default;
};
struct ExportReport {
  std::string folder;
  bool operator==(const ExportReport&) const = default;
};
struct ChooseProfile {
  std::string place;
  std::string event;
  bool operator==(const ChooseProfile&) const = default;
};
using Wish = std::variant<LookAtGate, TryPin, LookUp, Lock, ResumePrinter, NewRoll, LookForPrinters,
                          ChoosePrinter, PrintForStaff, SendNow, LookForSticks, ExportSealed,
                          ExportOpened, RunDrill, ExportReport, ChooseProfile>;

}  // namespace gummiband::screens::staff
