#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "screens/page.h"
#include "screens/welcome.h"
#include "ui/widgets.h"

namespace gummiband::screens::welcome {
namespace {

using ui::Canvas;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kLanguageRow = 124;
constexpr float kLowLanguageRow = 100;  // in landscape, where the pictures need the height
constexpr float kLanguageGap = 16;
constexpr float kSkyShare = 0.76F;  // of the width: what rises beside the words is left to itself

struct Places {
  float ridge = 0;  // of the sheet
  Rect tiles;       // two by two, or four in a row
  int columns = 2;
  Rect languages;
};

Places places(const Canvas& canvas) {
  Places p;
  const float foot = ui::dock_top(canvas);
  p.columns = canvas.portrait() ? 2 : 4;
  const bool tall = canvas.portrait();
  const float row_foot = foot - (tall ? 48 : 10);
  const float row_height = tall ? kLanguageRow : kLowLanguageRow;
  p.languages = {ui::kMargin, row_foot - row_height, canvas.width() - ui::kMargin, row_foot};
  const float head = tall ? canvas.height() * 0.316F : 296;
  p.tiles = {ui::kMargin, head, canvas.width() - ui::kMargin, p.languages.top - (tall ? 34 : 26)};
  p.ridge = p.tiles.top - (canvas.portrait() ? 32 : 60);
  return p;
}

void draw_question(const World& world, Canvas& canvas, const Places& p) {
  const content::ScenePair& scenes = world.pack.welcome;
  canvas.picture({0, 0, canvas.width(), p.ridge + 90},
                 look(canvas.portrait() ? scenes.portrait : scenes.landscape),
                 canvas.palette().paper_shade);
  ui::sheet(canvas, p.ridge, ui::HillShape::kA);
  const float room = canvas.width() - 2 * ui::kTextInset;
  const std::string title = world.word("welcome.title");
  constexpr std::array kRoles = {TextRole::kQuestion, TextRole::kTitle, TextRole::kTitleLong,
                                 TextRole::kCard};
  const bool tall = canvas.portrait();
  const float column = room * kSkyShare;
  // Rather one line of the second size than two of the first.
  const TextRole one_line = canvas.fitting(title, column, 1, kRoles);
  const bool large = one_line == TextRole::kQuestion || one_line == TextRole::kTitle;
  const TextRole role = tall && !large ? canvas.fitting(title, column, 2, kRoles) : one_line;
  const TextLook big{role, canvas.palette().ink, column, ui::Align::kLeft, ui::Wrap::kBalanced};
  ui::Point at{ui::kTextInset, tall ? 84.0F : 40.0F};
  at.y += canvas.text(title, at, big).height + (tall ? 36 : 8);
  canvas.text(world.word("welcome.hint"), at, {TextRole::kStory, canvas.palette().ink, column});
}

TextRole persona_role(const World& world, Canvas& canvas, float width) {
  constexpr std::array kRoles = {TextRole::kCard, TextRole::kCardSmall, TextRole::kCardTiny,
                                 TextRole::kLabel};
  std::vector<std::string_view> names;
  for (const content::Persona& persona : world.pack.personas) {
    names.push_back(world.in(persona.name));
  }
  return ui::common_role(canvas, names, width, 1, kRoles);
}

std::vector<ui::TileLook> persona_tiles(const World& world, Canvas& canvas, float width) {
  const TextRole role = persona_role(world, canvas, width - 2 * ui::kAnswerInset);
  std::vector<ui::TileLook> tiles;
  float label_height = 0;
  for (const content::Persona& persona : world.pack.personas) {
    ui::TileLook tile;
    tile.picture = look(persona.picture);
    tile.title = world.in(persona.name);
    tile.note = world.in(persona.note);
    tile.hill = tiles.size() % 2 == 0 ? ui::HillShape::kA : ui::HillShape::kB;
    tile.title_role = role;
    label_height = std::max(label_height, ui::answer_label_height(canvas, width, tile));
    tiles.push_back(tile);
  }
  for (ui::TileLook& tile : tiles) tile.label_height = label_height;
  return tiles;
}

std::optional<Action> draw_personas(const World& world, ui::Ui& ui, const Places& p) {
  std::optional<Action> action;
  const int columns = p.columns;
  const int rows = (static_cast<int>(world.pack.personas.size()) + columns - 1) / columns;
  const float width = (p.tiles.width() - ui::kGutter * static_cast<float>(columns - 1)) /
                      static_cast<float>(columns);
  const float height = (p.tiles.height() - ui::kGutter * static_cast<float>(rows - 1)) /
                       static_cast<float>(std::max(rows, 1));
  const std::vector<ui::TileLook> tiles = persona_tiles(world, ui.canvas(), width);
  for (size_t i = 0; i < tiles.size(); ++i) {
    const content::Persona& persona = world.pack.personas[i];
    const auto column = static_cast<float>(static_cast<int>(i) % columns);
    const auto row = static_cast<float>(static_cast<int>(i) / columns);
    const Rect rect = ui::rect_at(p.tiles.left + column * (width + ui::kGutter),
                                  p.tiles.top + row * (height + ui::kGutter), width, height);
    if (ui::answer_tile(ui, "welcome.persona." + persona.id, rect, tiles[i])) {
      action = PersonaTapped{persona.id};
    }
  }
  return action;
}

std::optional<Action> draw_languages(const World& world, ui::Ui& ui, const Rect& row) {
  std::optional<Action> action;
  // Each language is written in its own words, whatever the visitor's is, and has room for them:
  // what is left over is shared equally.
  std::vector<std::string> names;
  float needed = 0;
  for (const content::Language& language : world.pack.languages) {
    names.push_back(world.words.text(language, "language.name"));
    needed += ui::chip_width(ui, names.back(), "");
  }
  const auto count = static_cast<float>(names.size());
  const float spare = (row.width() - (count - 1) * kLanguageGap - needed) / std::max(count, 1.0F);
  float left = row.left;
  for (size_t i = 0; i < names.size(); ++i) {
    const content::Language& language = world.pack.languages[i];
    const std::string& name = names[i];
    const float width = ui::chip_width(ui, name, "") + spare;
    const auto selected = language == world.visit.language ? ui::Selected::kYes : ui::Selected::kNo;
    if (ui::chip(ui, "welcome.language." + language,
                 ui::rect_at(left, row.top, width, row.height()), name, "", selected)) {
      action = LanguageTapped{language};
    }
    left += width + kLanguageGap;
  }
  return action;
}

std::optional<Action> draw_page(const World& world, ui::Ui& ui) {
  std::optional<Action> action;
  Page page(world, ui, "welcome.page");
  page.title(world.word("welcome.title"));
  page.story(world.word("welcome.hint"));
  for (const content::Persona& persona : world.pack.personas) {
    RowLook row;
    row.picture = &persona.picture;
    row.title = world.in(persona.name);
    row.note = world.in(persona.note);
    if (page.row("welcome.persona." + persona.id, row)) action = PersonaTapped{persona.id};
  }
  std::vector<Chip> chips;
  for (const content::Language& language : world.pack.languages) {
    chips.push_back({"welcome.language." + language, world.words.text(language, "language.name"),
                     "", language == world.visit.language});
  }
  if (const auto index = page.chips(chips)) action = LanguageTapped{world.pack.languages[*index]};
  page.end();
  return action;
}

}  // namespace

std::optional<Action> draw(const State&, const World& world, ui::Ui& ui) {
  if (ui.canvas().large_text()) return draw_page(world, ui);
  const Places p = places(ui.canvas());
  draw_question(world, ui.canvas(), p);
  ui.say("welcome.title", {0, 0, ui.canvas().width(), p.ridge}, ui::Role::kHeading,
         world.word("welcome.title") + " " + world.word("welcome.hint"));
  std::optional<Action> action = draw_personas(world, ui, p);
  if (auto language = draw_languages(world, ui, p.languages)) action = language;
  return action;
}

}  // namespace gummiband::screens::welcome
