// In every screen, language and orientation: controls are big enough, on the screen, apart from
// each other, and what is written on them fits.
#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "gallery.h"
#include "ui/focus.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

constexpr float kSmallest = 88;     // u: pixels on a screen whose short side has 1080
constexpr float kSmallestKey = 50;  // of a keyboard in low reach, where all of it must be
constexpr float kTolerance = 0.6F;

bool is_control(const ui::Control& control) {
  return ui::is_operable(control.role);
}

// A heart stands on its own tile.
bool may_overlap(const ui::Control& a, const ui::Control& b) {
  const auto heart_on_tile = [](const ui::Control& heart, const ui::Control& tile) {
    const std::string prefix = "explore.heart.";
    return heart.name.starts_with(prefix) &&
           tile.name == "explore.item." + heart.name.substr(prefix.size());
  };
  return heart_on_tile(a, b) || heart_on_tile(b, a);
}

// Where a text is seen, a little smaller than its box: lines have air above and below.
ui::Rect seen_part(const ui::DrawnText& text, float px_per_u) {
  const float air = 4 * px_per_u;
  return overlap(inset(text.box, 1, std::min(air, text.box.height() / 4)), text.clip);
}

bool is_cut_off(const ui::DrawnText& text) {
  constexpr float kRounding = 2;
  const bool across =
      text.free != ui::Free::kHorizontal &&
      (text.box.left < text.clip.left - kRounding || text.box.right > text.clip.right + kRounding);
  const bool down =
      text.free != ui::Free::kVertical &&
      (text.box.top < text.clip.top - kRounding || text.box.bottom > text.clip.bottom + kRounding);
  return across || down;
}

std::vector<std::string> text_faults_of(const Gallery& gallery, float px_per_u) {
  std::vector<std::string> faults;
  for (const ui::TextFault& fault : gallery.text_faults()) {
    faults.push_back("\"" + fault.text + "\" " + fault.what);
  }
  std::vector<ui::DrawnText> texts = gallery.ui().canvas().drawn_texts();
  // A notice lies over the screen for a moment: what is below it is covered, not written into.
  if (const ui::Control* notice = gallery.ui().find("notice")) {
    const ui::Rect slip{notice->rect.left * px_per_u, notice->rect.top * px_per_u,
                        notice->rect.right * px_per_u, notice->rect.bottom * px_per_u};
    std::erase_if(texts, [&](const ui::DrawnText& text) {
      return text.text != notice->label && !overlap(text.box, slip).empty();
    });
  }
  for (size_t i = 0; i < texts.size(); ++i) {
    if (is_cut_off(texts[i])) faults.push_back("\"" + texts[i].text + "\" is cut off");
    const ui::Rect seen = seen_part(texts[i], px_per_u);
    for (size_t j = i + 1; j < texts.size() && !seen.empty(); ++j) {
      if (overlap(seen, seen_part(texts[j], px_per_u)).empty()) continue;
      faults.push_back("\"" + texts[i].text + "\" runs into \"" + texts[j].text + "\"");
    }
  }
  return faults;
}

// What went wrong must be in sight, whole and not behind the dock.
std::vector<std::string> alert_faults_of(const Gallery& gallery) {
  std::vector<std::string> faults;
  const ui::Control* dock = gallery.ui().find("dock.help");
  for (const ui::Control& control : gallery.ui().controls()) {
    if (control.name != "form.error" && control.name != "withdraw.fault") continue;
    const ui::Rect& seen = control.visible;
    const bool whole = seen.height() >= control.rect.height() - kTolerance;
    const bool covered = dock != nullptr && seen.bottom > dock->rect.top + kTolerance;
    if (!whole || covered) faults.push_back(control.name + " is out of sight");
  }
  return faults;
}

std::vector<std::string> faults_of(const Gallery& gallery, const Hanging& hanging) {
  std::vector<std::string> faults;
  const float px_per_u =
      static_cast<float>(std::min(hanging.width_px, hanging.height_px)) / 1080.0F;
  const ui::Rect screen{0, 0, static_cast<float>(hanging.width_px) / px_per_u,
                        static_cast<float>(hanging.height_px) / px_per_u};
  std::vector<const ui::Control*> seen;
  for (const ui::Control& control : gallery.ui().controls()) {
    if (!is_control(control)) continue;
    if (control.label.empty()) faults.push_back(control.name + " has no spoken label");
    const bool small_key = hanging.comfort.low_reach && control.role == ui::Role::kKey;
    const float least = (small_key ? kSmallestKey : kSmallest) - kTolerance;
    if (control.rect.width() < least || control.rect.height() < least) {
      faults.push_back(control.name + " is too small: " + std::to_string(control.rect.width()) +
                       " x " + std::to_string(control.rect.height()));
    }
    const bool inside = control.rect.left >= -kTolerance && control.rect.top >= -kTolerance &&
                        control.rect.right <= screen.right + kTolerance &&
                        control.rect.bottom <= screen.bottom + kTolerance;
    if (!inside && control.scroller.empty()) faults.push_back(control.name + " is off the screen");
    if (!control.visible.empty()) seen.push_back(&control);
  }
  for (size_t i = 0; i < seen.size(); ++i) {
    for (size_t j = i + 1; j < seen.size(); ++j) {
      const ui::Rect both = overlap(seen[i]->visible, seen[j]->visible);
      if (both.width() > kTolerance && both.height() > kTolerance &&
          !may_overlap(*seen[i], *seen[j])) {
        faults.push_back(seen[i]->name + " overlaps " + seen[j]->name);
      }
    }
  }
  const std::vector<std::string> alerts = alert_faults_of(gallery);
  faults.insert(faults.end(), alerts.begin(), alerts.end());
  const std::vector<std::string> texts = text_faults_of(gallery, px_per_u);
  faults.insert(faults.end(), texts.begin(), texts.end());
  if (gallery.ui().moving()) faults.push_back("the screen does not come to rest");
  return faults;
}

