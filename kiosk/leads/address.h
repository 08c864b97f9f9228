// Is this an e-mail address, is this a phone number: as far as a kiosk can tell.
//
// Pure; errors are named, the words for them belong to the screens. Truth is a confirmation mail.
// E-mail is what a browser takes (the pattern of HTML's input type=email), and stricter: the domain
// has an ending, of two letters or more, and a dot before the @ stands between two characters. A
// local part in other than ASCII is refused; hardly a mail server takes it. Any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace gummiband::leads {

enum class EmailFault {
  kEmpty,
  kNoAt,             // "lena.web.de"
  kNothingBeforeAt,  // "@web.de"
  kNoDomain,         // "lena@"
  kNoEnding,         // "lena@web", "lena@web.", "lena@web.d"
  kBadCharacter,     // spaces, two @, "lena@-web.de", "lena.@web.de"
  kTooLong,          // more than 254 bytes, or 64 before the @, or 63 between two dots
};

enum class PhoneFault {
  kEmpty,
  kTooShort,    // "02", and 110 or 112: nobody is called back there
  kTooLong,     // "0271 12345678901234567"
  kNotANumber,  // letters, "++49", a country that there is not
  kNotInUse,    // nobody has numbers like this; often the area code is missing
};

inline constexpr size_t kMostEmailBytes = 254;  // RFC 5321, errata 1690
inline constexpr size_t kMostLocalPartBytes = 64;
inline constexpr size_t kMostTypedPhoneBytes = 40;

// The address to store: trimmed, the domain in lower case and in ASCII (IDN: IDNA 2008).
std::variant<std::string, EmailFault> check_email(std::string_view typed);

// The number in E.164, read as somebody in `region` ("DE") would dial it. Numbers set aside for
// films and samples (030 23125 000) count as in use. An unknown region: only numbers with + pass.
std::variant<std::string, PhoneFault> check_phone(std::string_view typed, std::string_view region);

}  // namespace gummiband::leads
