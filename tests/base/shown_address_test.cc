// Somebody has put the password into the address; it must be on no screen and in no log.
#include "base/shown_address.h"

#include "base/text.h"
#include "catch.h"

namespace gummiband::base {
namespace {

TEST_CASE("a password in an address is covered, wherever it stands") {
  const std::vector<std::pair<std::string, std::string>> addresses = {
      {"https://a:secret@cloud.example.org/leads/", "https://a:***@cloud.example.org/leads/"},
      {"http://a:secret@cloud.example.org/", "http://a:***@cloud.example.org/"},
      {"postgresql://a:sec:re@t@hub.example/leads", "postgresql://a:***@hub.example/leads"},
      {"postgresql://a:sec/ret@hub.example/leads", "postgresql://a:***@hub.example/leads"},
      {"postgresql://a:sec%zret@hub.example/leads", "postgresql://a:***@hub.example/leads"},
      {"postgresql://:secret@hub.example/leads", "postgresql://:***@hub.example/leads"},
      {"postgresql://a@hub.example/leads?Password=secret&sslpassword=secret#x",
       "postgresql://a@hub.example/leads?Password=***&sslpassword=***#x"}};
  for (const auto& [address, shown] : addresses) {
    CHECK(shown_address(address) == shown);
    CHECK(shown_address(shown) == shown);
  }
}

TEST_CASE("an address without a password is shown as it is, if it is short enough") {
  for (const char* address :
       {"https://kiosk@cloud.example.org:8443/remote.php/dav/files/kiosk@example.org/leads/",
        "postgresql://kiosk@a.example:5432,b.example:5433/leads", "/media/stick",
        "/run/user/1000/gvfs/dav:host=cloud.example.org,user=a@b/leads", "stick", ""}) {
    CHECK(shown_address(address) == address);
  }
  const std::string cut = shown_address("https://cloud.example.org/" + std::string(999, 'x') + "ä");
  CHECK(cut.size() == kMostShownBytes);
  CHECK(is_utf8(shown_address(std::string(299, 'x') + "ä")));
}

}  // namespace
}  // namespace gummiband::base
