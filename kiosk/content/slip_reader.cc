#include "content/slip_reader.h"

#include <algorithm>
#include <utility>

#include "content/limits.h"
#include "content/localized_reader.h"
#include "content/pack_reader.h"

namespace gummiband::content {
namespace {

// "#" and one word, as the networks take it.
bool is_hashtag(std::string_view text) {
  if (text.size() < 2 || text.front() != '#') return false;
  return std::ranges::none_of(text.substr(1), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
    return byte < 0x80 && !letter && !(byte >= '0' && byte <= '9') && byte != '_';
  });
}

std::string read_hashtag(MappingReader& reader) {
  std::string hashtag = reader.text("hashtag", Need::kOptional, kMostHashtagLength);
  if (hashtag.empty() || is_hashtag(hashtag)) return hashtag;
  reader.report().error(reader.place("hashtag"), in_quotes(hashtag) + " is no hashtag.",
                        "Write # and one word in quotes, like \"#meinherztraegtkrone\".");
  return {};
}

}  // namespace

std::optional<SlipFrame> read_slip_frame(const YamlNode& node, const base::Path& file,
                                         PictureReader& pictures,
                                         const std::vector<Language>& languages, Report& report) {
  MappingReader reader(node, file, report);
  if (!reader.is_mapping()) return std::nullopt;
  reader.call("slip");
  SlipFrame slip;
  slip.name = read_localized(reader, "name", languages, kMostMottoLength, Sameness::kMayBeSame);
  slip.motto = read_localized(reader, "motto", languages, kMostMottoLength, Sameness::kPerLanguage);
  slip.farewell =
      read_localized(reader, "farewell", languages, kMostMottoLength, Sameness::kPerLanguage);
  if (const YamlNode* header = reader.take("header", Need::kOptional)) {
    slip.header = pictures.read(*header, kPackFileName);
  }
  for (const YamlNode& logo : reader.list("logos", Need::kOptional, kMostSlipLogos)) {
    if (auto picture = pictures.read(logo, kPackFileName)) slip.logos.push_back(*picture);
  }
  for (Reference& line : reader.texts("lines", kMostSlipLines, kMostSlipLineLength)) {
    slip.lines.push_back(std::move(line.id));
  }
  slip.hashtag = read_hashtag(reader);
  reader.finish();
  return slip;
}

}  // namespace gummiband::content
