// The stick's page of the staff area.
#include "screens/staff_stick.h"

#include "catch.h"
#include "small_world.h"

using namespace gummiband;
using namespace gummiband::screens;
using staff_stick::Purpose;

namespace {

const std::string kKey = "/media/booth/KINGSTON/heimvorteil.gbkey";

struct Page {
  World world() const {
    World now = small.world();
    now.staff = &view;
    return now;
  }
  Wishes tap(const staff_stick::Action& action) {
    return staff_stick::update(state, action, world());
  }
  Wishes key(ui::KeyKind kind, const std::string& text = "") {
    return tap(staff_stick::KeyPressed{{kind, text}});
  }
  void type(const std::string& text) {
    for (const char letter : text) CHECK(key(ui::KeyKind::kText, {letter}).empty());
  }
  SmallWorld small;
  staff::View view;
  staff_stick::State state;
};

}  // namespace

TEST_CASE("sealed envelopes go onto the stick that was tapped") {
  Page page;
  const Wishes wishes = page.tap(staff_stick::SealedTapped{"/media/booth/B"});
  CHECK(std::get<staff::ExportSealed>(wish<staff::Wish>(wishes)).folder == "/media/booth/B");
}

TEST_CASE("a key file is opened with its passphrase, which is wiped when it is handed over") {
  Page page;
  page.tap(staff_stick::KeyFileTapped{"/media/booth/KINGSTON", kKey, Purpose::kTable});
  CHECK(page.state.key_file == kKey);
  page.tap(staff_stick::TableTapped{staff::Table::kCsv});
  page.type("gutex");
  CHECK(page.key(ui::KeyKind::kBack).empty());
  const Wishes wishes = page.key(ui::KeyKind::kNext);
  const auto& wanted = std::get<staff::ExportOpened>(wish<staff::Wish>(wishes));
  CHECK(wanted.folder == "/media/booth/KINGSTON");
  CHECK(wanted.key.key_file == kKey);
  CHECK(wanted.key.passphrase.text() == "gute");
  CHECK(wanted.table == staff::Table::kCsv);
  CHECK(page.state.passphrase.empty());
  CHECK(page.state.key_file.empty());
}

TEST_CASE("the drill takes a key and no stick to write to") {
  Page page;
  page.tap(staff_stick::KeyFileTapped{"/media/booth/KINGSTON", kKey, Purpose::kDrill});
  page.type("x");
  const Wishes wishes = page.key(ui::KeyKind::kNext);
  CHECK(std::get<staff::RunDrill>(wish<staff::Wish>(wishes)).key.key_file == kKey);
}

TEST_CASE("without a passphrase nothing is begun, and the way back wipes it") {
  Page page;
  page.tap(staff_stick::KeyFileTapped{"/media/booth/KINGSTON", kKey, Purpose::kTable});
  CHECK(page.key(ui::KeyKind::kNext).empty());
  page.type("halb");
  CHECK(page.tap(staff_stick::CloseTapped{}).empty());
  CHECK(page.state.passphrase.empty());
  CHECK(page.state.key_file.empty());
  wish<Back>(page.tap(staff_stick::CloseTapped{}));
}

TEST_CASE("a capital is one letter long") {
  Page page;
  page.tap(staff_stick::KeyFileTapped{"/media/booth/KINGSTON", kKey, Purpose::kTable});
  page.key(ui::KeyKind::kShift);
  CHECK(page.state.shift == ui::Shift::kOn);
  page.type("G");
  CHECK(page.state.shift == ui::Shift::kOff);
}

TEST_CASE("while a stick is written to or a drill runs nothing else is begun") {
  Page page;
  for (const auto stage : {staff::StickStage::kWriting, staff::StickStage::kChecking}) {
    page.view.stick.stage = stage;
    CHECK(page.tap(staff_stick::SealedTapped{"/media/booth/B"}).empty());
    CHECK(page.tap(staff_stick::SearchTapped{}).empty());
  }
  page.view.stick.stage = staff::StickStage::kDone;
  page.view.drill = staff::Drill::kRunning;
  CHECK(page.tap(staff_stick::SealedTapped{"/media/booth/B"}).empty());
  page.view.drill = staff::Drill::kPassed;
  CHECK(page.tap(staff_stick::SearchTapped{}).size() == 1);
}

TEST_CASE("a passphrase is shown as dots, a letter each, umlauts too") {
  CHECK(staff_stick::shown(Typed("äb")) == "••");
  CHECK(staff_stick::shown(Typed()).empty());
  CHECK(staff_stick::shown(Typed(std::string(200, 'x'))).size() == 3 * staff_stick::kMostDots);
}

TEST_CASE("a key goes by its recipient's name, and without one by the name of its file") {
  SmallWorld small;
  CHECK(staff_stick::key_name(small.world(), kKey) == "heimvorteil");
  content::Recipient recipient;
  recipient.id = "heimvorteil";
  recipient.name = same("Heimvorteil");
  small.pack.recipients = {recipient};
  CHECK(staff_stick::key_name(small.world(), kKey) == "Heimvorteil");
}
