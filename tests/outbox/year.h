// A year of one kiosk in seconds, by chance but repeatable: visitors leave leads and take them
// back, the power goes at any write, the network and the destination come, go and lie, clocks jump.
// Beside it a record of what was promised to whom, which in the end must agree with what lies at
// the destination.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "ledger/booth.h"
#include "ledger/shim_vfs.h"
#include "outbox/outbox.h"

namespace gummiband::outbox {

// What is wrong with the world on purpose, so that a year which does not notice is found out.
enum class Mutant {
  kNone,
  kDiskLies,         // says "synced" and has not
  kServerForgets,    // loses what it has given a receipt for
  kServerDuplicates  // keeps what comes again beside what lies there
};

// The destination. It survives every crash of the kiosk, and seldom tells all of the truth.
class World final : public Courier {
 public:
  enum class Weather { kFine, kRough, kNoNetwork, kPortal, kServerDown };

  World(uint32_t seed, Mutant mutant) : random_(seed), mutant_(mutant) {}

  std::string name() const override { return "world"; }
  size_t most_at_once() const override { return 10; }
  Delivery deliver(std::span<const Parcel> parcels, const GoOn& go_on) override;

  void be(Weather weather) { weather_ = weather; }
  // Rejects what is for this lead, until told otherwise.
  void poison(const base::Uuid& lead_id) { poisoned_.push_back(lead_id); }
  void heal() { poisoned_.clear(); }
  // Nothing that a kiosk without power does reaches anybody.
  void ask_for_power(std::function<bool()> has_power) { has_power_ = std::move(has_power); }

  const std::map<Name, std::vector<std::string>>& arrived() const { return arrived_; }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  Outcome answer(const Parcel& parcel);
  Outcome receipt_of_another(const Parcel& parcel);
  void keep(const Parcel& parcel);

  std::mt19937 random_;
  const Mutant mutant_;
  Weather weather_ = Weather::kFine;
  std::vector<base::Uuid> poisoned_;
  std::function<bool()> has_power_ = [] { return true; };
  std::map<Name, std::vector<std::string>> arrived_;
};

struct YearFigures {
  int visitors = 0;
  int thanked = 0;  // envelopes
  int withdrawn = 0;
  int power_cuts = 0;
  int clock_jumps = 0;
};

class Year {
 public:
  Year(uint32_t seed, Mutant mutant);

  // All of it, to the day when everything has settled. What was not kept of what was promised, in
  // words; empty: all of it was.
  std::string live();
  const YearFigures& figures() const { return figures_; }

 private:
  struct Lead {
    uint32_t number = 0;
    std::vector<std::string> recipients;
    std::string code;
    bool thanked = false;
    bool withdrawn = false;
  };
  bool one_in(unsigned n) { return random_() % n == 0; }
  unsigned up_to(unsigned n) { return static_cast<unsigned>(random_() % n); }
  void start();
  void lose_power();
  // Whether the power went since the last call; the kiosk is on again then.
  bool went_dark();
  void day();
  void morning();
  void visitor();
  void take_back();
  void turn_clock();
  void pass(int64_t ms);
  // Lets the outbox work for so long.
  void run(int64_t ms);
  bool settle();
  std::string judge() const;
  std::string judge(const Lead& lead, const std::string& recipient) const;

  std::mt19937 random_;
  const Mutant mutant_;
  World world_;
  YearFigures figures_;
  ledger::Folder folder_;
  ledger::FakeClock clock_;
  int64_t true_ms_ = 0;  // what a right clock would show
  int boots_ = 0;
  std::string failure_;
  std::vector<Lead> leads_;
  leads::KioskKey key_;
  std::unique_ptr<base::Random> chance_;
  std::unique_ptr<ledger::ShimVfs> disk_;
  std::unique_ptr<ledger::Ledger> book_;
  std::unique_ptr<Outbox> outbox_;
};

}  // namespace gummiband::outbox
