// The pack's part of every slip: its scene and the marks of those who pay.
#include "app/slip_looks.h"

#include <algorithm>
#include <filesystem>

#include "booth.h"
#include "catch.h"
#include "content/load.h"
#include "slips/draw.h"
#include "slips/samples.h"

using namespace gummiband;

namespace {

const base::Path kPack = base::Path(GUMMIBAND_SOURCE_DIR) / "content/suedwestfalen";
const base::Day kToday = base::parse_local_time("2027-06-19 18:30")->day;

double inked(const slips::SlipPicture& picture) {
  const auto dark = std::ranges::count_if(picture.ink, [](uint8_t ink) { return ink > 127; });
  return static_cast<double>(dark) / static_cast<double>(picture.ink.size());
}

}  // namespace

TEST_CASE("the marks of those who pay stand in black on every slip of the sample pack") {
  const content::LoadedPack loaded = content::load_pack(kPack, kToday);
  REQUIRE(loaded.pack);
  const app::SlipLooks looks = app::slip_looks(*loaded.pack);
  REQUIRE(looks.size() == loaded.pack->languages.size());
  for (const auto& [language, look] : looks) {
    INFO(language);
    CHECK(look.header.width == slips::kPreviewDots);
    REQUIRE(look.logos.size() == 3);
    for (const slips::SlipPicture& logo : look.logos) {
      CHECK(inked(logo) > 0.15);
      CHECK(inked(logo) < 0.85);
      // In one bit nothing of it may be in doubt: grey is the edge of a shape and no more.
      CHECK(std::ranges::count_if(logo.ink, [](uint8_t ink) { return ink > 40 && ink < 215; }) <
            static_cast<ptrdiff_t>(logo.ink.size() / 10));
    }
    slips::SlipTemplate bare = look;
    bare.logos.clear();
    const auto with = slips::draw_slip(slips::testing::sample("offer-de"), look, 384);
    const auto without = slips::draw_slip(slips::testing::sample("offer-de"), bare, 384);
    REQUIRE(with);
    REQUIRE(without);
    CHECK(with->height() > without->height() + 30);
  }
}

TEST_CASE("a mark that cannot be decoded is left out, and the others stay") {
  const app::TestFolder folder;
  const base::Path pack = folder.path() / "pack";
  std::filesystem::copy(kPack, pack, std::filesystem::copy_options::recursive);
  // Long enough to be a picture for the check, which reads heads only.
  const base::Path mark = pack / "marks/zeichen-berge.svg";
  const auto whole = base::read_file(mark, 1 << 20);
  REQUIRE(whole.ok());
  const content::LoadedPack loaded = content::load_pack(pack, kToday);
  REQUIRE(loaded.pack);
  REQUIRE(base::write_file_durably(mark, whole->substr(0, whole->size() / 2)).ok());
  const app::SlipLooks looks = app::slip_looks(*loaded.pack);
  CHECK(looks.at("de").logos.size() == 2);
}
