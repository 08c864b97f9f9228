#include "outbox/hub_courier.h"

#include <map>
#include <utility>

#include "base/text.h"
#include "leads/interest.h"
#include "outbox/hub_words.h"

namespace gummiband::outbox {
namespace {

// One statement of some 250 KiB with usual leads, 13 MiB with the largest.
constexpr size_t kParcelsAtOnce = 100;
constexpr std::string_view kWithdrawn = ".withdrawn";

bool is_about_the_rows(const std::string& state) {
  const std::string group = state.substr(0, 2);
  return group == "22" || group == "23" || group == "54" || group == "P0";
}

class HubCourier final : public Courier {
 public:
  HubCourier(HubAddress address, std::unique_ptr<Postgres> server)
      : address_(std::move(address)), server_(std::move(server)) {}

  std::string name() const override { return "postgresql " + address_.shown; }
  size_t most_at_once() const override { return kParcelsAtOnce; }

  Delivery deliver(std::span<const Parcel> parcels, const GoOn& go_on) override {
    Delivery delivery;
    if (!go_on()) return delivery;
    delivery.trouble = server_->connect();
    if (!delivery.trouble && parcels.empty()) look(go_on, delivery);
    if (!delivery.trouble) deliver_part(parcels, go_on, delivery);
    return delivery;
  }

 private:
  void look(const GoOn& go_on, Delivery& delivery) {
    const SqlAnswer answer = call({}, go_on);
    if (answer.lost || !answer.state.empty()) delivery.trouble = sql_trouble(address_, answer);
  }

  // Appends to `delivery`; stops at trouble.
  void deliver_part(std::span<const Parcel> parcels, const GoOn& go_on, Delivery& delivery) {
    if (delivery.trouble || parcels.empty() || !go_on()) return;
    const SqlAnswer answer = call(parcels, go_on);
    if (!answer.lost && answer.state.empty()) {
      note_receipts(parcels, answer, delivery);
    } else if (!answer.lost && is_about_the_rows(answer.state)) {
      if (parcels.size() > 1) {
        const size_t half = parcels.size() / 2;
        deliver_part(parcels.first(half), go_on, delivery);
        deliver_part(parcels.subspan(half), go_on, delivery);
        return;
      }
      Outcome outcome;
      outcome.verdict = Verdict::kRejected;
      outcome.sentence = address_.shown + " will not take this parcel (" + answer.sentence +
                         "). Ask who runs it why, then release the envelope.";
      delivery.outcomes.push_back(std::move(outcome));
    } else {
      delivery.trouble = sql_trouble(address_, answer);
      // They were one statement.
      if (delivery.trouble->suspects > 0) delivery.trouble->suspects = parcels.size();
    }
  }

  SqlAnswer call(std::span<const Parcel> parcels, const GoOn& go_on) {
    std::vector<std::string> recipients;
    std::vector<std::string> ids;
    std::vector<std::string> bodies;
    for (const Parcel& parcel : parcels) {
      recipients.push_back(parcel.name.recipient_id);
      ids.push_back(hub_id(parcel.name));
      bodies.push_back(sql_hex(parcel.bytes));
    }
    return run_repeatable(
        *server_,
        "SELECT recipient, id, body FROM gummiband.deliver($1::text[], $2::text[], $3::text[])",
        {sql_array(recipients), sql_array(ids), sql_array(bodies)}, go_on);
  }

  void note_receipts(std::span<const Parcel> parcels, const SqlAnswer& answer,
                     Delivery& delivery) const {
    std::map<Name, std::optional<std::string>> there;
    for (const SqlAnswer::Row& row : answer.rows) {
      if (row.size() != 3 || !row[0] || !row[1]) continue;
      const auto name = parse_hub_id(*row[0], *row[1]);
      if (name) there.insert_or_assign(*name, row[2] ? base::from_hex(*row[2]) : std::nullopt);
    }
    for (const Parcel& parcel : parcels) {
      Outcome outcome;
      const auto found = there.find(parcel.name);
      if (found == there.end()) {
        outcome.sentence = address_.shown +
                           " has said nothing about this parcel. It is tried again; if it stays "
                           "so, run gummiband hub init.";
      } else if (!found->second) {
        outcome.verdict = Verdict::kRejected;
        outcome.sentence =
            "Other bytes lie at " + address_.shown + " under " + file_name(parcel.name) +
            ". Ask who runs it to look at them and move them away, then release the envelope.";
      } else {
        outcome.verdict = Verdict::kReceipt;
        outcome.name = found->first;
        outcome.sha256 = leads::sha256_hex(*found->second);
      }
      delivery.outcomes.push_back(std::move(outcome));
    }
  }

  const HubAddress address_;
  const std::unique_ptr<Postgres> server_;
};

}  // namespace

std::string hub_id(const Name& name) {
  return name.lead_id.text() + std::string(name.kind == Kind::kWithdrawal ? kWithdrawn : "");
}

std::optional<Name> parse_hub_id(const std::string& recipient, const std::string& id) {
  std::string_view text = id;
  Name name;
  if (text.ends_with(kWithdrawn)) {
    name.kind = Kind::kWithdrawal;
    text.remove_suffix(kWithdrawn.size());
  }
  const auto lead = base::Uuid::parse(text);
  if (!lead || !leads::is_recipient_id(recipient)) return std::nullopt;
  name.lead_id = *lead;
  name.recipient_id = recipient;
  return name;
}

std::unique_ptr<Courier> make_hub_courier(const HubAddress& address,
                                          std::unique_ptr<Postgres> server) {
  return std::make_unique<HubCourier>(address, std::move(server));
}

}  // namespace gummiband::outbox
