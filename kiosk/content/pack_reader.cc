#include "content/pack_reader.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "content/form_reader.h"
#include "content/legal_reader.h"
#include "content/limits.h"
#include "content/localized_reader.h"
#include "content/members_reader.h"
#include "content/region_reader.h"
#include "content/slip_reader.h"
#include "content/text_rules.h"

namespace gummiband::content {
namespace {

// What a private key file begins with (kiosk/leads/README.md).
constexpr std::string_view kPrivateKeyFile = "gummiband-key ";

// Reads the parts of pack.yaml one after the other into the result.
class PackFileReader {
 public:
  PackFileReader(const PackFolder& folder, const YamlNode& yaml, Report& report)
      : folder_(folder), reader_(yaml, folder.path() / kPackFileName, report), report_(report) {}

  std::optional<PackFile> read() {
    Pack& pack = result_.pack;
    if (!reader_.is_mapping()) return std::nullopt;
    read_format();
    read_languages();
    if (pack.languages.empty()) {
      reader_.report_missing();
      return std::nullopt;
    }
    pack.folder = folder_.absolute();
    pack.id = reader_.id("id", Need::kRequired);
    pack.version = reader_.text("version", Need::kRequired, kMostVersionLength);
    pack.title = localized(reader_, "title", kMostNameLength);
    if (const YamlNode* rights = reader_.take("rights", Need::kOptional)) {
      MappingReader mapping(*rights, reader_.file(), report_);
      mapping.call("rights");
      result_.default_rights = read_rights(mapping, Need::kRequired);
      mapping.finish();
    }
    PictureReader pictures(folder_, result_.default_rights, report_);
    pack.districts = read_named("districts");
    pack.themes = read_named("themes");
    pack.fields = read_named("fields");
    check_unlike(pack.themes, pack.fields);
    read_personas(pictures);
    read_recipients();
    RegionReader(reader_, pictures, result_).read();
    FormReader(reader_, pictures, result_).read();
    read_hosts();
    read_attract(pictures);
    if (const YamlNode* header = reader_.take("header", Need::kRequired)) {
      pack.header = pictures.read(*header, kPackFileName).value_or(Picture{});
    }
    pack.welcome = {pack.header, pack.header};
    if (const YamlNode* welcome = reader_.take("welcome", Need::kOptional)) {
      if (auto pair = read_pair(*welcome, pictures)) pack.welcome = std::move(*pair);
    }
    if (const YamlNode* slip = reader_.take("slip", Need::kOptional)) {
      pack.slip = read_slip_frame(*slip, reader_.file(), pictures, pack.languages, report_);
    }
    const YamlNode* legal = reader_.take("legal", Need::kOptional);
    pack.legal = read_legal(folder_, legal, pack.languages, !pack.recipients.empty(), report_);
    result_.order = reader_.texts("order", kMostItems, kMostIdLength);
    reader_.finish();
    std::ranges::move(pictures.mentions(), std::back_inserter(result_.mentions));
    return std::move(result_);
  }

 private:
  void read_format() {
    const std::string format = reader_.text("format", Need::kRequired, kMostVersionLength);
    if (format.empty() || format == "1") return;
    report_.error(reader_.place("format"),
                  "This pack is of format " + in_quotes(format) + "; known is 1.",
                  "Update the kiosk, or write format: 1.");
  }

  void read_languages() {
    std::vector<Language>& languages = result_.pack.languages;
    const YamlNode* value = reader_.take("languages", Need::kRequired);
    const auto found = reader_.texts("languages", kMostLanguages, kMostIdLength);
    for (const Reference& language : found) {
      if (is_language(language.id)) {
        languages.push_back(language.id);
        result_.mentions.push_back(
            {MentionKind::kLanguage, "", language.id, {reader_.file(), language.line}});
        continue;
      }
      report_.error({reader_.file(), language.line},
                    in_quotes(language.id) + " is not a language code.",
                    "Write de, en, nl, or de-leicht for a variant.");
    }
    if (value != nullptr && value->kind == YamlKind::kList && value->items.empty()) {
      report_.error(reader_.place("languages"), "The pack has no language.",
                    "Write languages: [de].");
    }
    for (const Reference& language : found) {
      const Language base_one(base_language(language.id));
      if (base_one.empty() || std::ranges::find(languages, base_one) != languages.end()) continue;
      report_.error(
          {reader_.file(), language.line},
          in_quotes(language.id) + " needs " + in_quotes(base_one) + ", which is not listed.",
          "Add it: its texts are shown where the variant has none.");
    }
  }

