// What goes out and what goes away: receipts, quarantine, withdrawal, purge, erasure, and that the
// book adds up after each.
#include "catch.h"
#include "leads/interest.h"
#include "leads/receipt_code.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

constexpr int64_t kDayMs = 86'400'000;

// A ledger with leads 1 to 3, each for "stadt" (odd sequence) and "kreis" (even).
struct Book {
  Folder folder;
  FakeClock clock;
  std::unique_ptr<Ledger> ledger;
  std::vector<std::string> codes;

  Book() {
    reopen();
    for (uint32_t lead = 1; lead <= 3; ++lead) {
      auto code = store(*ledger, Envelopes{envelope(lead, "stadt"), envelope(lead, "kreis")});
      REQUIRE(code.ok());
      codes.push_back(*code);
    }
  }
  void reopen() {
    ledger.reset();
    ledger = open(folder / "l", clock);
  }
  Counts of(const std::string& recipient) const {
    REQUIRE(ledger->reconcile().ok());
    return ledger->counts_by_recipient()->at(recipient);
  }
  std::vector<int64_t> sequences(const std::string& recipient, State state) const {
    std::vector<int64_t> all;
    const auto found = ledger->envelopes_of(recipient, state, 0, 100);
    for (const StoredEnvelope& stored : *found) all.push_back(stored.sequence);
    return all;
  }
};

TEST_CASE("What waits is given out per recipient, in order, and a page at a time") {
  Book book;
  const auto first = book.ledger->envelopes_of("kreis", State::kWaiting, 0, 2);
  REQUIRE(first->size() == 2);
  REQUIRE(first->at(0).envelope == envelope(1, "kreis"));
  REQUIRE(first->at(1).envelope == envelope(2, "kreis"));
  REQUIRE(first->at(0).sha256 == leads::sha256_hex(envelope(1, "kreis").bytes));
  const auto rest = book.ledger->envelopes_of("kreis", State::kWaiting, first->back().sequence, 2);
  REQUIRE(rest->size() == 1);
  REQUIRE(rest->at(0).envelope == envelope(3, "kreis"));
  REQUIRE(book.ledger->envelopes_of("nobody", State::kWaiting, 0, 2)->empty());
}

TEST_CASE("A receipt makes an envelope delivered, for this recipient only and for good") {
  Book book;
  REQUIRE(book.ledger->deliver(receipt_for(envelope(2, "stadt"))).ok());
  book.reopen();
  REQUIRE(book.of("stadt") == Counts{3, 1, 2, 0, 0});
  REQUIRE(book.of("kreis") == Counts{3, 0, 3, 0, 0});
  REQUIRE(book.sequences("stadt", State::kWaiting) == std::vector<int64_t>{1, 5});
  const auto delivered = book.ledger->envelopes_of("stadt", State::kDelivered, 0, 9);
  REQUIRE(delivered->size() == 1);
  REQUIRE(delivered->at(0).courier == "test");
  REQUIRE(delivered->at(0).envelope == envelope(2, "stadt"));
  REQUIRE(book.ledger->deliver(receipt_for(envelope(2, "stadt"))).ok());  // again
  REQUIRE(book.of("stadt") == Counts{3, 1, 2, 0, 0});
}

// A captive portal answers 200 with a web page; a half upload lies there with other bytes.
TEST_CASE("A receipt for other bytes or for an unknown envelope is refused and changes nothing") {
  Book book;
  Receipt wrong = receipt_for(envelope(1, "stadt"));
  wrong.sha256 = leads::sha256_hex("<html>Willkommen im WLAN</html>");
  REQUIRE_THAT(book.ledger->deliver(wrong).fault().sentence, contains("of other bytes"));
  for (const std::string& no_hash : {std::string(), std::string("ok"), std::string(64, 'g')}) {
    wrong.sha256 = no_hash;
    REQUIRE_FALSE(book.ledger->deliver(wrong).ok());
  }
  REQUIRE_THAT(book.ledger->deliver(receipt_for(envelope(9, "stadt"))).fault().sentence,
               contains("there is no envelope"));
  REQUIRE_FALSE(book.ledger->deliver(receipt_for(envelope(1, "firma"))).ok());
  REQUIRE(book.of("stadt") == Counts{3, 0, 3, 0, 0});
}

