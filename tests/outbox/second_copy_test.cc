// The second copy: what it holds after every turn, and what it never does.
#include "outbox/second_copy.h"

#include <filesystem>

#include "catch.h"
#include "leads/interest.h"
#include "leads/receipt_code.h"
#include "ledger/booth.h"
#include "outbox/folder_courier.h"
#include "outbox/shelf.h"

using namespace gummiband;
using ledger::envelope;

namespace {

const outbox::GoOn kOn = [] { return true; };

struct Booth {
  Booth() {
    std::filesystem::create_directory(stick());
    book = ledger::open(folder / "ledger.db", clock);
  }
  base::Path stick() const { return folder / "stick"; }
  base::Path file(uint32_t lead) const {
    const leads::Envelope one = envelope(lead);
    return stick() / outbox::file_name({outbox::Kind::kEnvelope, one.lead_id, one.recipient_id});
  }
  outbox::SecondCopy copy() const {
    return {stick(), [this](const outbox::BookWork& work) { return work(*book); }};
  }
  std::string capture(uint32_t lead) {
    const auto code = ledger::store(*book, std::vector{envelope(lead)});
    REQUIRE(code.ok());
    return *leads::parse_receipt_code(*code);
  }
  void capture_to(uint32_t last) {
    for (uint32_t lead = 1; lead <= last; ++lead) capture(lead);
  }

  ledger::Folder folder;
  ledger::FakeClock clock;
  std::unique_ptr<ledger::Ledger> book;
};

}  // namespace

TEST_CASE("every envelope has a second copy, and a desk finds it like one on a stick") {
  Booth booth;
  booth.capture_to(250);
  auto copy = booth.copy();
  copy.renew(kOn);
  CHECK(copy.report() == outbox::CopyReport{250, ""});
  const auto shelf = outbox::make_folder_shelf(booth.stick());
  CHECK(shelf->list()->size() == 250);
  CHECK(*base::read_file(booth.file(7), 1 << 16) == envelope(7).bytes);
  booth.capture(251);
  copy.renew(kOn);
  CHECK(copy.report().copied == 251);
  // It is no delivery.
  CHECK(booth.book->counts()->waiting == 251);
}

TEST_CASE("what is withdrawn, erased or purged is removed from the second copy as well") {
  Booth booth;
  const std::string code = booth.capture(1);
  booth.capture(2);
  booth.capture(3);
  auto copy = booth.copy();
  copy.renew(kOn);
  REQUIRE(booth.book->withdraw(code).value()->kept_back == 1);
  REQUIRE(booth.book->deliver(ledger::receipt_for(envelope(2))).ok());
  REQUIRE(booth.book->purge(0).value() == 1);
  SECTION("at once") {
    copy.renew(kOn);
  }
  SECTION("after a restart") {
    auto again = booth.copy();
    again.renew(kOn);
    CHECK(again.report() == outbox::CopyReport{1, ""});
  }
  CHECK_FALSE(base::is_there(booth.file(1)));
  CHECK_FALSE(base::is_there(booth.file(2)));
  CHECK(base::is_there(booth.file(3)));
}

// Half an envelope lay there for good, although its lead had been taken back.
TEST_CASE("what a power cut left while an envelope was written goes, nobody else's does") {
  Booth booth;
  const std::string code = booth.capture(1);
  booth.capture(2);
  const auto unfinished = [&](uint32_t lead) { return booth.file(lead).string() + ".new"; };
  for (const uint32_t lead : {1, 2, 7}) {  // nobody knows the last one
    REQUIRE(base::write_file_durably(unfinished(lead), envelope(lead).bytes.substr(0, 99)).ok());
  }
  REQUIRE(booth.book->withdraw(code).value()->kept_back == 1);
  auto copy = booth.copy();
  copy.renew(kOn);
  CHECK(copy.report() == outbox::CopyReport{1, ""});
  CHECK_FALSE(base::is_there(unfinished(1)));
  CHECK_FALSE(base::is_there(unfinished(2)));
  CHECK(base::is_there(unfinished(7)));
}

TEST_CASE("a withdrawal takes along what a power cut left of its envelope in the folder") {
  Booth booth;
  const base::Path unfinished = booth.file(1).string() + ".new";
  REQUIRE(base::write_file_durably(unfinished, "half").ok());
  const leads::Envelope one = envelope(1);
  const outbox::Parcel withdrawal{{outbox::Kind::kWithdrawal, one.lead_id, one.recipient_id},
                                  "taken back",
                                  leads::sha256_hex("taken back")};
  const auto delivery =
      outbox::make_folder_courier(booth.stick())->deliver(std::vector{withdrawal}, kOn);
  REQUIRE(delivery.outcomes.size() == 1);
  CHECK(delivery.outcomes[0].verdict == outbox::Verdict::kReceipt);
  CHECK_FALSE(base::is_there(unfinished));
}

