#include <algorithm>
#include <array>

#include "screens/chips.h"
#include "screens/empty.h"
#include "screens/explore.h"
#include "screens/highlight.h"
#include "screens/page.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::explore {
namespace {

using ui::Axis;
using ui::Canvas;
using ui::Rect;
using ui::TextRole;

constexpr std::array kTitleRoles = {TextRole::kTitle, TextRole::kTitleLong, TextRole::kCard,
                                    TextRole::kCardSmall};
constexpr float kLandscapeColumn = 440;
constexpr float kWholeRow = 900;   // from here on the greeting has room for its motto on one line
constexpr float kSmallTile = 340;  // lower than this there is room for one line and a note

// A row of chips and what each of them means.
struct Choices {
  std::vector<Chip> chips;
  std::vector<Action> actions;

  void add(Chip chip, Action action) {
    chips.push_back(std::move(chip));
    actions.push_back(std::move(action));
  }
};

Choices theme_choices(const State& state, const World& world) {
  Choices choices;
  const auto away = [&](const char* name, const char* icon, ScreenName screen) {
    choices.add({name, world.word(name), icon, false}, AwayTapped{screen});
  };
  choices.add({"explore.theme.all", world.word("explore.all"), "", state.theme.empty()},
              ThemeTapped{""});
  away("explore.offers", "work", ScreenName::kOffers);
  away("explore.events", "event", ScreenName::kEvents);
  for (const content::Named& theme : world.pack.themes) {
    choices.add(
        {"explore.theme." + theme.id, world.in(theme.name), theme.icon, state.theme == theme.id},
        ThemeTapped{theme.id});
  }
  if (!world.pack.why_here.empty()) away("explore.why", "cottage", ScreenName::kWhy);
  if (!world.pack.shown(content::ItemKind::kContact, world.now.day).empty()) {
    away("explore.contacts", "forum", ScreenName::kContacts);
  }
  return choices;
}

Choices district_choices(const State& state, const World& world) {
  Choices choices;
  if (!world.pack.map.empty()) {
    choices.add({"explore.map", world.word("explore.map"), "map", false},
                AwayTapped{ScreenName::kMap});
  }
  choices.add(
      {"explore.district.all", world.word("explore.everywhere"), "", state.district.empty()},
      DistrictTapped{""});
  for (const content::Named& district : world.pack.districts) {
    choices.add({"explore.district." + district.id, world.in(district.name), "",
                 state.district == district.id},
                DistrictTapped{district.id});
  }
  return choices;
}

// The same in a row of its own: the way to the map stays in sight, whichever district is chosen.
Choices districts_beside_map(const State& state, const World& world) {
  Choices choices = district_choices(state, world);
  if (!world.pack.map.empty()) choices.chips.front().stays = true;
  return choices;
}

// What was tapped of them; a new filter begins at its beginning.
std::optional<Action> chosen(ui::Ui& ui, Choices&& choices, std::optional<size_t> index) {
  if (!index) return std::nullopt;
  if (!std::holds_alternative<AwayTapped>(choices.actions[*index])) ui.rewind(kScroller);
  return std::move(choices.actions[*index]);
}

// Where it is, below the title of a tile: place and district where both fit on the line, else the
// place.
std::string tile_note(const World& world, ui::Canvas& canvas, const content::Item& item,
                      const Rect& rect) {
  const ui::TextLook look{TextRole::kCaption, {}, 0, ui::Align::kLeft, ui::Wrap::kNone};
  std::string whole = where(world, item);
  const std::string& place = world.in(item.place);
  const bool fits = canvas.measure(whole, look).width <= rect.width() - 2 * ui::kTileInset;
  return fits || place.empty() ? whole : place;
}

std::optional<Action> draw_tile(const World& world, ui::Ui& ui, const content::Item& item,
                                const Rect& rect, size_t index) {
  std::optional<Action> action;
  const std::string heart = "explore.heart." + item.id;
  const std::string name = "explore.item." + item.id;
  const ui::Point at{rect.right - 70, rect.top + 70};
  const bool small = rect.height() < kSmallTile;
  const auto liked = world.visit.likes(item.id) ? ui::Selected::kYes : ui::Selected::kNo;
  const std::string& title = world.in(item.title);
  if (ui::heart_tap(ui, heart, at, world.word("heart.keep"), liked)) {
    action = HeartTapped{item.id};
  }
  const Canvas& canvas = ui.canvas();
  if (overlap(rect, {0, 0, canvas.width(), canvas.height()}).empty()) {
    ui.tap(name, rect, ui::Role::kButton, title);  // known by name, not worth drawing
    return action;
  }
  ui::TileLook tile;
  tile.picture = look(*item.picture);
  tile.title = title;
  const bool wide = rect.width() > 560;
  const std::string note = tile_note(world, ui.canvas(), item, rect);
  tile.note = note;
  tile.hill = index % 2 == 0 ? ui::HillShape::kA : ui::HillShape::kB;
  constexpr std::array kRoles = {TextRole::kCard, TextRole::kCardSmall, TextRole::kCardTiny};
  tile.title_role =
      ui.canvas().fitting(title, rect.width() - 2 * ui::kTileInset, wide || small ? 1 : 2,
                          std::span(kRoles).subspan(wide ? 0 : 1));
  if (ui.canvas().large_text()) {
    tile.title_role = ui.canvas().fitting(title, rect.width() - 2 * ui::kTileInset, 2, kRoles);
  }
  if (ui::tile(ui, name, rect, tile) && !action) action = ItemTapped{item.id};
  if (ui.pressed(name) > 0) highlight::expect(item.id, world, ui.canvas());
  ui::draw_heart(ui, heart, at, liked);
  return action;
}

// The visitor's place, before its highlights; it leads to the story of the region.
bool draw_greeting(const World& world, ui::Ui& ui, const content::HeartPlace& place,
                   const Rect& rect) {
  const std::string& motto = world.in(place.motto);
  const Canvas& canvas = ui.canvas();
  if (overlap(rect, {0, 0, canvas.width(), canvas.height()}).empty()) {
    return ui.tap("explore.place", rect, ui::Role::kButton, motto);
  }
  constexpr std::array kRoles = {TextRole::kCard, TextRole::kCardSmall, TextRole::kCardTiny};
  ui::TileLook tile;
  tile.picture = look(place.picture);
  tile.title = motto;
  // On a stage, above which the place's own words stand, there is no room for a pill.
  const bool why = !world.pack.why_here.empty();
  const std::string why_word = world.word("explore.why");
  tile.note = why && ui.on_stage() ? std::string_view(why_word) : world.in(place.words);
  tile.title_role = ui.canvas().fitting(motto, rect.width() - 2 * ui::kTileInset,
                                        rect.width() > kWholeRow ? 1 : 2, kRoles);
  const bool tapped = ui::tile(ui, "explore.place", rect, tile);
  if (why && !ui.on_stage()) {
    draw_pill(ui.canvas(), {rect.left + 22, rect.top + 22}, why_word, PillGround::kPaper);
  }
  return tapped;
}

Action greeting_action(const World& world, const content::HeartPlace& place) {
  if (world.pack.why_here.empty()) return ItemTapped{place.contact};
  return AwayTapped{ScreenName::kWhy};
}

std::optional<Action> draw_mosaic(const State& state, const World& world, ui::Ui& ui,
                                  const Rect& view, Axis grows) {
  const std::vector<const content::Item*> items = shown(state, world);
  const content::HeartPlace* place = greeting(state, world);
  const size_t before = place != nullptr ? 1 : 0;
  if (items.empty() && place == nullptr) {
    const EmptyLook look{world.word("empty.title"), world.word("explore.empty"), "explore.show_all",
                         world.word("empty.show_all")};
    if (draw_empty(ui, view, look)) return ShowAllTapped{};
    return std::nullopt;
  }
  const bool down = grows == Axis::kVertical;
  const Mosaic placed =
      mosaic(before + items.size(), down ? view.width() - 2 * ui::kMargin : view.height(), grows);
  const float lead = down ? 12 : ui::kGutter;
  const float tail = down ? 40 + kUnderDock : ui::kMargin;
  std::optional<Action> action;
  const float offset = ui.begin_scroll(kScroller, view, grows, lead + placed.length + tail);
  for (size_t i = 0; i < placed.tiles.size(); ++i) {
    const Rect rect =
        down ? moved(placed.tiles[i], view.left + ui::kMargin, view.top + lead - offset)
             : moved(placed.tiles[i], view.left + lead - offset, view.top);
    if (i < before) {
      if (draw_greeting(world, ui, *place, rect)) action = greeting_action(world, *place);
    } else if (auto tapped = draw_tile(world, ui, *items[i - before], rect, i)) {
      action = tapped;
    }
  }
  ui.end_scroll();
  return action;
}

std::optional<Action> draw_tall(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  std::optional<Action> action;
  const float foot = ui::dock_top(canvas);
  const Rect view{0, 452, canvas.width(), foot + kUnderDock};
  action = draw_mosaic(state, world, ui, view, Axis::kVertical);
  // Header over the mosaic, so that tiles pass behind it.
  const std::string title = world.word("explore.title");
  const float room = canvas.width() - 2 * ui::kTextInset;
  canvas.fill({0, 0, canvas.width(), view.top}, canvas.palette().paper);
  canvas.text(title, {ui::kTextInset, 54},
              {canvas.fitting(title, room, 1, kTitleRoles), canvas.palette().ink, room});
  ui.say("explore.title", {0, 0, canvas.width(), 180}, ui::Role::kHeading, title);
  Choices themes = theme_choices(state, world);
  const auto theme = chip_row(ui, "explore.themes", {0, 200, canvas.width(), 310}, themes.chips);
  if (auto tapped = chosen(ui, std::move(themes), theme)) action = tapped;
  Choices districts = districts_beside_map(state, world);
  const auto district =
      chip_row(ui, "explore.districts", {0, 322, canvas.width(), 432}, districts.chips);
  if (auto tapped = chosen(ui, std::move(districts), district)) action = tapped;
  return action;
}

std::optional<Action> draw_wide(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  std::optional<Action> action;
  const float foot = ui::dock_top(canvas);
  const std::string title = world.word("explore.title");
  // Up to where the chips of the districts pass by.
  const float room = kLandscapeColumn + ui::kGutter - ui::kTextInset - 12;
  const TextRole role = canvas.fitting(title, room, 2, kTitleRoles);
  const ui::TextLook big{role, canvas.palette().ink, room, ui::Align::kLeft, ui::Wrap::kBalanced};
  const float below = 52 + canvas.text(title, {ui::kTextInset - 4, 52}, big).height + 32;
  ui.say("explore.title", {0, 0, room, below - 20}, ui::Role::kHeading, title);
  Choices themes = theme_choices(state, world);
  const Rect column{ui::kMargin + 12, below, ui::kMargin + kLandscapeColumn, foot + 8};
  const auto theme = chip_column(ui, "explore.themes", column, themes.chips);
  if (auto tapped = chosen(ui, std::move(themes), theme)) action = tapped;
  const float left = ui::kMargin + kLandscapeColumn + ui::kGutter;
  Choices districts = districts_beside_map(state, world);
  const auto district = chip_row(ui, "explore.districts",
                                 {left - ui::kMargin, 54, canvas.width(), 164}, districts.chips);
  if (auto tapped = chosen(ui, std::move(districts), district)) action = tapped;
  const Rect view{left - ui::kGutter, 190, canvas.width(), foot - 26};  // with a shadow's room
  if (auto tapped = draw_mosaic(state, world, ui, view, Axis::kHorizontal)) action = tapped;
  return action;
}

// The tiles of a page.
std::optional<Action> draw_page_tiles(const State& state, const World& world, ui::Ui& ui,
                                      Page& page) {
  constexpr float kTileHeight = 560;
  const std::vector<const content::Item*> items = shown(state, world);
  const content::HeartPlace* place = greeting(state, world);
  std::optional<Action> action;
  if (place != nullptr && draw_greeting(world, ui, *place, page.take(kTileHeight))) {
    action = greeting_action(world, *place);
  }
  if (items.empty() && place == nullptr) {
    page.heading(world.word("empty.title"));
    const std::string why = world.word("explore.empty");
    if (!page.low()) page.story(why);
    if (page.button({"explore.show_all", world.word("empty.show_all"), ""})) {
      action = ShowAllTapped{};
    }
    if (page.low()) page.story(why);
  }
  page.tiles(items.size(), kTileHeight, [&](size_t i, const Rect& rect) {
    if (auto tapped = draw_tile(world, ui, *items[i], rect, i)) action = tapped;
  });
  return action;
}

// On a stage there is room for one line of chips. The first of them leads to the map, which is a
// list there, and says what was chosen on it.
void put_map_first(const State& state, const World& world, Choices& choices) {
  const auto district =
      std::ranges::find(world.pack.districts, state.district, &content::Named::id);
  const bool chosen = district != world.pack.districts.end();
  const std::string word = chosen ? world.in(district->name) : world.word("explore.map");
  choices.add({"explore.map", word, "map", chosen}, AwayTapped{ScreenName::kMap});
  std::rotate(choices.chips.begin(), choices.chips.end() - 1, choices.chips.end());
  std::rotate(choices.actions.begin(), choices.actions.end() - 1, choices.actions.end());
}

// The tiles of a stage, which is low: one line of them that scrolls sideways.
std::optional<Action> draw_strip(const State& state, const World& world, ui::Ui& ui, Page& page) {
  constexpr float kHigh = 430;
  constexpr float kShadow = 20;
  const std::vector<const content::Item*> items = shown(state, world);
  const content::HeartPlace* place = greeting(state, world);
  const Rect line = page.take(kHigh);
  const Rect view{page.view().left, line.top - kShadow, page.view().right, line.bottom + kShadow};
  // Until the last of them stands first, to be looked at.
  const float length = view.width() + line_offset(items.size() - 1, place != nullptr);
  const float offset = ui.begin_scroll(kScroller, view, Axis::kHorizontal, length);
  Rect rect = ui::rect_at(view.left + ui::kMargin - offset, line.top, kLineTile, kHigh);
  std::optional<Action> action;
  if (place != nullptr) {
    const Rect wide = ui::rect_at(rect.left, rect.top, kLineGreeting, kHigh);
    if (draw_greeting(world, ui, *place, wide)) action = greeting_action(world, *place);
    rect = moved(rect, kLineGreeting + ui::kGutter, 0);
  }
  for (size_t i = 0; i < items.size(); ++i) {
    if (auto tapped = draw_tile(world, ui, *items[i], rect, i)) action = tapped;
    rect = moved(rect, kLineTile + ui::kGutter, 0);
  }
  ui.end_scroll();
  return action;
}

// What can be done with what is looked at: to take a highlight to heart, and to read on.
struct LookedAt {
  const content::Item* item = nullptr;  // null: the greeting
  const content::HeartPlace* place = nullptr;
};

std::optional<Action> draw_looked_at(const LookedAt& what, const World& world, ui::Ui& ui,
                                     const Rect& keep, const Rect& more) {
  std::optional<Action> action;
  if (what.item != nullptr) {
    const bool kept = world.visit.likes(what.item->id);
    if (ui::button(ui, "explore.keep", keep, world.word(kept ? "heart.kept" : "heart.keep"),
                   kept ? "favorite" : "favorite_border",
                   kept ? ui::ButtonKind::kSecondary : ui::ButtonKind::kMain)) {
      action = HeartTapped{what.item->id};
    }
  }
  const Rect at = what.item != nullptr ? more : Rect{keep.left, keep.top, more.right, more.bottom};
  if (ui::button(ui, "explore.more", at, world.word("explore.more"), "", ui::ButtonKind::kCalm)) {
    action = what.item != nullptr ? Action(ItemTapped{what.item->id})
                                  : greeting_action(world, *what.place);
  }
  return action;
}

// Beside each other, from left to right.
struct LineButtons {
  Rect back;
  Rect keep;
  Rect more;
  Rect on;
};

LineButtons line_buttons(const World& world, Canvas& canvas, Page& page) {
  const float side = std::max(ui::kButtonHeight, canvas.least_touch());
  const float half = (page.width() - 2 * side - 3 * ui::kGutter) / 2;
  float height = side;
  for (const char* word : {"heart.keep", "heart.kept", "explore.more"}) {
    height = std::max(height, ui::button_height(canvas, half, world.word(word), "favorite"));
  }
  const Rect row = page.take(height);
  LineButtons buttons;
  buttons.back = ui::rect_at(row.left, row.top, side, height);
  buttons.keep = ui::rect_at(buttons.back.right + ui::kGutter, row.top, half, height);
  buttons.more = moved(buttons.keep, half + ui::kGutter, 0);
  buttons.on = ui::rect_at(row.right - side, row.top, side, height);
  return buttons;
}

// For whom it is hard to push the line: a tile back, a tile on, and between them what to do with
// the one that is looked at.
std::optional<Action> draw_line_buttons(const State& state, const World& world, ui::Ui& ui,
                                        Page& page) {
  const std::vector<const content::Item*> items = shown(state, world);
  const content::HeartPlace* place = greeting(state, world);
  const bool greeted = place != nullptr;
  if (items.size() + (greeted ? 1 : 0) < 2) return std::nullopt;
  const auto at = looked_at(ui.scrolled(kScroller), items.size(), greeted);
  const size_t next = at ? *at + 1 : 0;
  const auto enabled = [](bool yes) { return yes ? ui::Enabled::kYes : ui::Enabled::kNo; };

  const LineButtons buttons = line_buttons(world, ui.canvas(), page);
  if (ui::icon_button(ui, "explore.line_back", buttons.back, "chevron_left",
                      world.word("explore.line_back"), enabled(at && (greeted || *at > 0)))) {
    ui.scroll_to(kScroller, *at > 0 ? line_offset(*at - 1, greeted) : 0);
  }
  if (ui::icon_button(ui, "explore.line_on", buttons.on, "chevron_right",
                      world.word("explore.line_on"), enabled(next < items.size()))) {
    ui.scroll_to(kScroller, line_offset(next, greeted));
  }
  const LookedAt what{at ? items[*at] : nullptr, place};
  return draw_looked_at(what, world, ui, buttons.keep, buttons.more);
}

std::optional<Action> draw_page(const State& state, const World& world, ui::Ui& ui) {
  Page page(world, ui, "explore.page");
  std::optional<Action> action;
  const bool strip = ui.on_stage() && !shown(state, world).empty();
  const std::string title = world.word("explore.title");
  if (strip) {  // there is no room for it below what is looked at
    ui.say("explore.title", {0, 0, ui.canvas().width(), page.y()}, ui::Role::kHeading, title);
  } else {
    page.title(title);
  }
  Choices themes = theme_choices(state, world);
  const bool one_line = ui.on_stage() && !world.pack.map.empty();
  if (one_line) put_map_first(state, world, themes);
  const auto theme = page.chip_strip("explore.themes", themes.chips);
  if (auto tapped = chosen(ui, std::move(themes), theme)) action = tapped;
  if (strip) {
    if (auto tapped = draw_strip(state, world, ui, page)) action = tapped;
    if (auto tapped = draw_line_buttons(state, world, ui, page)) action = tapped;
  }
  if (!one_line) {
    Choices districts = district_choices(state, world);
    const auto district = page.chip_strip("explore.districts", districts.chips);
    if (auto tapped = chosen(ui, std::move(districts), district)) action = tapped;
  }
  if (!strip) {
    if (auto tapped = draw_page_tiles(state, world, ui, page)) action = tapped;
  }
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  if (canvas.large_text()) return draw_page(state, world, ui);
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().paper);
  return canvas.portrait() ? draw_tall(state, world, ui) : draw_wide(state, world, ui);
}

}  // namespace gummiband::screens::explore