TEST_CASE("Quarantine holds up nobody, is kept with its reason, and can be ended") {
  Book book;
  REQUIRE(book.ledger->quarantine(3, "dav", "HTTP 422").ok());
  book.reopen();
  REQUIRE(book.sequences("stadt", State::kWaiting) == std::vector<int64_t>{1, 5});
  REQUIRE(book.of("stadt") == Counts{3, 0, 2, 1, 0});
  const auto aside = book.ledger->envelopes_of("stadt", State::kQuarantined, 0, 9);
  REQUIRE(aside->at(0).reason == "HTTP 422");
  REQUIRE(aside->at(0).courier == "dav");
  REQUIRE(aside->at(0).envelope == envelope(2, "stadt"));
  REQUIRE(all(*book.ledger).size() == 6);  // exported like the others

  REQUIRE_FALSE(book.ledger->quarantine(3, "dav", "again").ok());
  REQUIRE_FALSE(book.ledger->release(1).ok());
  REQUIRE(book.ledger->release(3).ok());
  REQUIRE(book.of("stadt") == Counts{3, 0, 3, 0, 0});
  REQUIRE(book.ledger->quarantine(3, "dav", std::string(2000, 'x')).ok());
  REQUIRE(book.ledger->envelopes_of("stadt", State::kQuarantined, 0, 9)->at(0).reason ==
          std::string(kMostReasonBytes, 'x'));
  REQUIRE(book.ledger->deliver(receipt_for(envelope(2, "stadt"))).ok());  // by hand after all
  REQUIRE(book.of("stadt") == Counts{3, 1, 2, 0, 0});
}

TEST_CASE("Every lead has a receipt code of its own, the same when it is captured again") {
  Book book;
  REQUIRE(book.codes[0] != book.codes[1]);
  for (const std::string& code : book.codes) {
    REQUIRE(leads::parse_receipt_code(code) == code);
    for (const char* ending : {"", "-wal"}) {  // nor does it stand anywhere on the disk
      REQUIRE(slurp(with_ending(book.folder / "l", ending)).find(code) == std::string::npos);
    }
  }
  const auto again = store(*book.ledger, Envelopes{envelope(2, "stadt"), envelope(2, "firma")});
  REQUIRE(again.value() == book.codes[1]);
  book.reopen();
  REQUIRE(store(*book.ledger, Envelopes{envelope(2, "stadt")}).value() == book.codes[1]);
}

TEST_CASE("Two leads whose codes would meet get different ones") {
  Book book;
  // As if lead 8 had been given the code lead 9 would get first.
  const std::string book_name = sql(book.folder / "l", "SELECT hex(name) FROM book").at(0);
  REQUIRE(book_name.size() == 32);
  REQUIRE(store(*book.ledger, Envelopes{envelope(8)}).ok());
  std::string name;
  for (size_t i = 0; i < book_name.size(); i += 2) {
    name += static_cast<char>(std::stoi(book_name.substr(i, 2), nullptr, 16));
  }
  const std::string wanted = leads::receipt_code(envelope(9).lead_id, name, 0);
  std::string index_hex;
  for (const char byte : leads::receipt_code_index(wanted, name)) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    index_hex += kDigits[static_cast<uint8_t>(byte) >> 4];
    index_hex += kDigits[static_cast<uint8_t>(byte) & 15];
  }
  sql(book.folder / "l", "UPDATE envelope SET code = x'" + index_hex + "' WHERE sequence = 7");
  const auto code = store(*book.ledger, Envelopes{envelope(9)});
  REQUIRE(code.value() == leads::receipt_code(envelope(9).lead_id, name, 1));
  REQUIRE(store(*book.ledger, Envelopes{envelope(9)}).value() == *code);
}

TEST_CASE("What is withdrawn before delivery never leaves, and its bytes are gone") {
  Book book;
  REQUIRE(book.ledger->quarantine(4, "dav", "HTTP 422").ok());
  REQUIRE(book.ledger->withdraw(book.codes[1]).value() == Withdrawal{2, 0});
  book.reopen();
  REQUIRE(book.of("stadt") == Counts{3, 0, 2, 0, 1});
  REQUIRE(book.of("kreis") == Counts{3, 0, 2, 0, 1});
  REQUIRE(book.ledger->notices("stadt", 0, 9)->empty());
  REQUIRE(book.ledger->envelopes_of("stadt", State::kWithdrawn, 0, 9)->at(0).envelope.bytes == "");
  for (const auto& one : all(*book.ledger)) REQUIRE(lead_number(one) != 2);
  REQUIRE(book.ledger->withdraw(book.codes[1]).value() == Withdrawal{0, 0});
}

