#include "screens/form.h"

#include "catch.h"
#include "screens/form_consent.h"
#include "screens/form_lead.h"
#include "screens/form_script.h"
#include "small_world.h"
#include "ui/keyboard.h"

using namespace gummiband::screens;
using gummiband::content::ItemKind;
using gummiband::ui::KeyKind;
using gummiband::ui::KeyPress;
using gummiband::ui::Shift;

namespace {

using Ids = std::vector<std::string>;

SmallWorld form_world() {
  SmallWorld small;
  small.pack.version = "7";
  small.add("arbeit", ItemKind::kTopic, "Arbeit");
  small.add("medizin", ItemKind::kTopic, "Medizin");
  small.add("zerspanung", ItemKind::kOffer, "Zerspanungsmechanik");
  small.pack.recipients.resize(3);
  const Ids ids = {"heimvorteil", "siegen", "soest"};
  for (size_t i = 0; i < ids.size(); ++i) {
    auto& recipient = small.pack.recipients[i];
    recipient.id = ids[i];
    recipient.name = same("Name " + ids[i]);
    recipient.organisation = same("Amt " + ids[i]);
    recipient.purpose = same("Zweck " + ids[i]);
    recipient.public_key = "gb1-of-" + ids[i];
  }
  small.pack.recipients[1].personas = {"newcomer"};
  small.pack.recipients[2].topics = {"medizin"};
  small.pack.legal["consent"] = same("Ich bin einverstanden.");
  small.pack.legal["privacy_short"] = same("Nach 12 Monaten\nlöschen wir.");
  small.visit.persona = "returnee";
  return small;
}

Ids ids_of(const std::vector<const gummiband::content::Recipient*>& recipients) {
  Ids ids;
  for (const auto* recipient : recipients) ids.push_back(recipient->id);
  return ids;
}

Wishes tap_key(form::State& state, const World& world, KeyKind kind, const std::string& text = "") {
  return form::update(state, form::KeyTapped{KeyPress{kind, text}}, world);
}

void type(form::State& state, const World& world, const std::string& text) {
  for (const char letter : text) tap_key(state, world, KeyKind::kText, std::string(1, letter));
}

// Up to the consent step, as a visitor would go.
form::State at_consent(const World& world, const std::string& email = "lena@web.de") {
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  type(state, world, "Lena");
  form::update(state, form::FieldTapped{form::Focus::kContact}, world);
  type(state, world, email);
  tap_key(state, world, KeyKind::kNext);
  REQUIRE(form::step_of(state, world).kind == form::StepKind::kConsent);
  return state;
}

}  // namespace

TEST_CASE("A visitor who picks no topic still gets to the contact step") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  CHECK(form::step_of(state, world).kind == form::StepKind::kTopics);
  CHECK(form::update(state, form::NextTapped{}, world).empty());
  CHECK(form::step_of(state, world).kind == form::StepKind::kContact);
}

TEST_CASE("A pack without topics begins with the contact") {
  SmallWorld small = form_world();
  std::erase_if(small.pack.items, [](const auto& item) { return item.kind == ItemKind::kTopic; });
  form::State state = form::open({ScreenName::kForm, ""}, small.world());
  CHECK(form::step_of(state, small.world()).kind == form::StepKind::kContact);
  CHECK_FALSE(form::go_back(state));
}

TEST_CASE("Topics meant for the visitor's persona come first") {
  SmallWorld small = form_world();
  small.pack.items[0].personas = {"newcomer"};
  const auto topics = form::shown_topics({}, small.world());
  REQUIRE(topics.size() == 2);
  CHECK(topics[0]->id == "medizin");
  CHECK(topics[1]->id == "arbeit");
}

TEST_CASE("Nobody is ticked and nobody is sixteen before the visitor says so") {
  const SmallWorld small = form_world();
  const form::State state = at_consent(small.world());
  CHECK(state.recipients.empty());
  CHECK(state.sixteen == form::Sixteen::kNotSaid);
}

