// A scene in layers: at rest the same as in one picture, and never with an edge in sight.
#include <cmath>

#include "catch.h"
#include "ui/canvas.h"
#include "ui/painter.h"
#include "ui/picture_files.h"
#include "ui/ui.h"

namespace gummiband::ui {
namespace {

constexpr int kWidth = 270;
constexpr int kHeight = 480;
constexpr uint32_t kNowhere = 0xFF00FF00;  // a green that is in no scene

// Every layer reaches from edge to edge, in a colour of its own.
const std::string kHills =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1080 1920\">"
    "<g id=\"layer-0-sky\"><rect width=\"1080\" height=\"1920\" fill=\"#000080\"/></g>"
    "<g id=\"layer-1-far\"><rect y=\"600\" width=\"1080\" height=\"1320\" fill=\"#800000\"/></g>"
    "<g id=\"layer-2-near\"><path d=\"M0 1300L540 1200L1080 1300V1920H0Z\" fill=\"#808080\"/></g>"
    "</svg>";

class Easel {
 public:
  Easel() : file_(folder_.write("Szene.svg", kHills)) {
    auto type = Type::make();
    if (!type) FAIL(type.fault().sentence);
    type_ = std::move(*type);
    ui_ = std::make_unique<Ui>(*type_, pictures_, folder_.path());  // no marks, and plain paper
    theme_.effects.grain = false;
    theme_.motion.fade = 160;
  }

  // Paints the scene at that swing, after all its parts have long been there.
  Frame paint(Point swing) {
    for (int i = 0; i < 4; ++i) {
      pictures_.finish();
      pictures_.collect(now_s_ += 10);
      draw(swing);
    }
    return painter_->grab();
  }
  // The same, a moment after its layers were made.
  void draw(Point swing) {
    FrameInput input;
    input.width_px = kWidth;
    input.height_px = kHeight;
    input.now_s = now_s_;
    input.theme = &theme_;
    ui_->begin(input);
    Canvas& canvas = ui_->canvas();
    canvas.fill({0, 0, canvas.width(), canvas.height()}, rgb(kNowhere));
    PictureLook look;
    look.path = file_;
    canvas.scene({-kSceneBleed, -12, canvas.width() + kSceneBleed, canvas.height() + 24}, look,
                 swing);
    painter_->paint(ui_->end());
    type_->end_frame();
    pictures_.end_frame();
  }

 private:
  Folder folder_;
  base::Path file_;
  Pictures pictures_{nullptr};
  std::unique_ptr<Type> type_;
  std::unique_ptr<Ui> ui_;
  Theme theme_;
  std::unique_ptr<Painter> painter_ = make_memory_painter(kWidth, kHeight);
  double now_s_ = 0;
};

int differing(const Frame& a, const Frame& b) {
  int count = 0;
  for (size_t i = 0; i < a.pixels.size(); ++i) {
    for (const unsigned shift : {0U, 8U, 16U}) {
      const int step = static_cast<int>(a.pixels[i] >> shift & 0xFFU) -
                       static_cast<int>(b.pixels[i] >> shift & 0xFFU);
      if (std::abs(step) > 3) {
        ++count;
        break;
      }
    }
  }
  return count;
}

TEST_CASE("the nearer a layer, the farther it drifts, and none farther than what hangs over") {
  const float of_five[] = {0, 4, 8, 16, 28};
  for (size_t i = 0; i < 5; ++i) CHECK(layer_drift(i, 5) == Approx(of_five[i]));
  for (size_t count = 2; count <= 12; ++count) {
    CHECK(layer_drift(0, count) == 0);
    CHECK(layer_drift(count - 1, count) == Approx(28));
    for (size_t i = 1; i < count; ++i) {
      CHECK(layer_drift(i, count) > layer_drift(i - 1, count));
      CHECK(layer_drift(i, count) <= kSceneBleed);
    }
  }
  CHECK(layer_drift(0, 1) == 0);
}

TEST_CASE("layers that have hardly drifted are the same picture as the whole") {
  Easel easel;
  const Frame whole = easel.paint({0, 0});
  const Frame layers = easel.paint({0.001F, 0});
  CHECK(differing(whole, layers) == 0);
}

TEST_CASE("layers that drift move, the sky stays, and no edge ever shows") {
  Easel easel;
  const Frame whole = easel.paint({0, 0});
  for (const Point swing : {Point{1, 0.3F}, {-1, 0.3F}, {1, -0.3F}, {-1, -0.3F}}) {
    const Frame drifted = easel.paint(swing);
    INFO("swing " << swing.x << ", " << swing.y);
    CHECK(differing(whole, drifted) > 100);
    CHECK(drifted.pixels[0] == whole.pixels[0]);
    int nowhere = 0;
    for (const uint32_t pixel : drifted.pixels) nowhere += (pixel & 0x00FF00) == 0x00FF00;
    CHECK(nowhere == 0);
  }
}

TEST_CASE("until its layers are there, a scene is one picture that stays where it is") {
  Easel easel;
  const Frame whole = easel.paint({0, 0});
  easel.draw({1, 0});  // asks for the layers
  Easel other;
  CHECK(differing(other.paint({0, 0}), whole) == 0);
}

}  // namespace
}  // namespace gummiband::ui
