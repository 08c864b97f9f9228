// sync: what waits goes out, or why it does not.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>

#include "app/condition.h"
#include "app/sync_worker.h"
#include "base/date.h"
#include "base/random.h"
#include "base/shown_address.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/opening.h"
#include "cli/places.h"
#include "content/load.h"
#include "content/settings.h"
#include "outbox/courier.h"
#include "outbox/sync.h"

namespace gummiband::cli {
namespace {

constexpr int kRowsAtOnce = 200;
constexpr int64_t kMinuteMs = 60'000;
constexpr int64_t kHourMs = 60 * kMinuteMs;
// So that somebody who watches sees that it lives.
constexpr int64_t kLongestRestMs = 1'000;

// "now", "in 40 s", "in 12 min", "in 5 h"
std::string in_time(int64_t wait_ms) {
  if (wait_ms <= 0) return "now";
  if (wait_ms < 2 * kMinuteMs) return "in " + std::to_string((wait_ms + 999) / 1000) + " s";
  if (wait_ms < 2 * kHourMs) return "in " + std::to_string(wait_ms / kMinuteMs) + " min";
  return "in " + std::to_string(wait_ms / kHourMs) + " h";
}

void print_counts(const ledger::Counts& counts) {
  std::printf("%lld captured: %lld delivered, %lld waiting, %lld set aside, %lld withdrawn\n",
              static_cast<long long>(counts.captured), static_cast<long long>(counts.delivered),
              static_cast<long long>(counts.waiting), static_cast<long long>(counts.quarantined),
              static_cast<long long>(counts.withdrawn));
}

base::Result<void> release_all(ledger::Ledger& ledger) {
  const auto counts = ledger.counts_by_recipient();
  if (!counts) return counts.fault();
  for (const auto& [recipient, count] : *counts) {
    while (true) {
      const auto rows = ledger.envelopes_of(recipient, ledger::State::kQuarantined, 0, kRowsAtOnce);
      if (!rows) return rows.fault();
      if (rows->empty()) break;
      for (const ledger::StoredEnvelope& stored : *rows) {
        if (auto released = ledger.release(stored.sequence); !released) return released;
      }
    }
  }
  return {};
}

// Says of each record what it waits for.
class Explainer {
 public:
  Explainer(const ledger::Ledger& ledger, const base::Clock& clock, outbox::Destination destination)
      : ledger_(ledger), clock_(clock), destination_(std::move(destination)), schedule_(random_) {}

  base::Result<void> explain() {
    const auto counts = ledger_.counts();
    if (!counts) return counts.fault();
    if (auto looked = look(); !looked) return looked;
    print_counts(*counts);
    print_destination();
    const auto recipients = ledger_.counts_by_recipient();
    if (!recipients) return recipients.fault();
    for (const auto& [recipient, count] : *recipients) {
      for (const auto state : {ledger::State::kWaiting, ledger::State::kQuarantined}) {
        if (auto done = print_envelopes(recipient, state); !done) return done;
      }
      if (auto done = print_withdrawals(recipient); !done) return done;
    }
    return {};
  }

 private:
  // What was noted about this destination, and what can be seen to be wrong with it.
  base::Result<void> look() {
    if (destination_.address.empty()) return {};
    if (const auto usable = outbox::check_destination(destination_); !usable) {
      obstacle_ = usable.fault().sentence;
    }
    const auto courier = outbox::make_courier(destination_);
    if (!courier) return {};
    const auto status = ledger_.get(outbox::kStatusSetting);
    if (!status) return status.fault();
    if (*status) schedule_.read(**status, (*courier)->name(), clock_.boot_id());
    return {};
  }

