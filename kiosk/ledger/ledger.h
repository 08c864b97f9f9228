// The durable book: envelopes, receipts, anonymous tallies and settings in one SQLite file.
//
// What a call has acknowledged survives a power cut: write-ahead log, synchronous=FULL, one
// transaction per call. Envelopes are chained by their hashes, and the end of the chain is kept
// beside the file too, so that a disk which lies about what it has stored is found out. One process
// at a time may write; a second one is refused at once. Within it a ledger belongs to one thread at
// a time; readers open their own. It refuses what is over the limits below and a file it cannot
// trust, and it never repairs, empties or replaces such a file. Every fault names the file and what
// to do. The schema and what each failure leaves behind stand in kiosk/ledger/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/file.h"
#include "base/result.h"
#include "base/uuid.h"
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
// Of the reason why an envelope was refused. In bytes; a longer one is cut.
inline constexpr size_t kMostReasonBytes = 1024;
// Of a text that was agreed to. In bytes.
inline constexpr size_t kMostConsentTextBytes = 256 * 1024;
inline constexpr int kMostRetentionDays = 3650;
// Room for 10,000 envelopes of 2.5 KiB, with their rows, indexes and log; a usual one has 1.2 KiB.
inline constexpr int64_t kReserveBytes = 64 * 1024 * 1024;

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

// By the id of the recipient.
using CountsByRecipient = std::map<std::string, Counts>;

enum class State {
  kWaiting,      // to be delivered
  kDelivered,    // there is a receipt for it
  kQuarantined,  // refused for good by its destination; waits for a person
  kWithdrawn,    // by the visitor, or erased by order, before it was delivered
};

struct StoredEnvelope {
  int64_t sequence = 0;  // the true order, whatever clocks said
  int64_t captured_wall_ms = 0;
  bool clock_trusted = false;
  leads::Envelope envelope;  // its bytes are empty once they are forgotten
  State state = State::kWaiting;
  bool tried = false;   // whether it may have left the kiosk, receipt or not
  std::string sha256;   // of the stored bytes, 64 hexadecimal digits; what a receipt must say
  std::string courier;  // who delivered or refused it; empty if nobody did
  std::string reason;   // why it is in quarantine
};

// What proves that an envelope has arrived. Nothing else does.
struct Receipt {
  base::Uuid lead_id;
  std::string recipient_id;
  std::string sha256;  // of the bytes as they lie at the destination, 64 hexadecimal digits
  std::string courier;
};

// A recipient is to be told that the lead is withdrawn.
struct Notice {
  int64_t sequence = 0;  // of the envelope
  base::Uuid lead_id;
  std::string recipient_id;
  int64_t requested_wall_ms = 0;
};

// What is still to go out, beside what Counts say of it.
struct Waiting {
  int64_t withdrawals = 0;  // notices that nobody was told of yet
  // Of the waiting envelope that was captured first; nothing where none waits.
  std::optional<int64_t> oldest_wall_ms;
  bool oldest_trusted = false;
  bool operator==(const Waiting&) const = default;
};

struct Withdrawal {
  int64_t kept_back = 0;  // envelopes that will not be delivered any more
  int64_t notices = 0;    // recipients that have it, or may have it, and will be told
  bool operator==(const Withdrawal&) const = default;
};

// A text that visitors agreed to, kept so that a consent can be proved. No person in it.
struct ConsentText {
  std::string text_id;
  std::string language;
  std::string text;  // word for word; of the recipients, those that were ticked
  bool operator==(const ConsentText&) const = default;
};

enum class Extent { kDelivered, kUndeliveredToo };
// Whose word is taken for when an envelope was captured.
enum class Clocks { kTrusted, kUntrustedToo };

struct Erasure {
  int64_t forgotten = 0;  // delivered envelopes whose bytes are gone now
  int64_t given_up = 0;   // undelivered ones, withdrawn by order
  int64_t kept = 0;       // undelivered ones that were not to be touched
  int64_t undated = 0;    // with bytes, and a clock that said so but was not trusted: kept
  bool operator==(const Erasure&) const = default;
};

// Whether there is room for leads; what a form asks before it opens.
enum class Room {
  kPlenty,
  kReserve,  // the disk is full; leads are stored in what was kept for them
  kNone,     // and that is used up: the form had better stay closed
};

enum class Access { kReadWrite, kReadOnly };

class Ledger {
 public:
  // Opens FILE, making it (kReadWrite only) when there is none; its folder must exist. A file of
  // version 1 is brought up to date (kReadWrite) or refused (kReadOnly). A damaged file, one of
  // another program or from a newer version, one that lost what it had acknowledged, a full or
  // read-only disk, a second writer are faults; the file and its log are then left as they were.
  static base::Result<std::unique_ptr<Ledger>> open(const base::Path& file, Access access,
                                                    const base::Clock& clock);
  virtual ~Ledger() = default;

