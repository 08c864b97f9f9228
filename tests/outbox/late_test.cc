// A kiosk whose password file was forgotten, or is readable by all, until somebody mends it.
#include "outbox/late.h"

#include <sys/stat.h>

#include <filesystem>

#include "catch.h"
#include "ledger/booth.h"
#include "outbox/outbox.h"
#include "outbox/seeded_random.h"
#include "outbox/servers.h"

using namespace gummiband;

TEST_CASE("what is wrong with a password file is said at once, and mended it delivers by itself") {
  const outbox::Server server("webdav");
  const outbox::Destination destination = server.destination();
  REQUIRE(::chmod(destination.password_file.c_str(), 0644) == 0);
  const ledger::Folder folder;
  ledger::FakeClock clock;
  outbox::SeededRandom random(1);
  const auto book = ledger::open(folder / "ledger.db", clock);
  const auto courier = outbox::make_late_courier(destination);
  outbox::Outbox machine(*courier, [&](const outbox::BookWork& work) { return work(*book); },
                         nullptr, clock, random, {});
  const auto turn = [&] {
    clock.boot += machine.wait_ms();
    do {
      machine.tick(outbox::always);
    } while (machine.wait_ms() == 0);
  };
  turn();  // nothing waits
  CHECK_THAT(machine.report().trouble, contains("chmod 600"));
  CHECK(machine.report().needs_a_person);

  REQUIRE(ledger::store(*book, std::vector{ledger::envelope(1)}).ok());
  turn();
  CHECK_THAT(machine.report().trouble, contains("chmod 600"));
  CHECK(machine.report().counts.waiting == 1);

  REQUIRE(::chmod(destination.password_file.c_str(), 0600) == 0);
  turn();
  CHECK(machine.report().trouble.empty());
  CHECK_FALSE(machine.report().needs_a_person);
  CHECK(book->counts().value().delivered == 1);
  CHECK(courier->name().starts_with("webdav localhost:"));
}

TEST_CASE("a board that cannot be used yet is in trouble, and takes bulletins once it can") {
  const outbox::Server server("webdav");
  const outbox::Destination destination = server.destination();
  const base::Path aside = server.folder() / "aside";
  std::filesystem::rename(destination.password_file, aside);
  const auto board = outbox::make_late_board(destination);
  const outbox::BulletinName name;
  const outbox::Seen seen = board->look(name, outbox::always);
  REQUIRE(seen.trouble);
  CHECK(seen.trouble->kind == outbox::TroubleKind::kSettings);
  CHECK_THAT(seen.trouble->sentence, contains(destination.password_file.string()));
  CHECK(board->pin(name, "words", seen, outbox::always).trouble);
  CHECK_FALSE(board->list().ok());

  std::filesystem::rename(aside, destination.password_file);
  CHECK(board->pin(name, "words", {}, outbox::always).pinning == outbox::Pinning::kPinned);
  CHECK(board->list().value() == std::vector{name});
  CHECK(board->fetch(std::vector{name}).value()[0].bytes == "words");
}
