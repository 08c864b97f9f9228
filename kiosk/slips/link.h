// A link as it goes into a code: the page, with a campaign code that says where it was scanned.
//
// The code counts scans by place, never people: it says no more than the booth's own name. Pure;
// any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gummiband::slips {

inline constexpr size_t kMostCampaignWordCharacters = 24;
inline constexpr size_t kMostCampaignItemCharacters = 64;

// Where a code stands, so that poster, slip and screen can be compared.
struct Campaign {
  std::string place;   // "Olpe"
  std::string event;   // "Schützenfest Wiesental"
  std::string medium;  // "screen", "slip"
  bool operator==(const Campaign&) const = default;
};

// `url` with the parameter "gb=PLACE.EVENT.MEDIUM.ITEM" (lower-case ASCII, umlauts spelled out) in
// its query, before any fragment. Empty parts are left out; all empty: the url as it is. A "gb"
// that is there already is replaced: somebody may have copied the link from a slip.
std::string campaign_link(std::string_view url, const Campaign& campaign, std::string_view item_id);

// A place or event as it stands in a campaign code: "Schützenfest Wiesental" ->
// "schuetzenfest-wiesental", at most kMostCampaignWordCharacters. What is no letter of the Latin
// alphabet and no digit becomes one '-' between words; nothing left: empty.
std::string campaign_word(std::string_view text);

}  // namespace gummiband::slips
