// A lead taken back with its receipt code, through the whole kiosk and the real ledger.
#include <array>

#include "booth.h"
#include "catch.h"
#include "full_disk.h"

using namespace gummiband;
using app::Booth;

namespace {

constexpr const char* kNoCode = "222222";  // of no lead; its check character is right

// Leaves a lead; the code as the thanks show it, which stay.
std::string send_a_lead(Booth& booth) {
  booth.fill_form("lena", "lena@web.de");
  booth.tap("form.send");
  booth.hear_of_writing();
  REQUIRE(booth.screen() == "thanks");
  const std::string label = booth.ui().find("thanks.code")->label;
  const size_t between = label.find("\u00A0");
  REQUIRE(between != std::string::npos);
  return label.substr(between - 3, 3) + label.substr(between + 2, 3);
}

// The same, and the visit is over.
std::string leave_a_lead(Booth& booth) {
  std::string code = send_a_lead(booth);
  booth.tap("thanks.done");
  return code;
}

// From the screen that waits.
void ask(Booth& booth, const std::string& code) {
  booth.tap("dock.help");
  booth.tap("help.withdraw");
  booth.type(code);
  booth.tap("key.next");
}

void ask_and_hear(Booth& booth, const std::string& code) {
  ask(booth, code);
  booth.hear_of_writing();
}

bool has(Booth& booth, const std::string& name) {
  return booth.ui().find(name) != nullptr;
}

std::string fault(Booth& booth) {
  const ui::Control* control = booth.ui().find("withdraw.fault");
  return control == nullptr ? "" : control->label;
}

void go(Booth& booth) {
  booth.kiosk().end_visit();
  booth.frame();
}

template <typename Answer>
Answer in_ledger(Booth& booth, const std::function<Answer(ledger::Ledger&)>& question) {
  booth.finish_writing();
  std::optional<Answer> answer;
  const auto done = booth.stage().bookkeeper->with_ledger([&](ledger::Ledger& ledger) {
    answer = question(ledger);
    return base::Result<void>();
  });
  REQUIRE(done.ok());
  return *answer;
}

ledger::Counts counts(Booth& booth) {
  return in_ledger<ledger::Counts>(booth, [](ledger::Ledger& l) { return l.counts().value(); });
}

// As if it had arrived where it should.
void deliver_all(Booth& booth) {
  in_ledger<bool>(booth, [](ledger::Ledger& ledger) {
    const std::vector<ledger::StoredEnvelope> stored = ledger.envelopes(0, 10).value();
    for (const ledger::StoredEnvelope& one : stored) {
      const ledger::Receipt receipt{one.envelope.lead_id, one.envelope.recipient_id, one.sha256,
                                    "test"};
      CHECK(ledger.deliver(receipt).ok());
    }
    return true;
  });
}

size_t notices(Booth& booth) {
  return in_ledger<size_t>(booth, [](ledger::Ledger& ledger) {
    return ledger.notices("heimvorteil", 0, 10).value().size();
  });
}

}  // namespace

TEST_CASE("A lead that nobody has yet is erased by its code, and its recipient is told nothing") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  ask_and_hear(booth, code);
  CHECK(has(booth, "withdraw.is_erased"));
  const ledger::Counts all = counts(booth);
  CHECK(all.captured == 1);
  CHECK(all.withdrawn == 1);
  CHECK(notices(booth) == 0);
  const bool gone = in_ledger<bool>(
      booth, [](ledger::Ledger& ledger) { return ledger.envelopes(0, 10).value().empty(); });
  CHECK(gone);
}

TEST_CASE("A lead that was delivered is erased here, and its recipient will be told") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  deliver_all(booth);
  ask_and_hear(booth, code);
  CHECK(has(booth, "withdraw.is_told"));
  CHECK(notices(booth) == 1);
  CHECK(counts(booth).delivered == 1);
}

TEST_CASE("A lead that is under way is erased here, and its recipient will be told") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  in_ledger<bool>(booth, [](ledger::Ledger& ledger) {
    const int64_t first = ledger.envelopes(0, 10).value().front().sequence;
    return ledger.sending(std::array{first}).ok();
  });
  ask_and_hear(booth, code);
  CHECK(has(booth, "withdraw.is_told"));
  CHECK(notices(booth) == 1);
  CHECK(counts(booth).withdrawn == 1);
}

TEST_CASE("A code that was used is answered like one that never was") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  ask_and_hear(booth, kNoCode);
  const std::string unknown = fault(booth);
  CHECK_FALSE(unknown.empty());
  go(booth);
  ask_and_hear(booth, code);
  go(booth);
  ask_and_hear(booth, code);
  CHECK(fault(booth) == unknown);
  CHECK_FALSE(has(booth, "withdraw.is_erased"));
}

