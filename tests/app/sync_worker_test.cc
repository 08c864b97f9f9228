// The outbox on its thread: delivers by itself, beside a bookkeeper that stores leads.
#include "app/sync_worker.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "app/stage.h"
#include "base/random.h"
#include "base/text.h"
#include "catch.h"
#include "leads/folder.h"
#include "leads/sample.h"
#include "outbox/folder_courier.h"

using namespace gummiband;

namespace fs = std::filesystem;

namespace {

struct Booth {
  Booth() {
    fs::create_directory(folder.path() / "stick");
    auto ledger =
        ledger::Ledger::open(folder.path() / "ledger.db", ledger::Access::kReadWrite, clock);
    REQUIRE(ledger.ok());
    bookkeeper = std::make_unique<app::Bookkeeper>(std::move(ledger).value(), [] {});
  }

  // A lead of its own each time.
  void capture() {
    leads::Lead lead = test::sample_lead();
    lead.interest.id = base::new_uuid(clock.wall_ms(), random);
    auto envelope = leads::seal(lead, "stadt", pair.public_key(), key);
    REQUIRE(envelope.ok());
    bookkeeper->capture({std::move(envelope).value()}, {"consent 1", "de", "Ja."});
  }
  size_t files() const {
    const auto all = fs::directory_iterator(folder.path() / "stick");
    return static_cast<size_t>(std::distance(fs::begin(all), fs::end(all)));
  }
  ledger::Counts counts() {
    ledger::Counts found;
    REQUIRE(bookkeeper
                ->with_ledger([&](ledger::Ledger& ledger) -> base::Result<void> {
                  const auto counts = ledger.counts();
                  if (!counts) return counts.fault();
                  found = *counts;
                  return {};
                })
                .ok());
    return found;
  }
  void wait_for_delivered(int64_t n) {
    while (counts().delivered < n) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }

  test::Folder folder;
  base::SystemClock clock;
  base::SystemRandom random;
  leads::KeyPair pair = leads::KeyPair::make();
  leads::KioskKey key = leads::KioskKey::read_or_make(folder.path() / "kiosk.key").value();
  std::unique_ptr<app::Bookkeeper> bookkeeper;
};

// Holds whoever delivers until it is told to stop.
class Stuck final : public outbox::Courier {
 public:
  std::string name() const override { return "stuck"; }
  size_t most_at_once() const override { return 1; }
  outbox::Delivery deliver(std::span<const outbox::Parcel>, const outbox::GoOn& go_on) override {
    reached = true;
    while (go_on()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return {};
  }
  std::atomic<bool> reached = false;
};

}  // namespace

TEST_CASE("leads go out by themselves, before and after the worker has begun") {
  Booth booth;
  booth.capture();
  app::SyncWorker worker(outbox::make_folder_courier(booth.folder.path() / "stick"),
                         *booth.bookkeeper, &booth.key, booth.clock, {}, [] {});
  booth.wait_for_delivered(1);
  for (int i = 0; i < 20; ++i) {
    booth.capture();
    worker.nudge();
  }
  booth.wait_for_delivered(21);
  CHECK(booth.files() == 21);
  CHECK(worker.report().trouble.empty());
}

TEST_CASE("what the kiosk tells about itself goes beside its leads, and needs no lead to go") {
  Booth booth;
  app::Reporting reporting;
  reporting.board = outbox::make_folder_board(booth.folder.path() / "stick");
  reporting.condition = [](const ledger::Ledger&) { return outbox::Condition{}; };
  const app::SyncWorker worker(
      outbox::make_folder_courier(booth.folder.path() / "stick"), *booth.bookkeeper, &booth.key,
      booth.clock, {}, [] {}, std::move(reporting));
  const fs::path health =
      booth.folder.path() / "stick" / (base::to_hex(booth.key.public_bytes()) + ".health");
  while (!fs::exists(health)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(outbox::parse_health(base::read_file(health, 10'000).value(), booth.key.public_bytes()));
}

TEST_CASE("a transfer that hangs holds up neither a lead nor the end of the program") {
  Booth booth;
  auto stuck = std::make_unique<Stuck>();
  const Stuck& courier = *stuck;
  booth.capture();
  {
    const app::SyncWorker worker(std::move(stuck), *booth.bookkeeper, &booth.key, booth.clock, {},
                                 [] {});
    while (!courier.reached) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    booth.capture();
    booth.bookkeeper->finish();
    CHECK(booth.counts().captured == 2);
  }
  CHECK(booth.counts().waiting == 2);
}

TEST_CASE("a stick that was not there is found when somebody says now") {
  Booth booth;
  fs::remove_all(booth.folder.path() / "stick");
  booth.capture();
  app::SyncWorker worker(outbox::make_folder_courier(booth.folder.path() / "stick"),
                         *booth.bookkeeper, &booth.key, booth.clock, {}, [] {});
  while (worker.report().trouble.empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK_THAT(worker.report().trouble, contains("is not there"));
  fs::create_directory(booth.folder.path() / "stick");
  worker.hurry();
  booth.wait_for_delivered(1);
}

TEST_CASE(
    "a kiosk with a destination delivers by itself, a replay with the same settings does not") {
  const test::Folder folder;
  const base::SystemClock clock;
  fs::create_directory(folder.path() / "stick");
  const auto kiosk = [&](const std::string& destination, bool deliver) {
    REQUIRE(base::write_file_durably(folder.path() / "kiosk.yaml",
                                     "destination: " + destination + "\ndata: data\n")
                .ok());
    app::StageOptions options;
    options.settings_file = folder.path() / "kiosk.yaml";
    options.deliver = deliver;
    options.reserve_bytes = 0;
    auto stage = app::make_stage(options, clock, [] {});
    REQUIRE(stage.ok());
    return std::move(stage).value();
  };
  CHECK(kiosk("stick", false)->sync_worker == nullptr);
  CHECK(kiosk("stick", true)->sync_worker != nullptr);
  // What cannot be a destination is said, though no lead waits yet.
  const auto wrong = kiosk("http://cloud.example.org/", true);
  while (wrong->sync_worker->report().trouble.empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  CHECK_THAT(wrong->sync_worker->report().trouble, contains("is no destination"));
  CHECK(wrong->sync_worker->report().needs_a_person);
}

TEST_CASE("kiosk.yaml's words become a destination") {
  content::Settings settings;
  settings.destination = "https://kiosk@cloud.example.org/leads/";
  settings.destination_password_file = "secret";
  settings.destination_certificate = "a.pem";
  settings.destination_key = "a.key";
  settings.destination_ca = "ca.pem";
  const outbox::Destination destination = app::destination_of(settings);
  CHECK(destination.address == settings.destination);
  CHECK(destination.password_file == "secret");
  CHECK(destination.certificate == "a.pem");
  CHECK(destination.key == "a.key");
  CHECK(destination.authorities == "ca.pem");
}
