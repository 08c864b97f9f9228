// In every screen, language and orientation: controls are big enough, on the screen, apart from
// each other, and what is written on them fits.
#include <string>
#include <vector>

#include "catch.h"
#include "gallery.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

constexpr float kSmallest = 88;  // u: pixels on a screen whose short side has 1080
constexpr float kTolerance = 0.6F;

bool is_control(const ui::Control& control) {
  return control.role != ui::Role::kScroller && control.role != ui::Role::kHeading &&
         control.role != ui::Role::kImage;
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
    if (control.rect.width() < kSmallest - kTolerance ||
        control.rect.height() < kSmallest - kTolerance) {
      faults.push_back(control.name + " is too small: " + std::to_string(control.rect.width()) +
                       " x " + std::to_string(control.rect.height()));
    }
    const bool inside = control.rect.left >= -kTolerance && control.rect.top >= -kTolerance &&
                        control.rect.right <= screen.right + kTolerance &&
                        control.rect.bottom <= screen.bottom + kTolerance;
    if (!inside && !control.scrolled) faults.push_back(control.name + " is off the screen");
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
  for (const ui::TextFault& fault : gallery.text_faults()) {
    faults.push_back("\"" + fault.text + "\" " + fault.what);
  }
  if (gallery.ui().moving()) faults.push_back("the screen does not come to rest");
  return faults;
}

void check_all(Gallery& gallery, const std::vector<Hanging>& hangings) {
  for (const Exhibit& exhibit : app::exhibits()) {
    for (const Hanging& hanging : hangings) {
      gallery.lay_out(exhibit, hanging);
      const std::vector<std::string> faults = faults_of(gallery, hanging);
      for (const std::string& fault : faults) {
        UNSCOPED_INFO(fault);
      }
      INFO(exhibit.name << " " << hanging.width_px << "x" << hanging.height_px << " "
                        << hanging.language);
      CHECK(faults.empty());
    }
  }
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

TEST_CASE("the control checks find a control that is too small, covered or off the screen") {
  Gallery gallery;
  const Exhibit tiny{"tiny", app::exhibits()[1].state, {}, ""};
  gallery.lay_out(tiny, {540, 960, "de"});
  REQUIRE(faults_of(gallery, {540, 960, "de"}).empty());
  // The same controls, judged as if the screen were smaller than it is.
  CHECK_FALSE(faults_of(gallery, {540, 600, "de"}).empty());
}
