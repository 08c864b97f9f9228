// Leads onto a stick: what is said to be there is there, and what was there before survives
// whatever happens in between.
#include "app/stick_writer.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/replay_clock.h"
#include "app/withdrawals.h"
#include "booth.h"
#include "catch.h"
#include "leads/envelope.h"
#include "leads/interest.h"
#include "leads/receipt_code.h"
#include "leads/withdrawal.h"
#include "outbox/shelf.h"

using namespace gummiband;
using app::StickProgress;
using app::StickResult;
using screens::staff::StickStage;
using screens::staff::Table;

namespace {

const base::LocalTime kNow = *base::parse_local_time("2027-06-19 21:14");
const StickProgress kQuiet = [](StickStage, double) {};

// A kiosk with some leads for two recipients, and a stick.
struct Desk {
  Desk() {
    std::filesystem::create_directory(stick());
    REQUIRE(base::write_file_durably(stick() / "urlaub.jpg", "a photograph").ok());
    REQUIRE(base::write_file_durably(stick() / "gummiband-2027-06-18-2100.xlsx", "old").ok());
    auto opened =
        ledger::Ledger::open(folder.path() / "ledger.db", ledger::Access::kReadWrite, clock);
    REQUIRE(opened.ok());
    ledger = std::move(*opened);
    auto made = leads::KioskKey::read_or_make(folder.path() / "kiosk.key");
    REQUIRE(made.ok());
    kiosk = std::make_unique<leads::KioskKey>(std::move(*made));
  }
  base::Path stick() const { return folder.path() / "stick"; }

  // Answers with its receipt code.
  std::string capture(const std::string& name, const std::string& recipient,
                      const leads::KeyPair& key) {
    return capture(name, recipient, std::vector{key.public_key()});
  }
  std::string capture(const std::string& name, const std::string& recipient,
                      const std::vector<leads::PublicKey>& keys) {
    leads::Lead lead;
    lead.interest.id = base::new_uuid(clock.wall_ms(), random);
    lead.interest.captured_wall_ms = clock.wall_ms();
    lead.interest.name = name;
    lead.interest.phone = "+492761940";
    lead.consent.text_id = "consent";
    lead.consent.text_sha256 = leads::sha256_hex("agreed");
    const auto envelope = leads::seal(lead, recipient, keys, *kiosk);
    REQUIRE(envelope.ok());
    const std::vector<leads::Envelope> all = {*envelope};
    const auto code = ledger->capture(all, {"consent", "de", "agreed"});
    REQUIRE(code.ok());
    return *code;
  }
  void capture_some() {
    capture("Jörg Großkreuz", "heimvorteil", ours);
    capture("Ayşe", "siegen", theirs);
    capture("Zoë", "heimvorteil", ours);
  }
  base::Result<StickResult> sealed(const StickProgress& progress = kQuiet) const {
    const auto withdrawals = app::signed_withdrawals(*ledger, folder.path() / "kiosk.key");
    REQUIRE(withdrawals.ok());
    return app::write_sealed(*ledger, app::Which::kAll, *withdrawals, stick(), kNow, progress);
  }
  base::Result<StickResult> table(Table kind, const StickProgress& progress = kQuiet) const {
    return app::write_opened(*ledger, app::Which::kAll, ours, kind, stick(), kNow, progress);
  }
  // What was on the stick before is on it still, and nothing half done beside it.
  void check_as_before(const base::Path& where) const {
    CHECK(*base::read_file(where / "urlaub.jpg", 100) == "a photograph");
    CHECK(*base::read_file(where / "gummiband-2027-06-18-2100.xlsx", 100) == "old");
  }
  int entries() const {
    int count = 0;
    for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator(stick())) ++count;
    return count;
  }

  app::TestFolder folder;
  app::ReplayClock clock{1'800'000'000'000};
  base::SystemRandom random;
  leads::KeyPair ours = leads::KeyPair::make();
  leads::KeyPair theirs = leads::KeyPair::make();
  std::unique_ptr<leads::KioskKey> kiosk;
  std::unique_ptr<ledger::Ledger> ledger;
};

}  // namespace

