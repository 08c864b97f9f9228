// Forms that the pack describes: which of them, what they ask, and what becomes of the answers.
#include "screens/form_script.h"

#include "catch.h"
#include "leads/envelope.h"
#include "screens/form_consent.h"
#include "screens/form_lead.h"
#include "small_world.h"

using namespace gummiband::screens;
namespace content = gummiband::content;
using content::FieldKind;
using form::StepKind;
using gummiband::ui::KeyKind;
using gummiband::ui::KeyPress;

namespace {

using Ids = std::vector<std::string>;

content::FormField field(const std::string& id, FieldKind kind, const Ids& options = {}) {
  content::FormField field;
  field.id = id;
  field.kind = kind;
  field.title = same("Frage " + id);
  for (const std::string& option : options) {
    field.options.push_back({option, same("Wort " + option), "", {}, ""});
  }
  return field;
}

content::Form form_with(const std::string& id, std::vector<content::FormField> fields) {
  content::Form form;
  form.id = id;
  form.title = form.note = same(id);
  form.entries = {content::FormEntry::kHearts};
  form.fields = std::move(fields);
  return form;
}

// A profile, a callback that a contact opens as well, and a desk for medicine.
SmallWorld forms_world() {
  SmallWorld small;
  small.add("medizin", content::ItemKind::kTopic, "Medizin");
  small.add("arbeit", content::ItemKind::kTopic, "Arbeit");
  small.add("zerspanung", content::ItemKind::kOffer, "Zerspanung");
  small.add("lotsin", content::ItemKind::kContact, "Lotsin");
  content::FormField trade = field("bereich", FieldKind::kChoice, {"pflege", "technik"});
  trade.options[0].topic = "medizin";
  trade.required = true;
  small.pack.forms = {
      form_with("steckbrief", {trade, field("mehr", FieldKind::kChoices, {"eins", "zwei", "drei"}),
                               field("firma", FieldKind::kText), field("name", FieldKind::kName),
                               field("weg", FieldKind::kContact)}),
      form_with("rueckruf", {field("zeit", FieldKind::kChoice, {"morgens", "abends"}),
                             field("nummer", FieldKind::kPhone)})};
  small.pack.forms[0].personas = {"returnee"};
  small.pack.forms[0].topics = {"arbeit"};
  small.pack.forms[0].fields[2].limit = 10;
  small.pack.forms[1].entries.push_back(content::FormEntry::kContact);
  small.pack.forms[1].purpose = same("Wir rufen an.");
  for (const char* id : {"heimvorteil", "siegen", "soest"}) {
    content::Recipient recipient;
    recipient.id = id;
    recipient.name = recipient.organisation = same(id);
    recipient.purpose = same("Zweck " + std::string(id));
    recipient.public_key = "gb1-of-" + std::string(id);
    small.pack.recipients.push_back(recipient);
  }
  small.pack.recipients[2].topics = {"medizin"};
  small.pack.recipients[2].confidential = true;
  small.visit.persona = "returnee";
  return small;
}

StepKind kind(const form::State& state, const World& world) {
  return form::step_of(state, world).kind;
}

void type(form::State& state, const World& world, const std::string& text) {
  for (const char letter : text) {
    form::update(state, form::KeyTapped{KeyPress{KeyKind::kText, std::string(1, letter)}}, world);
  }
}

void next_key(form::State& state, const World& world) {
  form::update(state, form::KeyTapped{KeyPress{KeyKind::kNext, ""}}, world);
}

form::State begun(const World& world, const std::string& id) {
  form::State state = form::open({ScreenName::kForm, ""}, world);
  form::update(state, form::FormTapped{id}, world);
  REQUIRE(state.form == id);
  return state;
}

Ids recipients(const form::State& state, const World& world) {
  Ids ids;
  for (const auto* one : form::shown_recipients(state, world)) ids.push_back(one->id);
  return ids;
}

}  // namespace

