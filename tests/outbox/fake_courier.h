// A destination in memory that records what reaches it and fails as it is told to.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "leads/interest.h"
#include "outbox/courier.h"

namespace gummiband::outbox {

class FakeCourier final : public Courier {
 public:
  std::string name() const override { return called; }
  size_t most_at_once() const override { return most; }
  Delivery deliver(std::span<const Parcel> parcels, const GoOn&) override {
    ++calls;
    Delivery delivery;
    delivery.trouble = trouble;
    if (trouble) return delivery;
    const auto bad = [this](const Parcel& parcel) { return parcel.name.lead_id == fails_with; };
    if (as_one && std::ranges::any_of(parcels, bad)) return fail(parcels, delivery);
    for (const Parcel& parcel : parcels) {
      if (bad(parcel)) return fail(parcels.subspan(delivery.outcomes.size(), 1), delivery);
      tried.push_back(parcel.name);
      delivery.outcomes.push_back(answer ? answer(parcel) : take(parcel));
    }
    return delivery;
  }

  // As if it broke off with `parcels` in its hands.
  Delivery fail(std::span<const Parcel> parcels, Delivery delivery) {
    for (const Parcel& parcel : parcels) tried.push_back(parcel.name);
    delivery.trouble = failure;
    delivery.trouble->suspects = parcels.size();
    return delivery;
  }
  // Keeps what lies there already; the receipt is of that.
  Outcome take(const Parcel& parcel) {
    const auto [kept, fresh] = there.try_emplace(parcel.name, parcel.bytes);
    if (!fresh) ++repeats;
    Outcome outcome;
    outcome.verdict = Verdict::kReceipt;
    outcome.name = parcel.name;
    outcome.sha256 = leads::sha256_hex(kept->second);
    return outcome;
  }
  static Outcome rejected(const std::string& why) {
    Outcome outcome;
    outcome.verdict = Verdict::kRejected;
    outcome.sentence = why;
    return outcome;
  }
  static Outcome again(const std::string& why) {
    Outcome outcome;
    outcome.sentence = why;
    return outcome;
  }

  std::string called = "fake";
  size_t most = 10;
  std::optional<Trouble> trouble;
  std::function<Outcome(const Parcel&)> answer;
  // The lead that it always fails with, and how; as_one: with all that were brought at once.
  std::optional<base::Uuid> fails_with;
  Trouble failure;
  bool as_one = false;
  std::map<Name, std::string> there;
  std::vector<Name> tried;
  int calls = 0;
  int repeats = 0;
};

}  // namespace gummiband::outbox
