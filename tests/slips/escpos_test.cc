#include "slips/escpos.h"

#include <numeric>
#include <random>

#include "catch.h"
#include "slips/channel.h"
#include "slips/draw.h"
#include "slips/gs_reader.h"
#include "slips/samples.h"

using namespace gummiband;
using slips::Answers;
using slips::Dots;
using slips::PrinterState;
using slips::testing::GsReader;

namespace {

std::string whole(const std::vector<std::string>& pieces) {
  return std::accumulate(pieces.begin(), pieces.end(), std::string());
}

Dots sample(const std::string& name, int width) {
  auto dots = slips::draw_slip(slips::testing::sample(name), slips::testing::sample_look(), width);
  REQUIRE(dots);
  return *std::move(dots);
}

PrinterState state(const Answers& answers) {
  return slips::read_answers(answers).state;
}

}  // namespace

TEST_CASE("the bytes of every slip become the slip again") {
  for (const int width : {384, 512, 576}) {
    for (const slips::testing::Sample& one : slips::testing::samples()) {
      const Dots dots = sample(one.name, width);
      GsReader reader(width);
      reader.take(whole(slips::escpos_pieces(dots, slips::Cut::kYes)));
      REQUIRE(reader.slips().size() == 1);
      CHECK(reader.slips()[0] == dots);
      CHECK(reader.cuts() == 1);
      CHECK(reader.letters() == 0);
    }
  }
}

TEST_CASE("the codes are read from the printed bytes") {
  for (const std::string name : {"offer-de", "reminder-en", "collected-8-de", "test-de"}) {
    GsReader reader(576);
    reader.take(whole(slips::escpos_pieces(sample(name, 576), slips::Cut::kNo)));
    CHECK(slips::testing::read_codes(slips::testing::seen(reader.slips().at(0), 24)).size() == 1);
    CHECK(reader.cuts() == 0);
  }
}

TEST_CASE("random dots of any size become the same dots again") {
  const unsigned seed = slips::testing::test_seed();
  INFO("GUMMIBAND_SEED=" << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 25; ++round) {
    Dots dots(1 + static_cast<int>(random() % 640), static_cast<int>(random() % 300));
    const auto sparse = 1 + random() % 2000;
    for (int y = 0; y < dots.height(); ++y) {
      for (int x = 0; x < dots.width(); ++x) {
        if (random() % sparse == 0) dots.blacken(x, y);
      }
    }
    GsReader reader(dots.width());
    reader.take(whole(slips::escpos_pieces(dots, slips::Cut::kNo)));
    REQUIRE(reader.slips().size() == 1);
    CHECK(reader.slips()[0] == dots);
  }
}

TEST_CASE("no band is larger than the buffer of a cheap printer") {
  Dots black(832, 700);
  for (int y = 0; y < black.height(); ++y) black.blacken(831, y);
  for (const std::string& piece : slips::escpos_pieces(black, slips::Cut::kYes)) {
    CHECK(piece.size() <= slips::kMostBandBytes + 8);
  }
}

TEST_CASE("white paper costs next to nothing") {
  CHECK(whole(slips::escpos_pieces(Dots(576, 400), slips::Cut::kNo)).size() < 450);
  const Dots slip = sample("offer-de", 576);
  CHECK(whole(slips::escpos_pieces(slip, slips::Cut::kNo)).size() < slip.rows().size() * 3 / 4);
}

TEST_CASE("the rest of a broken band is filled up wherever it broke") {
  const Dots slip = sample("offer-de", 576);
  const std::string bytes = whole(slips::escpos_pieces(slip, slips::Cut::kYes));
  std::vector<size_t> cuts;
  for (size_t cut = 0; cut < bytes.size(); cut += 1499) cuts.push_back(cut);
  // In the middle of each command of the end, and of the head of the first band.
  for (size_t i = 1; i <= 12; ++i) cuts.insert(cuts.end(), {i, bytes.size() - i});
  for (const size_t cut : cuts) {
    GsReader reader(576);
    reader.take(bytes.substr(0, cut));
    reader.take(slips::escpos_resync());
    reader.take(bytes);
    INFO("broken at byte " << cut);
    // A slip of its own where its last command, the feed, had begun.
    REQUIRE((reader.slips().size() == 1 || bytes.size() - cut <= 5));
    CHECK(reader.letters() == 0);
    // The whole slip stands below whatever was left of the first.
    const Dots& paper = reader.slips().back();
    const int above = paper.height() - slip.height();
    REQUIRE(above >= 0);
    bool same = true;
    for (int y = 0; y < slip.height(); ++y) {
      for (int x = 0; x < slip.width(); ++x) same = same && paper.at(x, y + above) == slip.at(x, y);
    }
    CHECK(same);
  }
}

