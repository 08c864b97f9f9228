#include "ledger/ledger.h"

#include <algorithm>

#include "catch.h"
#include "ledger/booth.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

void capture(Ledger& ledger, std::initializer_list<uint32_t> leads) {
  for (const uint32_t lead : leads) REQUIRE(store(ledger, Envelopes{envelope(lead)}).ok());
}

TEST_CASE("A new ledger is empty and its counts are nought") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->counts().value() == Counts{});
  REQUIRE(all(*ledger).empty());
  REQUIRE(ledger->tallies().value().empty());
  REQUIRE_FALSE(ledger->get("nothing").value().has_value());
}

TEST_CASE("What was captured is there after closing and opening, in the order of capture") {
  const Folder folder;
  FakeClock clock;
  const Envelopes given = {envelope(3), envelope(1), envelope(2, "kreis")};
  {
    const auto ledger = open(folder / "l", clock);
    for (const auto& one : given) {
      REQUIRE(store(*ledger, {&one, 1}).ok());
      clock.wall -= 86'400'000;  // a clock that jumps back does not change the order
    }
  }
  const auto ledger = open(folder / "l", clock);
  REQUIRE(all(*ledger) == given);
  REQUIRE(ledger->counts().value() == Counts{3, 0, 3, 0, 0});
}

TEST_CASE("Time, start of the machine and trust in the clock are kept with each envelope") {
  const Folder folder;
  FakeClock clock;
  clock.wall = 123;
  clock.boot = 456;
  clock.id = "the-boot";
  clock.trusted = false;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
  clock.trusted = true;
  clock.wall = -5;  // 1969: wrong, and kept
  REQUIRE(store(*ledger, Envelopes{envelope(2)}).ok());
  const auto stored = ledger->envelopes(0, 10).value();
  REQUIRE(stored.size() == 2);
  REQUIRE(stored[0].captured_wall_ms == 123);
  REQUIRE_FALSE(stored[0].clock_trusted);
  REQUIRE(stored[1].captured_wall_ms == -5);
  REQUIRE(stored[1].clock_trusted);
  REQUIRE(sql(folder / "l", "SELECT captured_boot_ms || boot_id FROM envelope LIMIT 1") ==
          std::vector<std::string>{"456the-boot"});
}

TEST_CASE("The same lead for the same recipient is kept once, as it was first") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  const auto first = envelope(1);
  auto sealed_again = first;
  sealed_again.bytes = "sealing twice never gives the same bytes";
  REQUIRE(store(*ledger, {&first, 1}).ok());
  REQUIRE(store(*ledger, {&sealed_again, 1}).ok());
  REQUIRE(store(*ledger, Envelopes{first, first, sealed_again}).ok());
  REQUIRE(all(*ledger) == Envelopes{first});
  REQUIRE(ledger->counts().value() == Counts{1, 0, 1, 0, 0});
  REQUIRE(store(*ledger, Envelopes{envelope(2)}).ok());
  REQUIRE(ledger->counts()->captured == 2);  // repeats have used up no number
}

TEST_CASE("A lead goes to each of its recipients, and a late one is added to it") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(store(*ledger, Envelopes{envelope(1, "stadt"), envelope(1, "kreis")}).ok());
  REQUIRE(store(*ledger, Envelopes{envelope(1, "stadt"), envelope(1, "firma")}).ok());
  REQUIRE(ledger->counts()->captured == 3);
  REQUIRE(ledger->count_leads().value() == 1);
  REQUIRE(all(*ledger) ==
          Envelopes{envelope(1, "stadt"), envelope(1, "kreis"), envelope(1, "firma")});
}