TEST_CASE("Where several forms fit the visitor chooses, where one fits it is begun") {
  SmallWorld small = forms_world();
  form::State state = form::open({ScreenName::kForm, ""}, small.world());
  CHECK(kind(state, small.world()) == StepKind::kForms);
  CHECK(state.forms == Ids{"steckbrief", "rueckruf"});
  CHECK_FALSE(form::go_back(state));
  form::update(state, form::FormTapped{"nothing"}, small.world());
  CHECK(kind(state, small.world()) == StepKind::kForms);
  form::update(state, form::FormTapped{"steckbrief"}, small.world());
  CHECK(kind(state, small.world()) == StepKind::kChoice);
  small.visit.persona = "guest";
  state = form::open({ScreenName::kForm, ""}, small.world());
  CHECK(state.form == "rueckruf");
  CHECK(kind(state, small.world()) == StepKind::kChoice);
  CHECK_FALSE(form::go_back(state));
}

TEST_CASE("An offer goes straight into the first form that opens from one") {
  SmallWorld small = forms_world();
  form::State state = form::open({ScreenName::kForm, "zerspanung"}, small.world());
  CHECK(state.form == "steckbrief");
  CHECK(state.offer == "zerspanung");
  CHECK_FALSE(form::go_back(state));
  small.pack.forms[1].entries.push_back(content::FormEntry::kOffer);
  state = form::open({ScreenName::kForm, "zerspanung"}, small.world());
  CHECK(state.form == "rueckruf");
}

TEST_CASE("A contact is asked by the forms that open from one, and stands in the lead") {
  SmallWorld small = forms_world();
  small.pack.places = {sample_place("sauerland", "olpe")};
  small.pack.places[0].contact = "another";
  small.visit.place = "sauerland";
  const World world = small.world();
  CHECK(form::can_ask(world));
  form::State state = form::open({ScreenName::kForm, "lotsin"}, world);
  CHECK(state.form == "rueckruf");
  CHECK(form::interest(state, world, "+493023125000").contact == "lotsin");
  small.pack.forms[1].personas = {"guest"};
  CHECK_FALSE(form::can_ask(small.world()));
  small.pack.forms[1].personas.clear();
  World shut = small.world();
  CHECK(form::can_ask(shut));
  shut.form_door = FormDoor::kLedgerFault;
  CHECK_FALSE(form::can_ask(shut));
}

TEST_CASE("One tap answers a choice and goes on; back and another tap change it") {
  const SmallWorld small = forms_world();
  const World world = small.world();
  form::State state = begun(world, "steckbrief");
  form::update(state, form::OptionTapped{"nothing"}, world);
  CHECK(kind(state, world) == StepKind::kChoice);
  form::update(state, form::OptionTapped{"technik"}, world);
  CHECK(kind(state, world) == StepKind::kChoices);
  CHECK(form::go_back(state));
  CHECK(form::is_picked(state, "bereich", "technik"));
  form::update(state, form::OptionTapped{"pflege"}, world);
  CHECK(form::is_picked(state, "bereich", "pflege"));
  CHECK_FALSE(form::is_picked(state, "bereich", "technik"));
}

TEST_CASE("What must be answered is not passed over; what need not be costs one tap") {
  const SmallWorld small = forms_world();
  const World world = small.world();
  form::State state = begun(world, "steckbrief");
  form::update(state, form::NextTapped{}, world);
  CHECK(kind(state, world) == StepKind::kChoice);
  CHECK(state.missing == form::Missing::kAnswer);
  form::update(state, form::OptionTapped{"technik"}, world);
  CHECK(state.missing == form::Missing::kNothing);
  form::update(state, form::NextTapped{}, world);
  CHECK(kind(state, world) == StepKind::kText);
  next_key(state, world);
  CHECK(kind(state, world) == StepKind::kContact);
  const gummiband::leads::Interest interest = form::interest(state, world, "a@b.de");
  REQUIRE(interest.answers.size() == 1);
  CHECK(interest.answers[0].field == "bereich");
}

