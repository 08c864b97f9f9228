#include "app/condition.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "app/bookkeeper.h"
#include "app/print_worker.h"

namespace gummiband::app {
namespace {

constexpr double kMmPerM = 1000;

// What staff chose, else what the settings say.
std::string chosen(const ledger::Ledger& ledger, std::string_view setting,
                   const std::string& otherwise) {
  const auto kept = ledger.get(setting);
  return kept && *kept && !(*kept)->empty() ? **kept : otherwise;
}

std::optional<int> paper_percent(const content::Settings& settings, const ledger::Ledger& ledger) {
  const double roll_mm = settings.roll_m * kMmPerM;
  if (roll_mm <= 0) return std::nullopt;
  const std::string text = chosen(ledger, kRollUsedSetting, "0");
  double used_mm = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), used_mm);
  if (error != std::errc() || used_mm < 0) return std::nullopt;
  return static_cast<int>(std::lround(100 * std::max(0.0, 1 - used_mm / roll_mm)));
}

}  // namespace

ConditionParts condition_parts(const content::Settings& settings,
                               const std::optional<content::Pack>& pack, const base::Path& data) {
  return {settings, pack ? pack->id : "", pack ? pack->version : "", data};
}

outbox::Condition condition_of(const ConditionParts& parts, const ledger::Ledger& ledger) {
  outbox::Condition condition;
  condition.version = GUMMIBAND_VERSION;
  condition.pack_id = parts.pack_id;
  condition.pack_version = parts.pack_version;
  condition.profile =
      profile_of(parts.settings, chosen(ledger, kPlaceSetting, parts.settings.place),
                 chosen(ledger, kEventSetting, parts.settings.event));
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(parts.data, error);
  if (!error) condition.free_bytes = static_cast<int64_t>(space.available);
  condition.paper_percent = paper_percent(parts.settings, ledger);
  return condition;
}

outbox::Profile profile_of(const content::Settings& settings, const std::string& place,
                           const std::string& event) {
  return {place, event, settings.municipality.empty() ? place : settings.municipality,
          settings.funding};
}

}  // namespace gummiband::app