TEST_CASE("When one envelope of a lead cannot be stored, none is") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  SECTION("because it is over a limit") {
    const Envelopes pair = {envelope(1, "stadt"),
                            envelope(1, "kreis", leads::kMostEnvelopeBytes + 1)};
    const auto stored = store(*ledger, pair);
    REQUIRE_FALSE(stored.ok());
    REQUIRE_THAT(stored.fault().sentence, contains("nothing was stored"));
  }
  SECTION("because the second one fails inside the database") {
    sql(folder / "l",
        "CREATE TRIGGER no_kreis BEFORE INSERT ON envelope WHEN NEW.recipient_id = 'kreis' "
        "BEGIN SELECT RAISE(ABORT, 'the disk says no'); END");
    const auto stored = store(*ledger, Envelopes{envelope(1, "stadt"), envelope(1, "kreis")});
    REQUIRE_FALSE(stored.ok());
    REQUIRE_THAT(stored.fault().sentence, contains("the disk says no"));
    REQUIRE_THAT(stored.fault().sentence, contains((folder / "l").string()));
  }
  REQUIRE(all(*ledger).empty());
  REQUIRE(ledger->counts().value() == Counts{});
  REQUIRE(store(*ledger, Envelopes{envelope(1, "stadt")}).ok());  // and it goes on
  REQUIRE(ledger->counts().value() == Counts{1, 0, 1, 0, 0});
}

TEST_CASE("Envelopes at a limit are stored, beyond it they are refused") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(store(*ledger, Envelopes{envelope(1, "a", leads::kMostEnvelopeBytes)}).ok());
  REQUIRE(store(*ledger, Envelopes{envelope(2, std::string(kMostNameBytes, 'r'))}).ok());
  Envelopes many;
  for (size_t i = 0; i < kMostEnvelopesPerLead; ++i) {
    many.push_back(envelope(3, "r" + std::to_string(i)));
  }
  REQUIRE(store(*ledger, many).ok());
  const Counts before = ledger->counts().value();
  REQUIRE(before.captured == 2 + static_cast<int64_t>(kMostEnvelopesPerLead));

  many.push_back(envelope(3, "one too many"));
  REQUIRE_FALSE(store(*ledger, many).ok());
  REQUIRE_FALSE(store(*ledger, Envelopes{envelope(4, "a", 0)}).ok());
  REQUIRE_FALSE(store(*ledger, Envelopes{envelope(4, "")}).ok());
  REQUIRE_FALSE(store(*ledger, Envelopes{envelope(4, std::string(kMostNameBytes + 1, 'r'))}).ok());
  REQUIRE_FALSE(store(*ledger, Envelopes{envelope(4, "\xFF")}).ok());
  auto key = envelope(4);
  key.key_id = std::string(kMostNameBytes + 1, 'k');
  REQUIRE_FALSE(store(*ledger, {&key, 1}).ok());
  REQUIRE_FALSE(store(*ledger, Envelopes{}).ok());  // nobody is thanked for a lead that nobody gets
  REQUIRE(ledger->counts().value() == before);
}

TEST_CASE("Envelopes are read in portions, each after the last") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  for (uint32_t lead = 0; lead < 5; ++lead) {
    REQUIRE(store(*ledger, Envelopes{envelope(lead)}).ok());
  }
  const auto first = ledger->envelopes(0, 2).value();
  REQUIRE(first.size() == 2);
  const auto second = ledger->envelopes(first.back().sequence, 2).value();
  REQUIRE(second.size() == 2);
  REQUIRE(lead_number(second[0].envelope) == 2);
  REQUIRE(ledger->envelopes(second.back().sequence, 2)->size() == 1);
  REQUIRE(ledger->envelopes(0, 0)->empty());
  REQUIRE(ledger->envelopes(0, -1)->empty());  // SQL would take it for "all"
  REQUIRE(ledger->envelopes(1'000'000, 2)->empty());
}

