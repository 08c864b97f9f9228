// The code of every item of the sample pack, read back by a second decoder: from the rendered
// screen, and from the bytes that go to a receipt printer.
//
// Everyday a share of all of them is read; GUMMIBAND_ALL_CODES=1 reads every item in every language
// on every screen and paper, which takes minutes.
#include <cstdlib>
#include <vector>

#include "catch.h"
#include "gallery.h"
#include "screens/paper.h"
#include "slips/draw.h"
#include "slips/escpos.h"
#include "slips/grey.h"
#include "slips/gs_reader.h"
#include "slips/payload.h"
#include "slips/samples.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

bool all_codes() {
  return std::getenv("GUMMIBAND_ALL_CODES") != nullptr;
}

std::vector<std::string> read_codes(const ui::Frame& frame) {
  slips::testing::Grey grey = slips::testing::white(frame.width, frame.height);
  for (size_t i = 0; i < grey.pixels.size(); ++i) {
    const uint32_t p = frame.pixels[i];
    grey.pixels[i] = static_cast<uint8_t>(
        ((p >> 16 & 0xFFU) * 77 + (p >> 8 & 0xFFU) * 151 + (p & 0xFFU) * 28) >> 8);
  }
  return slips::testing::read_codes(grey);
}

bool has_code(const content::Item& item) {
  return item.kind != content::ItemKind::kTopic;
}

// Every `step`-th item that has a code, beginning with the `first`.
std::vector<const content::Item*> share(const content::Pack& pack, size_t first, size_t step) {
  std::vector<const content::Item*> items;
  size_t at = 0;
  for (const content::Item& item : pack.items) {
    if (!has_code(item)) continue;
    if (all_codes() || at % step == first) items.push_back(&item);
    ++at;
  }
  return items;
}

// The screen with this item's code: an offer shows it at once, the others when it is asked for.
screens::AnyState with_code(const screens::World& world, const content::Item& item) {
  if (item.kind == content::ItemKind::kOffer) {
    return screens::open_screen({screens::ScreenName::kOffer, item.id}, world);
  }
  screens::highlight::State state =
      screens::highlight::open({screens::ScreenName::kHighlight, item.id}, world);
  state.bigger = true;
  return state;
}

void check_items(Gallery& gallery, const Hanging& hanging,
                 const std::vector<const content::Item*>& items) {
  for (const content::Item* item : items) {
    std::string wanted;
    const auto open = [&](const screens::World& world) {
      const auto code = screens::item_code(world, *item);
      if (code) wanted = code->text;
      return with_code(world, *item);
    };
    gallery.hang({item->id, open, {}}, hanging);
    INFO(item->id << " " << hanging.width_px << "x" << hanging.height_px << " "
                  << hanging.language);
    REQUIRE_FALSE(wanted.empty());
    const std::vector<std::string> codes = read_codes(gallery.picture());
    REQUIRE(codes.size() == 1);
    CHECK(codes[0] == wanted);
  }
}

// Eight hearts as one code, on the screen of the list.
void check_hearts(Gallery& gallery, const Hanging& hanging) {
  std::vector<std::string> hearts;
  for (const content::Item* item : share(gallery.pack(), 0, 7)) {
    if (hearts.size() < visit::kMostHearts) hearts.push_back(item->id);
  }
  std::string wanted;
  const auto open = [&](const screens::World& world) {
    wanted = screens::hearts::list_text(world);
    screens::hearts::State state;
    screens::hearts::update(state, screens::hearts::PhoneTapped{}, world);
    return state;
  };
  gallery.hang({"hearts", open, hearts}, hanging);
  const std::vector<std::string> codes = read_codes(gallery.picture());
  INFO(hanging.width_px << "x" << hanging.height_px << " " << hanging.language);
  REQUIRE(codes.size() == 1);
  CHECK(codes[0] == wanted);
}

struct Size {
  int width_px;
  int height_px;
};

void check_screen(const Size& size, const char* everyday_language, size_t step) {
  Gallery gallery;
  for (const std::string& language : gallery.pack().languages) {
    if (!all_codes() && language != everyday_language) continue;
    const Hanging hanging{size.width_px, size.height_px, language};
    check_items(gallery, hanging, share(gallery.pack(), step / 2, step));
    check_hearts(gallery, hanging);
  }
}

// What a slip's own code says: a link goes in with a loud host where that saves modules.
std::string on_paper(const std::string& text) {
  return text.starts_with("https://") ? slips::loud_host(text) : text;
}

void check_paper(const content::Pack& pack, const content::Words& words,
                 const std::string& language, int width_dots, size_t step) {
  visit::Visit visit;
  visit.language = language;
  screens::World world{pack, words, visit, *base::parse_local_time("2027-06-19 18:30")};
  world.campaign = {"Olpe", "Schützenfest Wiesental", "screen"};
  for (const content::Item* item : share(pack, step / 2, step)) {
    INFO(item->id << " " << language << " " << width_dots);
    const slips::Slip slip = screens::item_slip(world, *item);
    const auto dots = slips::draw_slip(slip, slips::testing::sample_look(), width_dots);
    REQUIRE(dots);
    slips::testing::GsReader reader(width_dots);
    for (const std::string& piece : slips::escpos_pieces(*dots, slips::Cut::kNo)) {
      reader.take(piece);
    }
    REQUIRE(reader.slips().size() == 1);
    const auto codes = slips::testing::read_codes(slips::testing::seen(reader.slips()[0], 24));
    REQUIRE(codes.size() == 1);
    CHECK(codes[0] == on_paper(slip.code.text));
  }
}

}  // namespace

TEST_CASE("the code of every offer is read back from the screen and is its link") {
  Gallery gallery;
  int read = 0;
  for (const content::Item& item : gallery.pack().items) {
    if (item.kind != content::ItemKind::kOffer) continue;
    check_items(gallery, {1080, 1920, "de"}, {&item});
    ++read;
  }
  CHECK(read >= 12);
}

TEST_CASE("codes of places, events, contacts and hearts are read back in portrait") {
  check_screen({1080, 1920}, "de", 4);
}

TEST_CASE("codes of places, events, contacts and hearts are read back in landscape") {
  check_screen({1920, 1080}, "en", 4);
}

TEST_CASE("codes of places, events, contacts and hearts are read back on the smallest screen") {
  check_screen({1024, 768}, "nl", 3);
}

TEST_CASE("codes of places, events, contacts and hearts are read back on a large screen") {
  check_screen({3840, 2160}, "de-leicht", 20);
}

TEST_CASE("the code of every item is read back from the bytes that go to the printer") {
  Gallery gallery;
  for (const std::string& language : gallery.pack().languages) {
    check_paper(gallery.pack(), gallery.words(), language, 576, 5);
    check_paper(gallery.pack(), gallery.words(), language, 384, 9);
  }
}
