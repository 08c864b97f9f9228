// Every screen as a picture, compared with the one in tests/golden/. Made on Debian 12, and
// compared there pixel by pixel. Other versions of the type and SVG libraries set every letter a
// fraction of a pixel elsewhere: there, blocks of pixels are compared by their mean, and a few
// pictures may differ more.
//
// GUMMIBAND_GOLDEN=write renews the pictures, GUMMIBAND_EXHIBIT=attract with it those of one screen
// alone: look at each of them before you commit. GUMMIBAND_GOLDEN=full compares nothing and leaves
// the same pictures in the size of a real screen in build/dev/full/.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "catch.h"
#include "gallery.h"
#include "ui/offscreen.h"
#include "ui/png.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

constexpr int kVisibleStep = 40;  // of a channel, of 255
constexpr int kBlock = 8;         // pixels on a side
constexpr int kBlockStep = 24;
// Share of pixels: 25 of the whole screen, fewer than one small letter has.
constexpr double kTolerance = 0.00005;
// Share of blocks. Another version of a face is wider or narrower, so that now and then a line
// breaks elsewhere and moves what stands below it; large text nearly always does. All but a few
// pictures must be alike, and those few at least somewhat.
constexpr double kBlockTolerance = 0.02;
constexpr double kLargeBlockTolerance = 0.1;
constexpr double kMostBlocks = 0.4;
constexpr size_t kFew = 5;  // one in five; measured: one in eleven

bool on_debian_12() {
  std::ifstream release("/etc/os-release");
  std::string all((std::istreambuf_iterator<char>(release)), std::istreambuf_iterator<char>());
  return all.find("VERSION_CODENAME=bookworm") != std::string::npos;
}

// Share of pixels that differ by more than a step; if not told otherwise, visibly.
double difference(const ui::Frame& a, const ui::Frame& b, int step = kVisibleStep) {
  if (a.width != b.width || a.height != b.height) return 1;
  size_t differ = 0;
  for (size_t i = 0; i < a.pixels.size(); ++i) {
    for (unsigned shift : {0U, 8U, 16U}) {
      const int one = static_cast<int>(a.pixels[i] >> shift & 0xFFU);
      const int two = static_cast<int>(b.pixels[i] >> shift & 0xFFU);
      if (std::abs(one - two) > step) {
        ++differ;
        break;
      }
    }
  }
  return static_cast<double>(differ) / static_cast<double>(a.pixels.size());
}

int block_mean(const ui::Frame& frame, int left, int top, unsigned shift) {
  int sum = 0;
  for (int y = top; y < top + kBlock; ++y) {
    for (int x = left; x < left + kBlock; ++x) {
      const auto i =
          static_cast<size_t>(y) * static_cast<size_t>(frame.width) + static_cast<size_t>(x);
      sum += static_cast<int>(frame.pixels[i] >> shift & 0xFFU);
    }
  }
  return sum / (kBlock * kBlock);
}

// Share of blocks whose mean differs visibly.
double block_difference(const ui::Frame& a, const ui::Frame& b) {
  if (a.width != b.width || a.height != b.height) return 1;
  int differ = 0;
  int blocks = 0;
  for (int top = 0; top + kBlock <= a.height; top += kBlock) {
    for (int left = 0; left + kBlock <= a.width; left += kBlock) {
      ++blocks;
      for (const unsigned shift : {0U, 8U, 16U}) {
        const int step = block_mean(a, left, top, shift) - block_mean(b, left, top, shift);
        if (std::abs(step) <= kBlockStep) continue;
        ++differ;
        break;
      }
    }
  }
  return static_cast<double>(differ) / blocks;
}

std::string picture_name(const Exhibit& exhibit, const Hanging& hanging) {
  const std::string shape = hanging.width_px < hanging.height_px ? "portrait" : "landscape";
  return exhibit.name + "-" + shape + "-" + hanging.language +
         (hanging.comfort.high_contrast ? "-contrast" : "") +
         (hanging.comfort.text_percent > 100 ? "-large" : "") +
         (hanging.comfort.low_reach ? "-low" : "") + ".png";
}

