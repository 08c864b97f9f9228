// forms: of pack.yaml, right and wrong.
#include "content/form.h"

#include <algorithm>
#include <functional>

#include "catch.h"
#include "content/limits.h"
#include "pack_files.h"
#include "pack_yaml.h"

namespace gummiband::content {
namespace {

class FormPack : public TestPack {
 public:
  FormPack() { append("pack.yaml", kForms); }
  // After this change there is one finding, where `at` stands.
  void expect(std::string_view from, std::string_view to, std::string_view at,
              const std::string& sentence) const {
    if (!from.empty()) replace("pack.yaml", from, to);
    const Finding finding = only_finding();
    INFO(finding.text());
    const std::string yaml = read("pack.yaml");
    const size_t place = yaml.find(at);
    REQUIRE(place != std::string::npos);
    CHECK(finding.line ==
          1 + std::count(yaml.begin(), yaml.begin() + static_cast<ptrdiff_t>(place), '\n'));
    CHECK(finding.severity == Severity::kError);
    CHECK_THAT(finding.text(), contains(sentence));
  }
};

TEST_CASE("A pack without forms has the standard one") {
  const LoadedPack loaded = TestPack().load();
  REQUIRE(loaded.pack);
  CHECK(loaded.pack->forms == std::vector<Form>{standard_form()});
}

TEST_CASE("A form has everything that pack.yaml says") {
  const FormPack files;
  const LoadedPack loaded = files.load();
  INFO(text_of(loaded.findings));
  REQUIRE(loaded.findings.empty());
  REQUIRE(loaded.pack->forms.size() == 1);
  const Form& form = loaded.pack->forms[0];
  CHECK(loaded.pack->form("steckbrief") == &form);
  CHECK(form.title.in("en") == "Profile");
  CHECK(form.note.in("de-leicht") == "Sechs Tipps.");
  CHECK(form.icon == "badge");
  CHECK(form.picture->path == loaded.pack->folder / "pictures/foto.svg");
  CHECK(form.personas == std::vector<std::string>{"returnee"});
  CHECK(form.entries == std::vector<FormEntry>{FormEntry::kHearts, FormEntry::kContact});
  CHECK(form.topics == std::vector<std::string>{"wohnen"});
  CHECK(form.recipients == std::vector<std::string>{"heimvorteil"});
  CHECK(purpose_of(*loaded.pack, "steckbrief", loaded.pack->recipients[0]).in("en") ==
        "We search.");
  CHECK(purpose_of(*loaded.pack, "another", loaded.pack->recipients[0]).in("en") == "We call you.");
  REQUIRE(form.fields.size() == 6);
  const FormField& choice = form.fields[0];
  CHECK((choice.kind == FieldKind::kChoice && choice.required));
  CHECK(choice.title.in("en") == "Which field?");
  CHECK(choice.hint.in("de") == "Einer reicht.");
  REQUIRE(choice.options.size() == 2);
  CHECK(choice.options[0].name.in("en") == "Care");
  CHECK(choice.options[0].topic == "wohnen");
  CHECK(choice.options[0].icon == "healing");
  CHECK_FALSE(choice.options[0].picture);
  CHECK(choice.options[1].picture->path == loaded.pack->folder / "pictures/foto.svg");
  CHECK(form.fields[1].kind == FieldKind::kChoices);
  CHECK(form.fields[1].options[1].name.in("en") == "Zwei");
  CHECK((form.fields[2].partner && form.fields[2].partner_personas.size() == 1));
  CHECK(form.fields[2].topics == std::vector<std::string>{"wohnen"});
  CHECK((form.fields[3].kind == FieldKind::kText && form.fields[3].limit == 20));
  CHECK(form.fields[4].required);
  CHECK(form.fields[5].kind == FieldKind::kContact);
}

TEST_CASE("The icons of forms and answers are handed on with their place") {
  const std::vector<Mention> mentions = without_pictures(FormPack().load().mentions);
  REQUIRE(mentions.size() == 7);
  CHECK((mentions[5].owner == "steckbrief" && mentions[5].text == "badge"));
  CHECK((mentions[6].owner == "pflege" && mentions[6].text == "healing"));
  CHECK(mentions[6].place.line > mentions[5].place.line);
}

TEST_CASE("Each fault of a form is said with its line") {
  const FormPack f;
  SECTION("an unknown kind") {
    f.expect("kind: choices", "kind: choises", "kind: choises",
             "\"choises\" is no kind of field. Did you mean \"choices\"?");
  }
  SECTION("no kind") {
    f.expect("id: weg, kind: contact", "id: weg", "id: weg", "\"kind\" is missing");
  }
  SECTION("an unknown key of a form") {
    f.expect("    icon: badge", "    ikon: badge", "ikon:", "Did you mean \"icon\"?");
  }
  SECTION("a key of another kind") {
    f.expect("id: firma, kind: text,", "id: firma, kind: text, options: [],", "firma",
             "\"options\" is not known here");
  }
  SECTION("two forms of one id") {
    f.append("pack.yaml",
             "  - id: steckbrief\n    title: T\n    note: {de: N., en: N.}\n"
             "    fields: [{id: p, kind: phone}]\n");
    f.expect("", "", "  - id: steckbrief\n    title: T", "\"steckbrief\" is there twice");
  }
  SECTION("two fields of one id") {
    f.expect("id: firma", "id: bereich", "id: bereich, kind: text", "\"bereich\" is there twice");
  }
  SECTION("two answers of one id") {
    f.expect("id: technik", "id: pflege", "{id: pflege, name: {de: Technik",
             "\"pflege\" is there twice");
  }
  SECTION("an answer without a name in a language") {
    f.expect("{de: Technik, en: Engineering}", "{de: Technik}", "{de: Technik}",
             "\"en\" is missing");
  }
  SECTION("a question without words") {
    f.expect("        title: {de: \"Was noch?\", en: \"What else?\"}\n", "", "id: vorlieben",
             "\"title\" is missing");
  }
  SECTION("a question that is the same in all languages") {
    f.expect("{de: \"Was noch?\", en: \"What else?\"}", "Was noch.", "Was noch.",
             "has no languages");
  }
  SECTION("one answer only") {
    f.expect("[{id: eins, name: Eins}, {id: zwei, name: Zwei}]", "[{id: eins, name: Eins}]",
             "options: [{id: eins", "only one answer");
  }
  SECTION("nobody can be answered") {
    f.expect("      - {id: weg, kind: contact}\n", "", "    fields:", "Nobody can be answered");
  }
  SECTION("asked twice how to be reached") {
    f.append("pack.yaml", "      - {id: tel, kind: phone}\n");
    f.expect("", "", "    fields:", "asks 2 times how to reach");
  }
  SECTION("two names") {
    f.append("pack.yaml", "      - {id: nachname, kind: name}\n");
    f.expect("", "", "    fields:", "several fields of kind \"name\"");
  }
  SECTION("topics twice") {
    f.append("pack.yaml", "      - {id: mehr, kind: topics}\n");
    f.expect("", "", "    fields:", "several fields of kind \"topics\"");
  }
  SECTION("a limit that is none") {
    f.expect("limit: 20", "limit: 81", "limit: 81", "from 1 to 80");
  }
  SECTION("a place it does not open from") {
    f.expect("opens_from: [hearts, contact]\n", "opens_from: [hearts, heaven]\n", "heaven",
             "No form opens from \"heaven\". Known are: contact, hearts, offer.");
  }
  SECTION("a recipient that is not there") {
    f.expect("recipients: [heimvorteil]", "recipients: [heimvorteli]", "heimvorteli",
             "Did you mean \"heimvorteil\"?");
  }
  SECTION("a topic that is not there") {
    f.expect("icon: healing, topic: wohnen", "icon: healing, topic: wonen", "wonen",
             "Did you mean \"wohnen\"?");
  }
  SECTION("an empty list") {
    const std::string yaml = f.read("pack.yaml");
    f.write("pack.yaml", yaml.substr(0, yaml.find("forms:")) + "forms: []\n");
    f.expect("", "", "forms: []", "The list of forms is empty");
  }
  SECTION("somebody is left without a form") {
    f.replace("pack.yaml", "recipients:\n  - id: heimvorteil",
              "  - id: guest\n    name: Gast\n    note: {de: Ich schaue., en: I look.}\n"
              "    picture: pictures/persona.svg\nrecipients:\n  - id: heimvorteil");
    f.expect("", "", "forms:", "The persona \"guest\" has no form");
  }
}

TEST_CASE("Forms, fields, answers and words have limits") {
  const auto loads = [](const FormPack& files) { return files.load().pack.has_value(); };
  const auto repeated = [](size_t count, const std::function<std::string(size_t)>& one) {
    std::string all;
    for (size_t i = 0; i < count; ++i) all += one(i);
    return all;
  };
  const auto form = [](size_t i) {
    return "  - {id: f" + std::to_string(i) +
           ", title: T, note: {de: N., en: N.}, fields: [{id: p, kind: phone}]}\n";
  };
  for (const size_t more : {size_t{0}, size_t{1}}) {
    CAPTURE(more);
    const bool fits = more == 0;
    FormPack forms;
    forms.append("pack.yaml", repeated(kMostForms - 1 + more, form));
    CHECK(loads(forms) == fits);

    FormPack fields;
    fields.append("pack.yaml", repeated(kMostFormFields - 6 + more, [](size_t i) {
                    return "      - {id: t" + std::to_string(i) +
                           ", kind: text, title: {de: T, en: T}}\n";
                  }));
    CHECK(loads(fields) == fits);

    FormPack options;
    options.replace("pack.yaml", "{id: zwei, name: Zwei}",
                    "{id: zwei, name: Zwei}" + repeated(kMostFormOptions - 2 + more, [](size_t i) {
                      return ", {id: o" + std::to_string(i) + ", name: O}";
                    }));
    CHECK(loads(options) == fits);

    FormPack words;
    words.replace("pack.yaml", "name: Zwei", "name: " + std::string(kMostOptionLength + more, 'z'));
    CHECK(loads(words) == fits);
  }
}

TEST_CASE("Answers that could not be sealed in one lead are an error") {
  std::string options;
  for (size_t i = 0; i < kMostFormOptions; ++i) {
    options += (i > 0 ? ", " : "") + std::string("{id: ") + std::string(35, 'o') +
               std::to_string(i) + ", name: " + std::string(kMostOptionLength, 'n') + "}";
  }
  // Eight names of 40 letters with ids of 36 make 600 bytes of an answer.
  const auto with = [&](size_t fields) {
    std::string yaml =
        "forms:\n  - id: lang\n    title: T\n    note: {de: N., en: N.}\n    fields:\n"
        "      - {id: p, kind: phone}\n";
    for (size_t i = 0; i < fields; ++i) {
      yaml += "      - {id: m" + std::to_string(i) +
              ", kind: choices, title: {de: W, en: W}, options: [" + options + "]}\n";
    }
    const TestPack files;
    files.append("pack.yaml", yaml);
    return files.load();
  };
  CHECK(with(4).pack.has_value());
  const LoadedPack loaded = with(5);
  CHECK_FALSE(loaded.pack);
  CHECK_THAT(text_of(loaded.findings), contains("can become too long for a lead"));
}

}  // namespace
}  // namespace gummiband::content
