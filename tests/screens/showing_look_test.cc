// The screens that show something to take home, drawn for real: nothing is cut off, nothing lies on
// anything else, in every language and on every shape of display.
//
// GUMMIBAND_SHOTS=DIR also writes what was drawn, for eyes: DIR/SCREEN-LANGUAGE-WIDTHxHEIGHT.png.
#include <cstdlib>

#include "content/load.h"
#include "screens/dock.h"
#include "screens/events.h"
#include "screens/hearts.h"
#include "screens/offer.h"
#include "screens/offers.h"
#include "small_world.h"
#include "ui/focus.h"
#include "ui/painter.h"
#include "ui/pictures.h"
#include "ui/png.h"
#include "ui/widgets.h"

namespace gummiband::screens {
namespace {

constexpr float kLeastTarget = 88;
constexpr float kLeastGap = 8;

struct Display {
  int width;
  int height;
};
constexpr Display kDisplays[] = {{1080, 1920}, {1920, 1080}, {1280, 800}, {1024, 768}};

struct Drawn {
  std::vector<ui::Control> controls;
  std::vector<ui::TextFault> faults;
};

class Easel {
 public:
  Easel() : pictures_([] {}), theme_(sample_theme()) {
    base::Result<std::unique_ptr<ui::Type>> type = ui::Type::make();
    if (!type) FAIL(type.fault().sentence);
    type_ = std::move(type).value();
    ui_ = std::make_unique<ui::Ui>(*type_, pictures_,
                                   base::Path(GUMMIBAND_SOURCE_DIR) / "assets/pictures");
  }

  template <typename State>
  Drawn draw_on(const State& state, const World& world, Display display, const std::string& name) {
    const char* shots = std::getenv("GUMMIBAND_SHOTS");
    ui_->forget();
    ui_->begin(input(world, display));
    draw(state, world, *ui_);
    draw_dock(DockFirst::kBack, world, *ui_);
    Drawn drawn{ui_->controls(), ui_->canvas().text_faults()};
    ui_->end();
    if (shots != nullptr) shoot(state, world, display, base::Path(shots) / (name + ".png"));
    type_->end_frame();
    pictures_.end_frame();
    return drawn;
  }

 private:
  ui::FrameInput input(const World& world, Display display) {
    now_s_ += 10;
    ui::FrameInput input;
    input.width_px = display.width;
    input.height_px = display.height;
    input.now_s = now_s_;
    input.theme = &theme_;
    input.language = world.visit.language;
    return input;
  }

  template <typename State>
  void shoot(const State& state, const World& world, Display display, const base::Path& file) {
    pictures_.finish();
    pictures_.collect(now_s_);
    std::unique_ptr<ui::Painter> painter = ui::make_memory_painter(display.width, display.height);
    ui_->begin(input(world, display));
    draw(state, world, *ui_);
    draw_dock(DockFirst::kBack, world, *ui_);
    painter->paint(ui_->end());
    const base::Result<void> written = ui::write_png(painter->grab(), file);
    if (!written) FAIL(written.fault().sentence);
  }

