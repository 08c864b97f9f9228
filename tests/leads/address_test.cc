#include "leads/address.h"

#include "catch.h"

using namespace gummiband;
using leads::EmailFault;
using leads::PhoneFault;

namespace {

std::string email(std::string_view typed) {
  const auto checked = leads::check_email(typed);
  const auto* text = std::get_if<std::string>(&checked);
  return text != nullptr ? *text : "";
}

EmailFault email_fault(std::string_view typed) {
  const auto checked = leads::check_email(typed);
  INFO(typed);
  REQUIRE(std::holds_alternative<EmailFault>(checked));
  return std::get<EmailFault>(checked);
}

std::string phone(std::string_view typed, std::string_view region = "DE") {
  const auto checked = leads::check_phone(typed, region);
  const auto* text = std::get_if<std::string>(&checked);
  return text != nullptr ? *text : "";
}

PhoneFault phone_fault(std::string_view typed, std::string_view region = "DE") {
  const auto checked = leads::check_phone(typed, region);
  INFO(typed);
  REQUIRE(std::holds_alternative<PhoneFault>(checked));
  return std::get<PhoneFault>(checked);
}

std::string label(size_t length) {
  return std::string(length, 'a');
}

}  // namespace

TEST_CASE("an e-mail address is trimmed and its domain put in lower case") {
  CHECK(email(" Lena.Huette@Web.DE\n") == "Lena.Huette@web.de");
  CHECK(email("o'neill+kiosk@mail.example.org") == "o'neill+kiosk@mail.example.org");
}

TEST_CASE("a domain with umlauts is stored as the mail server knows it") {
  CHECK(email("lena@müller.de") == "lena@xn--mller-kva.de");
  CHECK(email("lena@MÜLLER.DE") == "lena@xn--mller-kva.de");
  CHECK(email("lena@mu\xCC\x88ller.de") == "lena@xn--mller-kva.de");  // u and a combining diaeresis
  CHECK(email("lena@straße.de") == "lena@xn--strae-oqa.de");
  CHECK(email("lena@xn--mller-kva.de") == "lena@xn--mller-kva.de");
}

TEST_CASE("each fault of an e-mail address has its name") {
  CHECK(email_fault("") == EmailFault::kEmpty);
  CHECK(email_fault("  \t") == EmailFault::kEmpty);
  CHECK(email_fault("lena.web.de") == EmailFault::kNoAt);
  CHECK(email_fault("@web.de") == EmailFault::kNothingBeforeAt);
  CHECK(email_fault("lena@") == EmailFault::kNoDomain);
  CHECK(email_fault("lena@web") == EmailFault::kNoEnding);
  CHECK(email_fault("lena@web.") == EmailFault::kNoEnding);
  CHECK(email_fault("lena@web.d") == EmailFault::kNoEnding);
  CHECK(email_fault("lena@192.168.1.10") == EmailFault::kNoEnding);
  CHECK(email_fault("lena h@web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@web .de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@@web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@web@web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@web..de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@.de") == EmailFault::kBadCharacter);
  CHECK(email_fault(".lena@web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena.@web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena..huette@web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@-web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@web_de.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@web,de.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("jürgen@web.de") == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@we\xC3.de") == EmailFault::kBadCharacter);
  CHECK(email_fault(std::string_view("lena@web.de\0.de", 15)) == EmailFault::kBadCharacter);
  CHECK(email_fault("lena@web.de\r\nBcc: all@web.de") == EmailFault::kBadCharacter);
}

TEST_CASE("an e-mail address has at most 254 bytes, 64 of them before the at") {
  const std::string local = label(leads::kMostLocalPartBytes);
  const std::string domain = label(63) + "." + label(63) + "." + label(61);  // 189
  CHECK(email(local + "@" + domain).size() == 254);
  CHECK(email_fault(local + "@" + domain + "a") == EmailFault::kTooLong);
  CHECK(email_fault(local + "a@web.de") == EmailFault::kTooLong);
  CHECK(email("lena@" + label(63) + ".de") != "");
  CHECK(email_fault("lena@" + label(64) + ".de") == EmailFault::kTooLong);
}

TEST_CASE("an e-mail address that only grows too long in ASCII is too long") {
  std::string domain;
  for (int i = 0; i < 15; ++i) domain += "üaaaaaaaa.";  // 11 bytes typed, 17 as xn--aaaaaaaa-..
  const std::string typed = label(64) + "@" + domain + "de";
  REQUIRE(typed.size() <= leads::kMostEmailBytes);
  CHECK(email_fault(typed) == EmailFault::kTooLong);
}

TEST_CASE("a phone number is stored in E.164 however it was typed") {
  for (const char* typed : {"0271 404-0", "0271/4040", "(0271) 4040", "+49 271 4040",
                            "0049 271 4040", "+49 (0)271 4040", "+49.271.4040", " 02714040 "}) {
    INFO(typed);
    CHECK(phone(typed) == "+492714040");
  }
  CHECK(phone("0152 28817386") == "+4915228817386");
  CHECK(phone("02761 123") == "+492761123");
  CHECK(phone("+31 20 7946 000") == "+31207946000");
}

TEST_CASE("numbers set aside for samples can be used in samples") {
  CHECK(phone("030 23125 000") == "+493023125000");
  CHECK(phone("0171 39200 00") == "+491713920000");
}

TEST_CASE("a number without its country is read as the region dials it") {
  CHECK(phone("020 7946 0958", "GB") == "+442079460958");
  CHECK(phone("0271 4040", "nowhere") == "");
  CHECK(phone("+49 271 4040", "nowhere") == "+492714040");
}

TEST_CASE("each fault of a phone number has its name") {
  CHECK(phone_fault("") == PhoneFault::kEmpty);
  CHECK(phone_fault("   ") == PhoneFault::kEmpty);
  CHECK(phone_fault("02") == PhoneFault::kTooShort);
  CHECK(phone_fault("110") == PhoneFault::kTooShort);
  CHECK(phone_fault("112") == PhoneFault::kTooShort);
  CHECK(phone_fault("0271 1234567890123456") == PhoneFault::kTooLong);
  CHECK(phone_fault(std::string(leads::kMostTypedPhoneBytes + 1, '1')) == PhoneFault::kTooLong);
  CHECK(phone_fault("lena") == PhoneFault::kNotANumber);
  CHECK(phone_fault("0271 lena") == PhoneFault::kNotANumber);
  CHECK(phone_fault("++49") == PhoneFault::kNotANumber);
  CHECK(phone_fault("+999 123456") == PhoneFault::kNotANumber);
  CHECK(phone_fault("+") == PhoneFault::kNotANumber);
  CHECK(phone_fault(std::string_view("0271\0004040", 9)) == PhoneFault::kNotANumber);
  CHECK(phone_fault("01234 567890") == PhoneFault::kNotInUse);
  CHECK(phone_fault("0999 1234567") == PhoneFault::kNotInUse);
}

TEST_CASE("a number padded with spaces up to the limit is still read") {
  std::string typed = "0271" + std::string(leads::kMostTypedPhoneBytes - 8, ' ') + "4040";
  CHECK(phone(typed) == "+492714040");
}