TEST_CASE("One answer never holds more than the most envelopes at once") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  const auto total = static_cast<uint32_t>(kMostEnvelopesAtOnce) + 1;
  for (uint32_t lead = 0; lead < total; ++lead) {
    REQUIRE(store(*ledger, Envelopes{envelope(lead, "a", 8)}).ok());
  }
  REQUIRE(ledger->envelopes(0, kMostEnvelopesAtOnce + 1)->size() == kMostEnvelopesAtOnce);
  REQUIRE(all(*ledger).size() == total);
}

TEST_CASE("Envelopes of several leads are not one lead, and none of them is stored") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  const auto stored = store(*ledger, Envelopes{envelope(1), envelope(2)});
  REQUIRE_THAT(stored.fault().sentence, contains("several leads"));
  REQUIRE(ledger->counts().value() == Counts{});
}

TEST_CASE("A number in the order is never given twice, even when the last row is gone") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  capture(*ledger, {1, 2});
  const int64_t last = ledger->envelopes(0, 10)->back().sequence;
  sql(folder / "l",
      "DROP TRIGGER envelope_stays; DELETE FROM envelope WHERE sequence = " + std::to_string(last));
  REQUIRE(store(*ledger, Envelopes{envelope(3)}).ok());
  REQUIRE(ledger->envelopes(0, 10)->back().sequence == last + 1);
}

TEST_CASE("An envelope cannot be deleted, and one that waits cannot be forgotten") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  capture(*ledger, {1, 2});
  REQUIRE_THAT(sql(folder / "l", "DELETE FROM envelope").at(0), contains("never deleted"));
  REQUIRE_THAT(sql(folder / "l", "UPDATE envelope SET bytes = NULL").at(0), contains("CHECK"));
  REQUIRE(all(*ledger).size() == 2);
}

TEST_CASE("A delivered envelope whose bytes are forgotten still counts and still bars a repeat") {
  const Folder folder;
  const FakeClock clock;
  {
    const auto ledger = open(folder / "l", clock);
    capture(*ledger, {1, 2});
    REQUIRE(ledger->deliver(receipt_for(envelope(1))).ok());
    REQUIRE(ledger->purge(0).value() == 1);
  }
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->counts().value() == Counts{2, 1, 1, 0, 0});
  REQUIRE(store(*ledger, Envelopes{envelope(1)}).ok());
  REQUIRE(ledger->counts().value() == Counts{2, 1, 1, 0, 0});
  REQUIRE(all(*ledger) == Envelopes{envelope(2)});
}

TEST_CASE("Tallies add up over calls and over restarts") {
  const Folder folder;
  const FakeClock clock;
  const visit::TallyKey heart{7, "heart", "biggesee"};
  const visit::TallyKey visits{7, "visit", ""};
  {
    const auto ledger = open(folder / "l", clock);
    REQUIRE(ledger->add({{heart, 2}, {visits, 1}}).ok());
    REQUIRE(ledger->add({{heart, 3}}).ok());
    REQUIRE(ledger->add({}).ok());
  }
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->add({{heart, 0}, {{8, "heart", "biggesee"}, 1}}).ok());
  REQUIRE(ledger->tallies().value() ==
          visit::Tallies{{heart, 5}, {visits, 1}, {{8, "heart", "biggesee"}, 1}});
}

TEST_CASE("Tallies can be had day by day, and the sum of a day says whether it has changed") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->tally_sums()->empty());
  const visit::TallyKey last{-1, "visit", ""};  // of the day before 1970
  const visit::TallyKey first{0, "visit", ""};
  const visit::TallyKey late{23, "heart", "biggesee"};
  const visit::TallyKey next{24, "visit", ""};
  REQUIRE(ledger->add({{last, 2}, {first, 3}, {late, 4}, {next, 5}}).ok());
  REQUIRE(ledger->tally_sums().value() == std::map<int64_t, int64_t>{{-1, 2}, {0, 7}, {1, 5}});
  REQUIRE(ledger->tallies_of_day(0).value() == visit::Tallies{{first, 3}, {late, 4}});
  REQUIRE(ledger->tallies_of_day(-1).value() == visit::Tallies{{last, 2}});
  REQUIRE(ledger->tallies_of_day(7)->empty());
  REQUIRE(ledger->add({{late, 1}}).ok());
  REQUIRE(ledger->tally_sums()->at(0) == 8);
}

