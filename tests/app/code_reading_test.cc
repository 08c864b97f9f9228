// The code of every offer, read back from the rendered screen by a second decoder.
#include <zbar.h>

#include <vector>

#include "catch.h"
#include "gallery.h"
#include "slips/link.h"

using namespace gummiband;
using app::Exhibit;
using app::Gallery;
using app::Hanging;

namespace {

std::vector<std::string> read_codes(const ui::Frame& frame) {
  std::vector<uint8_t> grey(frame.pixels.size());
  for (size_t i = 0; i < grey.size(); ++i) {
    const uint32_t p = frame.pixels[i];
    grey[i] = static_cast<uint8_t>(
        ((p >> 16 & 0xFFU) * 77 + (p >> 8 & 0xFFU) * 151 + (p & 0xFFU) * 28) >> 8);
  }
  zbar::ImageScanner scanner;
  scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  zbar::Image image(static_cast<unsigned>(frame.width), static_cast<unsigned>(frame.height), "Y800",
                    grey.data(), grey.size());
  scanner.scan(image);
  std::vector<std::string> texts;
  for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
    texts.push_back(symbol->get_data());
  }
  return texts;
}

void check_codes(Gallery& gallery, const Hanging& hanging) {
  const slips::Campaign campaign{"Olpe", "Schützenfest Wiesental", "screen"};
  int read = 0;
  for (const content::Item& item : gallery.pack().items) {
    if (item.kind != content::ItemKind::kOffer) continue;
    const Exhibit exhibit{
        item.id,
        [&](const screens::World& world) {
          return screens::open_screen({screens::ScreenName::kOffer, item.id}, world);
        },
        {}};
    gallery.hang(exhibit, hanging);
    INFO(item.id);
    const std::vector<std::string> codes = read_codes(gallery.picture());
    REQUIRE(codes.size() == 1);
    CHECK(codes[0] == slips::campaign_link(item.link, campaign, item.id));
    ++read;
  }
  CHECK(read >= 12);
}

}  // namespace

TEST_CASE("the code of every offer is read back from the screen and is its link") {
  Gallery gallery;
  SECTION("portrait") {
    check_codes(gallery, {1080, 1920, "de"});
  }
  SECTION("landscape") {
    check_codes(gallery, {1920, 1080, "de"});
  }
  SECTION("the smallest screen") {
    check_codes(gallery, {1024, 768, "nl"});
  }
}
