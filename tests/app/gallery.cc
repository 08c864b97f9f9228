#include "gallery.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/resources.h"
#include "app/slip_picture.h"
#include "base/check.h"
#include "content/load.h"
#include "screens/form_script.h"
#include "screens/idle.h"
#include "screens/notice.h"
#include "screens/paper.h"
#include "screens/trouble.h"
#include "slips/draw.h"

namespace gummiband::app {
namespace {

using screens::AnyState;
using screens::Route;
using screens::ScreenName;
using screens::World;

const base::Day kDay{std::chrono::year{2027}, std::chrono::June, std::chrono::day{19}};

std::function<AnyState(const World&)> plain(ScreenName screen, const std::string& item = "") {
  return [=](const World& world) { return screens::open_screen(Route{screen, item}, world); };
}

// While the invitation is in the visitor's language, somewhat after it came to it.
AnyState invitation(const World& world) {
  constexpr double kHoldS = 6;  // language_hold of the themes
  const auto& languages = world.pack.languages;
  const auto place = std::ranges::find(languages, world.visit.language) - languages.begin();
  if (place == 0) return screens::attract::State{world.uptime_s};
  return screens::attract::State{world.uptime_s - kHoldS * (static_cast<double>(place) + 0.25)};
}

// The form of this id in its first step of this kind, with what a visitor would have said so far.
screens::form::State filled(const World& world, const std::string& form,
                            screens::form::StepKind kind) {
  screens::form::State state = screens::form::open(Route{ScreenName::kForm, ""}, world);
  if (std::ranges::find(state.forms, form) == state.forms.end()) state.forms.push_back(form);
  screens::form::update(state, screens::form::FormTapped{form}, world);
  const std::vector<screens::form::Step> steps = screens::form::steps(state, world);
  while (steps[state.step].kind != kind) ++state.step;
  const content::Form& asked = screens::form::form_of(state, world);
  state.way = screens::form::first_way(asked);
  if (!screens::form::asks_name(asked)) state.focus = screens::form::Focus::kContact;
  for (const char* letter : {"l", "e", "n", "a"}) {
    state.name.append(letter);
    state.email.append(letter);
  }
  return state;
}

AnyState form_at(const World& world, screens::form::StepKind kind) {
  screens::form::State state = filled(world, "themen", kind);
  state.topics = {"wohnung", "arbeit"};
  return state;
}

// A question of a form, and what was answered to it.
std::function<AnyState(const World&)> question(const std::string& form, const std::string& field,
                                               const std::string& option = "") {
  return [=](const World& world) {
    screens::form::State state = filled(world, form, screens::form::StepKind::kConsent);
    const std::vector<screens::form::Step> steps = screens::form::steps(state, world);
    while (steps[state.step].field == nullptr || steps[state.step].field->id != field) --state.step;
    if (!option.empty()) state.answers.push_back({field, {option}, {}});
    return AnyState(state);
  };
}

AnyState club_text(const World& world) {
  screens::form::State state = filled(world, "mitmachen", screens::form::StepKind::kText);
  state.answers.push_back({"betrieb", {}, screens::Typed("Turnverein")});
  return state;
}

AnyState club_text_missing(const World& world) {
  screens::form::State state = filled(world, "mitmachen", screens::form::StepKind::kText);
  state.missing = screens::form::Missing::kAnswer;
  return state;
}

AnyState choices_missing(const World& world) {
  screens::form::State state = filled(world, "mitmachen", screens::form::StepKind::kChoices);
  state.missing = screens::form::Missing::kAnswer;
  return state;
}

AnyState callback_phone(const World& world) {
  screens::form::State state = filled(world, "rueckruf", screens::form::StepKind::kContact);
  for (const char* digit : {"0", "2", "7", "1"}) state.phone.append(digit);
  return state;
}

AnyState callback_consent(const World& world) {
  screens::form::State state = filled(world, "rueckruf", screens::form::StepKind::kConsent);
  state.answers.push_back({"zeit", {"abends"}, {}});
  state.recipients = {"heimvorteil"};
  return state;
}

AnyState contact_with_fault(const World& world) {
  AnyState any = form_at(world, screens::form::StepKind::kContact);
  auto& state = std::get<screens::form::State>(any);
  state.focus = screens::form::Focus::kContact;
  state.email.append("@web");
  state.contact_fault = leads::EmailFault::kNoEnding;
  return any;
}

AnyState contact_by_phone(const World& world) {
  AnyState any = form_at(world, screens::form::StepKind::kContact);
  auto& state = std::get<screens::form::State>(any);
  state.way = screens::form::Way::kPhone;
  state.focus = screens::form::Focus::kContact;
  state.contact_fault = leads::PhoneFault::kTooShort;
  return any;
}

AnyState consent_with_trouble(const World& world) {
  AnyState any = form_at(world, screens::form::StepKind::kConsent);
  auto& state = std::get<screens::form::State>(any);
  state.recipients = {"heimvorteil"};
  state.trouble = screens::form::Trouble::kNotSixteen;
  return any;
}

AnyState consent_not_stored(const World& world) {
  AnyState any = form_at(world, screens::form::StepKind::kConsent);
  auto& state = std::get<screens::form::State>(any);
  state.recipients = {"heimvorteil"};
  state.sixteen = screens::form::Sixteen::kYes;
  state.trouble = screens::form::Trouble::kNotStored;
  return any;
}

// A theme and a district that have nothing in common.
AnyState explore_nothing(const World& world) {
  screens::explore::State state = screens::explore::open({}, world);
  for (const content::Named& theme : world.pack.themes) {
    for (const content::Named& district : world.pack.districts) {
      state.theme = theme.id;
      state.district = district.id;
      if (screens::explore::shown(state, world).empty()) return state;
    }
  }
  state.theme = "none";
  return state;
}

AnyState offers_nothing(const World& world) {
  screens::offers::State state = screens::offers::open({}, world);
  state.field = "none";
  return state;
}

void still_there(const World& world, ui::Ui& ui) {
  screens::idle::draw(17, 30, world, ui);
}

void broken_pack(const World& world, ui::Ui& ui) {
  const screens::trouble::State state{
      {"pack.yaml:14: error: unknown key \"tilte\"; did you mean \"title\"?",
       "offers/pflege/de.md:7: error: the host jobs.example.org is not among the pack's hosts. Add "
       "it to \"hosts\" in pack.yaml or link to another page.",
       "highlights/moehnesee/nl.md: error: missing. Every item needs a text in each language."}};
  screens::trouble::draw(state, world.words, ui);
}

void hearts_are_full(const World& world, ui::Ui& ui) {
  screens::notice::draw(screens::notice::kHeartsFull, world, ui);
}

AnyState topics_together(const World& world) {
  AnyState any = form_at(world, screens::form::StepKind::kTopics);
  auto& state = std::get<screens::form::State>(any);
  state.company = screens::form::Company::kTogether;
  state.partner_topics = {"kultur"};
  return any;
}

AnyState closed_form(const World& world) {
  AnyState any = form_at(world, screens::form::StepKind::kTopics);
  std::get<screens::form::State>(any).door = screens::FormDoor::kNoKey;
  return any;
}

AnyState big_code(const World& world) {
  screens::offer::State state =
      screens::offer::open(Route{ScreenName::kOffer, "zerspanungsmechanik"}, world);
  state.bigger = true;
  return state;
}

AnyState end_of_why(const World& world) {
  return screens::why::State{world.pack.why_here.size() - 1};
}

AnyState obstacle_told(const World&) {
  return screens::obstacle::State{"leute"};
}

AnyState contact_code(const World& world) {
  screens::contacts::State state;
  screens::contacts::update(state, screens::contacts::CodeTapped{"rueckkehr-lotsin"}, world);
  return state;
}

AnyState printing(const World& world, const slips::Slip& slip, const std::string& item,
                  slips::SpoolVerdict verdict) {
  return screens::print::open({slip, item, slips::Again::kNo}, verdict, world);
}

AnyState slip_to_take(const World& world) {
  AnyState any = printing(world, screens::hearts_slip(world), "", slips::SpoolVerdict::kTaken);
  std::get<screens::print::State>(any).phase = screens::print::Phase::kTakeIt;
  return any;
}

AnyState receipt_to_take(const World& world) {
  AnyState any =
      printing(world, screens::receipt_slip(world, "K7P4MX"), "", slips::SpoolVerdict::kTaken);
  std::get<screens::print::State>(any).phase = screens::print::Phase::kTakeIt;
  return any;
}

AnyState slip_in_trouble(const World& world) {
  const content::Item& item = *world.pack.find("zerspanungsmechanik");
  AnyState any =
      printing(world, screens::item_slip(world, item), item.id, slips::SpoolVerdict::kTrouble);
  std::get<screens::print::State>(any).torn = true;
  return any;
}

AnyState slip_again(const World& world) {
  return printing(world, screens::hearts_slip(world), "", slips::SpoolVerdict::kAlreadyPrinted);
}

AnyState slips_enough(const World& world) {
  return printing(world, screens::hearts_slip(world), "", slips::SpoolVerdict::kVisitQuota);
}

AnyState calendar_code(const World& world) {
  screens::highlight::State state =
      screens::highlight::open(Route{ScreenName::kHighlight, "schuetzenfest-wiesental"}, world);
  state.bigger = true;
  return state;
}

std::function<AnyState(const World&)> withdrawing(const std::string& code,
                                                  screens::withdraw::Phase phase) {
  return [=](const World& world) {
    screens::withdraw::State state = screens::withdraw::open({}, world);
    state.code.append(code);
    state.phase = phase;
    return AnyState(state);
  };
}

AnyState thanks_with_code(const World& world) {
  screens::thanks::State state = screens::thanks::open({}, world);
  for (const char* letter : {"L", "e", "n", "a"}) state.name.append(letter);
  state.receipt_code = "K7P4MX";
  return state;
}

}  // namespace

bool belongs_to_a_visit(const Exhibit& exhibit) {
  return exhibit.name != "attract" && exhibit.name != "trouble" && !exhibit.staff;
}

std::vector<Exhibit> exhibits() {
  using slips::PrinterState;
  const std::vector<std::string> some = {"alter-flecken", "zerspanungsmechanik", "burg-altena",
                                         "neubuerger-freitag-nachtwaechter"};
  const std::vector<std::string> eight = {"alter-flecken", "bruchhauser-steine", "moehnesee",
                                          "burg-altena",   "biggesee",           "kroenchen",
                                          "kahler-asten",  "soest-altstadt"};
  const auto form = [](screens::form::StepKind step) {
    return [step](const World& world) { return form_at(world, step); };
  };
  std::vector<Exhibit> all = {
      {"attract", invitation, {}, ""},
      {"welcome", plain(ScreenName::kWelcome), {}, ""},
      {"explore", plain(ScreenName::kExplore), some},
      {"highlight", plain(ScreenName::kHighlight, "alter-flecken"), {}},
      {"event", plain(ScreenName::kHighlight, "schuetzenfest-wiesental"), some},
      {"contact", plain(ScreenName::kHighlight, "rueckkehr-lotsin"), some},
      {"offers", plain(ScreenName::kOffers), some},
      {"offer", plain(ScreenName::kOffer, "zerspanungsmechanik"), some},
      {"offer-code", big_code, some},
      {"hearts-none", plain(ScreenName::kHearts), {}},
      {"hearts", plain(ScreenName::kHearts), some},
      {"hearts-full", plain(ScreenName::kHearts), eight},
      {"events", plain(ScreenName::kEvents), {}},
      {"topics", form(screens::form::StepKind::kTopics), some},
      {"topics-together", topics_together, some, "newcomer"},
      {"form-contact", form(screens::form::StepKind::kContact), some},
      {"form-contact-fault", contact_with_fault, some},
      {"form-contact-phone", contact_by_phone, some},
      {"consent", form(screens::form::StepKind::kConsent), some},
      {"consent-fault", consent_with_trouble, some},
      {"form-closed", closed_form, some},
      {"form-forms", plain(ScreenName::kForm), some},
      {"form-choice", question("steckbrief", "bereich"), some},
      {"form-choice-one", question("steckbrief", "wunschort", "kreis-soest"), some},
      {"form-choice-few", question("rueckruf", "zeit"), some},
      {"form-choices", question("heimatpost", "worueber", "feste"), some},
      {"form-choices-missing", choices_missing, some, "local"},
      {"form-text", club_text, some, "local"},
      {"form-text-missing", club_text_missing, some, "local"},
      {"form-phone", callback_phone, some},
      {"form-consent-call", callback_consent, some},
      {"privacy", plain(ScreenName::kPrivacy), some},
      {"thanks", plain(ScreenName::kThanks), some},
      {"language", plain(ScreenName::kLanguage), some},
      {"help", plain(ScreenName::kHelp), some},
      {"explore-none", explore_nothing, some},
      {"explore-notice", plain(ScreenName::kExplore), eight, "returnee", hearts_are_full},
      {"offers-none", offers_nothing, some},
      {"consent-not-stored", consent_not_stored, some},
      {"places", plain(ScreenName::kPlaces), {}},
      {"explore-place", plain(ScreenName::kExplore), some, "returnee", {}, "siegerland"},
      {"map", plain(ScreenName::kMap), {}},
      {"map-place", plain(ScreenName::kMap, "hochsauerland"), {}, "returnee", {}, "hochsauerland"},
      {"why", plain(ScreenName::kWhy), {}},
      {"why-end", end_of_why, some},
      {"obstacle", plain(ScreenName::kObstacle), {}},
      {"obstacle-reply", obstacle_told, some},
      {"contacts", plain(ScreenName::kContacts), {}, "returnee", {}, "siegerland"},
      {"contacts-code", contact_code, some},
      {"print", slip_to_take, some, "returnee", {}, "", PrinterState::kReady},
      {"print-receipt", receipt_to_take, some, "returnee", {}, "", PrinterState::kReady},
      {"print-trouble", slip_in_trouble, some, "returnee", {}, "", PrinterState::kPaperOut},
      {"print-again", slip_again, some, "returnee", {}, "", PrinterState::kReady},
      {"print-enough", slips_enough, some, "returnee", {}, "", PrinterState::kReady},
      {"event-code", calendar_code, some},
      {"offer-paper",
       plain(ScreenName::kOffer, "zerspanungsmechanik"),
       some,
       "returnee",
       {},
       "",
       PrinterState::kReady},
      {"hearts-paper", plain(ScreenName::kHearts), some, "returnee", {}, "", PrinterState::kSilent},
      {"thanks-code", thanks_with_code, some, "returnee", {}, "", PrinterState::kReady},
      {"idle", nullptr, some, "returnee", still_there},
      {"trouble", nullptr, {}, "", broken_pack},
  };
  using screens::withdraw::Phase;
  all.push_back({"withdraw", withdrawing("K7P", Phase::kTyping), some});
  all.push_back({"withdraw-unknown", withdrawing("K7P4MX", Phase::kUnknown), some});
  all.push_back({"withdraw-wait", withdrawing("K7P4MX", Phase::kUnknown), some});
  all.back().codes_wait_s = 58;
  all.push_back({"withdraw-failed", withdrawing("K7P4MX", Phase::kFailed), some});
  all.push_back({"withdraw-erased", withdrawing("", Phase::kErased), some});
  all.push_back({"withdraw-told", withdrawing("", Phase::kTold), some});
  for (Exhibit& exhibit : staff_exhibits()) all.push_back(std::move(exhibit));
  return all;
}

Gallery::Gallery() {
  const base::Path source = GUMMIBAND_SOURCE_DIR;
  content::LoadedPack loaded = content::load_pack(source / "content/suedwestfalen", kDay);
  base::check(loaded.pack.has_value(), "the sample pack does not load");
  pack_ = std::move(loaded.pack);
  std::vector<content::Finding> findings;
  auto themes = load_themes(&*pack_, find_resources(), findings);
  base::check(themes.ok() && findings.empty(), "the themes do not load");
  themes_ = std::move(*themes);
  // Its noise would make each golden picture several times as large and show no more.
  themes_.paper.effects.grain = false;
  auto words = content::Words::load(base::Path(GUMMIBAND_BUILD_DIR) / "words", pack_->languages);
  base::check(words.ok(), "the words do not load");
  words_ = std::make_unique<content::Words>(std::move(*words));
  auto type = ui::Type::make();
  base::check(type.ok(), "the fonts are not there");
  type_ = std::move(*type);
  pictures_ = std::make_unique<ui::Pictures>([] {});
  looks_ = slip_looks(*pack_);
  ui_ = std::make_unique<ui::Ui>(*type_, *pictures_, source / "assets/pictures");
}

void Gallery::draw_slip(const screens::print::State& state, const std::string& language) {
  const auto dots = slips::draw_slip(state.slip, looks_.at(language), slips::kPreviewDots);
  base::check(dots.ok(), "the slip cannot be drawn");
  const float width = screens::print::slip_width(ui_->canvas()) * ui_->canvas().px_per_u();
  slip_ = slip_picture(*dots, static_cast<int>(std::lround(width)));
}

void Gallery::draw(const Exhibit& exhibit, const Hanging& hanging,
                   const std::function<void(const ImDrawData&)>& paint) {
  visit::Visit visit;
  visit.language = hanging.language;
  visit.persona = exhibit.persona;
  visit.hearts = exhibit.hearts;
  visit.place = exhibit.place;
  visit.comfort = hanging.comfort;
  visit.comfort.reduced_motion = true;
  World world{*pack_, *words_, visit, base::LocalTime{kDay, 18, 30}};
  world.campaign = {"Olpe", "Schützenfest Wiesental", "screen"};
  world.printer.printer = exhibit.printer;
  if (exhibit.staff) world.staff = &*exhibit.staff;
  std::optional<AnyState> state;
  if (exhibit.state) state = exhibit.state(world);
  const ui::Theme& theme = hanging.comfort.high_contrast ? themes_.high_contrast : themes_.paper;
  ui_->forget();
  // Pictures are asked for in the first frame and fade in over some more.
  for (int frame = 0; frame < 4; ++frame) {
    world.uptime_s = frame;
    world.codes_wait_until_s = frame + exhibit.codes_wait_s;
    ui::FrameInput input;
    input.width_px = hanging.width_px;
    input.height_px = hanging.height_px;
    input.now_s = frame;
    input.theme = &theme;
    input.language = hanging.language;
    input.text_scale = hanging.comfort.text_scale();
    input.keep_texts = true;
    ui_->begin(input);
    const auto* print = state ? std::get_if<screens::print::State>(&*state) : nullptr;
    if (print != nullptr && frame == 0) draw_slip(*print, hanging.language);
    world.slip = slip_.get();
    if (state) screens::run_screen(*state, world, *ui_);
    if (exhibit.over) exhibit.over(world, *ui_);
    const ImDrawData& data = ui_->end();
    if (paint) paint(data);
    type_->end_frame();
    pictures_->end_frame();
    // Where things are is known as soon as nothing moves: a page knows its length then.
    if (!paint && frame > 0 && !ui_->moving()) return;
  }
}

void Gallery::hang(const Exhibit& exhibit, const Hanging& hanging, ui::Painter* other) {
  const ui::PixelRect size{0, 0, hanging.width_px, hanging.height_px};
  if (!painter_ || !(painted_ == size)) {
    painter_ = ui::make_memory_painter(hanging.width_px, hanging.height_px);
    painted_ = size;
  }
  float frame = 0;
  draw(exhibit, hanging, [&](const ImDrawData& data) {
    painter_->paint(data);
    if (other != nullptr) other->paint(data);
    pictures_->finish();
    pictures_->collect(frame++);
  });
}

void Gallery::lay_out(const Exhibit& exhibit, const Hanging& hanging) {
  draw(exhibit, hanging, {});
}

}  // namespace gummiband::app
