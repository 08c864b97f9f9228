#include <algorithm>
#include <array>
#include <cmath>

#include "screens/attract.h"
#include "screens/attract_motion.h"
#include "screens/pieces.h"
#include "ui/widgets.h"

namespace gummiband::screens::attract {
namespace {

using ui::Canvas;
using ui::Colour;
using ui::Point;
using ui::Rect;
using ui::TextLook;
using ui::TextRole;

constexpr float kVerticalBleed = 12;  // u, above
// In portrait the scene hangs a little lower, so that the headline has the sky for itself.
constexpr float kSceneDrop = 57;
constexpr double kMsPerS = 1000;
constexpr double kLayersAfterS = 1;
constexpr float kHeartHeight = 196;  // u, without its crown
constexpr float kRingAlpha = 0.42F;
constexpr float kStillRing = 0.3F;  // of the way of a ring that leaves
// So long before its turn a scene is made: when everything keeps still, the last frame before it is
// that of a new language.
constexpr double kAheadS = 7;

// "de" for "de" and "de-leicht": who reads one of them, reads both.
std::string_view tongue(std::string_view language) {
  return language.substr(0, language.find('-'));
}

Rect scene_rect(const Canvas& canvas) {
  const float below = canvas.portrait() ? 2 * kSceneDrop : 2 * kVerticalBleed;
  return {-ui::kSceneBleed, -kVerticalBleed, canvas.width() + ui::kSceneBleed,
          canvas.height() + below};
}

constexpr float kDescent = 0.2F;     // of a headline's size: below its last baseline
constexpr float kVeilFades = 0.09F;  // of the screen, below the headline
constexpr float kVeilEnds = 0.09F;   // and on its right, in landscape
constexpr float kVeilAir = 16;       // from the headline to where it begins to fade
constexpr float kMarksVeil = 116;    // behind the languages
constexpr float kSkyThere = 0.75F;   // from a sky's upper tone to its lower, behind the headline

struct Headline {
  std::string text;
  TextLook look;
  Point at;
};

Headline headline(const World& world, Canvas& canvas, const content::Language& language) {
  constexpr std::array kRoles = {TextRole::kPoster, TextRole::kQuestion, TextRole::kTitle};
  const bool tall = canvas.portrait();
  Headline line{world.words.text(language, "attract.title"), {}, {}};
  const float column = tall ? 0.8F * (canvas.width() - 2 * ui::kTextInset) : canvas.width() * 0.56F;
  line.look = {canvas.fitting(line.text, column, tall ? 3 : 2, kRoles), canvas.palette().on_valley,
               column, ui::Align::kLeft, tall ? ui::Wrap::kGreedy : ui::Wrap::kBalanced};
  line.at = {ui::kTextInset + 2, tall ? 156.0F : 150.0F};
  return line;
}

// Where all languages' headlines end: the veil does not breathe with them.
Point headlines_end(const World& world, Canvas& canvas) {
  Point end;
  for (const content::Language& language : world.pack.languages) {
    const Headline line = headline(world, canvas, language);
    const ui::Size size = canvas.measure(line.text, line.look);
    const float below = kDescent * canvas.theme().face(line.look.role).size;
    end = {std::max(end.x, line.at.x + size.width),
           std::max(end.y, line.at.y + size.height - below)};
  }
  return end;
}

// Of a scene whose sky is known by its two tones; of one that is not, as dense as over white.
float veil_of(const Canvas& canvas, const ui::PictureLook& scene) {
  const ui::Palette& palette = canvas.palette();
  if (!scene.tones) return veil_over(ui::rgb(0xFFFFFF), palette.night, palette.on_valley);
  const Colour sky = mixed(ui::rgb(scene.tones->above), ui::rgb(scene.tones->below), kSkyThere);
  return veil_over(sky, palette.night, palette.on_valley);
}

// From 1 to 0 on the way from `begin` to `end`, without an edge at either.
float falling(float at, float begin, float end) {
  return 1 - static_cast<float>(smooth_step((at - begin) / (end - begin)));
}

// Behind the headline; what stands beside it in landscape has the sky to itself, below the
// languages.
void draw_headline_veil(const World& world, Canvas& canvas, float dense) {
  constexpr float kStep = 4;
  const Colour night = canvas.palette().night;
  const Point words = headlines_end(world, canvas);
  const float fades = canvas.height() * kVeilFades;
  const bool tall = canvas.portrait();
  const float right = tall ? canvas.width() : words.x + kVeilAir;
  const float gone = tall ? canvas.width() : right + canvas.width() * kVeilEnds;
  const float solid = tall ? words.y : kMarksVeil;
  canvas.fill({0, 0, canvas.width(), solid}, faded(night, dense));
  for (float y = solid; y < words.y + fades; y += kStep) {
    const Colour full = faded(night, dense * falling(y, words.y, words.y + fades));
    canvas.fill({0, y, right, y + kStep}, full);
    if (tall) continue;
    const Colour marks = faded(night, dense * falling(y, kMarksVeil, kMarksVeil + fades));
    canvas.gradient_sideways({right, y, gone, y + kStep}, full, marks);
    canvas.fill({gone, y, canvas.width(), y + kStep}, marks);
  }
}

// The night veil keeps the words readable on every sky, and the call on every foreground.
void draw_veil(const World& world, Canvas& canvas, float dense) {
  const Colour night = canvas.palette().night;
  draw_headline_veil(world, canvas, dense);
  const float low = canvas.height() - (canvas.portrait() ? 330.0F : 250.0F);
  canvas.gradient({0, low, canvas.width(), low + 120}, faded(night, 0), faded(night, 0.72F));
  canvas.fill({0, low + 120, canvas.width(), canvas.height()}, faded(night, 0.72F));
}

void draw_scene(const World& world, Canvas& canvas, const Turn& scene, double fade_ms) {
  canvas.fill({0, 0, canvas.width(), canvas.height()}, canvas.palette().night);
  const size_t count = world.pack.attract.size();
  if (count == 0) return;
  const auto scene_look = [&](size_t index) {
    const content::ScenePair& pair = world.pack.attract[index];
    return look(canvas.portrait() ? pair.portrait : pair.landscape);
  };
  const Rect rect = scene_rect(canvas);
  if (scene.arrived < 1) canvas.scene(rect, scene_look(scene.before), {});
  ui::PictureLook now = scene_look(scene.now);
  now.alpha = scene.arrived;
  // Layers are not worth making for somebody who touches the screen at once.
  const bool moves = !world.still() && scene.since_s > kLayersAfterS;
  canvas.scene(rect, now, moves ? swing(scene, fade_ms, canvas.theme().motion, count) : Point{});
  if (count > 1 && scene.left_s < kAheadS) {
    canvas.expect_scene(rect, scene_look((scene.now + 1) % count),
                        moves ? ui::SceneParts::kLayers : ui::SceneParts::kWhole);
  }
  const float before = veil_of(canvas, scene_look(scene.before));
  const float after = veil_of(canvas, scene_look(scene.now));
  draw_veil(world, canvas, before + (after - before) * scene.arrived);
}

// `elapsed_s` is nothing where the heart must not beat: then one ring stays around it.
void draw_heart(Canvas& canvas, Point heart, std::optional<double> elapsed_s) {
  const ui::Motion& motion = canvas.theme().motion;
  for (int i = 0; i < (elapsed_s ? kRings : 1); ++i) {
    const float t = elapsed_s ? ring(*elapsed_s, i, motion) : kStillRing;
    canvas.heart_ring({heart.x, heart.y + 14}, kHeartHeight * (1 + 0.8F * t),
                      faded(canvas.palette().on_valley, kRingAlpha * (1 - t)), 4);
  }
  canvas.mark(ui::Mark::kHeartWithCrown, heart, 252, elapsed_s ? beat(*elapsed_s, motion) : 1);
}

void draw_band(Canvas& canvas, Point heart) {
  constexpr std::array<Point, 16> kTall = {{{613, 1272},
                                            {640, 1310},
                                            {395, 1325},
                                            {395, 1385},
                                            {395, 1440},
                                            {560, 1425},
                                            {640, 1450},
                                            {720, 1475},
                                            {720, 1510},
                                            {640, 1530},
                                            {540, 1555},
                                            {420, 1550},
                                            {300, 1580},
                                            {200, 1605},
                                            {90, 1640},
                                            {-20, 1660}}};
  constexpr std::array<Point, 10> kWide = {{{1272, 832},
                                            {1300, 870},
                                            {1000, 880},
                                            {850, 850},
                                            {700, 830},
                                            {560, 870},
                                            {430, 895},
                                            {300, 915},
                                            {150, 930},
                                            {-20, 955}}};
  const bool tall = canvas.portrait();
  std::vector<Point> chain(tall ? kTall.begin() : kWide.begin(), tall ? kTall.end() : kWide.end());
  const Point drawn_for = tall ? Point{540, 1530} : Point{521, 831};
  const float stretch_y = tall ? 1 : canvas.height() / 1080;
  for (Point& p : chain) {
    p.x += (heart.x - drawn_for.x) * (p.x < drawn_for.x ? 0.4F : 1.0F);
    p.y = p.y * stretch_y + (heart.y - drawn_for.y * stretch_y);
  }
  canvas.tapered_band(chain, 3, 20);
}

// The marks of the languages, from the right; where the last one begins.
constexpr float kMarkPitch = 100;
constexpr float kMarksFoot = 152;

float marks_left(const World& world, const Canvas& canvas) {
  const auto count = static_cast<float>(world.pack.languages.size());
  return canvas.width() - 50 - count * kMarkPitch;
}

// Who sees their language may take it at once. Answers with the one that was tapped.
std::optional<size_t> draw_languages(const World& world, ui::Ui& ui, const Turn& speech) {
  Canvas& canvas = ui.canvas();
  std::optional<size_t> tapped;
  float left = marks_left(world, canvas);
  for (size_t i = 0; i < world.pack.languages.size(); ++i) {
    const content::Language& language = world.pack.languages[i];
    const float on =
        (i == speech.now ? speech.arrived : 0) + (i == speech.before ? 1 - speech.arrived : 0);
    const ui::Palette& palette = canvas.palette();
    const Colour colour = mixed(palette.mist, palette.crown, on);
    const Rect hit{left, 16, left + kMarkPitch, kMarksFoot - 8};
    const Rect cell = ui::rect_at(left + 2, 60, kMarkPitch - 4, 40);
    if (ui.tap("attract.language." + language, hit, ui::Role::kButton,
               world.words.text(language, "language.name"))) {
      tapped = i;
    }
    canvas.label(world.words.text(language, "language.short"), cell, TextRole::kDock, colour);
    canvas.fill(ui::rect_at(cell.centre().x - 32, cell.bottom + 6, 64, 7),
                faded(colour, 0.35F + 0.65F * on), 3);
    left += kMarkPitch;
  }
  return tapped;
}

// A finger that rests on the mark fills a ring around it, and at the end opens the staff's door.
bool draw_mark(const std::string& call, ui::Ui& ui, bool& tapped) {
  constexpr Rect kMark{0, 0, 196, kMarksFoot - 8};
  constexpr Point kCentre{118, 82};
  Canvas& canvas = ui.canvas();
  tapped = ui.tap("attract.mark", kMark, ui::Role::kButton, call);
  const double held_s = ui.held_s("attract.mark");
  if (held_s > staff::kRingAfterS) {
    const double share = (held_s - staff::kRingAfterS) / (staff::kHoldS - staff::kRingAfterS);
    canvas.disc(kCentre, 64, faded(canvas.palette().night, 0.6F));
    canvas.arc(kCentre, 64, static_cast<float>(share), canvas.palette().crown, 8);
  }
  if (held_s > 0) canvas.keep_moving();
  canvas.mark(ui::Mark::kGummiband, kCentre, 62);
  return held_s >= staff::kHoldS;
}

// Headline and call in the language of the moment; the other languages' calls below.
void draw_words(const World& world, Canvas& canvas, size_t current, float alpha) {
  const content::Language& language = world.pack.languages[current];
  const bool tall = canvas.portrait();
  const Colour paper = faded(canvas.palette().on_valley, alpha);
  Headline title = headline(world, canvas, language);
  title.look.colour = paper;
  canvas.text(title.text, title.at, title.look);

  std::string others;
  for (const content::Language& other : world.pack.languages) {
    if (other != tongue(other) || other == tongue(language)) continue;
    if (!others.empty()) others += " · ";
    others += world.words.text(other, "attract.call");
  }
  const float call_y = canvas.height() - (tall ? 190.0F : 138.0F);
  const TextLook call{TextRole::kCall, paper, 0, ui::Align::kLeft, ui::Wrap::kNone};
  const TextLook small{TextRole::kNote, faded(canvas.palette().mist, alpha), 0, ui::Align::kLeft,
                       ui::Wrap::kNone};
  const std::string text = world.words.text(language, "attract.call");
  const auto centred = [&](float width) {
    return tall ? (canvas.width() - width) / 2 : canvas.width() * 0.37F;
  };
  canvas.text(text, {centred(canvas.measure(text, call).width), call_y}, call);
  // On the left of the accessibility disc, never under it.
  const float width = canvas.measure(others, small).width;
  const float left = tall ? std::min((canvas.width() - width) / 2, canvas.width() - 224 - width)
                          : std::min(canvas.width() * 0.37F, canvas.width() - 274 - width);
  canvas.text(others, {left, call_y + 78}, small);
}

}  // namespace

std::optional<Action> draw(const State& state, const World& world, ui::Ui& ui) {
  Canvas& canvas = ui.canvas();
  const double elapsed = std::max(0.0, world.uptime_s - state.began_s);
  const ui::Motion& motion = canvas.theme().motion;
  const double fade_ms = world.still() ? motion.fade : motion.language_fade;
  const Turn scene = turn(elapsed, motion.scene_hold, fade_ms, world.pack.attract.size());
  const Turn speech = turn(elapsed, motion.language_hold, fade_ms, world.pack.languages.size());
  draw_scene(world, canvas, scene, fade_ms);
  const std::string call = world.words.text(world.pack.languages[speech.now], "attract.call");
  bool mark_tapped = false;
  const bool mark_held = draw_mark(call, ui, mark_tapped);
  canvas.text(world.in(world.pack.title), {200, 58},
              {TextRole::kLabel, canvas.palette().on_valley, 0, ui::Align::kLeft, ui::Wrap::kNone});
  ui.say("attract.title", {0, kMarksFoot, canvas.width(), kMarksFoot + 200}, ui::Role::kHeading,
         world.words.text(world.pack.languages[speech.now], "attract.title"));
  const std::optional<size_t> chosen = draw_languages(world, ui, speech);
  if (speech.arrived < 1) draw_words(world, canvas, speech.before, 1 - speech.arrived);
  draw_words(world, canvas, speech.now, speech.arrived);
  const Point heart = canvas.portrait() ? Point{540, 1548} : Point{521, canvas.height() * 0.765F};
  draw_band(canvas, heart);
  draw_heart(canvas, heart, world.still() ? std::nullopt : std::optional(elapsed));
  const double come = elapsed * kMsPerS / std::max(1.0F, motion.fade);
  if (come < 1) {  // whatever was there before, it comes out of the night
    canvas.fill({0, 0, canvas.width(), canvas.height()},
                faded(canvas.palette().night, 1 - static_cast<float>(come)));
  }
  if (scene.arrived < 1 || speech.arrived < 1 || come < 1) canvas.keep_moving();
  if (!world.still()) canvas.keep_looping();
  canvas.wake_after(std::min(scene.left_s, speech.left_s));

  std::optional<Action> action;
  if (chosen) action = Touched{world.pack.languages[*chosen]};
  const Point disc{canvas.width() - 140, canvas.height() - 77};
  const Rect help{disc.x - 118, disc.y - 68, disc.x + 118, disc.y + 68};
  const std::string& language = world.pack.languages[speech.now];
  const std::string help_word = world.words.text(language, "dock.help");
  if (ui.tap("dock.help", help, ui::Role::kButton, help_word)) action = HelpTapped{language};
  canvas.disc({disc.x, disc.y - 28}, 32, canvas.palette().crown);
  canvas.icon("accessibility_new", {disc.x, disc.y - 28}, 46, canvas.palette().on_crown);
  canvas.label(help_word, {help.left, disc.y + 4, help.right, disc.y + 48}, TextRole::kDock,
               canvas.palette().on_valley);
  // Everything else begins a visit.
  if (mark_tapped) action = Touched{language};
  if (mark_held) action = MarkHeld{};
  const std::array<std::pair<const char*, Rect>, 3> grounds = {
      {{"attract.touch", {0, kMarksFoot, canvas.width(), help.top - 8}},
       {"attract.touch_high", {204, 0, marks_left(world, canvas) - 8, kMarksFoot - 8}},
       {"attract.touch_low", {0, help.top, help.left - 8, canvas.height()}}}};
  for (const auto& [name, ground] : grounds) {
    if (ui.tap(name, ground, ui::Role::kButton, call)) action = Touched{language};
  }
  return action;
}

}  // namespace gummiband::screens::attract