TEST_CASE("Those may write who have a key and fit persona and topics") {
  SmallWorld small = form_world();
  form::State state;
  CHECK(ids_of(form::shown_recipients(state, small.world())) == Ids{"heimvorteil"});
  state.topics = {"medizin"};
  CHECK(ids_of(form::shown_recipients(state, small.world())) == Ids{"heimvorteil", "soest"});
  small.visit.persona = "newcomer";
  CHECK(ids_of(form::shown_recipients(state, small.world())) ==
        Ids{"heimvorteil", "siegen", "soest"});
  small.pack.recipients[0].public_key.clear();
  CHECK(ids_of(form::shown_recipients(state, small.world())) == Ids{"siegen", "soest"});
}

TEST_CASE("What is said to a confidential recipient is offered to nobody else") {
  SmallWorld small = form_world();
  small.pack.recipients[2].confidential = true;
  form::State state;
  CHECK(ids_of(form::shown_recipients(state, small.world())) == Ids{"heimvorteil"});
  state.topics = {"arbeit", "medizin"};
  CHECK(ids_of(form::shown_recipients(state, small.world())) == Ids{"soest"});
  small.pack.recipients[2].public_key.clear();
  CHECK(form::shown_recipients(state, small.world()).empty());
}

TEST_CASE("The partner's topics bring recipients only while there are two") {
  const SmallWorld small = form_world();
  form::State state;
  state.partner_topics = {"medizin"};
  CHECK(ids_of(form::shown_recipients(state, small.world())) == Ids{"heimvorteil"});
  form::update(state, form::CompanyTapped{}, small.world());
  CHECK(ids_of(form::shown_recipients(state, small.world())) == Ids{"heimvorteil", "soest"});
}

TEST_CASE("At most eight recipients stand on the consent screen") {
  SmallWorld small = form_world();
  const auto first = small.pack.recipients[0];
  small.pack.recipients.assign(form::kMostRecipients + 1, first);
  CHECK(form::shown_recipients({}, small.world()).size() == form::kMostRecipients);
}

TEST_CASE("A first name begins with a capital by itself, and so does its second part") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  tap_key(state, world, KeyKind::kText, "ö");
  type(state, world, "zge-nur");
  CHECK(state.name.text() == "Özge-Nur");
  form::update(state, form::FieldTapped{form::Focus::kContact}, world);
  type(state, world, "x");
  CHECK(state.email.text() == "x");
}

TEST_CASE("Shift holds for one letter, and a second tap takes it back") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  tap_key(state, world, KeyKind::kShift);
  CHECK(state.shift == Shift::kOn);
  tap_key(state, world, KeyKind::kShift);
  CHECK(state.shift == Shift::kOff);
  tap_key(state, world, KeyKind::kShift);
  tap_key(state, world, KeyKind::kText, "A");
  CHECK(state.shift == Shift::kOff);
}

TEST_CASE("Backspace takes a whole umlaut") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  type(state, world, "J");
  tap_key(state, world, KeyKind::kText, "ö");
  tap_key(state, world, KeyKind::kBack);
  CHECK(state.name.text() == "J");
  tap_key(state, world, KeyKind::kBack);
  tap_key(state, world, KeyKind::kBack);
  CHECK(state.name.empty());
}

TEST_CASE("No address takes a space, and no name begins with one") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  type(state, world, " Anna Lena");
  CHECK(state.name.text() == "Anna Lena");
  form::update(state, form::FieldTapped{form::Focus::kContact}, world);
  type(state, world, "le na");
  CHECK(state.email.text() == "lena");
}

TEST_CASE("Typing stops at the limit of each field and keeps what is there") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  for (size_t i = 0; i < form::kMostNameLetters + 5; ++i)
    tap_key(state, world, KeyKind::kText, "ü");
  CHECK(gummiband::base::count_code_points(state.name.text()) == form::kMostNameLetters);
  form::update(state, form::WayTapped{form::Way::kPhone}, world);
  type(state, world, std::string(form::kMostPhoneLetters + 5, '1'));
  CHECK(state.phone.text().size() == form::kMostPhoneLetters);
  form::update(state, form::WayTapped{form::Way::kEmail}, world);
  type(state, world, std::string(Typed::kMostBytes - 1, 'x'));
  tap_key(state, world, KeyKind::kText, ".de");
  CHECK(state.email.text().size() == Typed::kMostBytes - 1);
  tap_key(state, world, KeyKind::kText, "x");
  CHECK(state.email.text().size() == Typed::kMostBytes);
}