TEST_CASE("A required name or text is asked for before the form goes on") {
  SmallWorld small = forms_world();
  small.pack.forms[0].fields[2].required = true;
  small.pack.forms[0].fields[3].required = true;
  const World world = small.world();
  form::State state = begun(world, "steckbrief");
  state.step = 2;
  next_key(state, world);
  CHECK(state.missing == form::Missing::kAnswer);
  type(state, world, "werk nord und mehr");
  CHECK(state.missing == form::Missing::kNothing);
  CHECK(form::answer_to(state, "firma")->text.text() == "Werk nord ");
  next_key(state, world);
  REQUIRE(kind(state, world) == StepKind::kContact);
  form::update(state, form::FieldTapped{form::Focus::kContact}, world);
  type(state, world, "lena@web.de");
  next_key(state, world);
  CHECK(kind(state, world) == StepKind::kContact);
  CHECK(state.missing == form::Missing::kAnswer);
  CHECK(state.focus == form::Focus::kName);
  type(state, world, "Lena");
  next_key(state, world);
  CHECK(kind(state, world) == StepKind::kConsent);
}

TEST_CASE("The answers of a lead have their words, in the order of the questions") {
  const SmallWorld small = forms_world();
  const World world = small.world();
  form::State state = begun(world, "steckbrief");
  state.step = 1;
  form::update(state, form::OptionTapped{"drei"}, world);
  form::update(state, form::OptionTapped{"zwei"}, world);
  form::update(state, form::OptionTapped{"eins"}, world);
  form::update(state, form::OptionTapped{"zwei"}, world);
  state.step = 0;
  form::update(state, form::OptionTapped{"technik"}, world);
  state.step = 2;
  type(state, world, "lenne");
  const gummiband::leads::Interest interest = form::interest(state, world, "a@b.de");
  CHECK(interest.form == "steckbrief");
  CHECK(interest.answers == std::vector<gummiband::leads::Answer>{
                                {"bereich", "Frage bereich", {"technik"}, "Wort technik"},
                                {"mehr", "Frage mehr", {"eins", "drei"}, "Wort eins, Wort drei"},
                                {"firma", "Frage firma", {}, "Lenne"}});
  CHECK(interest.topics == Ids{"arbeit"});
}

TEST_CASE("An answer that counts as a topic decides who may receive the lead") {
  SmallWorld small = forms_world();
  form::State state = begun(small.world(), "steckbrief");
  form::update(state, form::OptionTapped{"technik"}, small.world());
  CHECK(recipients(state, small.world()) == Ids{"heimvorteil", "siegen"});
  small.pack.forms[0].recipients = {"siegen"};
  CHECK(recipients(state, small.world()) == Ids{"siegen"});
  form::go_back(state);
  form::update(state, form::OptionTapped{"pflege"}, small.world());
  // Confidential beats what the form names.
  CHECK(recipients(state, small.world()) == Ids{"soest"});
  CHECK(form::interest(state, small.world(), "a@b.de").topics == Ids{"medizin", "arbeit"});
  small.pack.recipients[2].public_key.clear();
  CHECK(recipients(state, small.world()).empty());
}

TEST_CASE("A callback asks for a number only, and says so where consent is given") {
  const SmallWorld small = forms_world();
  const World world = small.world();
  form::State state = begun(world, "rueckruf");
  form::update(state, form::OptionTapped{"abends"}, world);
  REQUIRE(kind(state, world) == StepKind::kContact);
  CHECK(state.way == form::Way::kPhone);
  CHECK(state.focus == form::Focus::kContact);
  form::update(state, form::WayTapped{form::Way::kEmail}, world);
  CHECK(state.way == form::Way::kPhone);
  type(state, world, "03023125000");
  next_key(state, world);
  REQUIRE(kind(state, world) == StepKind::kConsent);
  form::update(state, form::RecipientTapped{"siegen"}, world);
  CHECK(form::text_shown(state, world) ==
        world.word("form.consent_title_phone") + "\n" + world.word("form.consent_note_phone_only") +
            " " + world.word("form.consent_answers") + "\nsiegen\nsiegen\nWir rufen an.\n" +
            world.word("form.sixteen"));
  form::update(state, form::SixteenTapped{}, world);
  const Wishes sent = form::update(state, form::SendTapped{}, world);
  const auto& lead = wish<CaptureLead>(sent);
  CHECK(lead.interest.phone == "+493023125000");
  CHECK(lead.interest.name.empty());
  CHECK(lead.interest.form == "rueckruf");
  CHECK(lead.recipients == Ids{"siegen"});
}