  void print_destination() const {
    std::printf("destination: %s\n", destination_.address.empty()
                                         ? "none in kiosk.yaml; leads stay until they are exported"
                                         : base::shown_address(destination_.address).c_str());
    if (const auto contact = schedule_.last_contact_wall_ms()) {
      std::printf("last contact: %s\n", base::local_text(base::local_time(*contact)).c_str());
    }
    if (!obstacle_.empty()) {
      std::printf("trouble: %s\n", obstacle_.c_str());
    } else if (const auto& wait = schedule_.destination()) {
      std::printf("trouble: %s Try %d %s.\n", wait->sentence.c_str(), wait->tries + 1,
                  in_time(wait->until_ms - clock_.boot_ms()).c_str());
    }
  }

  // "goes in 40 s", and why not earlier.
  std::string prospect(const outbox::Record& record) const {
    if (destination_.address.empty()) return "stays until it is exported";
    if (!obstacle_.empty()) return "waits until the trouble is mended";
    int64_t until_ms = clock_.boot_ms();
    std::string why;
    if (const auto& wait = schedule_.destination()) {
      until_ms = std::max(until_ms, wait->until_ms);
      why = "; the destination is in trouble";
    }
    const auto own = schedule_.records().find(record);
    if (own != schedule_.records().end()) {
      until_ms = std::max(until_ms, own->second.until_ms);
      why = "; tried " + std::to_string(own->second.tries) + " times: " + own->second.sentence;
    }
    return "goes " + in_time(until_ms - clock_.boot_ms()) + why;
  }

  base::Result<void> print_envelopes(const std::string& recipient, ledger::State state) const {
    int64_t after = 0;
    while (true) {
      const auto rows = ledger_.envelopes_of(recipient, state, after, kRowsAtOnce);
      if (!rows) return rows.fault();
      if (rows->empty()) return {};
      for (const ledger::StoredEnvelope& stored : *rows) {
        after = stored.sequence;
        const std::string what =
            state == ledger::State::kWaiting
                ? prospect({outbox::Kind::kEnvelope, stored.sequence})
                : "set aside: " + stored.reason + " Try it again with sync --release.";
        std::printf("lead %s for %s of %s%s: %s\n", stored.envelope.lead_id.text().c_str(),
                    recipient.c_str(),
                    base::local_text(base::local_time(stored.captured_wall_ms)).c_str(),
                    stored.clock_trusted ? "" : " (clock not set)", what.c_str());
      }
    }
  }

  base::Result<void> print_withdrawals(const std::string& recipient) const {
    int64_t after = 0;
    while (true) {
      const auto rows = ledger_.notices(recipient, after, kRowsAtOnce);
      if (!rows) return rows.fault();
      if (rows->empty()) return {};
      for (const ledger::Notice& notice : *rows) {
        after = notice.sequence;
        std::printf("withdrawal of %s for %s: %s\n", notice.lead_id.text().c_str(),
                    recipient.c_str(),
                    prospect({outbox::Kind::kWithdrawal, notice.sequence}).c_str());
      }
    }
  }

