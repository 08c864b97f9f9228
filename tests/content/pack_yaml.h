// The texts of a small, right pack and of its forms, for those who spoil them. No test library.
#pragma once

#include <string_view>

namespace gummiband::content {

inline constexpr std::string_view kSvg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"></svg>\n";

inline constexpr std::string_view kPackYaml = R"(format: 1
id: klein
version: "1"
title: {de: Klein, en: Small, de-leicht: Klein}
languages: [de, en, de-leicht]
rights: {author: Gummiband, licence: CC0-1.0}
districts:
  - {id: olpe, name: {de: Kreis Olpe, en: Olpe district}}
themes:
  - {id: altstadt, name: {de: Altstadt, en: Old towns}, icon: castle}
fields:
  - {id: handwerk, name: {de: Handwerk, en: Skilled trades}}
personas:
  - id: returnee
    name: {de: weggezogen, en: moved away}
    note: {de: Meine Wurzeln sind hier., en: My roots are here.}
    picture: pictures/persona.svg
recipients:
  - id: heimvorteil
    name: Heimvorteil
    organisation: Wirtschaftsförderung
    purpose: {de: Wir rufen dich an., en: We call you.}
    key: gb1-abc
    personas: [returnee]
    topics: [wohnen]
hosts: [www.siegen.de]
attract:
  - {portrait: pictures/hoch.svg, landscape: pictures/quer.svg}
header: pictures/header.svg
legal:
  privacy_short: {de: Kurz., en: Short.}
  privacy_full: {de: Lang., en: Long.}
order: [wohnen]
)";

// To be put behind kPackYaml.
inline constexpr std::string_view kForms = R"(forms:
  - id: steckbrief
    title: {de: Steckbrief, en: Profile}
    note: {de: Sechs Tipps., en: Six taps.}
    icon: badge
    picture: pictures/foto.svg
    personas: [returnee]
    opens_from: [hearts, contact]
    topics: [wohnen]
    recipients: [heimvorteil]
    purpose: {de: Wir suchen., en: We search.}
    fields:
      - id: bereich
        kind: choice
        required: true
        title: {de: "Welcher Bereich?", en: "Which field?"}
        hint: {de: Einer reicht., en: One will do.}
        options:
          - {id: pflege, name: {de: Pflege, en: Care}, icon: healing, topic: wohnen}
          - {id: technik, name: {de: Technik, en: Engineering}, picture: pictures/foto.svg}
      - id: vorlieben
        kind: choices
        title: {de: "Was noch?", en: "What else?"}
        options: [{id: eins, name: Eins}, {id: zwei, name: Zwei}]
      - {id: themen, kind: topics, topics: [wohnen], partner: [returnee]}
      - {id: firma, kind: text, limit: 20, title: {de: "Wo?", en: "Where?"}}
      - {id: name, kind: name, required: true}
      - {id: weg, kind: contact}
)";

}  // namespace gummiband::content
