#include "base/shown_address.h"

#include <algorithm>

#include "base/text.h"

namespace gummiband::base {
namespace {

constexpr std::string_view kCovered = "***";

// Behind the colon of `USER:PASSWORD@`. A password may hold what would else end the host.
void cover_behind_the_user(std::string& address) {
  const size_t scheme = address.find("://");
  if (scheme == std::string::npos) return;  // a folder
  const size_t start = scheme + 3;
  const size_t host_ends = std::min(address.find_first_of("/?#", start), address.size());
  size_t at = address.rfind('@', host_ends);
  if (at == std::string::npos || at < start) at = address.rfind('@');
  if (at == std::string::npos || at < start) return;
  const size_t colon = address.find(':', start);
  if (colon < std::min(at, host_ends)) address.replace(colon + 1, at - colon - 1, kCovered);
}

void cover_in_the_query(std::string& address) {
  constexpr std::string_view kName = "password=";
  const size_t query = address.find('?');
  if (query == std::string::npos) return;
  size_t from = query;
  while (true) {
    from = lower_ascii(address).find(kName, from);
    if (from == std::string::npos) return;
    from += kName.size();
    const size_t end = std::min(address.find_first_of("&#", from), address.size());
    address.replace(from, end - from, kCovered);
  }
}

}  // namespace

std::string shown_address(std::string_view address) {
  std::string shown(address);
  cover_behind_the_user(shown);
  cover_in_the_query(shown);
  while (shown.size() > kMostShownBytes || !is_utf8(shown)) shown.pop_back();
  return shown;
}

}  // namespace gummiband::base