  const ledger::Ledger& ledger_;
  const base::Clock& clock_;
  const outbox::Destination destination_;
  std::string obstacle_;  // why nothing can go there, whatever the network does; empty: nothing
  base::SystemRandom random_;
  outbox::Schedule schedule_;
};

int explain(const Places& places, const content::Settings& settings) {
  const base::SystemClock clock;
  const auto ledger = open_ledger(places, ledger::Access::kReadOnly, clock);
  if (!ledger) return fail(ledger.fault());
  if (auto said = Explainer(**ledger, clock, app::destination_of(settings)).explain(); !said) {
    return fail(said.fault());
  }
  return kFine;
}

outbox::ConditionOf condition(const Places& places, const content::Settings& settings,
                              const base::Path& data, const base::Clock& clock) {
  const content::LoadedPack loaded =
      content::load_pack(pack_folder(places), base::local_day(clock.wall_ms()));
  return [parts = app::condition_parts(settings, loaded.pack, data)](const ledger::Ledger& ledger) {
    return app::condition_of(parts, ledger);
  };
}

// Everything that is due, whatever has been waited for.
int deliver_once(outbox::Sync& machine, const Interruption& interruption) {
  const outbox::GoOn go_on = [&] { return !interruption.came(); };
  const outbox::OutboxReport& report = machine.report();
  // One that the destination fails with does not keep the others here, nor is it waited for.
  constexpr int kMostFailures = 10;
  int64_t delivered = 0;
  for (int failures = 0; failures < kMostFailures && go_on(); ++failures) {
    machine.hurry();
    do {
      machine.tick(go_on);
    } while (machine.wait_ms() == 0 && go_on());
    if (!machine.met_suspect() || report.counts.waiting == 0) break;
    if (report.counts.delivered > delivered) failures = 0;
    delivered = report.counts.delivered;
  }
  print_counts(report.counts);
  if (!report.trouble.empty()) return fail({report.trouble});
  if (machine.reporter() != nullptr && !machine.reporter()->trouble().empty()) {
    return fail({"Nobody could be told how this kiosk is: " + machine.reporter()->trouble()});
  }
  if (report.counts.waiting + report.counts.quarantined + report.waiting.withdrawals == 0)
    return kFine;
  std::fprintf(stderr, "gummiband: not everything went; sync --explain says why.\n");
  return kWorldFault;
}

int deliver_on(outbox::Sync& machine, const std::string& destination,
               const Interruption& interruption) {
  std::printf("delivering to %s until this is ended with Ctrl-C; --once ends by itself\n",
              destination.c_str());
  std::fflush(stdout);
  outbox::OutboxReport said;
  while (interruption.rest(std::min(machine.wait_ms(), kLongestRestMs))) {
    if (machine.wait_ms() > 0) continue;
    machine.tick([&] { return !interruption.came(); });
    if (!machine.resting() || machine.report().counts == said.counts) continue;
    said = machine.report();
    print_counts(said.counts);
    std::fflush(stdout);
  }
  return kFine;
}

}  // namespace

int sync_command(const SyncWords& words) {
  const Interruption interruption;  // outlives the ledger, which is closed first
  const content::LoadedSettings loaded = content::load_settings(words.places.settings);
  for (const content::Finding& finding : loaded.findings) {
    std::fprintf(stderr, "%s\n", finding.text().c_str());
  }
  const content::Settings& settings = loaded.settings;
  if (words.explain) return explain(words.places, settings);
  if (settings.destination.empty()) {
    return fail({"There is no destination in " + words.places.settings.string() +
                 ", so leads stay here until they are exported."});
  }
  auto courier = outbox::make_courier(app::destination_of(settings));
  if (!courier) return fail(courier.fault());
  const base::SystemClock clock;
  const auto data = data_folder(words.places);
  if (!data) return fail(data.fault());
  const auto ledger = open_ledger(words.places, ledger::Access::kReadWrite, clock);
  if (!ledger) return fail(ledger.fault());
  const auto key = leads::KioskKey::read_or_make(*data / "kiosk.key");
  if (!key) std::fprintf(stderr, "gummiband: %s\n", key.fault().sentence.c_str());
  if (words.release) {
    if (auto released = release_all(**ledger); !released) return fail(released.fault());
  }
  base::SystemRandom random;
  const outbox::Book book = [&](const outbox::BookWork& work) { return work(**ledger); };
  outbox::Outbox outbox(**courier, book, key ? &*key : nullptr, clock, random,
                        outbox::OutboxOptions{settings.keep_delivered_days});
  const auto board = outbox::make_board(app::destination_of(settings));
  if (!board) return fail(board.fault());
  std::unique_ptr<outbox::Reporter> reporter;
  if (key) {
    reporter = std::make_unique<outbox::Reporter>(**board, book, *key, clock, random,
                                                  condition(words.places, settings, *data, clock));
  }
  outbox::Sync machine(outbox, std::move(reporter));
  return words.once ? deliver_once(machine, interruption)
                    : deliver_on(machine, (*courier)->name(), interruption);
}

}  // namespace gummiband::cli
