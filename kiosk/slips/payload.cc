#include "slips/payload.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "base/text.h"
#include "slips/region_time.h"

namespace gummiband::slips {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

bool is_control(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F;
}

// A value of vCard or iCalendar: the same four are escaped in both (RFC 2426, 4; RFC 5545, 3.3.11).
std::string escaped(std::string_view text) {
  std::string value;
  for (const char byte : base::trim(text)) {
    if (byte == '\n') {
      value += "\\n";
    } else if (!is_control(byte)) {
      if (byte == '\\' || byte == ',' || byte == ';') value += '\\';
      value += byte;
    }
  }
  return value;
}

// A value of type URI: nothing is escaped in it, and a line end would begin another property.
std::string plain(std::string_view text) {
  std::string value;
  for (const char byte : base::trim(text)) {
    if (!is_control(byte)) value += byte;
  }
  return value;
}

void add_line(std::string& text, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  text += name;
  text += ':';
  text += value;
  text += kLineEnd;
}

// "+49 (0) 30 / 23125-101" -> "+493023125101"
std::string dialled(std::string_view phone) {
  std::string number;
  const bool international = base::trim(phone).starts_with('+');
  constexpr std::string_view kTrunk = "(0)";  // dialled within the country only
  while (!phone.empty()) {
    if (international && phone.starts_with(kTrunk)) {
      phone.remove_prefix(kTrunk.size());
      continue;
    }
    const char byte = phone.front();
    phone.remove_prefix(1);
    if ((byte >= '0' && byte <= '9') || (byte == '+' && number.empty())) number += byte;
  }
  return number;
}

// "20270416T150000Z"
std::string utc_text(int64_t wall_ms) {
  using std::chrono::floor;
  const std::chrono::sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds{wall_ms}};
  const auto day = floor<std::chrono::days>(at);
  const base::Day date{day};
  const std::chrono::hh_mm_ss time{floor<std::chrono::seconds>(at - day)};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return text.data();
}

std::string wifi_value(std::string_view text) {
  std::string value;
  bool hexadecimal = !text.empty();
  for (const char byte : text) {
    if (is_control(byte)) continue;
    if (std::string_view("\\;,\":").find(byte) != std::string_view::npos) value += '\\';
    value += byte;
    hexadecimal = hexadecimal &&
                  std::string_view("0123456789abcdefABCDEF").find(byte) != std::string_view::npos;
  }
  // Readers take a value of hexadecimal digits for bytes unless it stands in quotes.
  return hexadecimal ? '"' + value + '"' : value;
}

// What may stand in a mailto URI as it is (RFC 3986, unreserved; RFC 6068 also lets @ stand).
std::string percent_encoded(std::string_view text, std::string_view also) {
  std::string encoded;
  for (const char byte : text) {
    const bool unreserved = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                            (byte >= '0' && byte <= '9') ||
                            std::string_view("-._~").find(byte) != std::string_view::npos ||
                            also.find(byte) != std::string_view::npos;
    if (unreserved) {
      encoded += byte;
    } else if (byte == '\n') {
      encoded += "%0D%0A";
    } else if (!is_control(byte)) {
      std::array<char, 4> hex{};
      std::snprintf(hex.data(), hex.size(), "%%%02X",
                    static_cast<unsigned>(static_cast<unsigned char>(byte)));
      encoded += hex.data();
    }
  }
  return encoded;
}

}  // namespace

std::string vcard(const Contact& contact) {
  std::string text = "BEGIN:VCARD\r\nVERSION:3.0\r\n";
  const std::string role = escaped(contact.role);
  const std::string organisation = escaped(contact.organisation);
  // The standard demands N and FN; a role has no family name and no given name to tell apart.
  const std::string& name = role.empty() ? organisation : role;
  add_line(text, "N", name + ";;;;");
  add_line(text, "FN", name);
  add_line(text, "ORG", organisation);
  add_line(text, "TEL", dialled(contact.phone));
  add_line(text, "EMAIL", escaped(contact.email));
  add_line(text, "URL", plain(contact.link));
  return text + "END:VCARD\r\n";
}

std::string icalendar(const Event& event, int64_t stamp_ms) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:gummiband\r\nBEGIN:VEVENT\r\n";
  const std::string starts = utc_text(utc_ms(event.starts));
  // The start too: next year's festival may keep its folder in the pack.
  add_line(text, "UID", escaped(event.id) + "-" + starts.substr(0, 8));
  add_line(text, "DTSTAMP", utc_text(stamp_ms));
  add_line(text, "DTSTART", starts);
  if (event.ends && *event.ends > event.starts) {
    add_line(text, "DTEND", utc_text(utc_ms(*event.ends)));
  }
  add_line(text, "SUMMARY", escaped(event.title));
  add_line(text, "LOCATION", escaped(event.place));
  add_line(text, "URL", plain(event.link));
  return text + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::string wifi(const Wifi& network) {
  std::string text = network.password.empty() ? "WIFI:T:nopass;S:" : "WIFI:T:WPA;S:";
  text += wifi_value(network.name);
  if (!network.password.empty()) text += ";P:" + wifi_value(network.password);
  if (network.hidden) text += ";H:true";
  return text + ";;";
}

std::string mailto(const Mail& mail) {
  std::string text = "mailto:" + percent_encoded(base::trim(mail.to), "@+");
  char before = '?';
  for (const auto& [name, value] :
       {std::pair{"subject=", &mail.subject}, std::pair{"body=", &mail.body}}) {
    if (value->empty()) continue;
    text += before;
    text += name;
    text += percent_encoded(*value, "");
    before = '&';
  }
  return text;
}

std::string loud_host(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  const size_t end = std::min(url.find_first_of("/?#", scheme + 3), url.size());
  std::string loud(url);
  for (size_t i = 0; i < end; ++i) {
    if (loud[i] >= 'a' && loud[i] <= 'z') loud[i] = static_cast<char>(loud[i] - 'a' + 'A');
  }
  return loud;
}

}  // namespace gummiband::slips
