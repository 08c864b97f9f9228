// What still waits in the ledger -> a courier -> receipts in the ledger.
//
// A machine that is turned from outside: tick() carries at most one batch, wait_ms() says when the
// next turn is due. Time, chance, network and disk come by the constructor; nothing here sleeps. It
// promises: an envelope is delivered only against a receipt, the right name and the SHA-256 of the
// bytes that were sent, and until then it stays; one that the destination rejects again and again
// is set aside in the ledger (quarantine) and the rest goes on; what may have left the kiosk is
// marked before it does; withdrawals go first, and what has failed before goes last. Nothing is
// kept here that the ledger does not have, but for waits, so that it may be killed at any point.
// One thread at a time.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "leads/keys.h"
#include "ledger/ledger.h"
#include "outbox/courier.h"
#include "outbox/schedule.h"

namespace gummiband::outbox {

// Runs a short piece of work with the ledger, on the thread that owns it, and returns what came of
// it. A lead that is being captured meanwhile waits for no more than that piece.
using BookWork = std::function<base::Result<void>(ledger::Ledger&)>;
using Book = std::function<base::Result<void>(const BookWork&)>;

// In the ledger's settings: the waits, as Schedule::text() has them.
inline constexpr std::string_view kStatusSetting = "outbox.status";
// The longest time until the ledger is asked again whether something waits.
inline constexpr int64_t kMostIdleMs = 60'000;
// Receipts in one piece of work with the ledger; each is an fsync.
inline constexpr size_t kReceiptsAtOnce = 8;
inline constexpr size_t kMostAtOnce = 128;
// So many different ones refused without a receipt between them: it is the destination.
inline constexpr size_t kRefusalsOfAll = 5;

struct OutboxOptions {
  // Delivered envelopes are forgotten so many days after their receipt, if the clock is trusted.
  int keep_delivered_days = 90;
};

// What the machine says about itself.
struct OutboxReport {
  ledger::Counts counts;
  ledger::Waiting waiting;
  std::optional<int64_t> last_contact_wall_ms;
  std::string trouble;          // why nothing goes out; empty: nothing is wrong
  bool needs_a_person = false;  // the same again will fail again
  bool operator==(const OutboxReport&) const = default;
};

class Outbox {
 public:
  // `key` signs withdrawals; without one they wait. Everything borrowed must outlive it.
  Outbox(Courier& courier, Book book, const leads::KioskKey* key, const base::Clock& clock,
         base::Random& random, OutboxOptions options);

  // Carries what is due, at most one batch. Does nothing while wait_ms() is above 0.
  void tick(const GoOn& go_on);
  // Until the next turn; 0: at once.
  int64_t wait_ms() const;
  // A lead was stored: look soon. Waits that are running stay.
  void nudge() { look_at_ms_ = 0; }
  // Somebody pressed "send now": all waits end.
  void hurry();
  // The destination has answered somebody else of this kiosk.
  void heard();
  // Whether the destination may be asked by now.
  bool open() const { return schedule_.open(clock_.boot_ms()); }
  // After a whole round has found nothing more to try.
  bool resting() const { return !in_round_; }
  // Trouble came with one of the parcels that went last, which may be to blame: to go on at once
  // with others is worth a try.
  bool met_suspect() const { return met_suspect_; }
  const OutboxReport& report() const { return report_; }

 private:
  struct Item {
    Record record;
    Parcel parcel;
    bool tried = false;
  };
  // What has failed before comes last, so that it holds up no other.
  enum class Phase { kWithdrawals, kEnvelopes, kSecondTurn };

  base::Result<void> begin_round(ledger::Ledger& ledger);
  base::Result<void> load(ledger::Ledger& ledger);
  base::Result<void> end_round(ledger::Ledger& ledger);
  void note(const Delivery& delivery, const std::vector<Item>& batch);
  void note_trouble(const Trouble& trouble, const Record* suspect);
  size_t most_now() const { return std::min(at_once_, courier_.most_at_once()); }
  // Fills `batch`; leaves it empty where the round has nothing more.
  base::Result<void> gather(ledger::Ledger& ledger, std::vector<Item>& batch);
  base::Result<size_t> gather_withdrawals(ledger::Ledger& ledger, const std::string& recipient,
                                          std::vector<Item>& batch);
  base::Result<size_t> gather_envelopes(ledger::Ledger& ledger, const std::string& recipient,
                                        std::vector<Item>& batch);
  base::Result<void> gather_second_turn(ledger::Ledger& ledger, std::vector<Item>& batch);
  void add(const ledger::Notice& notice, std::vector<Item>& batch);
  base::Result<void> add(ledger::Ledger& ledger, ledger::StoredEnvelope& stored,
                         std::vector<Item>& batch);
  base::Result<void> deliver(const std::vector<Item>& batch, const GoOn& go_on);
  // Where every parcel is refused, none of them is to blame.
  void excuse(const std::vector<Item>& batch, Delivery& delivery);
  base::Result<void> settle_all(const std::vector<Item>& batch, const Delivery& delivery);
  base::Result<void> settle(ledger::Ledger& ledger, const Item& item, Outcome outcome);
  base::Result<void> take_receipt(ledger::Ledger& ledger, const Item& item);
  // As the ledger keeps it.
  std::string courier_name() const;
  base::Result<void> reject(ledger::Ledger& ledger, const Item& item, const Outcome& outcome);
  base::Result<void> set_aside(ledger::Ledger& ledger, int64_t sequence, const base::Uuid& lead,
                               const std::string& why);
  void note_report();

  Courier& courier_;
  const Book book_;
  const leads::KioskKey* key_;
  const base::Clock& clock_;
  const OutboxOptions options_;
  Schedule schedule_;
  OutboxReport report_;
  std::string written_;  // the status as it stands in the ledger
  std::string book_fault_;
  bool loaded_ = false;
  bool hurry_when_loaded_ = false;
  int64_t look_at_ms_ = 0;  // boot time: when the next round begins
  std::optional<int64_t> purged_ms_;
  bool met_suspect_ = false;
  size_t at_once_ = kMostAtOnce;  // fewer while one of many may be to blame for trouble
  std::set<Record> refused_;      // since the last receipt

  // A round goes once through everything that is due.
  bool in_round_ = false;
  Phase phase_ = Phase::kWithdrawals;
  std::vector<std::string> recipients_;
  size_t recipient_ = 0;
  int64_t after_ = 0;  // sequence
  std::vector<Record> second_turn_;
  bool took_some_ = false;  // the destination has taken a parcel
};

}  // namespace gummiband::outbox
