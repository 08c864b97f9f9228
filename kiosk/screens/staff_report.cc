#include "screens/staff_report.h"

#include <algorithm>

#include "screens/pieces.h"
#include "screens/staff_charts.h"

namespace gummiband::screens::staff_report {
namespace {

constexpr size_t kMostThemes = 3;

// Of nothing it is nothing.
std::string per_hundred(int64_t part, int64_t whole) {
  if (whole <= 0) return "–";
  return std::to_string((part * 100 + whole / 2) / whole);
}

std::string name_of(const staff::RecipientFigures& one, const World& world) {
  const content::Recipient* recipient = world.pack.recipient(one.id);
  return recipient == nullptr ? one.id : world.in(recipient->name);
}

void add_themes(std::vector<slips::SlipRow>& all, const staff::Figures& figures,
                const World& world) {
  size_t shown = 0;
  for (const staff::ThemeHearts& one : figures.hearts_by_theme) {
    const auto theme = std::ranges::find(world.pack.themes, one.theme, &content::Named::id);
    if (theme == world.pack.themes.end()) continue;
    all.push_back(
        {world.word("staff.hearts") + ": " + world.in(theme->name), std::to_string(one.hearts)});
    if (++shown == kMostThemes) return;
  }
}

}  // namespace

std::vector<slips::SlipRow> rows(const World& world) {
  if (world.staff == nullptr || !world.staff->figures) return {};
  const staff::Figures& figures = *world.staff->figures;
  std::vector<slips::SlipRow> all = {
      {world.word("staff.visits"), std::to_string(figures.visits)},
      {world.word("staff.hearts"), std::to_string(figures.hearts)},
      {world.word("staff.codes"), std::to_string(figures.codes)},
      {world.word("staff.slips"), std::to_string(figures.slips)},
      {world.word("staff.leads"), std::to_string(figures.leads)},
      {world.word("staff.rate"), per_hundred(figures.leads, figures.visits)}};
  add_themes(all, figures, world);
  for (const staff::RecipientFigures& one : figures.recipients) {
    all.push_back({world.words.text(world.visit.language, "staff.report_waiting",
                                    {{"recipient", name_of(one, world)}}),
                   std::to_string(one.waiting)});
  }
  return all;
}

std::vector<slips::SlipRow> table_rows(const World& world) {
  std::vector<slips::SlipRow> all = rows(world);
  if (all.empty()) return all;
  const staff::Figures& figures = *world.staff->figures;
  for (const Bar& bar : hour_bars(figures.visits_by_hour, figures.at.hour)) {
    const std::string hour =
        world.words.time_of_day(world.visit.language, {figures.at.day, std::stoi(bar.name), 0});
    all.push_back({world.word("staff.visits") + ", " + hour, std::to_string(bar.number)});
  }
  return all;
}

slips::Slip slip(const World& world) {
  slips::Slip report;
  report.kind = slips::SlipKind::kDayReport;
  report.title = world.word("staff.report");
  report.notes.push_back(world.words.long_day(world.visit.language, world.now.day));
  if (world.staff != nullptr) {
    const std::string where_and_what = dotted(world.staff->event, world.staff->place);
    if (!where_and_what.empty()) report.notes.push_back(where_and_what);
  }
  report.rows = rows(world);
  return report;
}

State open(const Route&, const World&) {
  return {};
}

Wishes update(State&, const Action& action, const World& world) {
  if (std::holds_alternative<CloseTapped>(action)) {
    return {staff::Wish(staff::LookUp{}), Back{}};
  }
  if (rows(world).empty()) return {};
  if (const auto* stick = std::get_if<StickTapped>(&action)) {
    return {staff::Wish(staff::ExportReport{stick->folder})};
  }
  return {staff::Wish(staff::PrintForStaff{slip(world)})};
}

}  // namespace gummiband::screens::staff_report
