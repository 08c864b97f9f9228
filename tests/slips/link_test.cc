#include "slips/link.h"

#include "catch.h"

using namespace gummiband;
using slips::Campaign;
using slips::campaign_link;
using slips::campaign_word;

namespace {

const Campaign kFair{"Olpe", "Schützenfest Wiesental", "slip"};

}  // namespace

TEST_CASE("a place becomes lower-case ASCII with umlauts spelled out") {
  CHECK(campaign_word("Olpe") == "olpe");
  CHECK(campaign_word("Schützenfest Wiesental") == "schuetzenfest-wiesental");
  CHECK(campaign_word("ÖFFNUNG ÄRA ÜBEN") == "oeffnung-aera-ueben");
  CHECK(campaign_word("Große Straße") == "grosse-strasse");
  CHECK(campaign_word("Mu\u0308hle") == "muehle");
  CHECK(campaign_word("Café Zoë d'Or") == "cafe-zoe-dor");
  CHECK(campaign_word("Łódź") == "lodz");
}

TEST_CASE("what is no letter and no digit becomes one dash between words") {
  CHECK(campaign_word("  Bad Berleburg -- 2026! ") == "bad-berleburg-2026");
  CHECK(campaign_word("a.b/c&d=e#f?g") == "a-b-c-d-e-f-g");
  CHECK(campaign_word("祭り 🎡") == "");
  CHECK(campaign_word("") == "");
  CHECK(campaign_word("\xC3\x28 \xFF Olpe \x80") == "olpe");
}

TEST_CASE("a campaign word has at most 24 characters and never ends with a dash") {
  CHECK(campaign_word("abcdefghijklmnopqrstuvwxyz") == "abcdefghijklmnopqrstuvwx");
  CHECK(campaign_word("abcdefghijklmnopqrstuvw xyz") == "abcdefghijklmnopqrstuvw");
  CHECK(campaign_word(std::string(24, 'a')).size() == 24);
}

TEST_CASE("a link carries the campaign in its query") {
  CHECK(campaign_link("https://heimvorteil.de/olpe", kFair, "biggesee") ==
        "https://heimvorteil.de/olpe?gb=olpe.schuetzenfest-wiesental.slip.biggesee");
}

TEST_CASE("a link keeps its query and its fragment") {
  CHECK(campaign_link("https://a.de/?p=1&q=2#top", {"Olpe", "", "screen"}, "see") ==
        "https://a.de/?p=1&q=2&gb=olpe.screen.see#top");
  CHECK(campaign_link("https://a.de/#?x=1", {"Olpe", "", ""}, "") == "https://a.de/?gb=olpe#?x=1");
  CHECK(campaign_link("https://a.de/?", {"Olpe", "", ""}, "") == "https://a.de/?gb=olpe");
  CHECK(campaign_link("https://a.de/?u=https://b.de/?c", {"Olpe", "", ""}, "") ==
        "https://a.de/?u=https://b.de/?c&gb=olpe");
}

TEST_CASE("empty parts of a campaign are left out") {
  CHECK(campaign_link("https://a.de/", {"", "", "screen"}, "see") == "https://a.de/?gb=screen.see");
  CHECK(campaign_link("https://a.de/?#x", {"", " ", "!"}, "") == "https://a.de/?#x");
}

TEST_CASE("a campaign that is there already is replaced") {
  const std::string once = campaign_link("https://a.de/?p=1&gb=siegen.slip#top", kFair, "see");
  CHECK(once == "https://a.de/?p=1&gb=olpe.schuetzenfest-wiesental.slip.see#top");
  CHECK(campaign_link(once, kFair, "see") == once);
  CHECK(campaign_link("https://a.de/?gbx=1", {"Olpe", "", ""}, "") ==
        "https://a.de/?gbx=1&gb=olpe");
}

TEST_CASE("an item id keeps its length up to 64 characters") {
  const std::string id(slips::kMostCampaignItemCharacters, 'i');
  CHECK(campaign_link("https://a.de/", {}, id) == "https://a.de/?gb=" + id);
  CHECK(campaign_link("https://a.de/", {}, id + "x") == "https://a.de/?gb=" + id);
}