TEST_CASE("Tallies over a limit are refused, all of them") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->add({{{1, "what", std::string(kMostNameBytes, 's')}, 1}}).ok());
  REQUIRE_FALSE(
      ledger->add({{{1, "a", ""}, 1}, {{1, "what", std::string(kMostNameBytes + 1, 's')}, 1}})
          .ok());
  REQUIRE_FALSE(ledger->add({{{1, std::string(kMostNameBytes + 1, 'w'), ""}, 1}}).ok());
  visit::Tallies many;
  for (size_t i = 0; i <= kMostTalliesAtOnce; ++i) many[{static_cast<int64_t>(i), "a", ""}] = 1;
  REQUIRE_FALSE(ledger->add(many).ok());
  REQUIRE(ledger->tallies()->size() == 1);
  many.erase(many.begin());
  REQUIRE(ledger->add(many).ok());
  REQUIRE(ledger->tallies()->size() == kMostTalliesAtOnce + 1);
}

TEST_CASE("A tally that no longer fits its number is a fault and stays what it was") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  const visit::TallyKey key{1, "visit", ""};
  const visit::Tallies full = {{key, INT64_MAX}};
  REQUIRE(ledger->add(full).ok());
  REQUIRE_FALSE(ledger->add({{key, 1}}).ok());
  REQUIRE(ledger->tallies().value() == full);
}

TEST_CASE("A setting is what it was last set to, after a restart too") {
  const Folder folder;
  const FakeClock clock;
  const std::string value = std::string("with a \0 inside, and \"quotes'", 28);
  {
    const auto ledger = open(folder / "l", clock);
    REQUIRE(ledger->set("paper", "300").ok());
    REQUIRE(ledger->set("paper", value).ok());
    REQUIRE(ledger->set("empty", "").ok());
  }
  const auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->get("paper").value() == value);
  REQUIRE(ledger->get("empty").value() == "");
  REQUIRE_FALSE(ledger->get("Paper").value().has_value());
}

TEST_CASE("A setting over a limit is refused and the old one stays") {
  const Folder folder;
  const FakeClock clock;
  const auto ledger = open(folder / "l", clock);
  const std::string name(kMostNameBytes, 'n');
  const std::string value(kMostSettingBytes, 'v');
  REQUIRE(ledger->set(name, value).ok());
  REQUIRE_FALSE(ledger->set(name, value + "v").ok());
  REQUIRE_FALSE(ledger->set(name + "n", "x").ok());
  REQUIRE_FALSE(ledger->set("", "x").ok());
  REQUIRE(ledger->get(name).value() == value);
}

TEST_CASE("A reader beside the writer sees what is stored, and stores nothing") {
  const Folder folder;
  const FakeClock clock;
  const auto writer = open(folder / "l", clock);
  const auto reader = Ledger::open(folder / "l", Access::kReadOnly, clock);
  REQUIRE(reader.ok());
  REQUIRE((*reader)->counts()->captured == 0);
  REQUIRE(store(*writer, Envelopes{envelope(1)}).ok());
  REQUIRE((*reader)->counts()->captured == 1);
  REQUIRE(all(**reader) == Envelopes{envelope(1)});
  auto refused = store(**reader, Envelopes{envelope(2)});
  REQUIRE_FALSE(refused.ok());
  REQUIRE_THAT(refused.fault().sentence, contains("reading only"));
  REQUIRE_FALSE((*reader)->add({{{1, "a", ""}, 1}}).ok());
  REQUIRE_FALSE((*reader)->set("a", "b").ok());
  REQUIRE(writer->counts()->captured == 1);
}

}  // namespace
}  // namespace gummiband::ledger