// The day it is there for: the ledger is gone, a new one has begun, and the copy is all there is.
TEST_CASE("what the ledger does not know is never touched") {
  Booth booth;
  booth.capture_to(3);
  booth.copy().renew(kOn);
  REQUIRE(base::write_file_durably(booth.stick() / "urlaub.jpg", "a photograph").ok());
  booth.book.reset();
  for (const char* ending : {"", "-wal", "-shm", ".head"}) {
    std::filesystem::remove(booth.folder / ("ledger.db" + std::string(ending)));
  }
  booth.book = ledger::open(booth.folder / "ledger.db", booth.clock);
  booth.capture(9);
  auto copy = booth.copy();
  for (int turn = 0; turn < 2; ++turn) copy.renew(kOn);
  CHECK(copy.report() == outbox::CopyReport{1, ""});
  for (const uint32_t lead : {1, 2, 3, 9}) {
    CHECK(*base::read_file(booth.file(lead), 1 << 16) == envelope(lead).bytes);
  }
  CHECK(*base::read_file(booth.stick() / "urlaub.jpg", 100) == "a photograph");
}

TEST_CASE("without its stick nothing is made, it is said, and later everything is copied") {
  Booth booth;
  booth.capture_to(2);
  std::filesystem::remove(booth.stick());
  auto copy = booth.copy();
  copy.renew(kOn);
  CHECK_THAT(copy.report().trouble, contains("Plug its stick in"));
  CHECK(copy.report().copied == 0);
  CHECK_FALSE(base::is_there(booth.stick()));
  std::filesystem::create_directory(booth.stick());
  copy.renew(kOn);
  CHECK(copy.report() == outbox::CopyReport{2, ""});
  // Another stick in its place gets everything.
  std::filesystem::remove_all(booth.stick());
  std::filesystem::create_directory(booth.stick());
  copy.renew(kOn);
  CHECK(copy.report() == outbox::CopyReport{2, ""});
  CHECK(base::is_there(booth.file(2)));
}

TEST_CASE("a copy that was cut at any byte or has changed is written anew") {
  Booth booth;
  booth.capture(1);
  booth.copy().renew(kOn);
  const std::string whole = envelope(1).bytes;
  for (size_t length = 0; length <= whole.size(); length += 37) {
    std::string spoilt = whole.substr(0, length);
    if (length % 2 == 0) spoilt = whole, spoilt[length % whole.size()] ^= 1;
    ledger::spill(booth.file(1), spoilt);
    auto copy = booth.copy();
    copy.renew(kOn);
    CHECK(copy.report() == outbox::CopyReport{1, ""});
    CHECK(ledger::slurp(booth.file(1)) == whole);
  }
}

TEST_CASE("a copy that cannot be written or read back is no copy, and is said") {
  Booth booth;
  booth.capture_to(2);
  auto copy = booth.copy();
  SECTION("something else has its name") {
    std::filesystem::create_directories(booth.file(2) / "inside");
    copy.renew(kOn);
    CHECK_THAT(copy.report().trouble, contains(booth.file(2).filename().string()));
    std::filesystem::remove_all(booth.file(2));
  }
  SECTION("the medium gives back something else than was written") {
    copy.renew([&] {
      if (base::is_there(booth.file(2))) ledger::spill(booth.file(2), "something else");
      return true;
    });
    CHECK_THAT(copy.report().trouble, contains("read back otherwise than written"));
  }
  SECTION("the ledger does not answer") {
    outbox::SecondCopy deaf(booth.stick(), [](const outbox::BookWork&) {
      return base::Result<void>(base::Fault{"The disk does not write."});
    });
    deaf.renew(kOn);
    CHECK(deaf.report() == outbox::CopyReport{0, "The disk does not write."});
  }
  CHECK(copy.report().copied == 0);
  copy.renew(kOn);
  CHECK(copy.report() == outbox::CopyReport{2, ""});
}

TEST_CASE("a turn that is ended early loses nothing and is made up for") {
  Booth booth;
  const std::string code = booth.capture(1);
  booth.capture_to(5);
  auto copy = booth.copy();
  copy.renew(kOn);
  REQUIRE(booth.book->withdraw(code).ok());
  booth.capture(6);
  for (int allowed = 0; allowed < 8; ++allowed) {
    int asked = 0;
    copy.renew([&] { return ++asked <= allowed; });
    for (const uint32_t lead : {2, 3, 4, 5}) CHECK(base::is_there(booth.file(lead)));
  }
  copy.renew(kOn);
  CHECK(copy.report() == outbox::CopyReport{5, ""});
  CHECK_FALSE(base::is_there(booth.file(1)));
}