TEST_CASE("answers are told from noise") {
  CHECK(slips::is_answer(0x12));
  CHECK(slips::is_answer(0x72));
  CHECK(slips::is_answer(0x1E));
  for (const int noise : {0x00, 0x11, 0x13, 0xFF, 0x92, 0xA5, 0x02, 0x10}) {
    CHECK_FALSE(slips::is_answer(static_cast<uint8_t>(noise)));
  }
  CHECK(slips::question(slips::Question::kPaper) == "\x10\x04\x04");
}

TEST_CASE("what a printer answers is read as a person would see it") {
  CHECK(state({}) == PrinterState::kSilent);
  CHECK(state({0x12, {}, {}, 0x12}) == PrinterState::kReady);
  CHECK(state({0x12, {}, {}, 0x1E}) == PrinterState::kPaperLow);
  CHECK(state({0x1A, 0x32, 0x12, 0x7E}) == PrinterState::kPaperOut);
  CHECK(state({0x1A, 0x12, 0x12, 0x72}) == PrinterState::kPaperOut);
  CHECK(state({0x1A, 0x16, 0x12, 0x12}) == PrinterState::kCoverOpen);
  // An open cover lifts the paper from its sensor: the cover is what to see to.
  CHECK(state({0x1A, 0x36, 0x12, 0x72}) == PrinterState::kCoverOpen);
  CHECK(state({0x1A, 0x52, 0x1A, 0x12}) == PrinterState::kFault);
  CHECK(state({0x1A, 0x52, 0x32, 0x12}) == PrinterState::kFault);
  CHECK(state({0x1A, 0x52, 0x12, 0x12}) == PrinterState::kFault);
  CHECK(state({0x1A, 0x12, 0x52, 0x12}) == PrinterState::kPaused);
  CHECK(state({0x1A, 0x12, 0x12, 0x12}) == PrinterState::kPaused);
}

TEST_CASE("a printer is named as in the settings") {
  for (const std::string good :
       {"tcp:192.168.1.50", "tcp:192.168.1.50:9101", "tcp:[fe80::1]:9100", "tcp:[::1]",
        "usb:/dev/usb/lp0", "serial:/dev/ttyUSB0", "serial:/dev/ttyS0:9600"}) {
    INFO(good);
    CHECK(slips::make_channel(good));
  }
  for (const std::string bad :
       {"", "lp0", "tcp:", "tcp:printer.local", "tcp:192.168.1.50:", "tcp:192.168.1.50:70000",
        "tcp:192.168.1.50:9100x", "tcp:[fe80::1", "tcp:[fe80::1]9100", "tcp:1.2.3", "usb:lp0",
        "serial:ttyUSB0", "serial:/dev/ttyUSB0:1200", "serial:/dev/ttyUSB0:", "bluetooth:x"}) {
    INFO(bad);
    const auto channel = slips::make_channel(bad);
    REQUIRE_FALSE(channel);
    CHECK_THAT(channel.fault().sentence, contains("Write "));
  }
}

TEST_CASE("what is not there is said with what to check") {
  const auto usb = slips::make_channel("usb:/dev/usb/lp99");
  REQUIRE(usb);
  const auto opened = (*usb)->open(100);
  REQUIRE_FALSE(opened);
  CHECK_THAT(opened.fault().sentence, contains("/dev/usb/lp99"));
  CHECK_THAT(opened.fault().sentence, contains("group lp"));
  CHECK_FALSE((*usb)->write_some("x", 0));
  CHECK_FALSE((*usb)->read_some(0));
  // A file is no serial line.
  const auto serial = slips::make_channel("serial:/dev/null");
  REQUIRE(serial);
  CHECK_FALSE((*serial)->open(100));
}
