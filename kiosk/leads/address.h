// Is this an e-mail address, is this a phone number: as far as a kiosk can tell.
//
// Pure; errors are named, the words for them belong to the screens. Truth is a confirmation mail.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace gummiband::leads {

enum class EmailFault {
  kEmpty,
  kNoAt,             // "lena.web.de"
  kNothingBeforeAt,  // "@web.de"
  kNoDomain,         // "lena@"
  kNoEnding,         // "lena@web"
  kBadCharacter,     // spaces, two @
  kTooLong,          // more than 254 bytes
};

enum class PhoneFault { kEmpty, kTooShort, kTooLong, kNotANumber, kNotInUse };

// The address to store: trimmed, the domain in lower case and in ASCII (IDN: IDNA 2008).
std::variant<std::string, EmailFault> check_email(std::string_view typed);

// The number in E.164, read as somebody in `region` ("DE") would dial it.
std::variant<std::string, PhoneFault> check_phone(std::string_view typed, std::string_view region);

}  // namespace gummiband::leads