  Localized localized(MappingReader& reader, std::string_view key, size_t most,
                      Sameness sameness = Sameness::kMayBeSame) {
    return read_localized(reader, key, result_.pack.languages, most, sameness);
  }

  std::vector<Named> read_named(std::string_view key) {
    return read_members<Named>(reader_, key, kMostNamed, [&](MappingReader& member, Named& named) {
      named.name = localized(member, "name", kMostNameLength);
      named.icon = member.text("icon", Need::kOptional, kMostIconLength);
      if (named.icon.empty()) return;
      result_.mentions.push_back({MentionKind::kIcon, named.id, named.icon, member.place("icon")});
    });
  }

  void check_unlike(const std::vector<Named>& themes, const std::vector<Named>& fields) {
    for (const Named& field : fields) {
      if (field.id.empty() || std::ranges::find(themes, field.id, &Named::id) == themes.end()) {
        continue;
      }
      report_.error(reader_.place("fields"),
                    "The id " + in_quotes(field.id) + " is there twice: as a theme and as a field.",
                    "Give one of them another id; items name both under themes:.");
    }
  }

  void read_personas(PictureReader& pictures) {
    result_.pack.personas = read_members<Persona>(
        reader_, "personas", kMostNamed, [&](MappingReader& member, Persona& persona) {
          persona.name = localized(member, "name", kMostNameLength);
          persona.note = localized(member, "note", kMostNoteLength, Sameness::kPerLanguage);
          if (const YamlNode* picture = member.take("picture", Need::kRequired)) {
            persona.picture = pictures.read(*picture, kPackFileName).value_or(Picture{});
          }
        });
  }

  void read_recipients() {
    std::vector<std::string> personas;
    for (const Persona& persona : result_.pack.personas) personas.push_back(persona.id);
    result_.pack.recipients = read_members<Recipient>(
        reader_, "recipients", kMostRecipients, [&](MappingReader& member, Recipient& recipient) {
          recipient.name = localized(member, "name", kMostNameLength);
          recipient.organisation = localized(member, "organisation", kMostOrganisationLength);
          recipient.purpose =
              localized(member, "purpose", kMostPurposeLength, Sameness::kPerLanguage);
          Place place;
          recipient.public_key = read_key(member, place);
          if (!recipient.public_key.empty()) {
            result_.mentions.push_back(
                {MentionKind::kKey, recipient.id, recipient.public_key, place});
          }
          read_also_keys(member, recipient);
          recipient.demo = member.flag("demo");
          if (recipient.demo) {
            result_.mentions.push_back(
                {MentionKind::kDemo, recipient.id, "", member.place("demo")});
          }
          for (const Reference& persona : member.texts("personas", kMostNamed, kMostIdLength)) {
            if (check_reference(persona, "persona", personas, reader_.file(), report_)) {
              recipient.personas.push_back(persona.id);
            }
          }
          for (const Reference& topic : member.texts("topics", kMostNamed, kMostIdLength)) {
            recipient.topics.push_back(topic.id);
            result_.items.push_back({ItemKind::kTopic, topic});
          }
          recipient.confidential = member.flag("confidential");
          if (recipient.confidential && recipient.topics.empty()) {
            report_.error(member.place("confidential"),
                          in_quotes(recipient.id) + " is confidential without topics.",
                          "Say in topics: what must reach nobody else.");
          }
          warn_of_key(member, recipient);
        });
  }

  void read_also_keys(MappingReader& member, Recipient& recipient) {
    for (const Reference& key : member.texts("also_keys", kMostAlsoKeys, kMostKeyLength)) {
      const Place place{reader_.file(), key.line};
      if (recipient.public_key.empty() || key.id == recipient.public_key) {
        report_.error(place,
                      in_quotes(recipient.id) + " has this key among also_keys, and not before.",
                      "Put the recipient's own key into key:, and others here.");
        continue;
      }
      recipient.also_keys.push_back(key.id);
      result_.mentions.push_back({MentionKind::kKey, recipient.id, key.id, place});
    }
  }

