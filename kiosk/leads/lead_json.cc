#include "leads/lead_json.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"

namespace gummiband::leads {
namespace {

constexpr int kVersion = 1;
// The largest lead and its padding, so that the text never grows: growing leaves copies of what a
// visitor typed in freed memory.
constexpr size_t kReservedBytes = 64 * 1024;

// Writing is by hand for the same reason: a tree of nlohmann's holds every text once more and
// does not wipe it. Reading, at the desk, is nlohmann's.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void text(std::string_view name, std::string_view value) {
    begin(name);
    quoted(value);
  }
  void number(std::string_view name, int64_t value) {
    begin(name);
    out_ += std::to_string(value);
  }
  void truth(std::string_view name, bool value) {
    begin(name);
    out_ += value ? "true" : "false";
  }
  void list(std::string_view name, std::span<const std::string> values) {
    begin(name);
    out_ += '[';
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ',';
      quoted(values[i]);
    }
    out_ += ']';
  }
  void open(std::string_view name) {
    begin(name);
    out_ += '{';
  }
  void close() { out_ += '}'; }
  void answers(std::string_view name, std::span<const Answer> all) {
    begin(name);
    out_ += '[';
    for (const Answer& answer : all) {
      if (!out_.ends_with('[')) out_ += ',';
      out_ += '{';
      text("field", answer.field);
      text("question", answer.question);
      list("options", answer.options);
      text("text", answer.text);
      close();
    }
    out_ += ']';
  }

 private:
  void begin(std::string_view name) {
    if (!out_.ends_with('{') && !out_.empty()) out_ += ',';
    if (name.empty()) return;
    quoted(name);
    out_ += ':';
  }
  void quoted(std::string_view value) {
    out_ += '"';
    for (const char byte : value) {
      if (byte == '"' || byte == '\\') out_ += '\\';
      if (byte == '\n') {
        out_ += "\\n";
      } else if (byte == '\r') {
        out_ += "\\r";
      } else if (byte == '\t') {
        out_ += "\\t";
      } else {
        out_ += byte;  // lead_fault() has let no other control character through
      }
    }
    out_ += '"';
  }

  std::string& out_;
};

// Takes fields out of an object and remembers the first that is not as it should be.
class Reader {
 public:
  explicit Reader(const nlohmann::json& object) : object_(object) {}

  std::string text(const char* name) {
    const nlohmann::json* value = find(name);
    if (value != nullptr && value->is_string()) return value->get<std::string>();
    return wrong<std::string>(name);
  }
  // A field that kiosks of earlier versions did not write: empty in their leads.
  std::string later_text(const char* name) {
    return find(name) == nullptr ? std::string() : text(name);
  }
  int64_t number(const char* name) {
    const nlohmann::json* value = find(name);
    if (value == nullptr || !value->is_number_integer()) return wrong<int64_t>(name);
    // An unsigned number beyond the signed ones would wrap.
    if (value->is_number_unsigned() && value->get<uint64_t>() > INT64_MAX) {
      return wrong<int64_t>(name);
    }
    return value->get<int64_t>();
  }
  bool truth(const char* name) {
    const nlohmann::json* value = find(name);
    if (value != nullptr && value->is_boolean()) return value->get<bool>();
    return wrong<bool>(name);
  }
  std::vector<std::string> list(const char* name) {
    const nlohmann::json* value = find(name);
    if (value == nullptr || !value->is_array() || value->size() > kMostListEntries) {
      return wrong<std::vector<std::string>>(name);
    }
    std::vector<std::string> entries;
    for (const nlohmann::json& entry : *value) {
      if (!entry.is_string()) return wrong<std::vector<std::string>>(name);
      entries.push_back(entry.get<std::string>());
    }
    return entries;
  }
  // What kiosks of earlier versions did not write either: none in their leads.
  std::vector<Answer> later_answers(const char* name) {
    std::vector<Answer> answers;
    const nlohmann::json* value = find(name);
    if (value == nullptr) return answers;
    if (!value->is_array() || value->size() > kMostAnswers) return wrong<decltype(answers)>(name);
    for (const nlohmann::json& one : *value) {
      if (!one.is_object()) return wrong<decltype(answers)>(name);
      Reader from(one);
      answers.push_back(
          {from.text("field"), from.text("question"), from.list("options"), from.text("text")});
      if (!from.first_wrong().empty()) return wrong<decltype(answers)>(name);
    }
    return answers;
  }
  // An empty object when there is none.
  const nlohmann::json* object(const char* name) {
    const nlohmann::json* value = find(name);
    if (value != nullptr && value->is_object()) return value;
    wrong<bool>(name);
    return nullptr;
  }

  const std::string& first_wrong() const { return wrong_; }