TEST_CASE("sealed envelopes on a stick are opened by the recipient's key at another desk") {
  Desk desk;
  desk.capture_some();
  const auto result = desk.sealed();
  REQUIRE(result.ok());
  CHECK(result->file == "gummiband-2027-06-19-2114");
  CHECK(result->rows == 3);
  const auto shelf = outbox::make_folder_shelf(desk.stick() / result->file);
  const auto names = shelf->list();
  REQUIRE(names.ok());
  const auto fetched = shelf->fetch(*names);
  REQUIRE(fetched.ok());
  REQUIRE(fetched->size() == 3);
  const auto opens = [&](const outbox::Fetched& one) {
    const auto envelope = leads::parse_envelope(one.bytes);
    return envelope.ok() && leads::open(*envelope, desk.ours).ok();
  };
  CHECK(std::ranges::count_if(*fetched, opens) == 2);
  const auto sums = base::read_file(desk.stick() / result->file / "SHA256SUMS", 4096);
  REQUIRE(sums.ok());
  CHECK(std::ranges::count(*sums, '\n') == 3);
  desk.check_as_before(desk.stick());
}

// A booth without a destination had nobody who told the office: the lead stood in its table for
// ever.
TEST_CASE("a lead that is taken back after it left on a stick is told of on every later stick") {
  Desk desk;
  const std::string code = desk.capture("Jörg", "heimvorteil", desk.ours);
  desk.capture("Zoë", "heimvorteil", desk.ours);
  REQUIRE(app::mark_leaving(*desk.ledger).ok());
  REQUIRE(desk.sealed()->withdrawn == 0);
  REQUIRE(desk.ledger->withdraw(*leads::parse_receipt_code(code)).value()->notices == 1);
  for (int stick = 0; stick < 2; ++stick) {
    const auto result = desk.sealed();
    REQUIRE(result.ok());
    CHECK(result->rows == 1);
    CHECK(result->withdrawn == 1);
    const auto shelf = outbox::make_folder_shelf(desk.stick() / result->file);
    auto names = *shelf->list();
    REQUIRE(names.size() == 2);
    std::erase_if(names, [](const auto& one) { return one.kind == outbox::Kind::kEnvelope; });
    REQUIRE(names.size() == 1);
    const auto withdrawal = leads::parse_withdrawal(shelf->fetch(names)->front().bytes);
    REQUIRE(withdrawal.ok());
    CHECK(withdrawal->kiosk == desk.kiosk->public_bytes());
    const auto sums = base::read_file(desk.stick() / result->file / "SHA256SUMS", 4096);
    CHECK_THAT(*sums, contains(outbox::file_name(names.front())));
  }
  // A table that is written here has a list beside it.
  const auto table = desk.table(Table::kCsv);
  REQUIRE(table.ok());
  CHECK(table->withdrawn == 1);
  CHECK(std::filesystem::exists(desk.stick() / "gummiband-withdrawn-2027-06-19-2114.xlsx"));
}

TEST_CASE("where everything was taken back a stick still carries the withdrawals") {
  Desk desk;
  const std::string code = desk.capture("Jörg", "heimvorteil", desk.ours);
  REQUIRE(app::mark_leaving(*desk.ledger).ok());
  REQUIRE(desk.ledger->withdraw(*leads::parse_receipt_code(code)).ok());
  const auto result = desk.sealed();
  REQUIRE(result.ok());
  CHECK(result->rows == 0);
  CHECK(result->withdrawn == 1);
  const auto table = desk.table(Table::kXlsx);
  REQUIRE(table.ok());
  CHECK(table->rows == 0);
  // Not for a key that this lead was never sealed to.
  CHECK(app::withdrawals_for(*desk.ledger, desk.theirs.public_key())->empty());
  // Nor for anybody, once it was told where it lies.
  const auto notice = desk.ledger->notices("heimvorteil", 0, 10)->front();
  REQUIRE(desk.ledger->notice_delivered(notice.sequence).ok());
  CHECK_FALSE(desk.sealed().ok());
}

TEST_CASE("a withdrawal that cannot be signed is said, and no stick goes without it") {
  Desk desk;
  const std::string code = desk.capture("Jörg", "heimvorteil", desk.ours);
  REQUIRE(app::mark_leaving(*desk.ledger).ok());
  const base::Path key = desk.folder.path() / "kiosk.key";
  REQUIRE(base::write_file_durably(key, "no key").ok());
  CHECK(app::signed_withdrawals(*desk.ledger, key).ok());  // there is none to sign yet
  REQUIRE(desk.ledger->withdraw(*leads::parse_receipt_code(code)).ok());
  const auto withdrawals = app::signed_withdrawals(*desk.ledger, key);
  REQUIRE_FALSE(withdrawals.ok());
  CHECK_THAT(withdrawals.fault().sentence, contains("kiosk.key"));
}

