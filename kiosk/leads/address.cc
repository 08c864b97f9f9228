#include "leads/address.h"

#include <idn2.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace gummiband::leads {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr size_t kMostLabelBytes = 63;
constexpr size_t kFewestEndingBytes = 2;

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

bool is_local_part_character(char byte) {
  return is_letter_or_digit(byte) ||
         std::string_view(".!#$%&'*+/=?^_`{|}~-").find(byte) != std::string_view::npos;
}

// A dot stands between two other characters (the dot-atom of RFC 5321).
bool has_stray_dot(std::string_view local) {
  return local.starts_with('.') || local.ends_with('.') ||
         local.find("..") != std::string_view::npos;
}

std::variant<std::string, EmailFault> ascii_domain(const std::string& domain) {
  char* converted = nullptr;
  // Non-transitional: "straße.de" and "strasse.de" are two domains, as the registry has them.
  const int result =
      idn2_to_ascii_8z(domain.c_str(), &converted, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  if (result == IDN2_TOO_BIG_LABEL || result == IDN2_TOO_BIG_DOMAIN) return EmailFault::kTooLong;
  if (result != IDN2_OK) return EmailFault::kBadCharacter;
  std::string ascii = base::lower_ascii(converted);
  idn2_free(converted);
  return ascii;
}

// What is wrong with a domain in ASCII; nothing, if it is fine.
std::optional<EmailFault> domain_fault(std::string_view domain) {
  const auto labels = base::split(domain, '.');
  for (size_t i = 0; i < labels.size(); ++i) {
    const std::string_view label = labels[i];
    if (label.empty())
      return i > 0 && i + 1 == labels.size() ? EmailFault::kNoEnding : EmailFault::kBadCharacter;
    if (label.size() > kMostLabelBytes) return EmailFault::kTooLong;
    if (label.front() == '-' || label.back() == '-') return EmailFault::kBadCharacter;
    if (!std::ranges::all_of(label,
                             [](char byte) { return is_letter_or_digit(byte) || byte == '-'; })) {
      return EmailFault::kBadCharacter;
    }
  }
  const std::string_view ending = labels.back();
  const bool only_digits = ending.find_first_not_of("0123456789") == std::string_view::npos;
  if (labels.size() < 2 || ending.size() < kFewestEndingBytes || only_digits) {
    return EmailFault::kNoEnding;
  }
  return std::nullopt;
}

PhoneFault fault_of(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN:
      return PhoneFault::kTooShort;
    case PhoneNumberUtil::TOO_LONG_NSN:
      return PhoneFault::kTooLong;
    case PhoneNumberUtil::NO_PARSING_ERROR:
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
    case PhoneNumberUtil::NOT_A_NUMBER:
      break;
  }
  return PhoneFault::kNotANumber;
}

}  // namespace

std::variant<std::string, EmailFault> check_email(std::string_view typed) {
  const std::string_view email = base::trim(typed);
  if (email.empty()) return EmailFault::kEmpty;
  if (email.size() > kMostEmailBytes) return EmailFault::kTooLong;
  const size_t at = email.find('@');
  if (at == std::string_view::npos) return EmailFault::kNoAt;
  const std::string_view local = email.substr(0, at);
  const std::string_view domain = email.substr(at + 1);
  if (local.empty()) return EmailFault::kNothingBeforeAt;
  if (!std::ranges::all_of(local, is_local_part_character) || has_stray_dot(local)) {
    return EmailFault::kBadCharacter;
  }
  if (local.size() > kMostLocalPartBytes) return EmailFault::kTooLong;
  if (domain.empty()) return EmailFault::kNoDomain;
  // libidn2 stops at a NUL and knows other dots than ours; neither is typed at a kiosk.
  if (!base::is_utf8(domain) || domain.find_first_of("@ \t\r\n") != std::string_view::npos) {
    return EmailFault::kBadCharacter;
  }
  const auto ascii = ascii_domain(std::string(domain));
  if (const EmailFault* fault = std::get_if<EmailFault>(&ascii)) {
    // libidn2 has its own word for an empty label; ours says more.
    return domain.ends_with('.') ? EmailFault::kNoEnding : *fault;
  }
  const std::string& domain_in_ascii = std::get<std::string>(ascii);
  if (const auto fault = domain_fault(domain_in_ascii)) return *fault;
  std::string checked = std::string(local) + "@" + domain_in_ascii;
  if (checked.size() > kMostEmailBytes) return EmailFault::kTooLong;
  return checked;
}

std::variant<std::string, PhoneFault> check_phone(std::string_view typed, std::string_view region) {
  const std::string_view phone = base::trim(typed);
  if (phone.empty()) return PhoneFault::kEmpty;
  // The library reads letters as those on a dial; on a form they are a name in the wrong field.
  if (phone.find_first_not_of("0123456789+-/(). ") != std::string_view::npos) {
    return PhoneFault::kNotANumber;
  }
  if (phone.size() > kMostTypedPhoneBytes) return PhoneFault::kTooLong;
  const PhoneNumberUtil& numbers = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  const auto error = numbers.Parse(std::string(phone), std::string(region), &number);
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) return fault_of(error);
  switch (numbers.IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
      return PhoneFault::kTooShort;
    case PhoneNumberUtil::TOO_LONG:
      return PhoneFault::kTooLong;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
      return PhoneFault::kNotANumber;
    case PhoneNumberUtil::INVALID_LENGTH:
      return PhoneFault::kNotInUse;
    case PhoneNumberUtil::IS_POSSIBLE:
      break;
  }
  if (!numbers.IsValidNumber(number)) return PhoneFault::kNotInUse;
  std::string e164;
  numbers.Format(number, PhoneNumberUtil::E164, &e164);
  return e164;
}

}  // namespace gummiband::leads