  template <typename T>
  T wrong(const char* name) {
    if (wrong_.empty()) wrong_ = name;
    return T{};
  }

 private:
  const nlohmann::json* find(const char* name) const {
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }

  const nlohmann::json& object_;
  std::string wrong_;
};

base::Fault wrong_field(const std::string& name) {
  return base::Fault{"The lead in the envelope has no usable field \"" + name +
                     "\". It comes from a kiosk of another version; take a newer program."};
}

void read_interest(Reader& from, Interest& interest) {
  if (const auto id = base::Uuid::parse(from.text("id"))) {
    interest.id = *id;
  } else {
    from.wrong<bool>("id");
  }
  interest.captured_wall_ms = from.number("captured_wall_ms");
  interest.captured_boot_ms = from.number("captured_boot_ms");
  interest.boot_id = from.text("boot_id");
  interest.clock_trusted = from.truth("clock_trusted");
  interest.name = from.text("name");
  interest.email = from.text("email");
  interest.phone = from.text("phone");
  interest.language = from.text("language");
  interest.persona = from.text("persona");
  interest.topics = from.list("topics");
  interest.partner_topics = from.list("partner_topics");
  interest.hearts = from.list("hearts");
  interest.heart_place = from.later_text("heart_place");
  interest.district = from.later_text("district");
  interest.contact = from.later_text("contact");
  interest.place = from.text("place");
  interest.event = from.text("event");
  interest.form = from.later_text("form");
  interest.answers = from.later_answers("answers");
}

void read_binding(Reader& from, Binding& binding) {
  binding.recipient_id = from.text("recipient");
  const auto kiosk = base::from_hex(from.text("kiosk"));
  if (!kiosk || kiosk->size() != binding.kiosk.size()) {
    from.wrong<bool>("kiosk");
    return;
  }
  std::ranges::transform(*kiosk, binding.kiosk.begin(),
                         [](char byte) { return static_cast<uint8_t>(byte); });
}

void read_consent(Reader& from, Consent& consent) {
  consent.text_id = from.text("text_id");
  consent.text_sha256 = from.text("text_sha256");
  consent.language = from.text("language");
  consent.purpose = from.text("purpose");
  consent.sixteen_or_older = from.truth("sixteen_or_older");
}

}  // namespace

std::string lead_json(const BoundLead& bound) {
  const Interest& interest = bound.lead.interest;
  const Consent& consent = bound.lead.consent;
  std::string json;
  json.reserve(kReservedBytes);
  Writer to(json);
  to.open("");
  to.number("version", kVersion);
  to.text("id", interest.id.text());
  to.text("recipient", bound.binding.recipient_id);
  to.text("kiosk", base::to_hex(bound.binding.kiosk));
  to.number("captured_wall_ms", interest.captured_wall_ms);
  to.number("captured_boot_ms", interest.captured_boot_ms);
  to.text("boot_id", interest.boot_id);
  to.truth("clock_trusted", interest.clock_trusted);
  to.text("name", interest.name);
  to.text("email", interest.email);
  to.text("phone", interest.phone);
  to.text("language", interest.language);
  to.text("persona", interest.persona);
  to.list("topics", interest.topics);
  to.list("partner_topics", interest.partner_topics);
  to.list("hearts", interest.hearts);
  to.text("heart_place", interest.heart_place);
  to.text("district", interest.district);
  to.text("contact", interest.contact);
  to.text("place", interest.place);
  to.text("event", interest.event);
  to.text("form", interest.form);
  to.answers("answers", interest.answers);
  to.open("consent");
  to.text("text_id", consent.text_id);
  to.text("text_sha256", consent.text_sha256);
  to.text("language", consent.language);
  to.text("purpose", consent.purpose);
  to.truth("sixteen_or_older", consent.sixteen_or_older);
  to.close();
  to.close();
  return json;
}

base::Result<BoundLead> parse_lead_json(std::string_view json) {
  const auto root = nlohmann::json::parse(json, nullptr, false);
  if (!root.is_object()) {
    return base::Fault{
        "What is sealed in the envelope is not a lead. It was not made by a kiosk; ask who sent "
        "it."};
  }
  Reader from(root);
  if (from.number("version") != kVersion) return wrong_field("version");
  BoundLead bound;
  read_binding(from, bound.binding);
  read_interest(from, bound.lead.interest);
  if (const nlohmann::json* object = from.object("consent")) {
    Reader consent(*object);
    read_consent(consent, bound.lead.consent);
    if (!consent.first_wrong().empty()) return wrong_field("consent." + consent.first_wrong());
  }
  if (!from.first_wrong().empty()) return wrong_field(from.first_wrong());
  const std::string fault = lead_fault(bound.lead);
  if (!fault.empty()) return base::Fault{fault};
  return bound;
}

}  // namespace gummiband::leads
