#include "app/lead_ids.h"

#include <utility>

#include "base/text.h"
#include "leads/envelope.h"

namespace gummiband::app {

base::Uuid LeadIds::id_of(const screens::CaptureLead& wish, int64_t wall_ms, base::Random& random) {
  std::string words = wish.text_shown;
  const leads::Interest& interest = wish.interest;
  for (const std::string* one :
       {&interest.name, &interest.email, &interest.phone, &interest.language, &interest.persona,
        &interest.heart_place, &interest.district, &interest.contact, &interest.place,
        &interest.event}) {
    words += '\0' + *one;
  }
  for (const auto* list :
       {&wish.recipients, &interest.topics, &interest.partner_topics, &interest.hearts}) {
    words += '\0' + base::join(*list, ",");
  }
  words += '\0' + interest.form;
  for (const leads::Answer& answer : interest.answers) {
    words += '\0' + answer.field + '\0' + answer.text;
  }
  std::string sha256 = leads::sha256_hex(words);
  base::wipe(words);
  if (!unstored_ || unstored_->sha256 != sha256) {
    unstored_ = Unstored{base::new_uuid(wall_ms, random), std::move(sha256)};
  }
  return unstored_->lead;
}

}  // namespace gummiband::app