std::string describe(const Exhibit& exhibit, const Hanging& hanging) {
  std::string text = exhibit.name + " " + std::to_string(hanging.width_px) + "x" +
                     std::to_string(hanging.height_px) + " " + hanging.language + " " +
                     std::to_string(hanging.comfort.text_percent) + " %";
  if (hanging.comfort.low_reach) text += " in low reach";
  if (hanging.comfort.high_contrast) text += " in high contrast";
  return text;
}

void check_exhibit(Gallery& gallery, const Exhibit& exhibit, const Hanging& hanging) {
  gallery.lay_out(exhibit, hanging);
  const std::vector<std::string> faults = faults_of(gallery, hanging);
  for (const std::string& fault : faults) {
    UNSCOPED_INFO(fault);
  }
  INFO(describe(exhibit, hanging));
  CHECK(faults.empty());
}

using AlsoCheck = std::function<void(const Hanging&)>;

// Screen by screen of one size: another size has other letters and shadows, which take their time.
void check_all(Gallery& gallery, std::vector<Hanging> hangings, const AlsoCheck& also = {}) {
  std::stable_sort(hangings.begin(), hangings.end(), [](const Hanging& one, const Hanging& other) {
    return std::pair{one.width_px, one.height_px} < std::pair{other.width_px, other.height_px};
  });
  const std::vector<Exhibit> exhibits = app::exhibits();
  for (const Hanging& hanging : hangings) {
    for (const Exhibit& exhibit : exhibits) {
      if (!(hanging.comfort == visit::Comfort{}) && !app::belongs_to_a_visit(exhibit)) continue;
      check_exhibit(gallery, exhibit, hanging);
      if (also) also(hanging);
    }
  }
}

std::vector<Hanging> in_all_languages(const Gallery& gallery,
                                      const std::vector<std::pair<int, int>>& sizes,
                                      const visit::Comfort& comfort) {
  std::vector<Hanging> hangings;
  for (const std::string& language : gallery.pack().languages) {
    for (const auto& [width, height] : sizes) {
      hangings.push_back({width, height, language, comfort});
    }
  }
  return hangings;
}

// All that can be touched, from the lower edge to two fifths of the long side.
void check_reach(Gallery& gallery, const std::vector<Hanging>& hangings) {
  check_all(gallery, hangings, [&](const Hanging& hanging) {
    const auto [short_px, long_px] = std::minmax(hanging.width_px, hanging.height_px);
    const float scale = 1080.0F / static_cast<float>(short_px);
    const float line =
        (static_cast<float>(hanging.height_px) - 0.4F * static_cast<float>(long_px)) * scale;
    for (const ui::Control& control : gallery.ui().controls()) {
      if (!is_control(control) || control.visible.empty()) continue;
      INFO(control.name);
      CHECK(control.visible.top >= line - kTolerance);
    }
  });
}

visit::Comfort large_text(int percent) {
  visit::Comfort comfort;
  comfort.text_percent = percent;
  return comfort;
}

}  // namespace

TEST_CASE("every control of every screen is big enough, in place and legible in portrait") {
  Gallery gallery;
  std::vector<Hanging> hangings;
  for (const std::string& language : gallery.pack().languages) {
    hangings.push_back({540, 960, language});    // 9:16
    hangings.push_back({768, 1024, language});   // 3:4, the lowest
    hangings.push_back({1080, 1920, language});  // what most booths have
  }
  check_all(gallery, hangings);
}

TEST_CASE("every control of every screen is big enough, in place and legible in landscape") {
  Gallery gallery;
  std::vector<Hanging> hangings;
  for (const std::string& language : gallery.pack().languages) {
    hangings.push_back({960, 540, language});    // 16:9
    hangings.push_back({1024, 768, language});   // 4:3, the narrowest
    hangings.push_back({1280, 800, language});   // 16:10
    hangings.push_back({3840, 2160, language});  // 4K
  }
  check_all(gallery, hangings);
}