TEST_CASE("The oldest of what waits is told over all recipients, until nothing waits") {
  Folder folder;
  FakeClock clock;
  auto ledger = open(folder / "l", clock);
  REQUIRE(ledger->waiting().value() == Waiting{});
  const int64_t begin = clock.wall;
  for (const char* recipient : {"stadt", "kreis", "stadt"}) {
    clock.trusted = clock.wall != begin;
    REQUIRE(store(*ledger,
                  Envelopes{envelope(static_cast<uint32_t>(clock.wall - begin + 1), recipient)})
                .ok());
    ++clock.wall;
  }
  REQUIRE(ledger->waiting().value() == Waiting{0, begin, false});
  REQUIRE(ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());
  REQUIRE(ledger->waiting().value() == Waiting{0, begin + 1, true});
  REQUIRE(ledger->quarantine(2, "dav", "HTTP 422").ok());
  REQUIRE(ledger->waiting().value() == Waiting{0, begin + 2, true});
  REQUIRE(ledger->deliver(receipt_for(envelope(3, "stadt"))).ok());
  REQUIRE(ledger->waiting().value() == Waiting{});
}

TEST_CASE("A code that no lead has withdraws nothing") {
  Book book;
  REQUIRE_FALSE(book.ledger->withdraw("222222").value().has_value());
  REQUIRE_FALSE(book.ledger->withdraw("").value().has_value());
  REQUIRE(book.ledger->counts().value() == Counts{6, 0, 6, 0, 0});
}

TEST_CASE("What was delivered before it is withdrawn is told to the recipient, once") {
  Book book;
  REQUIRE(book.ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());
  book.clock.wall += 1000;
  REQUIRE(book.ledger->withdraw(book.codes[0]).value() == Withdrawal{1, 1});
  book.reopen();
  REQUIRE(book.of("stadt") == Counts{3, 1, 2, 0, 0});
  REQUIRE(book.of("kreis") == Counts{3, 0, 2, 0, 1});
  const auto notices = book.ledger->notices("stadt", 0, 9);
  REQUIRE(notices->size() == 1);
  REQUIRE(notices->at(0).lead_id == envelope(1).lead_id);
  REQUIRE(notices->at(0).requested_wall_ms == book.clock.wall);
  REQUIRE(book.ledger->notices("kreis", 0, 9)->empty());
  REQUIRE(all(*book.ledger).size() == 4);  // the delivered bytes are gone too
  REQUIRE(book.ledger->withdraw(book.codes[0]).value() == Withdrawal{0, 0});
  REQUIRE(book.ledger->notice_delivered(notices->at(0).sequence).ok());
  REQUIRE(book.ledger->notice_delivered(notices->at(0).sequence).ok());
  REQUIRE_FALSE(book.ledger->notice_delivered(5).ok());
  REQUIRE(book.ledger->notices("stadt", 0, 9)->empty());
}

// The upload went through, the answer was lost, the visitor withdrew: nobody may keep it
// unknowingly.
TEST_CASE("What may have left the kiosk without a receipt is told to the recipient as well") {
  Book book;
  REQUIRE(book.ledger->sending(std::vector<int64_t>{1}).ok());
  REQUIRE_FALSE(book.ledger->sending(std::vector<int64_t>{2, 99}).ok());
  REQUIRE(book.ledger->withdraw(book.codes[0]).value() == Withdrawal{2, 1});
  REQUIRE(book.ledger->notices("stadt", 0, 9)->size() == 1);
  REQUIRE(book.ledger->notices("kreis", 0, 9)->empty());  // 99 took 2 back with it
}

TEST_CASE("A receipt that comes after the withdrawal makes a notice, not a delivery") {
  Book book;
  REQUIRE(book.ledger->withdraw(book.codes[0]).ok());
  REQUIRE(book.ledger->notices("stadt", 0, 9)->empty());
  REQUIRE(book.ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());
  REQUIRE(book.ledger->notices("stadt", 0, 9)->size() == 1);
  book.reopen();
  REQUIRE(book.of("stadt") == Counts{3, 0, 2, 0, 1});
}

TEST_CASE("Bytes are purged so many days after delivery, and nothing that waits ever is") {
  Book book;
  REQUIRE(book.ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());
  book.clock.wall += kDayMs;
  REQUIRE(book.ledger->deliver(receipt_for(envelope(2, "stadt"))).ok());
  book.clock.wall += 13 * kDayMs;
  REQUIRE(book.ledger->purge(14).value() == 1);
  REQUIRE(book.ledger->purge(14).value() == 0);
  REQUIRE(book.ledger->purge(13).value() == 1);
  book.reopen();
  REQUIRE(book.of("stadt") == Counts{3, 2, 1, 0, 0});
  REQUIRE(all(*book.ledger).size() == 4);
  REQUIRE_FALSE(book.ledger->purge(-1).ok());
  REQUIRE_FALSE(book.ledger->purge(kMostRetentionDays + 1).ok());
  REQUIRE(book.ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());  // known for ever
  REQUIRE(book.ledger->withdraw(book.codes[0]).value() == Withdrawal{1, 1});
}

