#include "ledger/story.h"

#include <algorithm>

#include "leads/interest.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;
using Key = std::pair<uint32_t, std::string>;

constexpr const char* kRecipients[] = {"kreis", "stadt"};

// Most stay in a page, some need overflow pages. The first three are those of make_version_1().
leads::Envelope story_envelope(uint32_t lead, const std::string& recipient) {
  return envelope(lead, recipient, lead <= 3 ? 600 : lead % 5 == 4 ? 5'000 : 400);
}

// Some leads agree to a text that is new, others to one that others have agreed to before.
constexpr uint32_t kTexts = 7;

ConsentText story_text(uint32_t number) {
  const std::string name = "consent " + std::to_string(number);
  return {name, "de", name + ": " + std::string(number % 2 == 0 ? 9'000 : 300, 'x')};
}

base::Fault wrong(uint32_t lead, const std::string& recipient, const char* what) {
  return {"lead " + std::to_string(lead) + " for " + recipient + " " + what};
}

}  // namespace

base::Result<View> look(const Ledger& ledger) {
  if (const auto sound = ledger.reconcile(); !sound) return sound.fault();
  return what_is_there(ledger);
}

base::Result<View> what_is_there(const Ledger& ledger) {
  View view;
  for (const std::string recipient : kRecipients) {
    for (const State state :
         {State::kWaiting, State::kDelivered, State::kQuarantined, State::kWithdrawn}) {
      const auto found = ledger.envelopes_of(recipient, state, 0, kMostEnvelopesAtOnce);
      if (!found) return found.fault();
      for (const StoredEnvelope& stored : *found) {
        const uint32_t lead = lead_number(stored.envelope);
        const bool has_bytes = !stored.envelope.bytes.empty();
        const leads::Envelope whole = story_envelope(lead, recipient);
        if (has_bytes && stored.envelope != whole) return wrong(lead, recipient, "is corrupt");
        const auto [place, fresh] =
            view.envelopes.insert({{lead, recipient}, {state, has_bytes, stored.tried, false}});
        if (!fresh) return wrong(lead, recipient, "is there twice");
      }
    }
    const auto notices = ledger.notices(recipient, 0, kMostEnvelopesAtOnce);
    if (!notices) return notices.fault();
    for (const Notice& notice : *notices) {
      leads::Envelope id;
      id.lead_id = notice.lead_id;
      view.envelopes.at({lead_number(id), recipient}).notice = true;
    }
  }
  for (uint32_t number = 0; number < kTexts; ++number) {
    const ConsentText wanted = story_text(number);
    const auto text = ledger.text(leads::sha256_hex(wanted.text));
    if (!text) return text.fault();
    if (*text && **text != wanted) return base::Fault{wanted.text_id + " is another text"};
    if (*text) view.texts.insert(number);
  }
  auto tallies = ledger.tallies();
  if (!tallies) return tallies.fault();
  view.tallies = std::move(*tallies);
  const auto setting = ledger.get("paper");
  if (!setting) return setting.fault();
  view.setting = setting->value_or("");
  return view;
}

Story::Story(Open open, uint32_t seed, View start)
    : open_(std::move(open)), random_(seed), moment_{start, start, {}}, next_lead_(1) {
  for (const auto& [key, seen] : start.envelopes) {
    next_lead_ = std::max(next_lead_, key.first + 1);
    if (seen.state != State::kDelivered) continue;
    moment_.world.received[key] = story_envelope(key.first, key.second).bytes;
  }
}

void Story::live(int steps, const std::function<bool()>& mend) {
  mend_ = mend;
  restart();
  for (int i = 0; i < steps && failure_.empty(); ++i) {
    switch (random_() % 16) {
      case 0:
        restart();
        break;
      case 1:
        refuse();
        break;
      case 2:
        release();
        break;
      case 3:
      case 4:
        withdraw();
        break;
      case 5:
        tell();
        break;
      case 6:
        purge();
        break;
      case 7:
        erase();
        break;
      case 8:
        count();
        break;
      case 9:
      case 10:
      case 11:
      case 12:
        send();
        break;
      default:
        capture();
    }
  }
}

bool Story::mended(const std::string& fault) {
  if (mend_()) return true;
  if (failure_.empty()) failure_ = fault;
  return false;
}

// The ledger says it is done: then it must be done. It says it is not: then it may be either way,
// and the next try must find out.
void Story::step(const View& after, const Call& call) {
  if (!failure_.empty()) return;
  moment_.after = after;
  while (true) {
    const auto done = call(*ledger_);
    if (done) break;
    if (!mended(done.fault().sentence)) return;
    restart();
    if (!failure_.empty()) return;
    const auto found = look(*ledger_);
    failure_ = verdict(moment_, found);
    if (!failure_.empty()) return;
    if (*found == after) break;
  }
  moment_.before = after;
}

void Story::restart() {
  ledger_.reset();
  auto opened = open_();
  while (!opened) {
    if (!mended(opened.fault().sentence)) return;
    opened = open_();
  }
  ledger_ = std::move(*opened);
}

void Story::capture() {
  const uint32_t lead = next_lead_++;
  Envelopes envelopes = {story_envelope(lead, "stadt")};
  if (random_() % 2 == 0) envelopes.push_back(story_envelope(lead, "kreis"));
  View after = moment_.before;
  for (const auto& one : envelopes) after.envelopes[{lead, one.recipient_id}] = {};
  const uint32_t text = lead % kTexts;
  after.texts.insert(text);
  step(after, [&](Ledger& ledger) -> base::Result<void> {
    const auto code = ledger.capture(envelopes, story_text(text));
    if (!code) return code.fault();
    codes_[lead] = *code;
    return {};
  });
}

std::optional<Key> Story::any(const std::function<bool(const Seen&)>& is) {
  std::vector<Key> fitting;
  for (const auto& [key, seen] : moment_.before.envelopes) {
    if (is(seen)) fitting.push_back(key);
  }
  if (fitting.empty()) return std::nullopt;
  return fitting[random_() % fitting.size()];
}

int64_t Story::sequence(const Key& key) {
  const auto id = story_envelope(key.first, key.second).lead_id;
  auto found = ledger_->envelopes_of(id);
  while (!found) {
    if (!mended(found.fault().sentence)) return 0;
    found = ledger_->envelopes_of(id);
  }
  for (const StoredEnvelope& stored : *found) {
    if (stored.envelope.recipient_id == key.second) return stored.sequence;
  }
  failure_ = "an acknowledged lead is not in the book";
  return 0;
}

// Marked as sent, sent, and what comes back may be the truth, nothing, or a captive portal's page.
void Story::send() {
  const auto key = any([](const Seen& seen) { return seen.state == State::kWaiting; });
  if (!key) return;
  const int64_t number = sequence(*key);
  View after = moment_.before;
  after.envelopes[*key].tried = true;
  step(after, [&](Ledger& ledger) { return ledger.sending({&number, 1}); });

  const leads::Envelope sent = story_envelope(key->first, key->second);
  Receipt receipt = receipt_for(sent);
  const auto luck = random_() % 8;
  if (luck < 2 || !failure_.empty()) return;  // no answer; it may or may not have arrived
  if (luck < 5) {
    receipt.sha256 = leads::sha256_hex("<html>Bitte melden Sie sich im WLAN an</html>");
    // Refused by a ledger that looks at it. One that does not will have lost it.
    [[maybe_unused]] const auto refused = ledger_->deliver(receipt);
    return;
  }
  moment_.world.received[*key] = sent.bytes;
  after.envelopes[*key].state = State::kDelivered;
  step(after, [&](Ledger& ledger) { return ledger.deliver(receipt); });
}

void Story::refuse() {
  const auto key = any([](const Seen& seen) { return seen.state == State::kWaiting; });
  if (!key) return;
  const int64_t number = sequence(*key);
  View after = moment_.before;
  after.envelopes[*key].state = State::kQuarantined;
  step(after, [&](Ledger& ledger) { return ledger.quarantine(number, "dav", "HTTP 422"); });
}

void Story::release() {
  const auto key = any([](const Seen& seen) { return seen.state == State::kQuarantined; });
  if (!key) return;
  const int64_t number = sequence(*key);
  View after = moment_.before;
  after.envelopes[*key].state = State::kWaiting;
  step(after, [&](Ledger& ledger) { return ledger.release(number); });
}

void Story::withdraw() {
  if (codes_.empty()) return;
  auto chosen = codes_.begin();
  std::advance(chosen, random_() % codes_.size());
  View after = moment_.before;
  for (auto& [key, seen] : after.envelopes) {
    if (key.first != chosen->first) continue;
    seen.has_bytes = false;
    if (seen.state == State::kDelivered) {
      seen.notice = true;
    } else if (seen.state != State::kWithdrawn) {
      seen.notice = seen.tried;
      seen.state = State::kWithdrawn;
    }
  }
  const std::string code = chosen->second;
  codes_.erase(chosen);  // once, so that a notice that was told stays told
  step(after, [&](Ledger& ledger) -> base::Result<void> {
    const auto withdrawn = ledger.withdraw(code);
    if (!withdrawn) return withdrawn.fault();
    if (!*withdrawn) return base::Fault{"a lead with a code was not found by it"};
    return {};
  });
}

void Story::tell() {
  const auto key = any([](const Seen& seen) { return seen.notice; });
  if (!key) return;
  const int64_t number = sequence(*key);
  View after = moment_.before;
  after.envelopes[*key].notice = false;
  step(after, [&](Ledger& ledger) { return ledger.notice_delivered(number); });
}

void Story::purge() {
  View after = moment_.before;
  for (auto& [key, seen] : after.envelopes) {
    if (seen.state == State::kDelivered) seen.has_bytes = false;
  }
  step(after, [&](Ledger& ledger) -> base::Result<void> {
    const auto purged = ledger.purge(0);
    if (!purged) return purged.fault();
    return {};
  });
}

// As staff would with everything that is older than this moment, delivered or not.
void Story::erase() {
  if (random_() % 4 != 0) return;
  View after = moment_.before;
  for (auto& [key, seen] : after.envelopes) {
    seen.has_bytes = false;
    if (seen.state == State::kDelivered || seen.state == State::kWithdrawn) continue;
    seen.notice = seen.tried;
    seen.state = State::kWithdrawn;
  }
  step(after, [&](Ledger& ledger) -> base::Result<void> {
    const auto erased = ledger.erase(clock_.wall + 1, Extent::kUndeliveredToo, Clocks::kTrusted);
    if (!erased) return erased.fault();
    return {};
  });
}

void Story::count() {
  View after = moment_.before;
  after.setting = std::to_string(random_() % 1000);
  step(after, [&](Ledger& ledger) { return ledger.set("paper", after.setting); });
  const visit::Tallies more = {{{static_cast<int64_t>(random_() % 3), "heart", "biggesee"}, 1}};
  View counted = after;
  for (const auto& [key, n] : more) counted.tallies[key] += n;
  // Not tried again: after a failed sync nobody knows whether it counted, and it is only a tally.
  if (!failure_.empty()) return;
  moment_.after = counted;
  if (ledger_->add(more)) {
    moment_.before = counted;
    return;
  }
  if (!mended("a tally was not counted")) return;
  restart();
  if (!failure_.empty()) return;
  const auto found = look(*ledger_);
  failure_ = verdict(moment_, found);
  if (found) moment_.before = moment_.after = *found;
}

std::string verdict(const Moment& moment, const base::Result<View>& found) {
  if (!found) return found.fault().sentence;
  for (const auto& [key, seen] : found->envelopes) {
    if (seen.has_bytes || seen.state == State::kWithdrawn) continue;
    if (moment.world.received.contains(key)) continue;
    return "lead " + std::to_string(key.first) + " for " + key.second +
           " is forgotten and nobody has it";
  }
  if (*found == moment.before || *found == moment.after) return {};
  for (const auto& [key, seen] : moment.before.envelopes) {
    if (found->envelopes.contains(key)) continue;
    return "lead " + std::to_string(key.first) + " for " + key.second +
           " was acknowledged and is lost";
  }
  return "the book is neither as before the step nor as after it";
}

}  // namespace gummiband::ledger