TEST_CASE("'Weiter' after the name goes on to the address before it complains") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  tap_key(state, world, KeyKind::kNext);
  CHECK(state.focus == form::Focus::kContact);
  CHECK(state.contact_fault == form::ContactFault());
  tap_key(state, world, KeyKind::kNext);
  CHECK(state.contact_fault == form::ContactFault(gummiband::leads::EmailFault::kEmpty));
  CHECK(form::step_of(state, world).kind == form::StepKind::kContact);
}

TEST_CASE("An address without an ending is named, and the fault goes with the next letter") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  form::update(state, form::FieldTapped{form::Focus::kContact}, world);
  type(state, world, "lena@web");
  tap_key(state, world, KeyKind::kNext);
  CHECK(form::step_of(state, world).kind == form::StepKind::kContact);
  CHECK(state.contact_fault == form::ContactFault(gummiband::leads::EmailFault::kNoEnding));
  tap_key(state, world, KeyKind::kText, ".de");
  CHECK(state.contact_fault == form::ContactFault());
  tap_key(state, world, KeyKind::kNext);
  CHECK(form::step_of(state, world).kind == form::StepKind::kConsent);
}

TEST_CASE("By phone the number is checked, and sent in the form every phone understands") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::NextTapped{}, world);
  form::update(state, form::WayTapped{form::Way::kPhone}, world);
  type(state, world, "02");
  tap_key(state, world, KeyKind::kNext);
  CHECK(std::holds_alternative<gummiband::leads::PhoneFault>(state.contact_fault));
  tap_key(state, world, KeyKind::kBack);
  type(state, world, "3023125000");
  tap_key(state, world, KeyKind::kNext);
  REQUIRE(form::step_of(state, world).kind == form::StepKind::kConsent);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  form::update(state, form::SixteenTapped{}, world);
  const Wishes wishes = form::update(state, form::SendTapped{}, world);
  const auto& lead = wish<CaptureLead>(wishes);
  CHECK(lead.interest.phone == "+493023125000");
  CHECK(lead.interest.email.empty());
}

TEST_CASE("'Ja' sends nothing while nobody is ticked or the age is not said") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = at_consent(world);
  CHECK(form::update(state, form::SendTapped{}, world).empty());
  CHECK(state.trouble == form::Trouble::kNobodyTicked);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  CHECK(state.trouble == form::Trouble::kNone);
  CHECK(form::update(state, form::SendTapped{}, world).empty());
  CHECK(state.trouble == form::Trouble::kNotSixteen);
  CHECK(state.sending == form::Sending::kNo);
  form::update(state, form::SixteenTapped{}, world);
  CHECK(form::update(state, form::SendTapped{}, world).size() == 1);
  CHECK(state.sending == form::Sending::kYes);
}

TEST_CASE("Where nobody writes about the topics picked, the form says so and sends nothing") {
  SmallWorld small = form_world();
  small.pack.recipients[0].topics = {"medizin"};
  const World world = small.world();
  form::State state = at_consent(world);
  form::update(state, form::SixteenTapped{}, world);
  CHECK(form::update(state, form::SendTapped{}, world).empty());
  CHECK(state.trouble == form::Trouble::kNobodyThere);
}

