#include "app/staff_figures.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/recipient_keys.h"
#include "base/date.h"
#include "leads/keys.h"
#include "ledger/ledger.h"

namespace gummiband::app {
namespace {

using screens::staff::Figures;
using screens::staff::RecipientFigures;

constexpr int64_t kHourMs = 3'600'000;

// As printing.cc counts slips: the staff's own are none of a visitor's.
bool is_for_visitors(std::string_view slip) {
  return slip != "test" && slip != "day_report";
}

void take_counts(RecipientFigures& into, const ledger::Counts& counts) {
  into.captured = counts.captured;
  into.delivered = counts.delivered;
  into.waiting = counts.waiting;
  into.quarantined = counts.quarantined;
  into.withdrawn = counts.withdrawn;
}

std::vector<RecipientFigures> recipients_of(const content::Pack& pack) {
  std::vector<RecipientFigures> all;
  for (const content::Recipient& recipient : pack.recipients) {
    RecipientFigures one;
    one.id = recipient.id;
    one.demo_key = recipient.demo;
    const auto keys = keys_of(recipient);
    if (keys) {
      for (const leads::PublicKey& key : *keys) {
        one.fingerprint += (one.fingerprint.empty() ? "" : " + ") + key.fingerprint();
      }
    }
    all.push_back(std::move(one));
  }
  return all;
}

base::Result<void> read_ledger(Figures& figures, const base::Path& data, const content::Pack& pack,
                               const base::Clock& clock) {
  const auto ledger = ledger::Ledger::open(data / "ledger.db", ledger::Access::kReadOnly, clock);
  if (!ledger) return ledger.fault();
  const auto tallies = (*ledger)->tallies();
  if (!tallies) return tallies.fault();
  count_day(figures, *tallies, pack);
  const auto counts = (*ledger)->counts_by_recipient();
  if (!counts) return counts.fault();
  for (const auto& [id, each] : *counts) {
    auto found = std::ranges::find(figures.recipients, id, &RecipientFigures::id);
    if (found == figures.recipients.end()) {
      figures.recipients.push_back({});
      found = std::prev(figures.recipients.end());
      found->id = id;
    }
    take_counts(*found, each);
  }
  return (*ledger)->reconcile();
}

}  // namespace

void count_day(Figures& figures, const visit::Tallies& tallies, const content::Pack& pack) {
  std::map<std::string, int64_t> themes;
  for (const auto& [key, n] : tallies) {
    const base::LocalTime time = base::local_time(key.hour * kHourMs);
    if (time.day != figures.at.day) continue;
    const auto hour = static_cast<size_t>(time.hour);
    if (key.what == "visit") {
      figures.visits += n;
      figures.visits_by_hour[hour] += n;
    } else if (key.what == "slip" && is_for_visitors(key.subject)) {
      figures.slips += n;
      figures.slips_by_hour[hour] += n;
    } else if (key.what == "code") {
      figures.codes += n;
    } else if (key.what == "lead") {
      figures.leads += n;
    } else if (key.what == "heart") {
      figures.hearts += n;
      const content::Item* item = pack.find(key.subject);
      if (item == nullptr) continue;
      for (const std::string& theme : item->themes) themes[theme] += n;
    }
  }
  figures.hearts_by_theme.clear();
  for (const auto& [theme, n] : themes) figures.hearts_by_theme.push_back({theme, n});
  std::ranges::stable_sort(figures.hearts_by_theme, std::ranges::greater{},
                           &screens::staff::ThemeHearts::hearts);
}

Figures gather_figures(const base::Path& data, const content::Pack& pack,
                       const base::Clock& clock) {
  Figures figures;
  figures.at = base::local_time(clock.wall_ms());
  figures.clock_trusted = clock.wall_trusted();
  figures.recipients = recipients_of(pack);
  const base::Result<void> read = read_ledger(figures, data, pack, clock);
  if (!read) figures.ledger_fault = read.fault().sentence;
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(data, error);
  if (!error) {
    figures.disk_bytes = static_cast<int64_t>(space.capacity);
    figures.disk_free_bytes = static_cast<int64_t>(space.available);
  }
  return figures;
}

}  // namespace gummiband::app
