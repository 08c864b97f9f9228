// Who carries parcels to a destination, and what comes of each.
//
// A courier keeps no state about what it has carried and may be asked again with the same parcel
// after any failure: a second time changes nothing at the destination. Its word counts only as a
// receipt, the SHA-256 of the bytes as they lie there, and the outbox compares that itself. Every
// call is bounded in time and size. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "outbox/parcel.h"

namespace gummiband::outbox {

enum class Verdict {
  kReceipt,   // it lies there; name and sha256 say what does
  kRejected,  // the destination has it in hand and will not take this one, whatever comes
  kAgain,     // not now; nobody knows whether it lies there
};

struct Outcome {
  Verdict verdict = Verdict::kAgain;
  Name name;                              // of a receipt: what the destination says lies there
  std::string sha256;                     // of a receipt: of the bytes that were read back
  std::string sentence;                   // why not, for a person
  std::optional<int64_t> retry_after_ms;  // what the destination asks for
};

enum class TroubleKind {
  kNetwork,      // nobody answers, or something else does (a captive portal)
  kCertificate,  // somebody answers who cannot prove to be the destination; or our clock is wrong
  kServer,       // the destination says that it cannot: full, overloaded, down for repair
  kSettings,     // the same again will fail again: password, folder. A person must look
};

// What is wrong with the destination as a whole.
struct Trouble {
  TroubleKind kind = TroubleKind::kNetwork;
  std::string sentence;
  std::optional<int64_t> retry_after_ms;
  // The destination was there and failed with so many of the first parcels that have no outcome in
  // its hands: one of them may be to blame, and others should have their turn before it.
  size_t suspects = 0;
};

struct Delivery {
  // Of the first parcels, in their order. Nothing is known of those behind.
  std::vector<Outcome> outcomes;
  std::optional<Trouble> trouble;
};

// Asked between pieces of work, at least every second; false ends it as soon as may be.
using GoOn = std::function<bool()>;
// For whoever waits for the answer, at a desk.
inline bool always() {
  return true;
}

class Courier {
 public:
  virtual ~Courier() = default;
  // As receipts and the ledger name it: "webdav cloud.example.org/leads". No password in it.
  virtual std::string name() const = 0;
  // How many parcels deliver() takes at once.
  virtual size_t most_at_once() const = 0;
  // What is wrong on this machine, so that nothing could be carried, whatever the network does; a
  // sentence, empty: nothing. Asks nobody.
  virtual std::string obstacle() { return {}; }
  // Without parcels it only sees whether the destination would take some: trouble if not.
  virtual Delivery deliver(std::span<const Parcel> parcels, const GoOn& go_on) = 0;
};

}  // namespace gummiband::outbox