TEST_CASE("every item of the sample pack fits its own screen, in every language") {
  Gallery gallery;
  for (const auto& [width, height] : {std::pair{540, 960}, {960, 540}, {768, 1024}, {1024, 768}}) {
    for (const std::string& language : gallery.pack().languages) {
      for (const content::Item& item : gallery.pack().items) {
        const screens::Route route = screens::highlight::route_to(item);
        const auto open = [&](const screens::World& world) { return open_screen(route, world); };
        check_exhibit(gallery, {item.id, open, {}}, {width, height, language});
      }
    }
  }
}

TEST_CASE("no word is cut off, covered or broken in large text in portrait") {
  Gallery gallery;
  for (const int percent : {150, 200}) {
    check_all(gallery, in_all_languages(gallery, {{768, 1024}, {1080, 1920}}, large_text(percent)));
  }
}

TEST_CASE("no word is cut off, covered or broken in large text in landscape") {
  Gallery gallery;
  for (const int percent : {150, 200}) {
    check_all(gallery, in_all_languages(gallery, {{1024, 768}, {1280, 800}, {1920, 1080}},
                                        large_text(percent)));
  }
}

TEST_CASE("no word is cut off, covered or broken in large text with high contrast") {
  Gallery gallery;
  visit::Comfort comfort = large_text(200);
  comfort.high_contrast = true;
  check_all(gallery, in_all_languages(gallery, {{768, 1024}, {1280, 800}}, comfort));
}

TEST_CASE("in low reach every control stands in the lowest two fifths of a portrait screen") {
  Gallery gallery;
  for (const int percent : {100, 150, 200}) {
    visit::Comfort comfort = large_text(percent);
    comfort.low_reach = true;
    check_reach(gallery, in_all_languages(gallery, {{768, 1024}, {1080, 1920}}, comfort));
  }
}

TEST_CASE("in low reach no control of a landscape screen stands higher than of a portrait one") {
  Gallery gallery;
  for (const int percent : {100, 150, 200}) {
    visit::Comfort comfort = large_text(percent);
    comfort.low_reach = true;
    check_reach(gallery,
                in_all_languages(gallery, {{1024, 768}, {1280, 800}, {1920, 1080}}, comfort));
  }
}

TEST_CASE("low reach moves the controls down, whichever way the screen hangs") {
  Gallery gallery;
  visit::Comfort comfort;
  comfort.low_reach = true;
  const auto title_top = [&](const Hanging& hanging) {
    gallery.lay_out(app::exhibits()[1], hanging);
    return gallery.ui().find("welcome.persona.returnee")->rect.top;
  };
  CHECK(title_top({540, 960, "de", comfort}) > title_top({540, 960, "de"}));
  CHECK(title_top({960, 540, "de", comfort}) > title_top({960, 540, "de"}));
}

TEST_CASE("the names on the map are written alike, whichever way the screen hangs") {
  Gallery gallery;
  const std::vector<Exhibit> all = app::exhibits();
  const auto map = std::ranges::find(all, "map", &Exhibit::name);
  REQUIRE(map != all.end());
  const auto letters_of = [&](const std::string& name, const Hanging& hanging) {
    gallery.lay_out(*map, hanging);
    for (const ui::DrawnText& text : gallery.ui().canvas().drawn_texts()) {
      if (text.text == name) return text.box.height();
    }
    return 0.0F;
  };
  for (const char* name : {"Olpe", "Hochsauerland", "Siegen-Wittgenstein"}) {
    INFO(name);
    const float upright = letters_of(name, {1080, 1920, "de"});
    CHECK(upright > 0);
    CHECK(std::abs(upright - letters_of(name, {1920, 1080, "de"})) < kTolerance);
  }
}

TEST_CASE("the control checks find a text that is cut off and one that runs into another") {
  const ui::Rect screen{0, 0, 100, 100};
  CHECK(is_cut_off({"a", {60, 10, 120, 30}, screen, ui::Free::kVertical}));
  CHECK_FALSE(is_cut_off({"a", {60, 10, 120, 30}, screen, ui::Free::kHorizontal}));
  CHECK_FALSE(is_cut_off({"a", {60, 10, 90, 130}, screen, ui::Free::kVertical}));
  CHECK(is_cut_off({"a", {60, 10, 90, 130}, screen, ui::Free::kNone}));
  Gallery gallery;
  gallery.lay_out({"double",
                   app::exhibits()[1].state,
                   {},
                   "",
                   [](const screens::World&, ui::Ui& ui) {
                     ui.canvas().text("Hallo", {200, 90}, {ui::TextRole::kTitle, ui::Colour{}, 0});
                   }},
                  {540, 960, "de"});
  CHECK_FALSE(text_faults_of(gallery, 0.5F).empty());
}

TEST_CASE("the control checks find a control that is too small, covered or off the screen") {
  Gallery gallery;
  const Exhibit tiny{"tiny", app::exhibits()[1].state, {}, ""};
  gallery.lay_out(tiny, {540, 960, "de"});
  REQUIRE(faults_of(gallery, {540, 960, "de"}).empty());
  // The same controls, judged as if the screen were smaller than it is.
  CHECK_FALSE(faults_of(gallery, {540, 600, "de"}).empty());
}
