// The chain over envelopes and its head beside the file: what a lying disk would do is found out.
#include "catch.h"
#include "ledger/booth.h"
#include "ledger/ledger.h"

namespace gummiband::ledger {
namespace {

using Envelopes = std::vector<leads::Envelope>;

void capture(const base::Path& file, uint32_t first, uint32_t last) {
  const FakeClock clock;
  const auto ledger = open(file, clock);
  for (uint32_t lead = first; lead <= last; ++lead) {
    REQUIRE(store(*ledger, Envelopes{envelope(lead)}).ok());
  }
}

std::string refusal(const base::Path& file) {
  const FakeClock clock;
  const auto ledger = Ledger::open(file, Access::kReadWrite, clock);
  return ledger ? "it was opened" : ledger.fault().sentence;
}

TEST_CASE("A disk that forgot what it had said was stored is found out, and told what to do") {
  const Folder folder;
  capture(folder / "l", 1, 3);
  const std::string older = slurp(folder / "l");
  capture(folder / "l", 4, 8);
  const std::string newer = slurp(folder / "l");
  spill(folder / "l", older);  // as if five leads had never reached the platter
  const std::string sentence = refusal(folder / "l");
  REQUIRE_THAT(sentence, contains("8 were, 3 are there"));
  REQUIRE_THAT(sentence, contains("Do not go on with this disk"));
  REQUIRE_THAT(sentence, contains((folder / "l.head").string()));
  spill(folder / "l", newer);
  REQUIRE(refusal(folder / "l") == "it was opened");
  spill(folder / "l", older);
  std::filesystem::remove(folder / "l.head");  // somebody decides to go on
  REQUIRE(refusal(folder / "l") == "it was opened");
}

TEST_CASE("A disk that mixed up old and new is found out") {
  const Folder folder;
  capture(folder / "l", 1, 3);
  std::filesystem::copy_file(folder / "l", folder / "copy");
  capture(folder / "l", 4, 5);
  capture(folder / "copy", 6, 9);  // the same ledger went another way
  std::filesystem::copy_file(folder / "l.head", folder / "copy.head",
                             std::filesystem::copy_options::overwrite_existing);
  REQUIRE_THAT(refusal(folder / "copy"), contains("envelope 5 is another one"));
}

TEST_CASE("Rows that changed places, or one put in between, break the chain") {
  const Folder folder;
  capture(folder / "l", 1, 4);
  const std::string change =
      GENERATE(std::string("UPDATE envelope SET sequence = sequence + 100 WHERE sequence IN (2, 3);"
                           "UPDATE envelope SET sequence = 105 - sequence WHERE sequence > 100"),
               "UPDATE envelope SET bytes = CAST('x' AS BLOB) WHERE sequence = 2",
               "UPDATE envelope SET chain = (SELECT chain FROM envelope WHERE sequence = 1) "
               "WHERE sequence = 2");
  REQUIRE(sql(folder / "l", change).empty());
  REQUIRE_THAT(refusal(folder / "l"), contains("is not as it was captured"));
}

TEST_CASE("A head that is gone, damaged, older or of another ledger keeps nobody out") {
  const Folder folder;
  capture(folder / "other", 1, 9);
  const std::string foreign = slurp(folder / "other.head");
  capture(folder / "l", 1, 2);
  const std::string older = slurp(folder / "l.head");
  capture(folder / "l", 3, 4);
  const std::string newest = slurp(folder / "l.head");
  REQUIRE(newest.size() == older.size());
  for (const std::string& head :
       {std::string(), std::string("gummiband-head 1"), newest.substr(0, 60), foreign, older,
        std::string(5000, 'x'), newest + "x"}) {
    spill(folder / "l.head", head);
    REQUIRE(refusal(folder / "l") == "it was opened");
    if (head.size() < 5000 && head != newest + "x") REQUIRE(slurp(folder / "l.head") == newest);
  }
  for (size_t i = 0; i < newest.size(); ++i) {
    std::string changed = newest;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    spill(folder / "l.head", changed);
    REQUIRE(refusal(folder / "l") == "it was opened");
  }
}

TEST_CASE("Forgetting the bytes of an envelope leaves the chain whole") {
  const Folder folder;
  capture(folder / "l", 1, 3);
  const FakeClock clock;
  {
    const auto ledger = open(folder / "l", clock);
    REQUIRE(ledger->deliver(receipt_for(envelope(2))).ok());
    REQUIRE(ledger->purge(0).value() == 1);
  }
  capture(folder / "l", 4, 4);
  REQUIRE(all(*open(folder / "l", clock)).size() == 3);
}

}  // namespace
}  // namespace gummiband::ledger
