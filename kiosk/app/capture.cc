// What becomes of a lead between the last tap and the thanks. Part of Kiosk.
#include <algorithm>
#include <utility>

#include "app/kiosk.h"
#include "app/recipient_keys.h"
#include "base/log.h"
#include "leads/envelope.h"

namespace gummiband::app {

void Kiosk::capture(const screens::CaptureLead& wish) {
  leads::Lead lead;
  lead.interest = wish.interest;
  lead.interest.captured_wall_ms = parts_.clock.wall_ms();
  lead.interest.captured_boot_ms = parts_.clock.boot_ms();
  lead.interest.boot_id = parts_.clock.boot_id();
  lead.interest.clock_trusted = parts_.clock.wall_trusted();
  lead.interest.id = lead_ids_.id_of(wish, lead.interest.captured_wall_ms, parts_.random);
  lead.interest.place = place_;
  lead.interest.event = event_;
  lead.consent.text_id = wish.text_id;
  lead.consent.text_sha256 = leads::sha256_hex(wish.text_shown);
  lead.consent.language = visit_.language;
  lead.consent.sixteen_or_older = wish.sixteen_or_older;

  sent_ = lead.interest.id;
  on_their_way_.push_back({lead.interest.id, visit_.persona});
  base::Result<std::vector<leads::Envelope>> envelopes = seal_all(lead, wish.recipients);
  // All recipients or none: half a delivery would be thanked as a whole one.
  wipe(lead.interest);
  if (!envelopes) {
    base::log(base::Priority::kError, "leads", envelopes.fault().sentence);
    failed_capture_ = CaptureOutcome{lead.interest.id, envelopes.fault().sentence, {}};
    return;
  }
  parts_.bookkeeper->capture(std::move(*envelopes),
                             {wish.text_id, visit_.language, wish.text_shown});
}

base::Result<std::vector<leads::Envelope>> Kiosk::seal_all(
    leads::Lead& lead, const std::vector<std::string>& recipients) const {
  std::vector<leads::Envelope> envelopes;
  for (const std::string& id : recipients) {
    const content::Recipient* recipient = parts_.pack.recipient(id);
    if (recipient == nullptr) return base::Fault{"The pack has no recipient " + id + "."};
    const base::Result<std::vector<leads::PublicKey>> keys = keys_of(*recipient);
    if (!keys) return base::Fault{"Recipient " + id + ": " + keys.fault().sentence};
    lead.consent.purpose =
        content::purpose_of(parts_.pack, lead.interest.form, *recipient).in(visit_.language);
    base::Result<leads::Envelope> envelope = leads::seal(lead, id, *keys, *parts_.key);
    if (!envelope) return base::Fault{"Recipient " + id + ": " + envelope.fault().sentence};
    envelopes.push_back(std::move(*envelope));
  }
  if (envelopes.empty()) return base::Fault{"A lead was sent without any recipient."};
  return envelopes;
}

void Kiosk::hear_outcomes(const screens::World& world, ui::Ui& ui) {
  if (failed_capture_) hear(*std::exchange(failed_capture_, {}), world, ui);
  if (parts_.bookkeeper == nullptr) return;
  while (const auto outcome = parts_.bookkeeper->collect()) hear(*outcome, world, ui);
}

void Kiosk::hear(const CaptureOutcome& outcome, const screens::World& world, ui::Ui& ui) {
  if (outcome.fault.empty() && parts_.sync_worker != nullptr) parts_.sync_worker->nudge();
  if (outcome.fault.empty() && parts_.copy_worker != nullptr) parts_.copy_worker->nudge();
  const auto found = std::ranges::find(on_their_way_, outcome.lead_id, &OnItsWay::lead);
  if (found != on_their_way_.end()) {
    if (outcome.fault.empty()) count("lead", found->persona);
    on_their_way_.erase(found);
  }
  // Somebody else may be here by now: only the one who sent it is answered. The lead is kept all
  // the same.
  if (sent_ != outcome.lead_id) return;
  sent_.reset();
  if (outcome.fault.empty()) lead_ids_.forget();
  const auto is_form = [](const screens::AnyState& state) {
    return std::holds_alternative<screens::form::State>(state);
  };
  if (!unwind(is_form)) return;
  auto* form = std::get_if<screens::form::State>(&stack_.back());
  screens::Typed name = outcome.fault.empty() ? screens::form::take_name(*form) : screens::Typed();
  const screens::Wishes wishes = screens::form::captured(*form, world, outcome.fault);
  for (const screens::Wish& wish : wishes) carry_out(wish, world, ui);
  if (stack_.empty()) return;
  auto* thanks = std::get_if<screens::thanks::State>(&stack_.back());
  if (thanks == nullptr) return;
  thanks->name = name;
  thanks->receipt_code = outcome.receipt_code;
  // There is no way back into a form that has been sent.
  std::erase_if(stack_, [](const screens::AnyState& state) {
    return std::holds_alternative<screens::form::State>(state);
  });
}

}  // namespace gummiband::app