  // Stores all envelopes of one lead, and the text that was agreed to with it, in one transaction;
  // its receipt code (leads/receipt_code.h). When this returns without a fault they are on the
  // disk, fsynced; with a fault none of them is. (After a failed write of the disk they may yet
  // turn up when it is opened again; capturing them again is safe.) Storing the same lead twice for
  // the same recipient changes nothing and gives the same code. No envelope at all is a fault:
  // nobody must be thanked for it. The text is kept under its SHA-256 for ever; its hexadecimal
  // form is Consent::text_sha256. One that is empty or too long is a fault: nothing is kept that
  // nobody could prove to have been wanted.
  virtual base::Result<std::string> capture(std::span<const leads::Envelope> envelopes,
                                            const ConsentText& agreed_to) = 0;

  // Keeps so much of the disk for leads (rounded up to 4 MiB); takes a while the first time. With a
  // fault as much as there is room for. Without this call there is no reserve.
  virtual base::Result<void> keep_reserve(int64_t bytes) = 0;
  virtual Room room() const = 0;

  virtual base::Result<Counts> counts() const = 0;
  // How many leads those envelopes are: one per visit that left something, for whomever.
  virtual base::Result<int64_t> count_leads() const = 0;
  // What stands at the door of every recipient that was ever written to.
  virtual base::Result<CountsByRecipient> counts_by_recipient() const = 0;
  virtual base::Result<Waiting> waiting() const = 0;
  // Everything that open() checks, again, and that all counts add up. A fault says what does not.
  virtual base::Result<void> reconcile() const = 0;

  // In order of capture, starting after `after_sequence`, at most `limit` and never more than
  // kMostEnvelopesAtOnce; the end is where none comes. Without those whose bytes are forgotten.
  virtual base::Result<std::vector<StoredEnvelope>> envelopes(int64_t after_sequence,
                                                              int limit) const = 0;
  // The same for one recipient and one state, those without bytes too.
  virtual base::Result<std::vector<StoredEnvelope>> envelopes_of(std::string_view recipient_id,
                                                                 State state,
                                                                 int64_t after_sequence,
                                                                 int limit) const = 0;
  // All envelopes of one lead, with or without bytes; none if it is not known.
  virtual base::Result<std::vector<StoredEnvelope>> envelopes_of(
      const base::Uuid& lead_id) const = 0;

  // To be called before the bytes leave the kiosk: from now on a withdrawal is also told to the
  // recipient, whether a receipt ever comes or not. Unknown numbers are a fault.
  virtual base::Result<void> sending(std::span<const int64_t> sequences) = 0;
  // Takes a receipt: waiting or in quarantine, the envelope is delivered. The same receipt again
  // changes nothing. One for an envelope that is not here, or with another SHA-256, is a fault and
  // changes nothing. One for a withdrawn envelope makes a notice.
  virtual base::Result<void> deliver(const Receipt& receipt) = 0;
  // Puts a waiting envelope aside, so that it holds up no other. It is never dropped.
  virtual base::Result<void> quarantine(int64_t sequence, std::string_view courier,
                                        std::string_view reason) = 0;
  // Back among those that wait.
  virtual base::Result<void> release(int64_t sequence) = 0;

  // Withdraws the lead of this code, as parse_receipt_code() gives it. What is undelivered is
  // forgotten at once; for what has been delivered, or may have been, a notice is queued. Nothing
  // if no lead has this code. Twice is as good as once.
  virtual base::Result<std::optional<Withdrawal>> withdraw(std::string_view code) = 0;
  // What is to be told, in order; `after_sequence` and `limit` as for envelopes().
  virtual base::Result<std::vector<Notice>> notices(std::string_view recipient_id,
                                                    int64_t after_sequence, int limit) const = 0;
  virtual base::Result<void> notice_delivered(int64_t sequence) = 0;

  // Forgets the bytes of what was delivered `days` days ago or earlier; how many that were. Days
  // count by a trusted clock only: those of a receipt that came while nobody vouched for the clock
  // begin with the first call after somebody does, and until then nothing is forgotten.
  virtual base::Result<int64_t> purge(int days) = 0;
  // Forgets the bytes of what was captured before this time. A clock that nobody had set may be
  // wrong by years, so what it has dated is kept unless kUntrustedToo says to believe it.
  virtual base::Result<Erasure> erase(int64_t before_wall_ms, Extent extent, Clocks clocks) = 0;

  // What was agreed to with any lead; nothing if no lead came with a text of this hash.
  virtual base::Result<std::optional<ConsentText>> text(std::string_view sha256_hex) const = 0;

  // Adds to the stored tallies, all or none. Durable when it returns; each call costs an fsync, so
  // gather them for a minute (a power cut then costs that minute).
  virtual base::Result<void> add(const visit::Tallies& tallies) = 0;
  // The whole state since the ledger was made, not what was added last.
  virtual base::Result<visit::Tallies> tallies() const = 0;
  // The sum of all counts of each day (since 1970-01-01, UTC): it grows whenever one of them does.
  virtual base::Result<std::map<int64_t, int64_t>> tally_sums() const = 0;
  // Of one such day.
  virtual base::Result<visit::Tallies> tallies_of_day(int64_t day) const = 0;

  // Small named values that must survive (staff settings, counters). Durable when set() returns.
  virtual base::Result<void> set(std::string_view name, std::string_view value) = 0;
  virtual base::Result<std::optional<std::string>> get(std::string_view name) const = 0;
};

}  // namespace gummiband::ledger