// For people to look at: the golden pictures are half as wide and half as high.
void write_full_size(Gallery& gallery, const Exhibit& exhibit, Hanging hanging) {
  hanging.width_px *= 2;
  hanging.height_px *= 2;
  const base::Path folder = base::Path(GUMMIBAND_BUILD_DIR) / "full";
  std::filesystem::create_directories(folder);
  gallery.hang(exhibit, hanging);
  REQUIRE(ui::write_png(gallery.picture(), folder / picture_name(exhibit, hanging)).ok());
}

// What one test case hangs, and how much of it looks otherwise on another Debian.
class Hall {
 public:
  // In full size, for people to look at; without a golden picture of its own.
  void show(const Exhibit& exhibit, const Hanging& hanging) {
    if (mode_ == "full" && is_asked_for(exhibit)) write_full_size(gallery_, exhibit, hanging);
  }

  void compare(const Exhibit& exhibit, const Hanging& hanging) {
    if (mode_ == "full") {
      show(exhibit, hanging);
      return;
    }
    const bool renew = mode_ == "write";
    if (renew && !is_asked_for(exhibit)) return;
    gallery_.hang(exhibit, hanging);
    const ui::Frame now = gallery_.picture();
    const base::Path file =
        base::Path(GUMMIBAND_SOURCE_DIR) / "tests/golden" / picture_name(exhibit, hanging);
    if (renew) {
      REQUIRE(ui::write_png(now, file).ok());
      return;
    }
    const base::Result<ui::Frame> golden = ui::read_png(file);
    INFO(file.string());
    REQUIRE(golden.ok());
    judge(now, *golden, file, hanging.comfort.text_percent > 100);
  }

  // After the last picture.
  void close() const {
    INFO(otherwise_);
    CHECK(beside_ * kFew <= hung_);
  }

 private:
  void judge(const ui::Frame& now, const ui::Frame& golden, const base::Path& file, bool large) {
    ++hung_;
    const bool exact = on_debian_12();
    const double differs = exact ? difference(now, golden) : block_difference(now, golden);
    const double tolerance = exact ? kTolerance : large ? kLargeBlockTolerance : kBlockTolerance;
    if (differs > tolerance) {
      ++beside_;
      const base::Path beside = base::Path(GUMMIBAND_BUILD_DIR) / "golden" / file.filename();
      std::filesystem::create_directories(beside.parent_path());
      CHECK(ui::write_png(now, beside).ok());
      otherwise_ += beside.string() + "\n";
    }
    INFO("a share of " << differs);
    INFO("this run's pictures that differ are in " << GUMMIBAND_BUILD_DIR << "/golden");
    CHECK(differs <= (exact ? kTolerance : kMostBlocks));
  }

  static std::string setting(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
  }
  bool is_asked_for(const Exhibit& exhibit) const { return only_.empty() || only_ == exhibit.name; }

  const std::string mode_ = setting("GUMMIBAND_GOLDEN");
  const std::string only_ = setting("GUMMIBAND_EXHIBIT");
  Gallery gallery_;
  size_t hung_ = 0;
  size_t beside_ = 0;
  std::string otherwise_;  // a file each line
};

}  // namespace

TEST_CASE("every screen looks as in its golden picture, in German in both orientations") {
  Hall hall;
  for (const Exhibit& exhibit : app::exhibits()) {
    hall.compare(exhibit, {540, 960, "de"});
    hall.compare(exhibit, {960, 540, "de"});
  }
  hall.close();
}

TEST_CASE("every screen looks as in its golden picture, in the other languages") {
  Hall hall;
  for (const Exhibit& exhibit : app::exhibits()) {
    for (const char* language : {"en", "nl", "de-leicht"}) {
      hall.compare(exhibit, {540, 960, language});
      hall.show(exhibit, {960, 540, language});
    }
  }
  hall.close();
}

