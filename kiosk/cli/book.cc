// leads reconcile, withdraw and erase: whether the book adds up, and what is taken out of it.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/date.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/opening.h"
#include "leads/receipt_code.h"

namespace gummiband::cli {
namespace {

nlohmann::ordered_json numbers(const ledger::Counts& counts) {
  return {{"captured", counts.captured},
          {"delivered", counts.delivered},
          {"waiting", counts.waiting},
          {"quarantined", counts.quarantined},
          {"withdrawn", counts.withdrawn}};
}

void print_row(const std::string& name, const ledger::Counts& counts) {
  std::printf("%-24s %9lld %9lld %9lld %11lld %9lld\n", name.c_str(),
              static_cast<long long>(counts.captured), static_cast<long long>(counts.delivered),
              static_cast<long long>(counts.waiting), static_cast<long long>(counts.quarantined),
              static_cast<long long>(counts.withdrawn));
}

}  // namespace

int leads_reconcile_command(const Places& places, Output output) {
  const base::SystemClock clock;
  const auto ledger = open_ledger(places, ledger::Access::kReadOnly, clock);
  if (!ledger) return fail(ledger.fault());
  if (const auto sound = (*ledger)->reconcile(); !sound) return fail(sound.fault());
  const auto each = (*ledger)->counts_by_recipient();
  if (!each) return fail(each.fault());
  const auto total = (*ledger)->counts();
  if (!total) return fail(total.fault());
  if (output == Output::kJson) {
    nlohmann::ordered_json recipients = nlohmann::ordered_json::object();
    for (const auto& [id, counts] : *each) recipients[id] = numbers(counts);
    const nlohmann::ordered_json all = {{"recipients", recipients}, {"all", numbers(*total)}};
    std::printf("%s\n", all.dump().c_str());
    return kFine;
  }
  std::printf("%-24s %9s %9s %9s %11s %9s\n", "recipient", "captured", "delivered", "waiting",
              "quarantined", "withdrawn");
  for (const auto& [id, counts] : *each) print_row(id, counts);
  print_row("all", *total);
  std::printf(
      "captured = delivered + waiting + quarantined + withdrawn, everywhere; every envelope "
      "is as it was captured\n");
  return kFine;
}

int leads_withdraw_command(const Places& places, const std::string& code) {
  const auto parsed = leads::parse_receipt_code(code);
  if (!parsed) {
    return fail_words(
        {"This is no receipt code. It has six characters, and one of these was mistyped; read it "
         "once more."});
  }
  const base::SystemClock clock;
  const auto ledger = open_ledger(places, ledger::Access::kReadWrite, clock);
  if (!ledger) return fail(ledger.fault());
  const auto withdrawn = (*ledger)->withdraw(*parsed);
  if (!withdrawn) return fail(withdrawn.fault());
  if (!*withdrawn) {
    return fail(
        {"No lead of this kiosk has the code " + *parsed + ". Ask at which kiosk it was shown."});
  }
  if ((*withdrawn)->kept_back == 0 && (*withdrawn)->notices == 0) {
    std::printf("nothing is left to withdraw: it was withdrawn before, or is erased\n");
    return kFine;
  }
  std::printf("withdrawn: %lld envelopes kept back, %lld recipients will be told\n",
              static_cast<long long>((*withdrawn)->kept_back),
              static_cast<long long>((*withdrawn)->notices));
  return kFine;
}

int leads_erase_command(const LeadsEraseWords& words) {
  const auto day = base::parse_day(words.before);
  if (!day) return fail_words({"--before takes a day: 2026-05-01."});
  const base::SystemClock clock;
  const auto ledger = open_ledger(words.places, ledger::Access::kReadWrite, clock);
  if (!ledger) return fail(ledger.fault());
  const auto erased = (*ledger)->erase(
      base::wall_ms_at({*day, 0, 0}),
      words.undelivered_too ? ledger::Extent::kUndeliveredToo : ledger::Extent::kDelivered,
      words.untrusted_clock_too ? ledger::Clocks::kUntrustedToo : ledger::Clocks::kTrusted);
  if (!erased) return fail(erased.fault());
  std::printf("erased: %lld delivered envelopes forgotten, %lld undelivered ones given up\n",
              static_cast<long long>(erased->forgotten), static_cast<long long>(erased->given_up));
  if (erased->kept > 0) {
    std::printf("%lld are not delivered yet and were kept; --undelivered-too erases them as well\n",
                static_cast<long long>(erased->kept));
  }
  if (erased->undated > 0) {
    std::printf(
        "%lld were kept because the clock that dated them was not trusted; "
        "--untrusted-clock-too erases them as well\n",
        static_cast<long long>(erased->undated));
  }
  return kFine;
}

}  // namespace gummiband::cli
