#include "outbox/year.h"
#include "outbox/seeded_random.h"

#include <algorithm>
#include <filesystem>

namespace gummiband::outbox {
namespace {

constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
constexpr int64_t kDayMs = 24 * kHourMs;
constexpr int kDays = 365;
constexpr const char* kRecipients[] = {"stadt", "kreis", "kammer"};

Trouble trouble_of(World::Weather weather) {
  using Weather = World::Weather;
  if (weather == Weather::kServerDown) {
    return {TroubleKind::kServer, "Down for repair.", 10 * kMinuteMs, 0};
  }
  return {TroubleKind::kNetwork,
          weather == Weather::kPortal ? "Somebody else answers." : "Nobody answers.", std::nullopt,
          false};
}

}  // namespace

void World::keep(const Parcel& parcel) {
  std::vector<std::string>& there = arrived_[parcel.name];
  if (there.empty() || mutant_ == Mutant::kServerDuplicates) there.push_back(parcel.bytes);
}

// And this one is not there.
Outcome World::receipt_of_another(const Parcel& parcel) {
  Outcome outcome;
  outcome.verdict = Verdict::kReceipt;
  outcome.name = parcel.name;
  outcome.sha256 = parcel.sha256;
  if (one_in(2)) {
    outcome.name.lead_id.bytes[0] ^= 1;
  } else {
    outcome.sha256.front() = 'x';
  }
  return outcome;
}

Outcome World::answer(const Parcel& parcel) {
  Outcome outcome;
  if (std::ranges::find(poisoned_, parcel.name.lead_id) != poisoned_.end()) {
    outcome.verdict = Verdict::kRejected;
    outcome.sentence = "No.";
    return outcome;
  }
  const bool rough = weather_ == Weather::kRough;
  if (rough && one_in(8)) return outcome;  // lost on the way there
  if (rough && one_in(8)) return receipt_of_another(parcel);
  keep(parcel);
  if (rough && one_in(6)) return outcome;  // lost on the way back
  outcome.verdict = Verdict::kReceipt;
  outcome.name = parcel.name;
  outcome.sha256 = leads::sha256_hex(arrived_[parcel.name].front());
  if (mutant_ == Mutant::kServerForgets && one_in(50)) arrived_.erase(parcel.name);
  return outcome;
}

Delivery World::deliver(std::span<const Parcel> parcels, const GoOn&) {
  Delivery delivery;
  const bool away = weather_ != Weather::kFine && weather_ != Weather::kRough;
  if (away || !has_power_()) {
    delivery.trouble = trouble_of(away ? weather_ : Weather::kNoNetwork);
    return delivery;
  }
  for (const Parcel& parcel : parcels) {
    if (weather_ == Weather::kRough && one_in(10)) {
      if (one_in(2)) keep(parcel);
      delivery.trouble = Trouble{TroubleKind::kNetwork, "It broke off.", std::nullopt, 1};
      return delivery;
    }
    delivery.outcomes.push_back(answer(parcel));
  }
  return delivery;
}

Year::Year(uint32_t seed, Mutant mutant)
    : random_(seed),
      mutant_(mutant),
      world_(static_cast<uint32_t>(random_()), mutant),
      key_(leads::KioskKey::read_or_make(folder_ / "kiosk.key").value()),
      chance_(std::make_unique<SeededRandom>(static_cast<uint32_t>(random_()))) {
  true_ms_ = clock_.wall;
  world_.ask_for_power([this] { return !disk_ || !disk_->power_was_cut(); });
}

void Year::start() {
  clock_.id = "boot-" + std::to_string(++boots_);
  clock_.boot = 5'000;
  disk_ = std::make_unique<ledger::ShimVfs>();
  if (mutant_ == Mutant::kDiskLies) disk_->be(ledger::DiskHonesty::kSwallowsLogSyncs);
  constexpr unsigned kMostWrites = 60;
  if (one_in(4)) disk_->cut_power_at(1 + static_cast<int>(up_to(kMostWrites)), up_to(1U << 30));
  auto opened = ledger::Ledger::open(folder_ / "ledger.db", ledger::Access::kReadWrite, clock_);
  if (opened) book_ = std::move(*opened);
  if (disk_->power_was_cut()) return lose_power();
  if (!opened) {
    failure_ = "the kiosk does not start any more: " + opened.fault().sentence;
    return;
  }
  constexpr int kKeptDays = 30;
  outbox_ = std::make_unique<Outbox>(
      world_, [this](const BookWork& work) { return work(*book_); }, &key_, clock_, *chance_,
      OutboxOptions{kKeptDays});
}

// What the cut has left on the disk is all that the next start finds. The simulated disk goes on as
// if nothing had happened, so whatever the kiosk has said since then has reached nobody.
void Year::lose_power() {
  ++figures_.power_cuts;
  outbox_.reset();
  book_.reset();
  const std::map<std::string, std::string> left = disk_->after_cut();
  disk_.reset();
  const base::Path file = folder_ / "ledger.db";
  for (const char* ending : {"", "-wal", "-shm", "-journal", ".head", ".lock"}) {
    std::filesystem::remove(ledger::with_ending(file, ending));
  }
  for (const auto& [path, bytes] : left) {
    if (!path.ends_with("-wal") || !bytes.empty()) ledger::spill(path, bytes);
  }
  start();
}

bool Year::went_dark() {
  if (!failure_.empty() || !disk_->power_was_cut()) return false;
  lose_power();
  return true;
}

void Year::pass(int64_t ms) {
  clock_.boot += ms;
  clock_.wall += ms;
  true_ms_ += ms;
}

void Year::run(int64_t ms) {
  const int64_t end_ms = true_ms_ + ms;
  constexpr int kMostTurns = 100'000;
  for (int turns = 0; failure_.empty() && true_ms_ < end_ms; ++turns) {
    if (turns > kMostTurns) failure_ = "it turns without end";
    const int64_t wait_ms = outbox_->wait_ms();
    if (wait_ms > 0) {
      pass(std::min(wait_ms, end_ms - true_ms_));
    } else {
      outbox_->tick(always);
      went_dark();
    }
  }
}

void Year::turn_clock() {
  const int64_t wrongs[] = {0, 2'147'483'648'000 + kDayMs, true_ms_ - kDays * kDayMs,
                            true_ms_ + kHourMs, true_ms_ - kHourMs};
  ++figures_.clock_jumps;
  clock_.wall = wrongs[up_to(std::size(wrongs))];
  clock_.trusted = false;
}

void Year::visitor() {
  ++figures_.visitors;
  Lead lead;
  lead.number = static_cast<uint32_t>(leads_.size());
  for (const char* recipient : kRecipients) {
    if (lead.recipients.empty() || one_in(3)) lead.recipients.emplace_back(recipient);
  }
  std::vector<leads::Envelope> envelopes;
  for (const std::string& recipient : lead.recipients) {
    envelopes.push_back(ledger::envelope(lead.number, recipient));
  }
  if (one_in(40)) world_.poison(envelopes.front().lead_id);
  // Who is not thanked tries once more, or goes away: then nobody has promised anything.
  for (int tries = 0; tries < 2 && failure_.empty() && !lead.thanked; ++tries) {
    const auto code = ledger::store(*book_, envelopes);
    if (went_dark()) {
      if (one_in(2)) break;
      continue;
    }
    if (!code) failure_ = "a lead is refused: " + code.fault().sentence;
    lead.thanked = code.ok();
    if (code) lead.code = *code;
  }
  if (lead.thanked) figures_.thanked += static_cast<int>(lead.recipients.size());
  leads_.push_back(std::move(lead));
  if (failure_.empty()) outbox_->nudge();
}

void Year::take_back() {
  Lead& lead = leads_[up_to(static_cast<unsigned>(leads_.size()))];
  if (!lead.thanked) return;
  while (failure_.empty() && !lead.withdrawn) {
    const auto told = book_->withdraw(lead.code);
    if (went_dark()) continue;  // says the code again
    if (!told || !*told) failure_ = "a code that was given is not known";
    lead.withdrawn = true;
    ++figures_.withdrawn;
  }
}

void Year::morning() {
  using Weather = World::Weather;
  constexpr Weather kWeathers[] = {Weather::kFine,      Weather::kRough,  Weather::kRough,
                                   Weather::kNoNetwork, Weather::kPortal, Weather::kServerDown};
  world_.be(kWeathers[up_to(std::size(kWeathers))]);
  if (one_in(15)) turn_clock();
  if (!clock_.trusted && one_in(4)) {
    clock_.wall = true_ms_;
    clock_.trusted = true;
  }
  constexpr unsigned kMostWrites = 500;
  if (one_in(4)) disk_->cut_power_at(1 + static_cast<int>(up_to(kMostWrites)), up_to(1U << 30));
}

void Year::day() {
  morning();
  const bool festival = one_in(3);
  const unsigned visitors = festival ? 4 + up_to(8) : up_to(2);
  for (unsigned i = 0; i < visitors && failure_.empty(); ++i) {
    visitor();
    if (!failure_.empty()) return;
    if (one_in(12)) take_back();
    if (failure_.empty() && one_in(10)) world_.be(World::Weather::kFine);
    run((1 + up_to(4)) * kMinuteMs);
    pass(up_to(30) * kMinuteMs);
  }
  pass(kDayMs - std::min<int64_t>(kDayMs, visitors * 30 * kMinuteMs));
  if (!failure_.empty() || !one_in(3)) return;
  outbox_.reset();  // switched off in good order
  book_.reset();
  disk_.reset();
  start();
}

// A network, a server and a clock that are right at last: how long until nothing waits.
bool Year::settle() {
  world_.be(World::Weather::kFine);
  world_.heal();
  clock_.wall = true_ms_;
  clock_.trusted = true;
  outbox_.reset();
  book_.reset();
  disk_.reset();
  start();
  if (!failure_.empty()) return false;
  disk_->cut_power_at(0, 0);  // and a current that stays
  for (const char* recipient : kRecipients) {
    const auto aside = book_->envelopes_of(recipient, ledger::State::kQuarantined, 0,
                                           ledger::kMostEnvelopesAtOnce);
    if (!aside) return false;
    for (const ledger::StoredEnvelope& one : *aside) {
      if (!book_->release(one.sequence)) return false;
    }
  }
  outbox_->hurry();
  for (int hours = 0; hours < 48; ++hours) {
    run(kHourMs);
    const auto counts = book_->counts();
    if (counts && counts->waiting == 0 && counts->quarantined == 0 && outbox_->resting() &&
        outbox_->report().waiting.withdrawals == 0) {
      return book_->reconcile().ok();
    }
  }
  return false;
}

std::string Year::judge(const Lead& lead, const std::string& recipient) const {
  const leads::Envelope sealed = ledger::envelope(lead.number, recipient);
  const std::string who = "lead " + std::to_string(lead.number) + " for " + recipient;
  const auto there = world_.arrived().find({Kind::kEnvelope, sealed.lead_id, recipient});
  const bool arrived = there != world_.arrived().end();
  if (arrived && there->second.size() != 1) return who + " is there twice";
  if (arrived && there->second.front() != sealed.bytes) return who + " is not as it was left";
  if (!lead.thanked) return "";
  const bool told = world_.arrived().contains({Kind::kWithdrawal, sealed.lead_id, recipient});
  if (!lead.withdrawn && told) return who + " was taken back by nobody";
  if (!lead.withdrawn && !arrived) return who + " is missing";
  if (lead.withdrawn && arrived && !told) return who + " was taken back, and nobody was told";
  return "";
}

std::string Year::judge() const {
  size_t expected = 0;
  for (const Lead& lead : leads_) {
    for (const std::string& recipient : lead.recipients) {
      std::string why = judge(lead, recipient);
      if (!why.empty()) return why;
      const Name name{Kind::kEnvelope, ledger::envelope(lead.number, recipient).lead_id, recipient};
      expected += world_.arrived().contains(name) ? 1 : 0;
    }
  }
  const auto envelopes = std::ranges::count_if(
      world_.arrived(), [](const auto& one) { return one.first.kind == Kind::kEnvelope; });
  if (static_cast<size_t>(envelopes) != expected) return "something is there that nobody has left";
  return "";
}

std::string Year::live() {
  start();
  for (int i = 0; i < kDays && failure_.empty(); ++i) day();
  if (failure_.empty() && !settle() && failure_.empty()) failure_ = "it never settles";
  return failure_.empty() ? judge() : failure_;
}

}  // namespace gummiband::outbox