// A clock that had lost its battery stood in 2038 when the receipt came; when it was set, nothing
// was forgotten for twelve years. One that stood in 1970 had everything forgotten at once.
TEST_CASE("The days until a purge are counted by a clock that somebody vouches for") {
  const int64_t wrong_ms = GENERATE(int64_t{2'147'483'648'000}, int64_t{0});
  CAPTURE(wrong_ms);
  Book book;
  const int64_t right_ms = book.clock.wall;
  book.clock.wall = wrong_ms;
  book.clock.trusted = false;
  REQUIRE(book.ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());
  book.clock.wall += 20 * kDayMs;
  REQUIRE(book.ledger->purge(14).value() == 0);
  REQUIRE(book.ledger->purge(0).value() == 0);

  book.clock.wall = right_ms;
  book.clock.trusted = true;
  REQUIRE(book.ledger->purge(14).value() == 0);
  book.clock.wall += 13 * kDayMs;
  REQUIRE(book.ledger->deliver(receipt_for(envelope(2, "stadt"))).ok());
  REQUIRE(book.ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());  // changes nothing
  book.reopen();
  REQUIRE(book.ledger->purge(14).value() == 0);
  book.clock.wall += kDayMs - 1;
  REQUIRE(book.ledger->purge(14).value() == 0);
  book.clock.wall += 1;
  REQUIRE(book.ledger->purge(14).value() == 1);  // the other one came yesterday
  REQUIRE(all(*book.ledger).size() == 5);
}

TEST_CASE("A receipt whose courier is no name is refused") {
  Book book;
  Receipt receipt = receipt_for(envelope(1, "stadt"));
  for (const std::string& courier : {std::string(kMostNameBytes + 1, 'c'), std::string("\xFF")}) {
    receipt.courier = courier;
    REQUIRE_FALSE(book.ledger->deliver(receipt).ok());
  }
  REQUIRE(book.of("stadt") == Counts{3, 0, 3, 0, 0});
  receipt.courier = std::string(kMostNameBytes, 'c');
  REQUIRE(book.ledger->deliver(receipt).ok());
}

TEST_CASE("Erasing by date takes what was delivered, and the rest only by order") {
  Book book;
  REQUIRE(book.ledger->deliver(receipt_for(envelope(1, "stadt"))).ok());
  REQUIRE(book.ledger->sending(std::vector<int64_t>{2}).ok());
  const int64_t later = book.clock.wall + 1;
  const auto erase = [&](int64_t before, Extent extent) {
    return book.ledger->erase(before, extent, Clocks::kTrusted).value();
  };
  REQUIRE(erase(book.clock.wall, Extent::kUndeliveredToo) == Erasure{});
  REQUIRE(erase(later, Extent::kDelivered) == Erasure{1, 0, 5, 0});
  REQUIRE(erase(later, Extent::kUndeliveredToo) == Erasure{0, 5, 0, 0});
  book.reopen();
  REQUIRE(book.of("stadt") == Counts{3, 1, 0, 0, 2});
  REQUIRE(book.of("kreis") == Counts{3, 0, 0, 0, 3});
  REQUIRE(all(*book.ledger).empty());
  REQUIRE(book.ledger->notices("kreis", 0, 9)->size() == 1);  // what may have left
}

// A kiosk without a network wakes up in 1970 or in the year it was made. Erasing what is old would
// have taken the leads of today.
TEST_CASE("Erasing by date does not believe a clock that was not trusted, unless it is told to") {
  Book book;
  FakeClock& clock = book.clock;
  const int64_t today = clock.wall;
  clock.wall = 86'400'000;
  clock.trusted = false;
  REQUIRE(store(*book.ledger, Envelopes{envelope(8, "stadt"), envelope(8, "kreis")}).ok());
  REQUIRE(book.ledger->deliver(receipt_for(envelope(8, "stadt"))).ok());
  clock.wall = today;
  clock.trusted = true;
  const auto erase = [&](Extent extent, Clocks clocks) {
    return book.ledger->erase(today, extent, clocks).value();
  };
  REQUIRE(erase(Extent::kDelivered, Clocks::kTrusted) == Erasure{0, 0, 0, 2});
  REQUIRE(erase(Extent::kUndeliveredToo, Clocks::kTrusted) == Erasure{0, 0, 0, 2});
  REQUIRE(all(*book.ledger).size() == 8);
  REQUIRE(erase(Extent::kDelivered, Clocks::kUntrustedToo) == Erasure{1, 0, 1, 0});
  REQUIRE(erase(Extent::kUndeliveredToo, Clocks::kUntrustedToo) == Erasure{0, 1, 0, 0});
  REQUIRE(all(*book.ledger).size() == 6);  // what was captured on a day that is sure
  REQUIRE(book.ledger->reconcile().ok());
}