  std::unique_ptr<ui::Type> type_;
  ui::Pictures pictures_;
  ui::Theme theme_;
  std::unique_ptr<ui::Ui> ui_;
  double now_s_ = 0;
};

// What a finger could meet: controls with a visible part.
std::vector<ui::Control> touchable(const std::vector<ui::Control>& controls) {
  std::vector<ui::Control> result;
  for (const ui::Control& control : controls) {
    if (ui::is_operable(control.role) && !control.visible.empty()) result.push_back(control);
  }
  return result;
}

void check_controls(const Drawn& drawn, Display display) {
  const float scale = 1080.0F / static_cast<float>(std::min(display.width, display.height));
  const ui::Rect screen{0, 0, static_cast<float>(display.width) * scale,
                        static_cast<float>(display.height) * scale};
  const std::vector<ui::Control> controls = touchable(drawn.controls);
  for (size_t i = 0; i < controls.size(); ++i) {
    INFO(controls[i].name);
    CHECK(controls[i].rect.width() >= kLeastTarget);
    CHECK(controls[i].rect.height() >= kLeastTarget);
    CHECK_FALSE(controls[i].label.empty());
    CHECK(overlap(controls[i].visible, screen) == controls[i].visible);
    for (size_t j = i + 1; j < controls.size(); ++j) {
      INFO(controls[j].name);
      CHECK(overlap(grown(controls[i].visible, kLeastGap / 2),
                    grown(controls[j].visible, kLeastGap / 2 - 0.5F))
                .empty());
    }
  }
}

template <typename State>
void check_all(Easel& easel, const SmallWorld& small, const std::string& name, const State& state) {
  for (const Display& display : kDisplays) {
    const std::string shot = name + "-" + small.visit.language + "-" +
                             std::to_string(display.width) + "x" + std::to_string(display.height);
    INFO(shot);
    const Drawn drawn = easel.draw_on(state, small.world(), display, shot);
    for (const ui::TextFault& fault : drawn.faults) {
      INFO(fault.text);
      FAIL_CHECK(fault.what);
    }
    check_controls(drawn, display);
  }
}

SmallWorld sample_pack() {
  SmallWorld small;
  content::LoadedPack loaded = content::load_pack(
      base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen", day(2026, 11, 23));
  REQUIRE(loaded.pack);
  small.pack = *std::move(loaded.pack);
  small.now = {day(2026, 11, 23), 10, 0};
  small.campaign = {"Olpe", "Schützenfest Wiesental", "screen"};
  small.visit.hearts = {"alter-flecken", "zerspanungsmechanik", "burg-altena",
                        "neubuerger-freitag-siegberg"};
  return small;
}

}  // namespace

TEST_CASE("what the sample pack offers stands whole and apart on every display") {
  SmallWorld small = sample_pack();
  Easel easel;
  for (const char* language : {"de", "en", "nl", "de-leicht"}) {
    small.visit.language = language;
    check_all(easel, small, "offers", offers::State{});
    check_all(easel, small, "offers-medicine", offers::State{"medicine"});
    check_all(easel, small, "events", events::State{});
    check_all(easel, small, "hearts", hearts::State{});
    hearts::State phone;
    hearts::update(phone, hearts::PhoneTapped{}, small.world());
    check_all(easel, small, "hearts-phone", phone);
    for (const content::Item& item : small.pack.items) {
      if (item.kind != content::ItemKind::kOffer) continue;
      offer::State state = offer::open({ScreenName::kOffer, item.id}, small.world());
      REQUIRE(state.code);
      check_all(easel, small, "offer-" + item.id, state);
    }
    offer::State bigger = offer::open({ScreenName::kOffer, "zerspanungsmechanik"}, small.world());
    bigger.bigger = true;
    check_all(easel, small, "offer-bigger", bigger);
  }
}

TEST_CASE("no heart and eight hearts stand whole and apart too") {
  SmallWorld small = sample_pack();
  Easel easel;
  for (const char* language : {"de", "en", "nl", "de-leicht"}) {
    small.visit.language = language;
    small.visit.hearts.clear();
    check_all(easel, small, "hearts-none", hearts::State{});
    small.visit.hearts = {"alter-flecken",       "zerspanungsmechanik",   "burg-altena",
                          "softwareentwicklung", "warstein-montgolfiade", "pflegefachkraft",
                          "allerheiligenkirmes", "weihnachten-am-bahnhof"};
    check_all(easel, small, "hearts-eight", hearts::State{});
    hearts::State phone;
    hearts::update(phone, hearts::PhoneTapped{}, small.world());
    check_all(easel, small, "hearts-eight-phone", phone);
    check_all(easel, small, "offer-full",
              offer::open({ScreenName::kOffer, "koechin"}, small.world()));
  }
}

TEST_CASE("a day without events and a pack without offers say so in whole words") {
  SmallWorld small;
  Easel easel;
  for (const char* language : {"de", "en", "nl", "de-leicht"}) {
    small.visit.language = language;
    check_all(easel, small, "events-none", events::State{});
    check_all(easel, small, "offers-none", offers::State{});
    check_all(easel, small, "offer-gone", offer::State{"gone", std::nullopt, false});
  }
}

TEST_CASE("the longest texts an offer may have still fit, by scrolling if they must") {
  SmallWorld small;
  content::Item& item = small.add("long", content::ItemKind::kOffer,
                                  "Fachinformatikerin für Anwendungs\u00ADentwicklung in Teilzeit");
  item.employer = same("Mustergesellschaft für Verkehrstechnik Siegen-Wittgenstein mbH");
  item.place = same("Lüdenscheid und Werdohl im Märkischen Kreis, Nordrhein-Westf.");
  item.field = same("Ausbildung mit Abschluss und Übernahme");
  item.hours = same("Vollzeit oder Teilzeit, ganz wie du willst");
  item.sample = true;
  Easel easel;
  check_all(easel, small, "offer-long", offer::open({ScreenName::kOffer, "long"}, small.world()));
  check_all(easel, small, "offers-long", offers::State{});
  small.visit.hearts = {"long"};
  check_all(easel, small, "hearts-long", hearts::State{});
}

}  // namespace gummiband::screens
