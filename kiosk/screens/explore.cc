#include "screens/explore.h"

#include <algorithm>
#include <array>

#include "ui/widgets.h"

namespace gummiband::screens::explore {
namespace {

using ui::Rect;

// Heights of the tiles after the wide one, repeating, so that the two columns never run level.
constexpr std::array<float, 4> kTallHeights = {560, 430, 520, 600};
constexpr float kWideHeight = 440;
// Lengths of landscape blocks: a wide tile over two small ones, then a tall one.
constexpr float kBlockWide = 660;
constexpr float kBlockTall = 420;

Mosaic downwards(size_t count, float across) {
  Mosaic result;
  const float column = (across - ui::kGutter) / 2;
  std::array<float, 2> foot = {0, 0};
  size_t tall = 0;
  for (size_t i = 0; i < count; ++i) {
    if (i % 7 == 0) {  // a wide one now and then, across both columns
      const float top = std::max(foot[0], foot[1]);
      result.tiles.push_back(ui::rect_at(0, top, across, kWideHeight));
      foot = {top + kWideHeight + ui::kGutter, top + kWideHeight + ui::kGutter};
      continue;
    }
    const size_t side = foot[1] < foot[0] ? 1 : 0;
    // The last pair before a wide tile ends level, or a hole would gape.
    const bool closes = i % 7 == 6 || i + 1 == count;
    const float other = foot[1 - side];
    float height = kTallHeights[tall++ % kTallHeights.size()];
    if (closes && other - ui::kGutter - foot[side] > 380) {
      height = other - ui::kGutter - foot[side];
    }
    const float left = static_cast<float>(side) * (column + ui::kGutter);
    result.tiles.push_back(ui::rect_at(left, foot[side], column, height));
    foot[side] += height + ui::kGutter;
  }
  result.length = std::max(foot[0], foot[1]);
  return result;
}

Mosaic sideways(size_t count, float across) {
  Mosaic result;
  const float upper = (across - ui::kGutter) * 0.54F;
  const float lower_top = upper + ui::kGutter;
  const float small = (kBlockWide - ui::kGutter) / 2;
  float left = 0;
  for (size_t i = 0; i < count; ++i) {
    switch (i % 4) {
      case 0:
        result.tiles.push_back(ui::rect_at(left, 0, kBlockWide, upper));
        break;
      case 1:
        result.tiles.push_back({left, lower_top, left + small, across});
        break;
      case 2:
        result.tiles.push_back({left + small + ui::kGutter, lower_top, left + kBlockWide, across});
        break;
      default:
        left += kBlockWide + ui::kGutter;
        result.tiles.push_back(ui::rect_at(left, 0, kBlockTall, across));
        left += kBlockTall + ui::kGutter;
    }
  }
  result.length = count % 4 == 0 ? left : left + kBlockWide + ui::kGutter;
  return result;
}

}  // namespace

State open(const Route& route, const World& world) {
  State state;
  if (const content::HeartPlace* place = heart_place(world)) state.district = place->district;
  arrive(state, route, world);
  return state;
}

void arrive(State& state, const Route& route, const World& world) {
  if (route.item.empty()) return;
  const bool known = std::ranges::find(world.pack.districts, route.item, &content::Named::id) !=
                     world.pack.districts.end();
  if (!known && route.item != kEverywhere) return;
  state.district = known ? route.item : "";
  state.theme.clear();
}

Wishes update(State& state, const Action& action, const World&) {
  if (const auto* theme = std::get_if<ThemeTapped>(&action)) {
    state.theme = theme->theme;
    return {CountOne{"theme", theme->theme}};
  }
  if (const auto* district = std::get_if<DistrictTapped>(&action)) {
    state.district = district->district;
    return {CountOne{"district", district->district}};
  }
  if (const auto* item = std::get_if<ItemTapped>(&action)) {
    return {CountOne{"item", item->item}, Open{{ScreenName::kHighlight, item->item}}};
  }
  if (const auto* heart = std::get_if<HeartTapped>(&action)) {
    return {ToggleHeart{heart->item}};
  }
  if (std::holds_alternative<ShowAllTapped>(action)) {
    state = {};
    return {CountOne{"theme", ""}};
  }
  const ScreenName away = std::get<AwayTapped>(action).screen;
  return {Open{{away, away == ScreenName::kMap ? state.district : ""}}};
}

std::vector<const content::Item*> shown(const State& state, const World& world) {
  std::vector<const content::Item*> items =
      world.pack.shown(content::ItemKind::kHighlight, world.now.day);
  std::erase_if(items, [&](const content::Item* item) {
    const bool theme_fits =
        state.theme.empty() || std::ranges::find(item->themes, state.theme) != item->themes.end();
    const bool district_fits = state.district.empty() || item->district == state.district;
    return !theme_fits || !district_fits;
  });
  if (const content::HeartPlace* place = heart_place(world)) {
    const auto rank = [&](const content::Item* item) {
      return std::ranges::find(place->highlights, item->id) - place->highlights.begin();
    };
    std::ranges::stable_sort(items, {}, rank);
  }
  return items;
}

const content::HeartPlace* greeting(const State& state, const World& world) {
  const content::HeartPlace* place = heart_place(world);
  const bool here = place != nullptr && state.theme.empty() && state.district == place->district;
  return here ? place : nullptr;
}

std::optional<size_t> looked_at(float offset, size_t count, bool greeted) {
  if (count == 0) return std::nullopt;
  // A tile that is more than half gone has been passed.
  float passed = offset + (kLineTile + ui::kGutter) / 2;
  if (greeted) {
    if (offset < kLineGreeting / 2) return std::nullopt;
    passed -= kLineGreeting + ui::kGutter;
  }
  const auto index = static_cast<size_t>(std::max(passed / (kLineTile + ui::kGutter), 0.0F));
  return std::min(index, count - 1);
}

float line_offset(size_t index, bool greeted) {
  const float first = greeted ? kLineGreeting + ui::kGutter : 0;
  return first + static_cast<float>(index) * (kLineTile + ui::kGutter);
}

Mosaic mosaic(size_t count, float across, ui::Axis grows) {
  return grows == ui::Axis::kVertical ? downwards(count, across) : sideways(count, across);
}

}  // namespace gummiband::screens::explore
