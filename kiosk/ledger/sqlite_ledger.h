// The one Ledger there is, over one connection. What its methods promise stands in ledger.h; they
// are in capture.cc (what comes in), delivery.cc (what goes out), erasure.cc (what goes away) and
// reading.cc (everything else). Private to this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_lock.h"
#include "ledger/chain.h"
#include "ledger/codes.h"
#include "ledger/head.h"
#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace gummiband::ledger {

// "FILE: nothing was stored: WHY"
base::Fault refused(const base::Path& file, const std::string& why);
// Short enough for a name, and UTF-8.
bool is_name(std::string_view text);
const char* state_word(State state);

class SqliteLedger final : public Ledger {
 public:
  // `end` is the end of the chain, as verify_ledger() found it. No lock: for reading only.
  SqliteLedger(std::unique_ptr<base::FileLock> lock, Connection connection,
               const base::Clock& clock, Head end)
      : lock_(std::move(lock)),
        connection_(std::move(connection)),
        clock_(clock),
        end_(std::move(end)) {}

  base::Result<std::string> capture(std::span<const leads::Envelope> envelopes,
                                    const ConsentText& agreed_to) override;
  base::Result<void> keep_reserve(int64_t bytes) override;
  Room room() const override { return room_; }
  base::Result<void> add(const visit::Tallies& tallies) override;
  base::Result<void> set(std::string_view name, std::string_view value) override;

  base::Result<void> sending(std::span<const int64_t> sequences) override;
  base::Result<void> deliver(const Receipt& receipt) override;
  base::Result<void> quarantine(int64_t sequence, std::string_view courier,
                                std::string_view reason) override;
  base::Result<void> release(int64_t sequence) override;
  base::Result<void> notice_delivered(int64_t sequence) override;

  base::Result<std::optional<Withdrawal>> withdraw(std::string_view code) override;
  base::Result<int64_t> purge(int days) override;
  base::Result<Erasure> erase(int64_t before_wall_ms, Extent extent, Clocks clocks) override;

  base::Result<Counts> counts() const override;
  base::Result<int64_t> count_leads() const override;
  base::Result<CountsByRecipient> counts_by_recipient() const override;
  base::Result<Waiting> waiting() const override;
  base::Result<void> reconcile() const override;
  base::Result<std::vector<StoredEnvelope>> envelopes(int64_t after_sequence,
                                                      int limit) const override;
  base::Result<std::vector<StoredEnvelope>> envelopes_of(std::string_view recipient_id, State state,
                                                         int64_t after_sequence,
                                                         int limit) const override;
  base::Result<std::vector<StoredEnvelope>> envelopes_of(const base::Uuid& lead_id) const override;
  base::Result<std::vector<Notice>> notices(std::string_view recipient_id, int64_t after_sequence,
                                            int limit) const override;
  base::Result<std::optional<ConsentText>> text(std::string_view sha256_hex) const override;
  base::Result<visit::Tallies> tallies() const override;
  base::Result<std::map<int64_t, int64_t>> tally_sums() const override;
  base::Result<visit::Tallies> tallies_of_day(int64_t day) const override;
  base::Result<std::optional<std::string>> get(std::string_view name) const override;

 private:
  base::Result<Transaction> begin(std::string_view doing) const;
  // Gives up a step of the reserve; whether there was one.
  bool make_room();
  // Tries again after each step of the reserve, for as long as the disk is full. For what a visitor
  // is waiting for, and for what makes people's data go away: to the office, and from here.
  template <typename Attempt>
  auto with_reserve(const Attempt& attempt) {
    auto result = attempt();
    while (!result && (connection_.last_code() & 0xFF) == SQLITE_FULL && make_room()) {
      result = attempt();
    }
    if (result && wanted_reserve_ == 0) room_ = Room::kPlenty;
    return result;
  }
  base::Result<void> sending_once(std::span<const int64_t> sequences);
  base::Result<void> deliver_once(const Receipt& receipt);
  base::Result<std::optional<Withdrawal>> withdraw_once(std::string_view code);
  base::Result<int64_t> purge_once(int days);
  base::Result<Erasure> erase_once(int64_t before_wall_ms, Extent extent, Clocks clocks);
  base::Result<Code> insert_all(std::span<const leads::Envelope> envelopes,
                                const ConsentText& agreed_to, Head& end);
  base::Result<bool> has(const leads::Envelope& envelope) const;
  base::Result<void> insert(const Link& link, const leads::Envelope& envelope,
                            std::string_view chain);
  base::Result<void> insert(const ConsentText& text);
  base::Result<void> insert_receipt(int64_t sequence, std::string_view courier);
  base::Result<void> change_state(int64_t sequence, State from, State to, std::string_view doing);
  base::Result<std::vector<StoredEnvelope>> read_envelopes(Statement& statement) const;

  std::unique_ptr<base::FileLock> lock_;  // nothing for readers; let go of after the connection
  Connection connection_;
  const base::Clock& clock_;
  Head end_;
  int64_t wanted_reserve_ = 0;
  Room room_ = Room::kPlenty;
};

}  // namespace gummiband::ledger
