// A content pack, as a value: everything the kiosk shows that is not the kiosk itself.
//
// Loaded once from a folder (load.h), never changed afterwards; any thread may read it. The format
// of the folder stands in content/README.md. All texts are UTF-8 and carry every language of the
// pack but its variants ("de-leicht"), which may leave texts to their base language: a pack in
// which one is missing is not loaded, so in() always finds something.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/file.h"
#include "content/form.h"
#include "content/localized.h"
#include "content/picture.h"

namespace gummiband::content {

// A stretch of text with one look.
struct Run {
  std::string text;
  bool strong = false;
  bool emphasis = false;
  bool operator==(const Run&) const = default;
};

enum class BlockKind { kParagraph, kHeading, kListItem };

struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::vector<Run> runs;
  bool operator==(const Block&) const = default;
};

// Named things of the pack that items point to by id.
struct Named {
  std::string id;
  Localized name;
  std::string icon;  // name in the Material icon font; may be empty
  bool operator==(const Named&) const = default;
};

struct Persona {
  std::string id;
  Localized name;  // "weggezogen"
  Localized note;  // "Meine Wurzeln sind hier."
  Picture picture;
  bool operator==(const Persona&) const = default;
};

// Who may receive a lead.
struct Recipient {
  std::string id;
  Localized name;          // "Heimvorteil"
  Localized organisation;  // "Wirtschaftsförderung Hochsauerlandkreis"
  Localized purpose;       // what the recipient will do with it, one sentence
  std::string public_key;  // as written by `gummiband keys new`; empty: cannot receive yet
  std::vector<std::string> also_keys;  // each opens the same leads: a second desk, the next key,
                                       // one in a safe
  bool demo = false;                   // the sample key that everybody can open
  std::vector<std::string> personas;   // shown to these; empty: to all
  std::vector<std::string> topics;     // and where one of these was picked; empty: always
  bool confidential = false;           // a lead with one of `topics` goes to nobody else
  bool operator==(const Recipient&) const = default;
};

enum class ItemKind { kHighlight, kOffer, kEvent, kContact, kTopic };

struct Item {
  std::string id;  // the folder's name, unique in the pack
  ItemKind kind = ItemKind::kHighlight;
  Localized title;
  Localized place;    // "Freudenberg"; employer's town for an offer
  Localized summary;  // one sentence
  // Every language is there, with its base language's body where a variant has none of its own.
  std::map<Language, std::vector<Block>> body;
  std::optional<Picture> picture;  // always there for highlights and offers
  std::string district;            // id of a district; may be empty
  std::vector<std::string> themes;
  std::vector<std::string> personas;  // of interest to these; empty: to all
  std::string link;                   // https URL on an allowed host; may be empty
  bool sample = false;                // shown as "Muster"
  std::optional<base::Day> valid_from;
  std::optional<base::Day> valid_until;  // the last day it is shown

  // offer
  Localized employer;
  Localized field;  // "Ausbildung", "Festanstellung"
  Localized hours;  // "4 Tage möglich"
  // event, local time of the region
  std::optional<base::LocalTime> starts;
  std::optional<base::LocalTime> ends;
  // contact: a role, never a person's name
  Localized organisation;
  std::string phone;
  std::string email;
  Localized subject;  // of a letter to `email` that the code begins; empty: the code is the contact
  // highlight: the network that its code joins
  std::string wifi_name;      // empty: none
  std::string wifi_password;  // empty: it is open

  bool operator==(const Item&) const = default;
};

// A place of the opening question "Wo schlägt dein Herz?".
struct HeartPlace {
  std::string id;
  Localized name;   // "Siegerland"
  Localized words;  // what comes to mind there: "Krönchen, Eisen, Hügel"
  Localized motto;  // "Mein Herz schlägt für das Siegerland."
  Picture picture;
  std::string district;                 // id; empty where it could be any
  std::string contact;                  // id of an item of kind contact
  std::string recipient;                // id of who is proposed for a lead; empty: nobody
  std::vector<std::string> highlights;  // ids of items of that kind; these come first
  bool operator==(const HeartPlace&) const = default;
};

// A number that proves something, and who found it out when.
struct Figure {
  Localized value;    // "6,20 €"
  Localized meaning;  // "kostet ein Quadratmeter im Hochsauerland, mit Nebenkosten."
  Localized source;   // "IT.NRW, Mikrozensus"
  int year = 0;
  bool sample = false;  // invented: shown as "Muster"
  bool operator==(const Figure&) const = default;
};

