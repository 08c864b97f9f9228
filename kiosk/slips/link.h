// A link as it goes into a code: the page, with a campaign code that says where it was scanned.
#pragma once

#include <string>
#include <string_view>

namespace gummiband::slips {

// Where a code stands, so that poster, slip and screen can be compared.
struct Campaign {
  std::string place;   // "Olpe"
  std::string event;   // "Schützenfest Wiesental"
  std::string medium;  // "screen", "slip"
};

// `url` with the parameter "gb=PLACE.EVENT.MEDIUM.ITEM" (lower-case ASCII, umlauts spelled out) in
// its query, before any fragment. Empty parts are left out; all empty: the url as it is.
std::string campaign_link(std::string_view url, const Campaign& campaign, std::string_view item_id);

// A place or event as it stands in a campaign code: "Schützenfest Wiesental" ->
// "schuetzenfest-wiesental", at most 24 characters.
std::string campaign_word(std::string_view text);

}  // namespace gummiband::slips
