// What a code says when it is more than a link: a contact, a date, a network, a letter begun.
//
// These serve without any network: the phone that reads them has everything. Each is the shortest
// text that the standards allow and that phones read, and is checked in tests by parsers that are
// not ours. Texts are UTF-8; control characters are left out, line ends become the standard's.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace gummiband::slips {

// Somebody to ask: a role, never a person's name. Empty parts are left out.
struct Contact {
  std::string role;          // "Rückkehr-Lotsin"
  std::string organisation;  // "Heimvorteil"
  std::string phone;         // "+49 30 23125 101", as people write it
  std::string email;
  std::string link;
  bool operator==(const Contact&) const = default;
};

// vCard 3.0 (RFC 2426). Not 4.0: the cameras of phones read 3.0, some of them nothing else.
std::string vcard(const Contact& contact);

// A date, in the region's local time (Europe/Berlin). Empty parts are left out.
struct Event {
  std::string id;  // unique in the pack; the calendar knows the event again by it
  std::string title;
  std::string place;
  std::string link;
  base::LocalTime starts;
  std::optional<base::LocalTime> ends;  // nothing: a point in time
  bool operator==(const Event&) const = default;
};

// iCalendar (RFC 5545), one VEVENT with times in UTC: right on both sides of the clock change
// without a VTIMEZONE, which would cost 300 bytes, and wherever the phone is. `stamp_ms` is when
// the date was handed out (wall time), which the standard demands. Lines are not folded: that the
// standard only advises, and readers of codes do not all unfold.
std::string icalendar(const Event& event, int64_t stamp_ms);

struct Wifi {
  std::string name;      // SSID
  std::string password;  // WPA/WPA2/WPA3; empty: an open network
  bool hidden = false;
  bool operator==(const Wifi&) const = default;
};

// "WIFI:T:WPA;S:...;P:...;;", as the readers of Android and iOS agree on it.
std::string wifi(const Wifi& network);

struct Mail {
  std::string to;
  std::string subject;
  std::string body;
  bool operator==(const Mail&) const = default;
};

// "mailto:..." with subject and text begun (RFC 6068).
std::string mailto(const Mail& mail);

// `url` with scheme and host in upper case, which every browser takes for the same and which need
// a third fewer bits in a code. The rest is case-sensitive and stays.
std::string loud_host(std::string_view url);

}  // namespace gummiband::slips