TEST_CASE("Whoever chooses another form tells it nothing of what the last one heard") {
  const SmallWorld small = forms_world();
  const World world = small.world();
  form::State state = begun(world, "steckbrief");
  form::update(state, form::OptionTapped{"pflege"}, world);
  state.recipients = {"soest"};
  CHECK(form::go_back(state));
  CHECK(form::go_back(state));
  CHECK(kind(state, world) == StepKind::kForms);
  CHECK_FALSE(form::go_back(state));
  form::update(state, form::FormTapped{"steckbrief"}, world);
  CHECK(form::is_picked(state, "bereich", "pflege"));  // the same one: nothing is lost
  form::go_back(state);
  form::update(state, form::FormTapped{"rueckruf"}, world);
  CHECK(state.answers.empty());
  CHECK(state.recipients.empty());
  CHECK(recipients(state, world) == Ids{"heimvorteil", "siegen"});
}

TEST_CASE("Coming back to a form that was begun goes on with it, unless another one is wanted") {
  const SmallWorld small = forms_world();
  const World world = small.world();
  form::State state = begun(world, "steckbrief");
  form::update(state, form::OptionTapped{"technik"}, world);
  state.name.append("Lena");
  form::arrive(state, {ScreenName::kForm, "zerspanung"}, world);
  CHECK(state.form == "steckbrief");
  CHECK(state.step == 1);
  CHECK(state.offer == "zerspanung");
  form::arrive(state, {ScreenName::kForm, "lotsin"}, world);
  CHECK(state.form == "rueckruf");
  CHECK(state.step == 0);
  CHECK(state.answers.empty());
  CHECK(state.name.text() == "Lena");
  CHECK(state.contact == "lotsin");
}

TEST_CASE("A no leaves nothing of the answers") {
  const SmallWorld small = forms_world();
  const World world = small.world();
  form::State state = begun(world, "steckbrief");
  form::update(state, form::OptionTapped{"technik"}, world);
  form::update(state, form::NoTapped{}, world);
  CHECK(state == form::open({ScreenName::kForm, ""}, world));
}

TEST_CASE("The largest answers that a pack may ask for fit into an envelope") {
  SmallWorld small = forms_world();
  std::vector<content::FormField> fields;
  // Eight lines of text, each as long as it may be in letters of two bytes.
  for (size_t i = 0; i + 1 < content::kMostFormFields; ++i) {
    fields.push_back(field("f" + std::to_string(i), FieldKind::kText));
  }
  fields.push_back(field("nummer", FieldKind::kPhone));
  small.pack.forms = {form_with("lang", fields)};
  const World world = small.world();
  form::State state = form::open({ScreenName::kForm, ""}, world);
  for (size_t i = 0; i + 1 < content::kMostFormFields; ++i) {
    for (size_t n = 0; n <= content::kMostAnswerLetters; ++n) {
      form::update(state, form::KeyTapped{KeyPress{KeyKind::kText, "ü"}}, world);
    }
    next_key(state, world);
  }
  REQUIRE(kind(state, world) == StepKind::kContact);
  gummiband::leads::Lead lead;
  lead.interest = form::interest(state, world, "+493023125000");
  REQUIRE(lead.interest.answers.size() == content::kMostFormFields - 1);
  CHECK(lead.interest.answers[0].text.size() == 2 * content::kMostAnswerLetters);
  CHECK(gummiband::leads::lead_fault(lead).empty());
}
