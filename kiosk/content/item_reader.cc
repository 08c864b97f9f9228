#include "content/item_reader.h"

#include <algorithm>
#include <array>

#include "content/ids.h"
#include "content/item_texts.h"
#include "content/limits.h"
#include "content/mapping_reader.h"
#include "content/text_rules.h"
#include "content/weekday.h"

namespace gummiband::content {
namespace {

struct KindName {
  std::string_view name;
  ItemKind kind;
};

constexpr std::array<KindName, 5> kKinds = {{{"highlight", ItemKind::kHighlight},
                                             {"offer", ItemKind::kOffer},
                                             {"event", ItemKind::kEvent},
                                             {"contact", ItemKind::kContact},
                                             {"topic", ItemKind::kTopic}}};

// Of every kind of item together.
constexpr std::array<std::string_view, 16> kItemKeys = {
    "kind",    "district", "themes", "personas", "sample", "link",  "valid_from", "valid_until",
    "picture", "starts",   "ends",   "weekday",  "phone",  "email", "wifi_name",  "wifi_password"};

std::optional<ItemKind> read_kind(MappingReader& reader) {
  reader.know_elsewhere(kItemKeys);
  const YamlNode* value = reader.take("kind", Need::kRequired);
  if (value == nullptr) {
    reader.report_missing();  // which other keys belong here depends on it
    return std::nullopt;
  }
  const auto found = std::ranges::find(kKinds, value->text, &KindName::name);
  if (found != kKinds.end()) return found->kind;
  std::vector<std::string> names;
  for (const KindName& kind : kKinds) names.emplace_back(kind.name);
  reader.report().error({reader.file(), value->line},
                        in_quotes(value->text) + " is not a kind of item.",
                        suggestion(value->text, names));
  return std::nullopt;
}

}  // namespace

std::string_view kind_name(ItemKind kind) {
  return std::ranges::find(kKinds, kind, &KindName::kind)->name;
}

ItemReader::ItemReader(const PackFolder& folder, const Pack& pack, base::Day today,
                       PictureReader& pictures, Report& report)
    : folder_(folder),
      pack_(pack),
      today_(today),
      pictures_(pictures),
      report_(report),
      districts_(ids_of(pack.districts)),
      themes_(ids_of(pack.themes)),
      personas_(ids_of(pack.personas)) {
  for (const Named& field : pack.fields) themes_.push_back(field.id);
}

std::optional<Item> ItemReader::read(const std::string& id) {
  const base::Path file = base::Path("items") / id / "item.yaml";
  const base::Path shown = folder_.path() / file;
  const auto text = folder_.read_text(file, report_);
  if (!text) return std::nullopt;
  const auto yaml = read_yaml(*text, shown, 1, report_);
  if (!yaml) return std::nullopt;
  MappingReader reader(*yaml, shown, report_);
  const auto kind = read_kind(reader);
  if (!kind) return std::nullopt;
  Item item;
  item.id = id;
  item.kind = *kind;
  read_references(reader, item);
  item.sample = reader.flag("sample");
  read_link(reader, item);
  read_validity(reader, item);
  const bool shows = *kind == ItemKind::kHighlight || *kind == ItemKind::kOffer;
  const YamlNode* picture = reader.take("picture", shows ? Need::kRequired : Need::kOptional);
  if (picture != nullptr) item.picture = pictures_.read(*picture, file);
  if (*kind == ItemKind::kEvent) read_event(reader, item);
  if (*kind == ItemKind::kContact) read_contact(reader, item);
  if (*kind == ItemKind::kHighlight) read_wifi(reader, item);
  reader.finish();
  warn_of_past(reader, item);
  read_item_texts(folder_, pack_.languages, item, report_);
  if (!item.subject.texts.empty() && item.email.empty()) {
    report_.error({shown, 0}, "There is a subject, but nobody to write to.",
                  "Add email:, or remove subject: in every language.");
  }
  return item;
}

void ItemReader::read_references(MappingReader& reader, Item& item) {
  const YamlNode* district = reader.take_text("district", Need::kOptional);
  if (district != nullptr) {
    const Reference reference{district->text, district->line};
    if (check_reference(reference, "district", districts_, reader.file(), report_)) {
      item.district = reference.id;
    }
  }
  for (const Reference& theme : reader.texts("themes", kMostNamed, kMostIdLength)) {
    if (check_reference(theme, "theme", themes_, reader.file(), report_)) {
      item.themes.push_back(theme.id);
    }
  }
  for (const Reference& persona : reader.texts("personas", kMostNamed, kMostIdLength)) {
    if (check_reference(persona, "persona", personas_, reader.file(), report_)) {
      item.personas.push_back(persona.id);
    }
  }
}

void ItemReader::read_link(MappingReader& reader, Item& item) {
  item.link = reader.text("link", Need::kOptional, kMostLinkLength);
  if (item.link.empty()) return;
  const Place place = reader.place("link");
  const std::string host = host_of(item.link);
  if (host.empty()) {
    report_.error(place, in_quotes(item.link) + " is not a plain https address.",
                  "Write https://, the name of the host and the path: no user name, no port, no "
                  "IP address, no spaces or umlauts.");
  } else if (std::ranges::find(pack_.allowed_hosts, host) == pack_.allowed_hosts.end()) {
    report_.error(
        place, "The host " + in_quotes(host) + " is not allowed.",
        "Add it to hosts: in pack.yaml if it is right. " + suggestion(host, pack_.allowed_hosts));
  }
}

void ItemReader::read_validity(MappingReader& reader, Item& item) {
  item.valid_from = reader.day("valid_from", Need::kOptional);
  item.valid_until =
      reader.day("valid_until", item.kind == ItemKind::kOffer ? Need::kRequired : Need::kOptional);
  if (item.valid_from && item.valid_until && *item.valid_until < *item.valid_from) {
    report_.error(reader.place("valid_until"), "\"valid_until\" is before \"valid_from\".",
                  "Exchange the two, or check the year.");
  }
}

void ItemReader::read_event(MappingReader& reader, Item& item) {
  item.starts = reader.local_time("starts", Need::kRequired);
  item.ends = reader.local_time("ends", Need::kOptional);
  if (item.starts && item.ends && *item.ends < *item.starts) {
    report_.error(reader.place("ends"), "\"ends\" is before \"starts\".",
                  "Exchange the two, or check the day.");
  }
  const YamlNode* weekday = reader.take("weekday", Need::kOptional);
  if (weekday == nullptr) return;
  const auto number = weekday_named(weekday->text);
  if (!number) {
    report_.error({reader.file(), weekday->line}, in_quotes(weekday->text) + " is not a weekday.",
                  "Write it in German, English or Dutch: Samstag, Saturday, zaterdag.");
  } else if (item.starts && *number != base::weekday_number(item.starts->day)) {
    report_.error({reader.file(), weekday->line},
                  in_quotes(weekday->text) +
                      " does not agree with its date: " + base::day_text(item.starts->day) +
                      " is a " + std::string(weekday_name(item.starts->day)) + ".",
                  "Find out which of the two is right.");
  }
}

void ItemReader::read_contact(MappingReader& reader, Item& item) {
  item.phone = reader.text("phone", Need::kOptional, kMostPhoneLength);
  item.email = reader.text("email", Need::kOptional, kMostEmailLength);
  if (!item.phone.empty() && !is_phone(item.phone)) {
    report_.error(reader.place("phone"), in_quotes(item.phone) + " is not a telephone number.",
                  "Use digits, spaces and - / ( ), a + only in front.");
  } else if (item.sample && !item.phone.empty() && !is_fiction_phone(item.phone)) {
    report_.warning(reader.place("phone"), "This sample's number may belong to somebody.",
                    "Use a number that is reserved for fiction, such as +49 30 23125 123.");
  }
  if (!item.email.empty() && !is_email(item.email)) {
    report_.error(reader.place("email"), in_quotes(item.email) + " is not an e-mail address.",
                  "Write it like name@example.org, without umlauts.");
  } else if (item.sample && !item.email.empty() && !is_example_email(item.email)) {
    report_.warning(reader.place("email"), "This sample's address may belong to somebody.",
                    "Use an address that ends in example.org.");
  }
  if (item.phone.empty() && item.email.empty() && item.link.empty()) {
    report_.error({reader.file(), 0}, "Nobody can get in touch with this contact.",
                  "Add phone:, email: or link:.");
  }
}

void ItemReader::read_wifi(MappingReader& reader, Item& item) {
  item.wifi_name = reader.text("wifi_name", Need::kOptional, kMostWifiNameLength);
  item.wifi_password = reader.text("wifi_password", Need::kOptional, kMostWifiPasswordLength);
  if (item.wifi_name.size() > kMostWifiNameLength) {  // as networks count: in bytes
    report_.error(reader.place("wifi_name"), "No network has so long a name.",
                  "Names have at most 32 bytes; ä, ö, ü and ß take two.");
  }
  if (item.wifi_password.empty()) return;
  if (item.wifi_name.empty()) {
    report_.error(reader.place("wifi_password"), "A password, but no network.", "Add wifi_name:.");
  } else if (item.wifi_password.size() < kLeastWifiPasswordLength) {
    report_.error(reader.place("wifi_password"), "No network has so short a password.",
                  "Write the network's password, 8 to 63 characters.");
  }
}

void ItemReader::warn_of_past(MappingReader& reader, const Item& item) {
  const std::string remedy = "Remove the item, or give it a new date.";
  if (item.valid_until && *item.valid_until < today_) {
    report_.warning(reader.place("valid_until"),
                    "This ended on " + base::day_text(*item.valid_until) + " and is not shown.",
                    remedy);
  }
  const auto& last = item.ends ? item.ends : item.starts;
  if (last && last->day < today_) {
    report_.warning(reader.place(item.ends ? "ends" : "starts"),
                    "This took place on " + base::day_text(last->day) + " and is not shown.",
                    remedy);
  }
}

}  // namespace gummiband::content