  // `where` becomes the place of the key itself.
  std::string read_key(MappingReader& member, Place& where) {
    const std::string key = member.text("key", Need::kOptional, kMostKeyLength);
    const std::string file = member.text("key_file", Need::kOptional, kMostPathLength);
    where = member.place("key");
    if (file.empty()) return key;
    const Place place = member.place("key_file");
    if (!key.empty()) {
      report_.error(place, "There is both \"key\" and \"key_file\".", "Keep one of the two.");
      return key;
    }
    if (folder_.find(file).found != Found::kFile) {
      report_.error(place, "The key file " + in_quotes(file) + " is not in the pack.",
                    "Copy it into the pack; the path counts from the pack's folder.");
      return {};
    }
    const auto content = folder_.read_text(file, report_);
    const std::string line(base::trim(content.value_or("")));
    where = {folder_.path() / file, content ? line_of(*content, content->find(line)) : 0};
    const bool one_line = line.find('\n') == std::string::npos && line.size() <= kMostKeyLength;
    if (!content || (one_line && !line.empty())) return line;
    if (line.starts_with(kPrivateKeyFile)) {
      report_.error(place, "A SECRET LIES IN THE PACK: " + in_quotes(file) + " is a private key.",
                    "Take it out at once, and put the one line there that \"gummiband keys show "
                    "FILE\" prints. If somebody else got the pack, make a new key with \"gummiband "
                    "keys new\".");
      return {};
    }
    report_.error(place, "The key file " + in_quotes(file) + " does not hold one line with a key.",
                  "Put the one line there that \"gummiband keys show FILE\" prints.");
    return {};
  }

  void warn_of_key(MappingReader& member, const Recipient& recipient) {
    if (member.take("key", Need::kOptional) != nullptr ||
        member.take("key_file", Need::kOptional) != nullptr) {
      return;
    }
    report_.warning(member.place("id"),
                    in_quotes(recipient.id) + " has no key, so nobody can send to them.",
                    "Make one with \"gummiband keys new\".");
  }

  void read_hosts() {
    for (const Reference& host : reader_.texts("hosts", kMostHosts, kMostPathLength)) {
      if (is_host(host.id)) {
        result_.pack.allowed_hosts.push_back(host.id);
        continue;
      }
      report_.error({reader_.file(), host.line}, in_quotes(host.id) + " is not the name of a host.",
                    "Write only the name in lower case, like www.siegen.de.");
    }
  }

  void read_attract(PictureReader& pictures) {
    for (const YamlNode& node : reader_.list("attract", Need::kRequired, kMostAttractScenes)) {
      if (auto pair = read_pair(node, pictures)) result_.pack.attract.push_back(std::move(*pair));
    }
  }

  std::optional<ScenePair> read_pair(const YamlNode& node, PictureReader& pictures) {
    MappingReader scene(node, reader_.file(), report_);
    if (!scene.is_mapping()) return std::nullopt;
    const YamlNode* portrait = scene.take("portrait", Need::kRequired);
    const YamlNode* landscape = scene.take("landscape", Need::kRequired);
    scene.finish();
    if (portrait == nullptr || landscape == nullptr) return std::nullopt;
    auto high = pictures.read(*portrait, kPackFileName);
    auto wide = pictures.read(*landscape, kPackFileName);
    if (!high || !wide) return std::nullopt;
    return ScenePair{std::move(*high), std::move(*wide)};
  }

  const PackFolder& folder_;
  MappingReader reader_;
  Report& report_;
  PackFile result_;
};

}  // namespace

std::optional<PackFile> read_pack_file(const PackFolder& folder, Report& report) {
  const auto text = folder.read_text(kPackFileName, report);
  if (!text) return std::nullopt;
  const auto yaml = read_yaml(*text, folder.path() / kPackFileName, 1, report);
  if (!yaml) return std::nullopt;
  return PackFileReader(folder, *yaml, report).read();
}

}  // namespace gummiband::content