TEST_CASE("The lead holds what the visitor said, for those who were ticked and no others") {
  SmallWorld small = form_world();
  small.visit.language = "nl";
  small.visit.persona = "newcomer";
  small.visit.hearts = {"burg-altena"};
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, "zerspanung"}, world);
  form::update(state, form::CompanyTapped{}, world);
  form::update(state, form::TopicTapped{"medizin"}, world);
  form::update(state, form::TopicTapped{"arbeit"}, world);
  form::update(state, form::PartnerTopicTapped{"arbeit"}, world);
  form::update(state, form::NextTapped{}, world);
  type(state, world, "Lena ");
  form::update(state, form::FieldTapped{form::Focus::kContact}, world);
  type(state, world, "lena@WEB.de");
  tap_key(state, world, KeyKind::kNext);
  form::update(state, form::RecipientTapped{"soest"}, world);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  form::update(state, form::RecipientTapped{"siegen"}, world);
  form::update(state, form::RecipientTapped{"siegen"}, world);
  form::update(state, form::SixteenTapped{}, world);
  const Wishes wishes = form::update(state, form::SendTapped{}, world);
  const auto& lead = wish<CaptureLead>(wishes);
  CHECK(lead.interest.name == "Lena");
  CHECK(lead.interest.email == "lena@web.de");
  CHECK(lead.interest.language == "nl");
  CHECK(lead.interest.persona == "newcomer");
  CHECK(lead.interest.topics == Ids{"arbeit", "medizin"});
  CHECK(lead.interest.partner_topics == Ids{"arbeit"});
  CHECK(lead.interest.hearts == Ids{"burg-altena", "zerspanung"});
  CHECK(lead.recipients == Ids{"heimvorteil", "soest"});
  CHECK(lead.sixteen_or_older);
  CHECK(lead.text_id == "consent@small-7");
}

TEST_CASE("A recipient that went out of sight with a topic gets nothing, though it was ticked") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = at_consent(world);
  state.topics = {"medizin"};
  form::update(state, form::RecipientTapped{"soest"}, world);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  state.topics.clear();
  form::update(state, form::SixteenTapped{}, world);
  const Wishes wishes = form::update(state, form::SendTapped{}, world);
  CHECK(wish<CaptureLead>(wishes).recipients == Ids{"heimvorteil"});
}

TEST_CASE("The proof of consent is the text of the screen, with the ticked cards only") {
  SmallWorld small = form_world();
  small.visit.persona = "newcomer";
  const World world = small.world();
  form::State state = at_consent(world);
  form::update(state, form::RecipientTapped{"siegen"}, world);
  const std::string text = form::text_shown(state, world);
  CHECK(text == small.words.text("de", "form.consent_title") + "\n" +
                    small.words.text("de", "form.consent_note_email") + " " +
                    small.words.text("de", "form.consent_answers") +
                    "\nName siegen\nAmt siegen\nZweck siegen\nIch bin einverstanden.\n"
                    "Nach 12 Monaten löschen wir.\n" +
                    small.words.text("de", "form.sixteen"));
}

TEST_CASE("Whatever goes along beside the address is announced, be it the offer alone") {
  SmallWorld small = form_world();
  small.visit.persona.clear();
  const std::string announced = small.words.text("de", "form.consent_answers");
  const auto says_so = [&](const form::State& state) {
    return form::consent_text(state, small.world()).note.ends_with(announced);
  };
  form::State state = at_consent(small.world());
  CHECK_FALSE(says_so(state));
  state.offer = "zerspanungsmechanik";
  CHECK(says_so(state));
  state.offer.clear();
  state.partner_topics = {"arbeit"};
  CHECK_FALSE(says_so(state));  // alone
  state.company = form::Company::kTogether;
  CHECK(says_so(state));
  state.company = form::Company::kAlone;
  small.visit.persona = "tourist";
  CHECK(says_so(state));
}

TEST_CASE("While a lead is being stored, a second 'Ja', a 'Nein' and the way back do nothing") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = at_consent(world);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  form::update(state, form::SixteenTapped{}, world);
  CHECK(form::update(state, form::SendTapped{}, world).size() == 1);
  CHECK(form::update(state, form::SendTapped{}, world).empty());
  CHECK(form::update(state, form::NoTapped{}, world).empty());
  CHECK(form::go_back(state));
  CHECK(form::step_of(state, world).kind == form::StepKind::kConsent);
}

