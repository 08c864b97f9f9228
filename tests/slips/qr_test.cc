#include "slips/qr.h"

#include <cctype>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "slips/grey.h"

using namespace gummiband;
using slips::make_qr;
using slips::Qr;
using slips::QrLevel;
using slips::testing::drawn;
using slips::testing::read_code;

namespace {

Qr made(std::string_view text, QrLevel level) {
  auto qr = make_qr(text, level);
  REQUIRE(qr);
  REQUIRE(qr->dark.size() == static_cast<size_t>(qr->size * qr->size));
  return *qr;
}

int version_of(const Qr& qr) {
  return (qr.size - 17) / 4;
}

// The level as it stands in the code itself, beside the finder at the top left (ISO/IEC 18004,
// 7.9): two bits under a mask, 01 low, 00 medium, 11 quartile, 10 high.
QrLevel level_in(const Qr& qr) {
  const int bits = (qr.at(0, 8) ? 2 : 0) + (qr.at(1, 8) ? 1 : 0);
  switch (bits ^ 0b10) {
    case 0b01:
      return QrLevel::kLow;
    case 0b00:
      return QrLevel::kMedium;
    case 0b11:
      return QrLevel::kQuartile;
    default:
      return QrLevel::kHigh;
  }
}

const std::vector<std::string> kTexts = {
    "https://heimvorteil.de/?gb=olpe.schuetzenfest-wiesental.slip.biggesee",
    "HTTPS://SWF.DE/A1",
    "0271404000",
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ärztehaus Müßiggang & Söhne\r\nORG:Südwestfalen\r\n"
    "TEL:+492714040\r\nEND:VCARD\r\n",
    "WIFI:T:WPA;S:Schützenhalle;P:geh\\;heim;;",
};

}  // namespace

TEST_CASE("zbar reads a code back at every module size that a slip or a screen uses") {
  for (const std::string& text : kTexts) {
    const Qr qr = made(text, QrLevel::kMedium);
    for (const int module_pixels : {2, 3, 4, 7, 12}) {
      INFO(text << " at " << module_pixels);
      CHECK(read_code(drawn(qr, module_pixels)) == text);
    }
  }
}

TEST_CASE("a code with spots in it is still read, at the level asked for") {
  const std::string text = kTexts[0];
  for (const QrLevel level : {QrLevel::kMedium, QrLevel::kQuartile, QrLevel::kHigh}) {
    Qr qr = made(text, level);
    // A spot in the data area, right and below of the middle: 4 x 4 modules.
    for (int row = qr.size / 2 + 2; row < qr.size / 2 + 6; ++row) {
      for (int column = qr.size / 2 + 2; column < qr.size / 2 + 6; ++column) {
        qr.dark[static_cast<size_t>(row * qr.size + column)] = true;
      }
    }
    CHECK(read_code(drawn(qr, 4)) == text);
  }
}

TEST_CASE("upper case and digits take a smaller code than the same in lower case") {
  const std::string lower = "https://suedwestfalen.de/abcdefghijklmnopqrstuvwxyz/abcdefgh";
  std::string upper = lower;
  for (char& byte : upper) byte = static_cast<char>(std::toupper(byte));
  CHECK(made(upper, QrLevel::kLow).size < made(lower, QrLevel::kLow).size);
  CHECK(made(std::string(40, '7'), QrLevel::kLow).size <
        made(std::string(40, 'A'), QrLevel::kLow).size);
  CHECK(read_code(drawn(made(upper, QrLevel::kLow), 3)) == upper);
}

// zbar guessed "Sch羹tzenhalle" until the code said that it is UTF-8.
TEST_CASE("umlauts are read as umlauts however few there are") {
  for (const std::string text : {"ü", "Schützenhalle", "Attendorn, Ennester Straße", "Zoë", "🎡"}) {
    CHECK(read_code(drawn(made(text, QrLevel::kLow), 4)) == text);
  }
}

TEST_CASE("lower case is never folded to save room") {
  CHECK(read_code(drawn(made("abc", QrLevel::kLow), 4)) == "abc");
}

TEST_CASE("the level is raised as far as it costs no larger code") {
  // One digit fits into the smallest code at every level.
  CHECK(version_of(made("1", QrLevel::kLow)) == 1);
  CHECK(level_in(made("1", QrLevel::kLow)) == QrLevel::kHigh);
  // Version 1 holds 17 bytes at low and 14 at medium (ISO/IEC 18004, table 7).
  const Qr full = made(std::string(17, 'a'), QrLevel::kLow);
  CHECK(version_of(full) == 1);
  CHECK(level_in(full) == QrLevel::kLow);
  const Qr free = made(std::string(14, 'a'), QrLevel::kLow);
  CHECK(version_of(free) == 1);
  CHECK(level_in(free) == QrLevel::kMedium);
}

TEST_CASE("the level is never below the one asked for") {
  for (const std::string& text : kTexts) {
    for (const QrLevel level :
         {QrLevel::kLow, QrLevel::kMedium, QrLevel::kQuartile, QrLevel::kHigh}) {
      CHECK(level_in(made(text, level)) >= level);
    }
  }
}

TEST_CASE("a code holds as much as the standard says and not a byte more") {
  CHECK(version_of(made(std::string(slips::kMostQrBytes, 'a'), QrLevel::kLow)) == 40);
  CHECK_FALSE(make_qr(std::string(slips::kMostQrBytes + 1, 'a'), QrLevel::kLow));
  CHECK(version_of(made(std::string(slips::kMostQrAlphanumerics, 'A'), QrLevel::kLow)) == 40);
  CHECK_FALSE(make_qr(std::string(slips::kMostQrAlphanumerics + 1, 'A'), QrLevel::kLow));
  CHECK(version_of(made(std::string(slips::kMostQrDigits, '1'), QrLevel::kLow)) == 40);
  const auto more = make_qr(std::string(slips::kMostQrDigits + 1, '1'), QrLevel::kLow);
  REQUIRE_FALSE(more);
  CHECK_THAT(more.fault().sentence, contains("7090 bytes does not fit"));
  CHECK_FALSE(make_qr(std::string(2000, 'a'), QrLevel::kHigh));
}

TEST_CASE("nothing and a text with a NUL are no code") {
  CHECK_FALSE(make_qr("", QrLevel::kLow));
  CHECK_FALSE(make_qr(std::string_view("a\0b", 3), QrLevel::kLow));
}

TEST_CASE("the same text gives the same code") {
  CHECK(made(kTexts[0], QrLevel::kMedium) == made(kTexts[0], QrLevel::kMedium));
}

TEST_CASE("random links are read back as they are") {
  const unsigned seed = slips::testing::test_seed();
  INFO("GUMMIBAND_SEED=" << seed);
  std::mt19937 random(seed);
  const std::string letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  for (int round = 0; round < 40; ++round) {
    std::string text = "https://";
    const size_t length = 1 + random() % 150;
    for (size_t i = 0; i < length; ++i) text += letters[random() % letters.size()];
    INFO(text);
    CHECK(read_code(drawn(made(text, QrLevel::kMedium), 3)) == text);
  }
}