TEST_CASE("two exports of one minute stand beside each other") {
  Desk desk;
  desk.capture_some();
  REQUIRE(desk.sealed().ok());
  const auto again = desk.sealed();
  REQUIRE(again.ok());
  CHECK(again->file == "gummiband-2027-06-19-2114-2");
  REQUIRE(desk.table(Table::kCsv).ok());
}

TEST_CASE("a table holds what the key opens, with umlauts, and counts what it does not") {
  Desk desk;
  desk.capture_some();
  const auto result = desk.table(Table::kCsv);
  REQUIRE(result.ok());
  CHECK(result->file == "gummiband-2027-06-19-2114.csv");
  CHECK(result->rows == 2);
  CHECK(result->others == 1);
  const auto text = base::read_file(desk.stick() / result->file, 1 << 20);
  REQUIRE(text.ok());
  CHECK_THAT(*text, contains("Jörg Großkreuz"));
  CHECK_THAT(*text, contains("+492761940"));
  CHECK(text->find("Ayşe") == std::string::npos);
  const auto excel = desk.table(Table::kXlsx);
  REQUIRE(excel.ok());
  CHECK(base::read_file(desk.stick() / excel->file, 1 << 20)->starts_with("PK"));
}

// A season's key gives way to the next one: nobody loses what was sealed before.
TEST_CASE("after a change of keys old leads are opened with the old key, new ones with either") {
  Desk desk;
  const leads::KeyPair next = leads::KeyPair::make();
  desk.capture("Vorher", "heimvorteil", desk.ours);
  desk.capture("Dazwischen", "heimvorteil", {desk.ours.public_key(), next.public_key()});
  desk.capture("Nachher", "heimvorteil", next);
  const auto with = [&](const leads::KeyPair& pair) {
    const auto opened = app::open_ledger_leads(*desk.ledger, app::Which::kAll, pair);
    REQUIRE(opened.ok());
    CHECK(opened->damaged.empty());
    std::vector<std::string> names;
    for (const leads::Lead& lead : opened->leads) names.push_back(lead.interest.name);
    return names;
  };
  CHECK(with(desk.ours) == std::vector<std::string>{"Vorher", "Dazwischen"});
  CHECK(with(next) == std::vector<std::string>{"Dazwischen", "Nachher"});
  CHECK(with(desk.theirs).empty());
}

TEST_CASE("progress goes from writing to checking") {
  Desk desk;
  desk.capture_some();
  std::vector<StickStage> stages;
  REQUIRE(desk.sealed([&](StickStage stage, double done) {
                CHECK(done >= 0);
                CHECK(done <= 1);
                if (stages.empty() || stages.back() != stage) stages.push_back(stage);
              })
              .ok());
  CHECK(stages == std::vector{StickStage::kWriting, StickStage::kChecking});
}

TEST_CASE("nothing to take away is said and leaves nothing") {
  Desk desk;
  const auto sealed = desk.sealed();
  REQUIRE_FALSE(sealed.ok());
  CHECK_THAT(sealed.fault().sentence, contains("no envelope"));
  desk.capture("Ayşe", "siegen", desk.theirs);
  const auto table = desk.table(Table::kXlsx);
  REQUIRE_FALSE(table.ok());
  CHECK_THAT(table.fault().sentence, contains("four words"));
  CHECK(desk.entries() == 2);
}

TEST_CASE("a stick that is pulled at any moment keeps what it had, and the export says so") {
  int pulled = 0;
  for (int moment = 0; moment < 8; ++moment) {
    for (const bool sealed : {true, false}) {
      Desk desk;
      desk.capture_some();
      const base::Path away = desk.folder.path() / "pulled";
      int calls = 0;
      const StickProgress pull = [&](StickStage, double) {
        if (calls++ == moment) std::filesystem::rename(desk.stick(), away);
      };
      const auto result = sealed ? desk.sealed(pull) : desk.table(Table::kCsv, pull);
      INFO(moment << (sealed ? " sealed" : " table"));
      if (calls <= moment) {
        CHECK(result.ok());
        continue;
      }
      ++pulled;
      CHECK_FALSE(result.ok());
      desk.check_as_before(away);
      for (const auto& one : std::filesystem::directory_iterator(away)) {
        const std::string name = one.path().filename().string();
        // What is not finished never has a name that looks finished.
        if (name.starts_with("gummiband-2027-06-19"))
          CHECK(name.find(".part") != std::string::npos);
      }
      // Plugged in again, the next export removes the leftovers and comes to its end.
      std::filesystem::rename(away, desk.stick());
      REQUIRE(desk.sealed().ok());
      CHECK(desk.entries() == 3);
    }
  }
  CHECK(pulled >= 4);
}