TEST_CASE("A stored lead leads to the thanks; the address is gone, the name goes with it") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = at_consent(world);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  form::update(state, form::SixteenTapped{}, world);
  form::update(state, form::SendTapped{}, world);
  const Wishes wishes = form::captured(state, world, "");
  CHECK(wish<Open>(wishes).route == Route{ScreenName::kThanks, ""});
  CHECK(state.email.empty());
  CHECK(form::take_name(state).text() == "Lena");
  CHECK(state.name.empty());
}

TEST_CASE("A lead that could not be stored stays in the form and can be sent again") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = at_consent(world);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  form::update(state, form::SixteenTapped{}, world);
  const Wishes first = form::update(state, form::SendTapped{}, world);
  CHECK(form::captured(state, world, "disk full").empty());
  CHECK(state.trouble == form::Trouble::kNotStored);
  CHECK(form::update(state, form::SendTapped{}, world) == first);
}

TEST_CASE("A no wipes everything at once and leaves the form") {
  const SmallWorld small = form_world();
  const World world = small.world();
  form::State state = at_consent(world);
  form::update(state, form::RecipientTapped{"heimvorteil"}, world);
  const Wishes wishes = form::update(state, form::NoTapped{}, world);
  CHECK(wishes == Wishes{Back{}});
  CHECK(state == form::open({ScreenName::kForm, ""}, world));
  CHECK_FALSE(form::go_back(state));
}

TEST_CASE("Back goes step by step through the form, then out of it, and keeps what was typed") {
  const SmallWorld small = form_world();
  form::State state = at_consent(small.world());
  CHECK(form::go_back(state));
  CHECK(form::step_of(state, small.world()).kind == form::StepKind::kContact);
  CHECK(state.name.text() == "Lena");
  CHECK(form::go_back(state));
  CHECK(form::step_of(state, small.world()).kind == form::StepKind::kTopics);
  CHECK_FALSE(form::go_back(state));
}

TEST_CASE("Without any key or a working ledger the door is shut and says why") {
  SmallWorld small = form_world();
  World broken = small.world();
  broken.form_door = FormDoor::kLedgerFault;
  form::State state = form::open({ScreenName::kForm, ""}, broken);
  CHECK(state.door == FormDoor::kLedgerFault);
  CHECK_FALSE(form::go_back(state));
  CHECK(wish<Open>(form::update(state, form::BrowseTapped{}, broken)).route.screen ==
        ScreenName::kExplore);
  for (auto& recipient : small.pack.recipients) recipient.public_key.clear();
  CHECK(form::open({ScreenName::kForm, ""}, small.world()).door == FormDoor::kNoKey);
}

TEST_CASE("Only an offer of the pack goes along with the form") {
  const SmallWorld small = form_world();
  CHECK(form::open({ScreenName::kForm, "zerspanung"}, small.world()).offer == "zerspanung");
  CHECK(form::open({ScreenName::kForm, "medizin"}, small.world()).offer.empty());
  CHECK(form::open({ScreenName::kForm, "nothing"}, small.world()).offer.empty());
}

TEST_CASE("The whole text of the privacy notice is one tap away") {
  const SmallWorld small = form_world();
  form::State state = at_consent(small.world());
  const Wishes wishes = form::update(state, form::PrivacyTapped{}, small.world());
  CHECK(wish<Open>(wishes).route.screen == ScreenName::kPrivacy);
}

TEST_CASE("Typed text never moves to another place while it grows, and copies are its equals") {
  Typed typed;
  const char* place = typed.text().data();
  for (size_t i = 0; i < Typed::kMostBytes; ++i) typed.append("x");
  CHECK(typed.text().data() == place);
  CHECK(typed.text().size() == Typed::kMostBytes);
  typed.append("y");
  CHECK(typed.text().size() == Typed::kMostBytes);
  const Typed copy = typed;
  CHECK(copy == typed);
  typed.wipe();
  CHECK(typed.empty());
  CHECK(copy.text().size() == Typed::kMostBytes);
}
