// How the kiosk is and where it stands, as the office is told.
#include "app/condition.h"

#include "app/bookkeeper.h"
#include "app/print_worker.h"
#include "booth.h"
#include "catch.h"

using namespace gummiband;

namespace {

std::string profile_in(app::Booth& booth, const std::string& id) {
  std::string text;
  REQUIRE(booth.stage()
              .bookkeeper
              ->with_ledger([&](ledger::Ledger& ledger) -> base::Result<void> {
                const auto kept = ledger.get(outbox::profile_setting(id));
                if (!kept) return kept.fault();
                text = kept->value_or("");
                return {};
              })
              .ok());
  return text;
}

}  // namespace

TEST_CASE("each visit counts where the kiosk stands, and the words of it are kept") {
  app::Booth booth;
  const content::Settings& settings = booth.stage().settings;
  const outbox::Profile profile = app::profile_of(settings, settings.place, settings.event);
  const std::string id = outbox::profile_id(profile);
  CHECK(booth.tally("at", id) == 0);
  CHECK(profile_in(booth, id) == outbox::profile_text(profile));
  booth.tap("attract.touch");
  booth.kiosk().end_visit();
  CHECK(booth.tally("at", id) == 1);
  CHECK(booth.tally("visit", "de") == 1);
}

TEST_CASE("the office is told of place, paper, pack and disk, as staff have chosen them") {
  const app::TestFolder folder;
  const base::SystemClock clock;
  const auto ledger =
      ledger::Ledger::open(folder.path() / "ledger.db", ledger::Access::kReadWrite, clock);
  REQUIRE(ledger.ok());
  content::Settings settings;
  settings.place = "Olpe";
  settings.event = "Fest";
  settings.funding = "LEADER";
  content::Pack pack;
  pack.id = "suedwestfalen";
  pack.version = "2026.1";
  const auto told = [&] {
    return app::condition_of(app::condition_parts(settings, pack, folder.path()), **ledger);
  };
  outbox::Condition condition = told();
  CHECK(condition.profile == outbox::Profile{"Olpe", "Fest", "Olpe", "LEADER"});
  CHECK_FALSE(condition.paper_percent);
  CHECK(condition.pack_id == "suedwestfalen");
  CHECK(condition.pack_version == "2026.1");
  CHECK(condition.version == GUMMIBAND_VERSION);
  CHECK(condition.free_bytes > 0);

  settings.municipality = "Kreis Olpe";
  settings.roll_m = 50;
  REQUIRE((*ledger)->set(app::kPlaceSetting, "Siegen").ok());
  REQUIRE((*ledger)->set(app::kEventSetting, "Messe").ok());
  REQUIRE((*ledger)->set(app::kRollUsedSetting, "45000").ok());
  condition = told();
  CHECK(condition.profile == outbox::Profile{"Siegen", "Messe", "Kreis Olpe", "LEADER"});
  CHECK(condition.paper_percent == 10);
  REQUIRE((*ledger)->set(app::kRollUsedSetting, "90000").ok());
  CHECK(told().paper_percent == 0);
  CHECK(app::condition_of(app::condition_parts(settings, {}, folder.path() / "nowhere"), **ledger)
            .free_bytes == 0);
}