TEST_CASE("every screen looks as in its golden picture, with high contrast") {
  Hall hall;
  visit::Comfort comfort;
  comfort.high_contrast = true;
  for (const Exhibit& exhibit : app::exhibits()) {
    hall.compare(exhibit, {540, 960, "de", comfort});
  }
  hall.close();
}

TEST_CASE("every screen looks as in its golden picture, in large text") {
  Hall hall;
  visit::Comfort comfort;
  comfort.text_percent = 200;
  for (const Exhibit& exhibit : app::exhibits()) {
    if (!app::belongs_to_a_visit(exhibit)) continue;
    hall.compare(exhibit, {540, 960, "de", comfort});
    hall.compare(exhibit, {960, 540, "de", comfort});
    for (const char* language : {"en", "nl", "de-leicht"}) {
      hall.show(exhibit, {540, 960, language, comfort});
      hall.show(exhibit, {960, 540, language, comfort});
    }
  }
  hall.close();
}

TEST_CASE("every screen looks as in its golden picture, in low reach") {
  Hall hall;
  visit::Comfort comfort;
  comfort.low_reach = true;
  for (const Exhibit& exhibit : app::exhibits()) {
    if (!app::belongs_to_a_visit(exhibit)) continue;
    if (exhibit.state == nullptr) continue;
    hall.compare(exhibit, {540, 960, "de", comfort});
    hall.compare(exhibit, {960, 540, "de", comfort});
  }
  hall.close();
}

TEST_CASE("a golden picture is missed by the words of another language") {
  Gallery gallery;
  gallery.hang(app::exhibits()[1], {540, 960, "de"});
  const ui::Frame german = gallery.picture();
  gallery.hang(app::exhibits()[1], {540, 960, "en"});
  CHECK(difference(german, gallery.picture()) > kTolerance);
  CHECK(block_difference(german, gallery.picture()) > kBlockTolerance);
}

// In a program of its own (ctest's app-gpu): it forks, and librsvg's threads do not come along.
TEST_CASE("the GPU paints every screen as the CPU does, but for edges", "[gpu]") {
  constexpr int kStep = 8;          // measured: 3
  constexpr double kShare = 0.001;  // of pixels
  constexpr size_t kEach = 4;       // all of them would take twenty seconds
  const std::vector<Exhibit> all = app::exhibits();
  const std::string compared = ui::in_child([&] {
    const Hanging wall{540, 960, "de"};
    ui::Offscreen offscreen(wall.width_px, wall.height_px);
    const auto gpu = ui::gpu_painter_of(offscreen);
    Gallery gallery;
    std::string found;
    for (size_t i = 0; i < all.size(); i += kEach) {
      gallery.hang(all[i], wall, gpu.get());
      const double differs = difference(gpu->grab(), gallery.picture(), kStep);
      found +=
          all[i].name + (differs > kShare ? " DIFFERS " : " ") + std::to_string(differs) + "\n";
    }
    return found;
  });
  INFO(compared);
  CHECK(base::split(base::trim(compared), '\n').size() == (all.size() + kEach - 1) / kEach);
  CHECK(compared.find("DIFFERS") == std::string::npos);
}

TEST_CASE("a golden picture is missed by one letter") {
  const std::vector<Exhibit> all = app::exhibits();
  const auto form = std::ranges::find(all, "form-contact", &Exhibit::name);
  REQUIRE(form != all.end());
  Exhibit mistyped = *form;
  mistyped.state = [&](const screens::World& world) {
    screens::AnyState any = form->state(world);
    screens::Typed& name = std::get<screens::form::State>(any).name;
    name.drop_last();
    name.append("e");  // "Lene"
    return any;
  };
  Gallery gallery;
  gallery.hang(*form, {540, 960, "de"});
  const ui::Frame right = gallery.picture();
  gallery.hang(mistyped, {540, 960, "de"});
  CHECK(difference(right, gallery.picture()) > kTolerance);
}
