// A small life of a ledger at a booth, by chance but repeatable, with a model beside it that says
// at every moment what must be in the book: leads come in, are sent to a destination that does not
// always tell the truth, are refused, withdrawn, purged and erased, and the kiosk is restarted.
//
// Each step is one call of the ledger, thus one transaction. So after a crash the book must be as
// it was before the step that was going on, or as after it; never anything else.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ledger/booth.h"
#include "ledger/ledger.h"

namespace gummiband::ledger {

// What can be seen of one envelope.
struct Seen {
  State state = State::kWaiting;
  bool has_bytes = true;
  bool tried = false;
  bool notice = false;  // a withdrawal that the recipient has not been told yet
  bool operator==(const Seen&) const = default;
};

// What can be seen of a whole ledger.
struct View {
  std::map<std::pair<uint32_t, std::string>, Seen> envelopes;  // by lead and recipient
  std::set<uint32_t> texts;                                    // which of those that leads agree to
  visit::Tallies tallies;
  std::string setting;
  bool operator==(const View&) const = default;
};

// Everything, and that the ledger agrees with itself; or the fault that kept it from being seen, or
// what is wrong with an envelope's bytes.
base::Result<View> look(const Ledger& ledger);
// The same of one that was opened just now, which has looked at everything: it is not asked again
// whether it agrees with itself.
base::Result<View> what_is_there(const Ledger& ledger);

// The other end of the line: what it has been sent, whole. It survives every crash of ours.
struct Destination {
  std::map<std::pair<uint32_t, std::string>, std::string> received;  // bytes
};

// The view before and after the step that is going on; equal between two steps.
struct Moment {
  View before;
  View after;
  Destination world;
};

// How the story gets at its ledger; mutants put themselves between.
using Open = std::function<base::Result<std::unique_ptr<Ledger>>()>;

class Story {
 public:
  Story(Open open, uint32_t seed, View start = {});

  // Goes on for so many steps. After a fault of the ledger `mend` is asked to put the disk right,
  // and the step is tried again; if there was nothing to mend, the story ends with a failure().
  void live(int steps, const std::function<bool()>& mend);
  // Which promise the ledger has broken to its face; empty: none.
  const std::string& failure() const { return failure_; }
  // Closes the ledger, as at the end of the day.
  void close() { ledger_.reset(); }

  const Moment& moment() const { return moment_; }

 private:
  using Call = std::function<base::Result<void>(Ledger&)>;
  void step(const View& after, const Call& call);
  void restart();
  // Whether to try again.
  bool mended(const std::string& fault);
  void capture();
  void send();
  void refuse();
  void release();
  void withdraw();
  void tell();
  void purge();
  void erase();
  void count();
  // An envelope in this state; nothing if there is none.
  std::optional<std::pair<uint32_t, std::string>> any(const std::function<bool(const Seen&)>& is);
  int64_t sequence(const std::pair<uint32_t, std::string>& key);

  Open open_;
  std::mt19937 random_;
  FakeClock clock_;
  std::function<bool()> mend_;
  std::string failure_;
  Moment moment_;  // outlives the ledger, which may be watched while it closes
  std::unique_ptr<Ledger> ledger_;
  uint32_t next_lead_;
  std::map<uint32_t, std::string> codes_;
};

// Whether a ledger as found after a crash at this moment has kept every promise. Empty: it has.
std::string verdict(const Moment& moment, const base::Result<View>& found);

}  // namespace gummiband::ledger
