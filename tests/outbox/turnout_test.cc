// Tally sheets added up: to whom an hour belongs, days, clocks that were wrong, sums.
#include "outbox/turnout.h"

#include "catch.h"

using namespace gummiband;
using outbox::Profile;
using outbox::Stay;
using outbox::TallySheet;
using outbox::Turnout;

namespace {

constexpr int64_t kNowMs = 1'795'766'400'000;  // 2026-11-27
constexpr int64_t kDay = 20'602;               // 2026-05-29

const Profile kFest{"Olpe", "Fest", "Kreis Olpe", "LEADER"};
const Profile kMesse{"Olpe", "Messe", "Kreis Olpe", "EFRE"};

base::Day day(unsigned month, unsigned number) {
  return std::chrono::year(2026) / static_cast<int>(month) / static_cast<int>(number);
}

struct Sheet {
  explicit Sheet(int64_t on = kDay, uint8_t kiosk = 1) {
    sheet.name = {{kiosk}, outbox::BulletinKind::kTallies, "0123456789abcdef", on};
  }
  Sheet& at(int hour, const Profile& profile, int64_t n) {
    const std::string id = outbox::profile_id(profile);
    sheet.profiles[id] = profile;
    sheet.counts[{hour, "at", id}] = n;
    sheet.counts[{hour, "visit", ""}] += n;
    return *this;
  }
  Sheet& count(int hour, const std::string& what, int64_t n) {
    sheet.counts[{hour, what, ""}] += n;
    return *this;
  }
  TallySheet sheet;
};

std::vector<Stay> stays(const std::vector<TallySheet>& sheets, const outbox::Span& span = {}) {
  return outbox::stays_of(sheets, span, kNowMs);
}

}  // namespace

TEST_CASE("an hour belongs to where most of its visits began, a quiet one to that before") {
  const std::vector<Stay> found = stays({Sheet()
                                             .count(6, "code", 1)  // before the first visit
                                             .at(8, kFest, 5)
                                             .count(8, "lead", 2)
                                             .count(9, "heart", 7)
                                             .at(10, kFest, 1)
                                             .at(10, kMesse, 3)
                                             .count(10, "slip", 4)
                                             .count(11, "lead", 1)
                                             .sheet});
  REQUIRE(found.size() == 2);
  CHECK(found[0].profile == kFest);
  CHECK(found[0].turnout == Turnout{5, 7, 1, 0, 2});
  CHECK(found[1].profile == kMesse);
  CHECK(found[1].turnout == Turnout{4, 0, 0, 4, 1});
  CHECK(found[0].first == day(5, 29));
  CHECK(found[0].last == day(5, 29));
  CHECK(outbox::turnout_in_all(found) == Turnout{9, 7, 1, 4, 3});
  CHECK(outbox::contact_rate(found[1].turnout) == 0.25);
  CHECK_FALSE(outbox::contact_rate(Turnout{}));
}

TEST_CASE("kiosks and days are added up, each kiosk and each day by itself") {
  const std::vector<Stay> found =
      stays({Sheet(kDay, 1).at(8, kFest, 5).sheet, Sheet(kDay + 1, 1).at(8, kFest, 1).sheet,
             Sheet(kDay, 2).at(8, kMesse, 2).count(20, "lead", 1).sheet,
             Sheet(kDay + 3, 2).count(7, "lead", 1).sheet});
  REQUIRE(found.size() == 2);
  CHECK(found[0].turnout.visits == 6);
  CHECK(found[0].last == day(5, 30));
  CHECK(found[1].turnout == Turnout{2, 0, 0, 0, 2});
  CHECK(found[1].first == day(5, 29));
  CHECK(found[1].last == day(6, 1));
  const auto by_funding = outbox::turnout_by(found, &Profile::funding);
  CHECK(by_funding.at("LEADER").visits == 6);
  CHECK(by_funding.at("EFRE").contacts == 2);
  CHECK(outbox::turnout_by(found, &Profile::municipality).size() == 1);
}

TEST_CASE("days are those of the region, and both ends of a span count") {
  base::use_the_regions_time();
  // 22:00 UTC is midnight of the next day in May.
  const std::vector<TallySheet> sheets = {Sheet(kDay).at(21, kFest, 1).at(22, kFest, 2).sheet,
                                          Sheet(kDay + 1).at(8, kFest, 4).sheet,
                                          Sheet(kDay + 1).at(22, kFest, 8).sheet};
  const auto visits = [&](const outbox::Span& span) {
    return outbox::turnout_in_all(stays(sheets, span)).visits;
  };
  CHECK(visits({}) == 15);
  CHECK(visits({day(5, 29), day(5, 29)}) == 1);
  CHECK(visits({day(5, 30), day(5, 30)}) == 6);
  CHECK(visits({day(5, 31), {}}) == 8);
  CHECK(visits({{}, day(5, 30)}) == 7);
}

TEST_CASE(
    "the day on which summer time ends has an hour more, the one on which it begins one less") {
  base::use_the_regions_time();
  std::vector<TallySheet> sheets;
  for (const int64_t around : {20'540, 20'750}) {  // 2026-03-28 and 2026-10-24
    for (int64_t on = around; on < around + 3; ++on) {
      Sheet whole(on);
      for (int hour = 0; hour < 24; ++hour) whole.at(hour, kFest, 1);
      sheets.push_back(whole.sheet);
    }
  }
  const auto visits = [&](base::Day on) {
    return outbox::turnout_in_all(stays(sheets, {on, on})).visits;
  };
  CHECK(visits(day(3, 29)) == 23);
  CHECK(visits(day(3, 28)) == 23);  // from the sheets' first hour, 1 o'clock there
  CHECK(visits(day(3, 30)) == 24);
  CHECK(visits(day(10, 25)) == 25);
}

TEST_CASE("what a wrong clock has counted stands apart, and in no report of certain days") {
  const std::vector<TallySheet> sheets = {Sheet(0).at(3, kFest, 1).sheet,
                                          Sheet(kDay).at(8, kFest, 2).sheet,
                                          Sheet(24'855).at(8, kFest, 4).sheet};  // 1970, now, 2038
  const std::vector<Stay> found = stays(sheets);
  REQUIRE(found.size() == 2);
  CHECK(found[0].turnout.visits == 2);
  CHECK_FALSE(found[1].first);
  CHECK(found[1].turnout.visits == 5);
  CHECK(outbox::turnout_in_all(stays(sheets, {day(1, 1), {}})).visits == 2);
}

TEST_CASE("tallies of which nobody knows where they were counted are counted all the same") {
  const std::vector<Stay> found = stays({Sheet().count(8, "visit", 3).sheet});
  REQUIRE(found.size() == 1);
  CHECK(found[0].profile == Profile{});
  CHECK(found[0].turnout.visits == 3);
  CHECK(stays({}).empty());
  CHECK(stays({Sheet().count(8, "end", 3).sheet}).empty());
}