// A page of the story why one might live here.
struct Reason {
  std::string id;
  Localized title;
  Localized text;  // two sentences
  Picture picture;
  Figure figure;
  bool operator==(const Reason&) const = default;
};

// Where an answer leads: to a topic of the form, the offers of one field, or a contact.
enum class NextStep { kTopic, kField, kContact };

// An answer to the anonymous question "Was hält dich ab?".
struct Obstacle {
  std::string id;
  Localized text;   // "Ich finde keine Wohnung."
  Localized reply;  // what can be done about it, one sentence
  NextStep next = NextStep::kTopic;
  std::string target;  // id of the topic, field or contact
  bool operator==(const Obstacle&) const = default;
};

// A point of the map: x to the right, y down, 0 to kMapSize.
struct MapPoint {
  int x = 0;
  int y = 0;
  bool operator==(const MapPoint&) const = default;
};

inline constexpr int kMapSize = 1000;

// A district as a stylised shape, in our own drawing: good for tapping, not for surveying.
struct MapDistrict {
  std::string district;
  MapPoint label;                 // where its name stands, within the outline
  std::vector<MapPoint> outline;  // a simple polygon; the last point joins the first
  bool operator==(const MapDistrict&) const = default;
};

// A large scene in both orientations.
struct ScenePair {
  Picture portrait;
  Picture landscape;
  bool operator==(const ScenePair&) const = default;
};

// What every slip of paper says besides what the visitor wanted.
struct SlipFrame {
  Localized name;                 // at its head: "Gummiband"
  Localized motto;                // beside it: "Südwestfalen zum Mitnehmen"
  Localized farewell;             // at its end: "Zieh ruhig. Es hält."
  std::optional<Picture> header;  // across the paper; black and white prints best
  std::vector<Picture> logos;     // of those who pay for it
  std::vector<std::string>
      lines;            // the programmes behind it: "Heimvorteil – Dein Karrierenetzwerk"
  std::string hashtag;  // "#meinherztraegtkrone"; may be empty
  bool operator==(const SlipFrame&) const = default;
};

struct Pack {
  base::Path folder;
  std::string id;
  std::string version;
  Localized title;
  std::vector<Language> languages;
  std::vector<Named> districts;
  std::vector<Named> themes;
  std::vector<Named> fields;  // what offers can be filtered by; an offer's themes name them too
  std::vector<Persona> personas;
  std::vector<Recipient> recipients;
  std::vector<HeartPlace> places;
  std::vector<Reason> why_here;  // in the order of the story
  std::vector<Obstacle> obstacles;
  std::vector<Form> forms = {standard_form()};  // never empty
  std::vector<MapDistrict> map;                 // each district at most once
  std::vector<std::string> allowed_hosts;
  std::vector<ScenePair> attract;
  Picture header;                 // the quiet strip of hills above lists and forms
  ScenePair welcome;              // behind the first question; the header where there is none
  std::optional<SlipFrame> slip;  // nothing: slips say the pack's title at their head
  // "privacy_short", "privacy_full", "consent": all three where there are recipients. Markdown that
  // has been checked; markdown_blocks() of content/markdown.h splits it.
  std::map<std::string, Localized> legal;
  std::vector<Item> items;  // sorted by the pack's own order, then by id

  // The item of this id; nothing if there is none.
  const Item* find(std::string_view item_id) const;
  const Recipient* recipient(std::string_view recipient_id) const;
  // The form of this id; nothing if there is none.
  const Form* form(std::string_view form_id) const;
  // Items of one kind that are shown on `today`, in the pack's order: what has ended is not there.
  std::vector<const Item*> shown(ItemKind kind, base::Day today) const;
  bool operator==(const Pack&) const = default;
};

// Whether it is within its dates on `today`, and has not ended before.
bool is_shown(const Item& item, base::Day today);

// What the recipient says it will do with a lead of this form, which may have a purpose of its own.
const Localized& purpose_of(const Pack& pack, std::string_view form_id, const Recipient& recipient);

// The host of an https URL, in lower case: "www.siegen.de". Empty for anything that is not a plain
// https URL (user names, ports, IP addresses and other schemes are refused).
std::string host_of(std::string_view url);

}  // namespace gummiband::content
