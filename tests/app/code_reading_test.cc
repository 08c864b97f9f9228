// The code of every item of the sample pack, read back by a second decoder: from the rendered
// screen, and from the bytes that go to a receipt printer.
//
// Each is read as it is and as a camera may see it: out of focus, askew, faded, with dust. Everyday
// one item of each kind is read in every language on every screen and paper, on the largest screen
// another kind in each language; GUMMIBAND_ALL_CODES=1 reads them all, which takes an hour.
#include <array>
#include <cstdlib>
#include <fstream>
#include <vector>

#include "catch.h"
#include "gallery.h"
#include "screens/paper.h"
#include "slips/draw.h"
#include "slips/escpos.h"
#include "slips/grey.h"
#include "slips/gs_reader.h"
#include "slips/samples.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

bool all_codes() {
  return std::getenv("GUMMIBAND_ALL_CODES") != nullptr;
}

slips::testing::Grey grey_of(const ui::Frame& frame) {
  slips::testing::Grey grey = slips::testing::white(frame.width, frame.height);
  for (size_t i = 0; i < grey.pixels.size(); ++i) {
    const uint32_t p = frame.pixels[i];
    grey.pixels[i] = static_cast<uint8_t>(
        ((p >> 16 & 0xFFU) * 77 + (p >> 8 & 0xFFU) * 151 + (p & 0xFFU) * 28) >> 8);
  }
  return grey;
}

// What stands behind this key in the item's own file, read without the reader of packs.
std::string in_file(const content::Item& item, const std::string& key) {
  const base::Path items = base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen/items";
  std::ifstream file(items / item.id / "item.yaml");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(key + ": ")) return line.substr(key.size() + 2);
  }
  return {};
}

// The link in the item's file with the campaign code of the gallery's booth, put together as
// content/README.md says it is. For a link that has no parameters of its own.
std::string link_in_file(const content::Item& item, const std::string& medium) {
  const std::string link = in_file(item, "link");
  REQUIRE(link.starts_with("https://"));
  REQUIRE(link.find_first_of("?#") == std::string::npos);
  return link + "?gb=olpe.schuetzenfest-wiesental." + medium + "." + item.id;
}

bool leads_to_a_page(const content::Item& item) {
  return item.kind == content::ItemKind::kOffer || item.kind == content::ItemKind::kHighlight;
}

// A date or a card says what stands in the item's file, a letter goes where it says; that phones
// read the rest is tested where it is made (tests/slips/payload_test.cc).
void check_against_file(const content::Item& item, const std::string& said) {
  const std::string key = said.starts_with("mailto:") ? "email" : "link";
  const std::string value = in_file(item, key);
  REQUIRE_FALSE(value.empty());
  CHECK(said.find(value) != std::string::npos);
}

// There is one code, it says `wanted`, and does so after all that a camera does to it.
void check_code(const slips::testing::Grey& picture, const std::string& wanted, unsigned seed) {
  constexpr int kSurroundings = 8;  // modules
  REQUIRE_FALSE(wanted.empty());
  const std::vector<slips::testing::FoundCode> codes = slips::testing::find_codes(picture);
  REQUIRE(codes.size() == 1);
  CHECK(codes[0].text == wanted);
  const int module = slips::testing::module_of(picture, codes[0]);
  REQUIRE(module >= 3);
  const auto seen = slips::testing::cut_out(picture, codes[0], kSurroundings * module);
  for (const slips::testing::Trial& trial : slips::testing::trials(seen, module, seed)) {
    INFO(trial.name << ", a module of " << module);
    CHECK(slips::testing::read_code(trial.picture) == wanted);
  }
}

constexpr std::array kKinds = {content::ItemKind::kOffer, content::ItemKind::kHighlight,
                               content::ItemKind::kEvent, content::ItemKind::kContact};

