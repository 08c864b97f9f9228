#include "slips/link.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"

namespace gummiband::slips {
namespace {

constexpr std::string_view kParameter = "gb=";

struct Spelling {
  std::string_view letters;  // code points of one spelling, one after the other
  std::string_view plain;
};

// The letters that stand in names of places around here and in those of our neighbours.
constexpr std::array<Spelling, 21> kSpellings = {{
    {"äÄæÆ", "ae"},        {"öÖœŒ", "oe"},      {"üÜ", "ue"},    {"ßẞ", "ss"},
    {"àáâãåÀÁÂÃÅąĄ", "a"}, {"çÇćĆčČ", "c"},     {"đĐďĎ", "d"},   {"èéêëÈÉÊËęĘěĚ", "e"},
    {"ğĞ", "g"},           {"ìíîïÌÍÎÏıİ", "i"}, {"łŁ", "l"},     {"ñÑńŃňŇ", "n"},
    {"òóôõøÒÓÔÕØ", "o"},   {"řŘ", "r"},         {"śŚšŠşŞ", "s"}, {"ťŤţŢ", "t"},
    {"ùúûÙÚÛůŮ", "u"},     {"ýÿÝŸ", "y"},       {"źŹżŻžŽ", "z"}, {"’'", ""},
    {"\u0308", "e"},  // u and a combining diaeresis, as some systems write ü
}};

std::string_view plain_letter(std::string_view code_point) {
  for (const Spelling& spelling : kSpellings) {
    std::string_view letters = spelling.letters;
    while (!letters.empty()) {
      const std::string_view letter = base::first_code_points(letters, 1);
      if (letter == code_point) return spelling.plain;
      letters.remove_prefix(letter.size());
    }
  }
  return "-";
}

bool is_plain(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

std::string plain_word(std::string_view text, size_t most) {
  std::string word;
  const std::string lower = base::lower_ascii(text);
  std::string_view rest = lower;
  while (!rest.empty()) {
    std::string_view code_point = base::first_code_points(rest, 1);
    // Malformed text must not stop us: a lost continuation byte counts as a letter of its own.
    if (code_point.empty()) code_point = rest.substr(0, 1);
    rest.remove_prefix(code_point.size());
    const bool plain = code_point.size() == 1 && is_plain(code_point[0]);
    const std::string_view letters = plain ? code_point : plain_letter(code_point);
    if (letters == "-" && (word.empty() || word.back() == '-')) continue;
    word += letters;
  }
  if (word.size() > most) word.resize(most);
  while (word.ends_with('-')) word.pop_back();
  return word;
}

std::string campaign_code(const Campaign& campaign, std::string_view item_id) {
  std::vector<std::string> parts;
  for (std::string part :
       {campaign_word(campaign.place), campaign_word(campaign.event),
        campaign_word(campaign.medium), plain_word(item_id, kMostCampaignItemCharacters)}) {
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return base::join(parts, ".");
}

}  // namespace

std::string campaign_word(std::string_view text) {
  return plain_word(text, kMostCampaignWordCharacters);
}

std::string campaign_link(std::string_view url, const Campaign& campaign,
                          std::string_view item_id) {
  const std::string code = campaign_code(campaign, item_id);
  if (code.empty()) return std::string(url);
  const std::string_view before = url.substr(0, url.find('#'));
  const std::string_view fragment = url.substr(before.size());
  const std::string_view page = before.substr(0, before.find('?'));
  std::vector<std::string> parameters;
  if (page.size() < before.size()) {
    for (const std::string_view parameter : base::split(before.substr(page.size() + 1), '&')) {
      if (!parameter.empty() && !parameter.starts_with(kParameter)) {
        parameters.emplace_back(parameter);
      }
    }
  }
  parameters.push_back(std::string(kParameter) + code);
  return std::string(page) + "?" + base::join(parameters, "&") + std::string(fragment);
}

}  // namespace gummiband::slips
