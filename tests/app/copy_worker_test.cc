// The second copy beside a whole kiosk: nobody asks for it, and it is there.
#include "app/copy_worker.h"

#include <filesystem>

#include "booth.h"
#include "catch.h"
#include "outbox/shelf.h"

using namespace gummiband;
using app::Booth;

namespace {

size_t envelopes(const base::Path& folder) {
  return outbox::make_folder_shelf(folder)->list()->size();
}

// Leaves a lead; its code, as the thanks show it.
std::string leave_a_lead(Booth& booth) {
  booth.fill_form("Lena", "lena@web.de");
  booth.tap("form.send");
  booth.hear_of_writing();
  const std::string label = booth.ui().find("thanks.code")->label;
  const size_t between = label.find("\u00A0");
  REQUIRE(between != std::string::npos);
  booth.tap("thanks.done");
  return label.substr(between - 3, 3) + label.substr(between + 2, 3);
}

}  // namespace

TEST_CASE("a lead has its second copy without anybody asking, and loses it when it is taken back") {
  const app::TestFolder elsewhere;
  Booth booth("", {}, elsewhere.path());
  app::CopyWorker& worker = *booth.stage().copy_worker;
  const std::string code = leave_a_lead(booth);
  leave_a_lead(booth);
  worker.finish();
  CHECK(worker.report() == outbox::CopyReport{2, ""});
  CHECK(envelopes(elsewhere.path()) == 2);
  booth.tap("dock.help");
  booth.tap("help.withdraw");
  booth.type(code);
  booth.tap("key.next");
  booth.hear_of_writing();
  worker.finish();
  CHECK(worker.report() == outbox::CopyReport{1, ""});
  CHECK(envelopes(elsewhere.path()) == 1);
}

TEST_CASE("a stick that is not there for the second copy keeps no visitor from leaving a lead") {
  const app::TestFolder elsewhere;
  const base::Path stick = elsewhere.path() / "stick";
  Booth booth("", {}, stick);
  app::CopyWorker& worker = *booth.stage().copy_worker;
  leave_a_lead(booth);
  worker.finish();
  CHECK_THAT(worker.report().trouble, contains("Plug its stick in"));
  CHECK(booth.captured() == 1);
  std::filesystem::create_directory(stick);
  worker.nudge();
  worker.finish();
  CHECK(worker.report() == outbox::CopyReport{1, ""});
}

TEST_CASE(
    "the folder that leads are delivered to is no second copy, and without one there is none") {
  const app::TestFolder elsewhere;
  Booth booth("", elsewhere.path(), elsewhere.path() / "." / "");
  CHECK(booth.stage().sync_worker != nullptr);
  CHECK(booth.stage().copy_worker == nullptr);
  Booth without;
  CHECK(without.stage().copy_worker == nullptr);
}
