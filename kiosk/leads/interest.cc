#include "leads/interest.h"

#include <sodium.h>

#include <algorithm>
#include <span>

#include "base/text.h"
#include "leads/secret.h"

namespace gummiband::leads {
namespace {

// Line breaks and TAB stay: a purpose in a pack may be written over several lines.
bool is_control(char byte) {
  const auto code = static_cast<uint8_t>(byte);
  return (code < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || code == 0x7F;
}

// Visible ASCII that JSON writes as it is; the size of a list in an envelope rests on that.
bool is_id_character(char byte) {
  return byte > ' ' && byte <= '~' && byte != '"' && byte != '\\';
}

// The first of several texts or lists that is beyond its limits.
class Limits {
 public:
  void text(const char* field, std::string_view value) {
    if (value.size() > kMostTextBytes) found(field, "is too long");
    if (!base::is_utf8(value)) found(field, "is not proper text (UTF-8)");
    if (std::ranges::any_of(value, is_control)) found(field, "has control characters");
  }
  void list(const char* field, std::span<const std::string> values) {
    if (values.size() > kMostListEntries) found(field, "has too many entries");
    for (const std::string& value : values) {
      if (value.size() > kMostEntryBytes) found(field, "has an entry that is too long");
      if (!std::ranges::all_of(value, is_id_character)) found(field, "has an entry that is no id");
    }
  }
  void time(const char* field, int64_t ms) {
    if (ms < 0 || ms > kMostWallMs) found(field, "is not a time");
  }
  void answers(std::span<const Answer> all) {
    size_t bytes = 0;
    for (const Answer& answer : all) {
      list("answers", std::span(&answer.field, 1));
      list("answers", answer.options);
      text("answers", answer.question);
      text("answers", answer.text);
      if (answer.options.size() > kMostAnswerOptions) found("answers", "has too many entries");
      bytes += answer.field.size() + answer.question.size() + answer.text.size();
      for (const std::string& option : answer.options) bytes += option.size();
    }
    if (all.size() > kMostAnswers) found("answers", "has too many entries");
    if (bytes > kMostAnswersBytes) found("answers", "is too long");
  }
  const std::string& first() const { return first_; }

 private:
  void found(const char* field, const char* what) {
    if (!first_.empty()) return;
    first_ = std::string("The lead's field \"") + field + "\" " + what + ".";
  }
  std::string first_;
};

}  // namespace

std::string lead_fault(const Lead& lead) {
  const Interest& interest = lead.interest;
  Limits limits;
  limits.time("captured_wall_ms", interest.captured_wall_ms);
  limits.time("captured_boot_ms", interest.captured_boot_ms);
  limits.text("boot_id", interest.boot_id);
  limits.text("name", interest.name);
  limits.text("email", interest.email);
  limits.text("phone", interest.phone);
  limits.text("language", interest.language);
  limits.text("persona", interest.persona);
  limits.list("topics", interest.topics);
  limits.list("partner_topics", interest.partner_topics);
  limits.list("hearts", interest.hearts);
  limits.text("heart_place", interest.heart_place);
  limits.text("district", interest.district);
  limits.text("contact", interest.contact);
  limits.text("place", interest.place);
  limits.text("event", interest.event);
  limits.list("form", std::span(&interest.form, 1));
  limits.answers(interest.answers);
  limits.text("text_id", lead.consent.text_id);
  limits.text("text_sha256", lead.consent.text_sha256);
  limits.text("consent language", lead.consent.language);
  limits.text("purpose", lead.consent.purpose);
  return limits.first();
}

std::string sha256(std::string_view bytes) {
  ready_sodium();
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(bytes_of(hash), bytes_of(bytes), bytes.size());
  return hash;
}

std::string sha256_hex(std::string_view bytes) {
  const std::string hash = sha256(bytes);
  return base::to_hex({bytes_of(hash), hash.size()});
}

void wipe(Interest& interest) {
  for (std::string* text : {&interest.name, &interest.email, &interest.phone}) base::wipe(*text);
  for (Answer& answer : interest.answers) {
    base::wipe(answer.text);
    for (std::string& option : answer.options) base::wipe(option);
  }
}

}  // namespace gummiband::leads