TEST_CASE("The envelopes of one lead are found, with their states") {
  Book book;
  REQUIRE(book.ledger->withdraw(book.codes[2]).ok());
  const auto found = book.ledger->envelopes_of(envelope(3).lead_id);
  REQUIRE(found->size() == 2);
  REQUIRE(found->at(0).state == State::kWithdrawn);
  REQUIRE(found->at(1).envelope.recipient_id == "kreis");
  REQUIRE(book.ledger->envelopes_of(envelope(77).lead_id)->empty());
}

TEST_CASE("A text that was agreed to is kept under its hash for ever") {
  Book book;
  const ConsentText text{"consent suedwestfalen 2026.11", "de", "Ich stimme zu.\n"};
  const auto agree = [&](uint32_t lead, const ConsentText& to) {
    return book.ledger->capture(Envelopes{envelope(lead)}, to);
  };
  REQUIRE(agree(8, text).ok());
  REQUIRE(agree(9, text).ok());
  book.reopen();
  REQUIRE(book.ledger->text(leads::sha256_hex(text.text)).value() == text);
  REQUIRE_FALSE(book.ledger->text(leads::sha256_hex("another")).value().has_value());
  REQUIRE_FALSE(book.ledger->text("no hash").value().has_value());
  const ConsentText long_one{"id", "de", std::string(kMostConsentTextBytes, 'x')};
  REQUIRE(agree(10, long_one).ok());
  REQUIRE_FALSE(agree(11, {"id", "de", long_one.text + "x"}).ok());
  REQUIRE_FALSE(agree(11, {"id", "de", ""}).ok());
  REQUIRE_FALSE(agree(11, {std::string(kMostNameBytes + 1, 'i'), "de", "text"}).ok());
  REQUIRE(book.ledger->envelopes_of(envelope(11).lead_id)->empty());  // no proof, no lead
}

TEST_CASE("Whatever in the book no longer adds up is damage") {
  const Folder folder;
  const FakeClock clock;
  {
    const auto ledger = open(folder / "l", clock);
    for (uint32_t lead = 1; lead <= 4; ++lead) {
      REQUIRE(store(*ledger, Envelopes{envelope(lead)}).ok());
    }
    REQUIRE(ledger->deliver(receipt_for(envelope(1))).ok());
    REQUIRE(ledger->quarantine(2, "dav", "HTTP 422").ok());
  }
  const std::string change =
      GENERATE(std::string("UPDATE captured SET n = n + 1"),
               "INSERT INTO captured VALUES ('nobody', 1)", "DELETE FROM captured",
               "DELETE FROM receipt", "UPDATE envelope SET state = 'delivered' WHERE sequence = 3",
               "UPDATE envelope SET state = 'waiting' WHERE sequence = 1",
               "UPDATE envelope SET state = 'waiting' WHERE sequence = 2", "DELETE FROM refusal",
               "UPDATE receipt SET sequence = 44", "INSERT INTO notice VALUES (44, 1, NULL)",
               "DELETE FROM book");
  sql(folder / "l", change);
  const auto opened = Ledger::open(folder / "l", Access::kReadWrite, clock);
  REQUIRE_FALSE(opened.ok());
  REQUIRE_THAT(opened.fault().sentence, contains("damaged"));
}

TEST_CASE("A reader changes nothing") {
  Book book;
  book.ledger.reset();
  auto reader = Ledger::open(book.folder / "l", Access::kReadOnly, book.clock);
  REQUIRE(reader.ok());
  REQUIRE((*reader)->reconcile().ok());
  REQUIRE_FALSE((*reader)->deliver(receipt_for(envelope(1))).ok());
  REQUIRE_FALSE((*reader)->withdraw(book.codes[0]).ok());
  REQUIRE_FALSE((*reader)->purge(0).ok());
}

}  // namespace
}  // namespace gummiband::ledger