// All items that have a code; or everyday, of each kind the one whose turn it is.
std::vector<const content::Item*> share(const content::Pack& pack, size_t turn) {
  std::vector<const content::Item*> items;
  for (const content::ItemKind kind : kKinds) {
    std::vector<const content::Item*> all;
    for (const content::Item& item : pack.items) {
      if (item.kind == kind) all.push_back(&item);
    }
    REQUIRE_FALSE(all.empty());
    if (all_codes()) {
      items.insert(items.end(), all.begin(), all.end());
    } else {
      items.push_back(all[turn % all.size()]);
    }
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

void check_item(Gallery& gallery, const Hanging& hanging, const content::Item& item,
                unsigned seed) {
  std::string wanted;
  const auto open = [&](const screens::World& world) {
    const auto code = screens::item_code(world, item);
    if (code) wanted = code->text;
    return with_code(world, item);
  };
  gallery.hang({item.id, open, {}}, hanging);
  INFO(item.id << " " << hanging.width_px << "x" << hanging.height_px << " " << hanging.language);
  if (leads_to_a_page(item)) {
    wanted = link_in_file(item, "screen");
  } else {
    check_against_file(item, wanted);
  }
  check_code(grey_of(gallery.picture()), wanted, seed);
}

// Eight hearts as one code, on the screen of the list.
void check_hearts(Gallery& gallery, const Hanging& hanging, unsigned seed) {
  std::vector<std::string> hearts;
  size_t at = 0;
  for (const content::Item& item : gallery.pack().items) {
    const bool can_be_loved = item.kind != content::ItemKind::kTopic;
    if (can_be_loved && at++ % 7 == 0 && hearts.size() < visit::kMostHearts) {
      hearts.push_back(item.id);
    }
  }
  std::string wanted;
  const auto open = [&](const screens::World& world) {
    wanted = screens::hearts::list_text(world);
    screens::hearts::State state;
    screens::hearts::update(state, screens::hearts::PhoneTapped{}, world);
    return state;
  };
  gallery.hang({"hearts", open, hearts}, hanging);
  INFO("hearts " << hanging.width_px << "x" << hanging.height_px << " " << hanging.language);
  check_code(grey_of(gallery.picture()), wanted, seed);
}

enum class Everyday { kEveryKind, kOneKind };  // in each language

// `turn` lets every screen begin with other items.
void check_screen(int width_px, int height_px, size_t turn, Everyday everyday) {
  const unsigned seed = slips::testing::test_seed();
  INFO("GUMMIBAND_SEED=" << seed);
  Gallery gallery;
  const bool one_kind = everyday == Everyday::kOneKind && !all_codes();
  const std::vector<std::string>& languages = gallery.pack().languages;
  for (size_t i = 0; i < languages.size(); ++i) {
    const Hanging hanging{width_px, height_px, languages[i]};
    std::vector<const content::Item*> items = share(gallery.pack(), turn + i);
    if (one_kind) items = {items[i % items.size()]};
    for (const content::Item* item : items) check_item(gallery, hanging, *item, seed);
    if (!one_kind || i == 0) check_hearts(gallery, hanging, seed);
  }
}

// What a slip's own code says: scheme and host of a link are in capitals, which saves modules.
std::string on_paper(const content::Item& item, const std::string& code) {
  if (!leads_to_a_page(item)) {
    check_against_file(item, code);
    return code;
  }
  std::string link = link_in_file(item, "slip");
  const size_t host_end = link.find('/', std::string_view("https://").size());
  for (size_t i = 0; i < host_end; ++i) {
    if (link[i] >= 'a' && link[i] <= 'z') link[i] = static_cast<char>(link[i] - 'a' + 'A');
  }
  return link;
}

void check_paper(const Gallery& gallery, int width_dots, size_t turn) {
  const unsigned seed = slips::testing::test_seed();
  INFO("GUMMIBAND_SEED=" << seed);
  const app::SlipLooks looks = app::slip_looks(gallery.pack());
  for (const std::string& language : gallery.pack().languages) {
    visit::Visit visit;
    visit.language = language;
    screens::World world{gallery.pack(), gallery.words(), visit,
                         *base::parse_local_time("2027-06-19 18:30")};
    world.campaign = {"Olpe", "Schützenfest Wiesental", "screen"};
    for (const content::Item* item : share(gallery.pack(), turn++)) {
      INFO(item->id << " " << language << " " << width_dots);
      const slips::Slip slip = screens::item_slip(world, *item);
      const auto dots = slips::draw_slip(slip, looks.at(language), width_dots);
      REQUIRE(dots);
      slips::testing::GsReader reader(width_dots);
      for (const std::string& piece : slips::escpos_pieces(*dots, slips::Cut::kNo)) {
        reader.take(piece);
      }
      REQUIRE(reader.slips().size() == 1);
      check_code(slips::testing::seen(reader.slips()[0], 24), on_paper(*item, slip.code.text),
                 seed);
    }
  }
}

}  // namespace

TEST_CASE("the code of every offer is read back from the screen and is its link") {
  const unsigned seed = slips::testing::test_seed();
  Gallery gallery;
  int read = 0;
  for (const content::Item& item : gallery.pack().items) {
    if (item.kind != content::ItemKind::kOffer) continue;
    check_item(gallery, {1080, 1920, "de"}, item, seed);
    ++read;
  }
  CHECK(read >= 12);
}

TEST_CASE("codes are read from every kind of item, in every language, in portrait") {
  check_screen(1080, 1920, 0, Everyday::kEveryKind);
}

TEST_CASE("codes are read from every kind of item, in every language, in landscape") {
  check_screen(1920, 1080, 4, Everyday::kEveryKind);
}

TEST_CASE("codes are read from every kind of item, in every language, on the smallest screen") {
  check_screen(1024, 768, 8, Everyday::kEveryKind);
}

TEST_CASE("codes are read from every kind of item, in every language, on a large screen") {
  check_screen(3840, 2160, 12, Everyday::kOneKind);
}

TEST_CASE("codes are read from every kind of item, in every language, from the printed bytes") {
  const Gallery gallery;
  check_paper(gallery, 576, 0);
  check_paper(gallery, 512, 4);
  check_paper(gallery, 384, 8);
}
