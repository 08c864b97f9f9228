// The staff's desk: figures, the drill and the tickets.
#include "app/staff_desk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "app/staff_drill.h"
#include "app/staff_figures.h"
#include "booth.h"
#include "catch.h"

using namespace gummiband;
namespace staff = gummiband::screens::staff;

namespace {

const base::LocalTime kNow = *base::parse_local_time("2027-06-19 21:14");

// A pack with one recipient of this key.
content::Pack pack_for(const leads::PublicKey& key) {
  content::Pack pack;
  content::Recipient recipient;
  recipient.id = "heimvorteil";
  recipient.public_key = key.text();
  pack.recipients.push_back(recipient);
  content::Item item;
  item.id = "biggesee";
  item.themes = {"nature"};
  pack.items.push_back(item);
  return pack;
}

struct Office {
  Office() { clock.set(kNow); }
  app::TestFolder folder;
  app::ReplayClock clock{0};
  leads::KeyPair pair = leads::KeyPair::make();
  content::Pack pack = pack_for(pair.public_key());
};

base::Result<void> drill_with(const Office& office, const leads::KeyPair& pair) {
  const auto kiosk = leads::KioskKey::read_or_make(office.folder.path() / "kiosk.key");
  REQUIRE(kiosk.ok());
  base::SystemRandom random;
  return app::drill(pair, *kiosk, office.pack, office.clock, random);
}

}  // namespace

TEST_CASE(
    "the day's numbers are those of the local day, and the staff's own slips are not in them") {
  const Office office;
  const int64_t now_ms = office.clock.wall_ms();
  constexpr int64_t kDayMs = 24 * 3'600'000;
  visit::Tallies tallies;
  for (int i = 0; i < 3; ++i) visit::count(tallies, now_ms, "visit", "de");
  visit::count(tallies, now_ms, "visit", "en");
  visit::count(tallies, now_ms - kDayMs, "visit", "de");
  visit::count(tallies, now_ms, "heart", "biggesee");
  visit::count(tallies, now_ms, "heart", "of-an-old-pack");
  visit::count(tallies, now_ms, "slip", "offer");
  visit::count(tallies, now_ms, "slip", "test");
  visit::count(tallies, now_ms, "slip", "day_report");
  visit::count(tallies, now_ms, "code", "biggesee");
  visit::count(tallies, now_ms, "lead", "returnee");
  staff::Figures figures;
  figures.at = kNow;
  app::count_day(figures, tallies, office.pack);
  CHECK(figures.visits == 4);
  CHECK(figures.visits_by_hour[21] == 4);
  CHECK(figures.hearts == 2);
  CHECK(figures.hearts_by_theme == std::vector<staff::ThemeHearts>{{"nature", 1}});
  CHECK(figures.slips == 1);
  CHECK(figures.slips_by_hour[21] == 1);
  CHECK(figures.codes == 1);
  CHECK(figures.leads == 1);
}

TEST_CASE("what cannot be read is said, and the rest of the figures is there") {
  const Office office;
  const staff::Figures figures =
      app::gather_figures(office.folder.path(), office.pack, office.clock);
  CHECK_THAT(figures.ledger_fault, contains("ledger.db"));
  REQUIRE(figures.recipients.size() == 1);
  CHECK(figures.recipients.front().fingerprint == office.pair.public_key().fingerprint());
  CHECK(figures.clock_trusted);
  CHECK(figures.disk_bytes > 0);
}

TEST_CASE("the drill passes with the recipient's own key and with no other") {
  const Office office;
  CHECK(drill_with(office, office.pair).ok());
  const base::Result<void> other = drill_with(office, leads::KeyPair::make());
  REQUIRE_FALSE(other.ok());
  CHECK_THAT(other.fault().sentence, contains("No recipient of the pack has this key"));
}

TEST_CASE("the drill passes with each of a recipient's keys, and all their words are shown") {
  Office office;
  const leads::KeyPair safe = leads::KeyPair::make();
  office.pack.recipients.front().also_keys = {safe.public_key().text()};
  CHECK(drill_with(office, office.pair).ok());
  CHECK(drill_with(office, safe).ok());
  CHECK_FALSE(drill_with(office, leads::KeyPair::make()).ok());
  const staff::Figures figures =
      app::gather_figures(office.folder.path(), office.pack, office.clock);
  CHECK(figures.recipients.front().fingerprint ==
        office.pair.public_key().fingerprint() + " + " + safe.public_key().fingerprint());
}