TEST_CASE("After five wrong codes nobody is asked for a minute, in this visit and in the next") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  ask_and_hear(booth, kNoCode);
  for (int i = 0; i < 2; ++i) {
    booth.tap("key.back");
    booth.tap("key.2");
    booth.tap("key.next");
    booth.hear_of_writing();
  }
  CHECK(booth.ui().find("key.next")->enabled);
  // Whoever leaves and comes back has won no try.
  go(booth);
  ask_and_hear(booth, kNoCode);
  go(booth);
  ask_and_hear(booth, kNoCode);
  CHECK_FALSE(booth.ui().find("key.next")->enabled);
  CHECK_THAT(fault(booth), contains("1:0") || contains("0:5"));
  go(booth);
  booth.tap("dock.help");
  booth.tap("help.withdraw");
  CHECK_FALSE(booth.ui().find("key.2")->enabled);
  CHECK(counts(booth).withdrawn == 0);
  booth.pass(app::kFirstCodePauseS);
  go(booth);
  ask_and_hear(booth, code);
  CHECK(has(booth, "withdraw.is_erased"));
}

TEST_CASE("A slip of a finger costs no try, however often") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  ask(booth, "222223");
  const std::string mistyped = booth.stage().words->text("de", "withdraw.mistyped");
  for (int i = 0; i < 2 * app::kWrongCodesAtOnce; ++i) {
    CHECK(fault(booth) == mistyped);
    CHECK(booth.ui().find("key.next")->enabled);
    booth.tap("key.back");
    booth.tap("key.3");
    booth.tap("key.next");
  }
  booth.type(code);  // anew
  booth.tap("key.next");
  booth.hear_of_writing();
  CHECK(has(booth, "withdraw.is_erased"));
}

TEST_CASE("Whoever leaves before a wrong code is answered has used up a try all the same") {
  Booth booth;
  for (int i = 0; i < app::kWrongCodesAtOnce; ++i) {
    booth.hold_writing();
    ask(booth, kNoCode);
    go(booth);
    booth.hear_of_writing();
    CHECK(booth.screen() == "attract");
  }
  booth.tap("dock.help");
  booth.tap("help.withdraw");
  CHECK_FALSE(booth.ui().find("key.2")->enabled);
}

TEST_CASE("While the ledger works the keys rest, and a second visitor is not asked for") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  booth.hold_writing();
  ask(booth, code);
  CHECK_FALSE(booth.ui().find("key.next")->enabled);
  CHECK_FALSE(has(booth, "withdraw.is_erased"));
  go(booth);
  ask(booth, code);
  CHECK_FALSE(fault(booth).empty());  // nothing was done with it, it can be sent again
  CHECK(booth.ui().find("key.next")->enabled);
  booth.hear_of_writing();
  // The answer was for the one who has left.
  CHECK_FALSE(has(booth, "withdraw.is_erased"));
  CHECK(counts(booth).withdrawn == 1);
}

TEST_CASE("On a full disk it is said that nothing was stored, and later the same code is taken") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  {
    const app::FullDisk full;
    ask_and_hear(booth, code);
  }
  CHECK(fault(booth) == booth.stage().words->text("de", "withdraw.failed"));
  CHECK(counts(booth).withdrawn == 0);
  booth.tap("key.next");
  booth.hear_of_writing();
  CHECK(has(booth, "withdraw.is_erased"));
}

TEST_CASE("No tally tells that a lead was taken back") {
  Booth booth;
  const std::string code = leave_a_lead(booth);
  const auto tallies = [&] {
    return in_ledger<visit::Tallies>(
        booth, [](ledger::Ledger& ledger) { return ledger.tallies().value(); });
  };
  const visit::Tallies before = tallies();
  ask_and_hear(booth, code);
  booth.tap("withdraw.done");
  // Only that a visit began and ended, as by any other.
  const visit::Tallies after = tallies();
  for (const auto& [key, number] : after) {
    INFO(key.what << " " << key.subject);
    const bool same = before.contains(key) && before.at(key) == number;
    CHECK((same || key.what == "visit" || key.what == "at" || key.what == "end"));
  }
}

TEST_CASE("From a lead that was taken back no way leads back to its thanks") {
  Booth booth;
  ask_and_hear(booth, send_a_lead(booth));
  REQUIRE(has(booth, "withdraw.is_erased"));
  booth.tap("dock.back");
  CHECK(booth.screen() == "help");
  booth.tap("dock.back");
  CHECK(booth.screen() != "thanks");
}

TEST_CASE("The thanks for another lead, with its code, stay where they are") {
  Booth booth;
  const std::string before = leave_a_lead(booth);
  send_a_lead(booth);
  ask_and_hear(booth, before);
  REQUIRE(has(booth, "withdraw.is_erased"));
  booth.tap("dock.back");
  booth.tap("dock.back");
  CHECK(booth.screen() == "thanks");
}
