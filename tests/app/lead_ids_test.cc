// A lead that may or may not be in the ledger must not become two.
#include "app/lead_ids.h"

#include "base/random.h"
#include "catch.h"

using namespace gummiband;

namespace {

screens::CaptureLead lena() {
  screens::CaptureLead wish;
  wish.interest.name = "Lena";
  wish.interest.email = "lena@example.org";
  wish.interest.topics = {"housing"};
  wish.recipients = {"heimvorteil"};
  wish.text_shown = "Ja.";
  return wish;
}

}  // namespace

TEST_CASE("the same words sent again are the same lead, until it is stored") {
  base::SystemRandom random;
  app::LeadIds ids;
  const base::Uuid first = ids.id_of(lena(), 1'000, random);
  CHECK(ids.id_of(lena(), 61'000, random) == first);
  ids.forget();
  CHECK_FALSE(ids.id_of(lena(), 61'000, random) == first);
}

TEST_CASE("whatever was changed before sending again, it is another lead") {
  base::SystemRandom random;
  const auto is_another = [&](auto change) {
    app::LeadIds ids;
    const base::Uuid first = ids.id_of(lena(), 1'000, random);
    screens::CaptureLead changed = lena();
    change(changed);
    return ids.id_of(changed, 1'000, random) != first;
  };
  CHECK(is_another([](auto& wish) { wish.interest.name = "Lene"; }));
  CHECK(is_another([](auto& wish) { wish.interest.email = "lene@example.org"; }));
  CHECK(is_another([](auto& wish) { wish.interest.phone = "+49271404"; }));
  CHECK(is_another([](auto& wish) { wish.interest.topics.push_back("work"); }));
  CHECK(is_another([](auto& wish) { wish.interest.partner_topics = {"work"}; }));
  CHECK(is_another([](auto& wish) { wish.interest.hearts = {"biggesee"}; }));
  CHECK(is_another([](auto& wish) { wish.recipients.push_back("siegen"); }));
  CHECK(is_another([](auto& wish) { wish.text_shown = "Nein."; }));
}

TEST_CASE("words do not slip from one field into the next") {
  base::SystemRandom random;
  app::LeadIds ids;
  screens::CaptureLead one = lena();
  one.interest.name = "Lena";
  one.interest.email = "Schulte";
  screens::CaptureLead two = lena();
  two.interest.name = "LenaSchulte";
  two.interest.email = "";
  CHECK_FALSE(ids.id_of(one, 1'000, random) == ids.id_of(two, 1'000, random));
}