TEST_CASE("an answer carries the ticket of its question, and wakes the screen") {
  Office office;
  int woken = 0;
  app::StaffDesk desk({office.folder.path(), office.pack, office.clock, "/nowhere", {}},
                      [&] { ++woken; });
  REQUIRE(desk.ask(7, staff::LookAtGate{}));
  desk.finish();
  const auto answer = desk.collect();
  REQUIRE(answer.has_value());
  CHECK(answer->ticket == 7);
  CHECK(std::get<app::GateAnswer>(answer->what).state == staff::GateState::kNoPin);
  CHECK(woken == 1);
  CHECK_FALSE(desk.collect().has_value());
}

TEST_CASE("a folder that is no stick any more gets nothing") {
  Office office;
  const base::Path folder = office.folder.path() / "was-a-stick";
  std::filesystem::create_directory(folder);
  app::StaffDesk desk({office.folder.path(), office.pack, office.clock, "/nowhere", {}}, [] {});
  REQUIRE(desk.ask(1, staff::ExportSealed{folder.string()}));
  desk.finish();
  const auto answer = desk.collect();
  REQUIRE(answer.has_value());
  const auto& work = std::get<staff::StickWork>(answer->what);
  CHECK(work.stage == staff::StickStage::kFailed);
  CHECK_THAT(work.fault, contains("not there any more"));
  CHECK(std::filesystem::is_empty(folder));
}

TEST_CASE("the ledger knows what left on a stick, and nothing leaves that it does not know") {
  Office office;
  const base::Path stick = office.folder.path() / "stick";
  std::filesystem::create_directory(stick);
  const auto ledger = ledger::Ledger::open(office.folder.path() / "ledger.db",
                                           ledger::Access::kReadWrite, office.clock);
  REQUIRE(ledger.ok());
  const auto capture = [&](uint8_t number) {
    leads::Envelope envelope;
    envelope.lead_id.bytes[0] = number;
    envelope.recipient_id = "heimvorteil";
    envelope.bytes = "sealed";
    REQUIRE((*ledger)->capture(std::vector{envelope}, {"id", "de", "Ich will."}).ok());
  };
  capture(1);
  app::StaffDeskParts parts{office.folder.path(), office.pack, office.clock, "/nowhere", stick};
  parts.book = [&](const outbox::BookWork& work) {
    const auto done = work(**ledger);
    capture(2);  // somebody sends while the stick is being written
    return done;
  };
  app::StaffDesk desk(parts, [] {});
  REQUIRE(desk.ask(1, staff::ExportSealed{stick.string()}));
  desk.finish();
  const auto answer = desk.collect();
  REQUIRE(answer.has_value());
  const auto& work = std::get<staff::StickWork>(answer->what);
  CHECK(work.fault.empty());
  CHECK(work.rows == 1);
  const auto stored = (*ledger)->envelopes(0, 10);
  REQUIRE(stored.ok());
  REQUIRE(stored->size() == 2);
  CHECK((*stored)[0].tried);
  CHECK_FALSE((*stored)[1].tried);
}

TEST_CASE("the day's report is a table on the stick") {
  Office office;
  const base::Path stick = office.folder.path() / "stick";
  std::filesystem::create_directory(stick);
  app::StaffDesk desk({office.folder.path(), office.pack, office.clock, "/nowhere", stick}, [] {});
  REQUIRE(desk.ask_report(1, stick.string(), {{"Besuche", "214"}, {"Größe", "11 %"}}));
  desk.finish();
  const auto answer = desk.collect();
  REQUIRE(answer.has_value());
  const auto& work = std::get<staff::StickWork>(answer->what);
  CHECK(work.fault.empty());
  CHECK(work.file == "gummiband-report-2027-06-19-2114.xlsx");
  CHECK(base::read_file(stick / work.file, 1 << 20)->starts_with("PK"));
}