// A flyer of the booth next door was taken for half an export, and removed.
TEST_CASE("an export removes what one has left unfinished, and nobody else's files") {
  const std::vector<std::string> kept = {
      "gummiband-flyer.partner.pdf",         "gummiband-2027-06-18-2114.partner.pdf",
      "gummiband-2027-06-18.part",           "gummiband-notes.part",
      "gummiband-2027-06-18-2114-.part",     "gummiband-2027-13-18-2114.part.xlsx",
      "my-gummiband-2027-06-18-2114.part",   "gummiband-2027-06-18-2114.part.xlsx.old",
      "gummiband-other-2027-06-18-2114.part"};
  const std::vector<std::string> left = {"gummiband-2027-06-18-2114.part.csv.new",
                                         "gummiband-withdrawn-2027-06-18-2114-2.part.xlsx.draft",
                                         "gummiband-report-2027-06-18-2114.part.xlsx"};
  Desk desk;
  desk.capture_some();
  for (const std::string& name : kept) {
    REQUIRE(base::write_file_durably(desk.stick() / name, "somebody's").ok());
  }
  for (const std::string& name : left) {
    REQUIRE(base::write_file_durably(desk.stick() / name, "half").ok());
  }
  std::filesystem::create_directory(desk.stick() / "gummiband-2027-06-18-2114.part");
  REQUIRE(desk.sealed().ok());
  for (const std::string& name : kept) {
    INFO(name);
    CHECK(std::filesystem::exists(desk.stick() / name));
  }
  CHECK(desk.entries() == 3 + static_cast<int>(kept.size()));
}

// The list of what to delete had its name already, and the page said that nothing new counts.
TEST_CASE("where the table cannot be written, no list of the withdrawn stands alone") {
  Desk desk;
  const std::string code = desk.capture("Jörg", "heimvorteil", desk.ours);
  desk.capture("Zoë", "heimvorteil", desk.ours);
  REQUIRE(app::mark_leaving(*desk.ledger).ok());
  REQUIRE(desk.ledger->withdraw(*leads::parse_receipt_code(code)).ok());
  const base::Path in_the_way = desk.stick() / "gummiband-2027-06-19-2114.part.csv" / "in the way";
  const auto failed = desk.table(Table::kCsv, [&](StickStage stage, double) {
    if (stage == StickStage::kChecking) std::filesystem::create_directories(in_the_way);
  });
  REQUIRE_FALSE(failed.ok());
  desk.check_as_before(desk.stick());
  CHECK(desk.entries() == 2);
  REQUIRE(desk.table(Table::kCsv).ok());
  CHECK(desk.entries() == 4);
}

TEST_CASE("a recipient whose id would lead out of the folder is left out") {
  Desk desk;
  desk.capture_some();
  leads::Envelope envelope = desk.ledger->envelopes(0, 1)->front().envelope;
  envelope.lead_id = base::new_uuid(desk.clock.wall_ms(), desk.random);
  envelope.recipient_id = "../../heimvorteil";
  REQUIRE(desk.ledger->capture(std::vector{envelope}, {"consent", "de", "agreed"}).ok());
  const auto result = desk.sealed();
  REQUIRE(result.ok());
  CHECK(result->rows == 3);
  CHECK(desk.entries() == 3);
}

TEST_CASE("a stick that gives back something else than was written is found out") {
  Desk desk;
  desk.capture_some();
  bool spoiled = false;
  const auto result = desk.sealed([&](StickStage stage, double) {
    if (stage != StickStage::kChecking || spoiled) return;
    for (const auto& one : std::filesystem::recursive_directory_iterator(desk.stick())) {
      if (one.path().extension() != ".gbl") continue;
      std::string bytes = *base::read_file(one.path(), 1 << 20);
      bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
      REQUIRE(base::write_file_durably(one.path(), bytes).ok());
      spoiled = true;
      break;
    }
  });
  REQUIRE(spoiled);
  REQUIRE_FALSE(result.ok());
  CHECK_THAT(result.fault().sentence, contains("Read back otherwise"));
  CHECK(desk.entries() == 2);
}

TEST_CASE("a stick that may not be written is named") {
  Desk desk;
  desk.capture_some();
  std::filesystem::remove_all(desk.stick());
  REQUIRE(base::write_file_durably(desk.stick(), "a file where a stick should be").ok());
  const auto result = desk.sealed();
  REQUIRE_FALSE(result.ok());
  CHECK_THAT(result.fault().sentence, contains("stick"));
}