TEST_CASE("the visitor who walked up to an open door of somebody else finds it closed") {
  // A PIN was on its way to be checked when its owner walked away: the answer must open nothing.
  const base::SystemClock clock;
  app::Booth booth;
  REQUIRE(app::StaffGate(booth.folder() / "data", clock).set_pin("2468").ok());
  booth.open_staff_area("2468");
  booth.press("key.next");
  booth.press("staff.close");
  booth.stage().staff_desk->finish();
  for (int i = 0; i < 5; ++i) booth.frame();
  CHECK(booth.screen() == "attract");
}

// The page said for ever that the stick was being written.
TEST_CASE("a desk that has too much to do says so, and does it when asked again") {
  app::Booth booth;
  const base::Path stick = booth.folder() / "stick";
  const base::Path mountinfo = booth.folder() / "mountinfo";
  std::filesystem::create_directory(stick);
  booth.fill_form("Lena", "lena@web.de");
  booth.tap("form.send");
  booth.hear_of_writing();
  booth.kiosk().end_visit();
  booth.frame();
  booth.open_today();
  app::StaffDesk& desk = *booth.stage().staff_desk;
  const auto hear = [&] {
    desk.finish();
    for (int i = 0; i < 5; ++i) booth.frame();
  };
  booth.tap("staff.to_stick");
  hear();
  // A list of mounts that begins and does not end: the desk stands before it.
  REQUIRE(::mkfifo(mountinfo.c_str(), 0600) == 0);
  REQUIRE(desk.ask(-1, staff::LookForSticks{}));
  const int list = ::open(mountinfo.c_str(), O_WRONLY | O_CLOEXEC);
  REQUIRE(list >= 0);
  std::filesystem::remove(mountinfo);
  while (desk.ask(-1, staff::LookForSticks{})) {
  }
  booth.tap("staff.sealed.0");
  CHECK(booth.ui().find("staff.sealed.0") != nullptr);
  ::close(list);
  hear();
  CHECK(std::filesystem::is_empty(stick));
  booth.tap("staff.sealed.0");
  hear();
  CHECK_FALSE(std::filesystem::is_empty(stick));
}

TEST_CASE("staff see why nothing goes out, and what waits goes when they say so") {
  const app::TestFolder elsewhere;
  const base::Path stick = elsewhere.path() / "stick";  // not plugged in yet
  app::Booth booth("", stick);
  app::SyncWorker& worker = *booth.stage().sync_worker;
  booth.fill_form("Lena", "lena@web.de");
  booth.tap("form.send");
  booth.hear_of_writing();
  while (worker.report().trouble.empty()) std::this_thread::yield();
  booth.kiosk().end_visit();
  booth.frame();
  booth.open_today();
  const ui::Control* send = booth.ui().find("staff.send_now");
  REQUIRE(send != nullptr);
  CHECK(send->enabled);
  for (int swipe = 0; swipe < 12 && booth.ui().find("staff.send_now")->visible.height() < 60;
       ++swipe) {
    const ui::Point from = booth.ui().find("staff.page")->visible.centre();
    booth.touch(ui::TouchKind::kDown, from);
    for (int step = 1; step <= 8; ++step) {
      booth.touch(ui::TouchKind::kMove, {from.x, from.y - 40.0F * static_cast<float>(step)});
    }
    for (int still = 0; still < 12; ++still) booth.frame();
    booth.touch(ui::TouchKind::kUp, {from.x, from.y - 320});
    for (int still = 0; still < 30; ++still) booth.frame();
  }
  // The last try is one of just now, and the booth's time stands still: no wait ends by itself.
  const auto waits = [&] {
    std::string text;
    REQUIRE(booth.stage()
                .bookkeeper
                ->with_ledger([&](ledger::Ledger& ledger) -> base::Result<void> {
                  const auto kept = ledger.get(outbox::kStatusSetting);
                  if (!kept) return kept.fault();
                  text = kept->value_or("");
                  return {};
                })
                .ok());
    return text;
  };
  booth.pass(50);
  const std::string before = waits();
  worker.nudge();
  while (waits() == before) std::this_thread::yield();
  std::filesystem::create_directory(stick);
  booth.press("staff.send_now");
  while (worker.report().counts.delivered == 0) std::this_thread::yield();
  CHECK_FALSE(std::filesystem::is_empty(stick));
  booth.frame();
  CHECK_FALSE(booth.ui().find("staff.send_now")->enabled);
}
