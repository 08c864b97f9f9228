#include "content/pack.h"

#include <algorithm>

#include "base/text.h"
#include "content/text_rules.h"

namespace gummiband::content {

bool is_shown(const Item& item, base::Day today) {
  if (item.valid_from && today < *item.valid_from) return false;
  if (item.valid_until && *item.valid_until < today) return false;
  const auto& last = item.ends ? item.ends : item.starts;
  return !last || today <= last->day;
}

const Item* Pack::find(std::string_view item_id) const {
  const auto found = std::ranges::find(items, item_id, &Item::id);
  return found == items.end() ? nullptr : &*found;
}

const Recipient* Pack::recipient(std::string_view recipient_id) const {
  const auto found = std::ranges::find(recipients, recipient_id, &Recipient::id);
  return found == recipients.end() ? nullptr : &*found;
}

const Form* Pack::form(std::string_view form_id) const {
  const auto found = std::ranges::find(forms, form_id, &Form::id);
  return found == forms.end() ? nullptr : &*found;
}

std::vector<const Item*> Pack::shown(ItemKind kind, base::Day today) const {
  std::vector<const Item*> all;
  for (const Item& item : items) {
    if (item.kind == kind && is_shown(item, today)) all.push_back(&item);
  }
  return all;
}

const Localized& purpose_of(const Pack& pack, std::string_view form_id,
                            const Recipient& recipient) {
  const Form* form = pack.form(form_id);
  return form == nullptr || form->purpose.empty() ? recipient.purpose : form->purpose;
}

std::string host_of(std::string_view url) {
  constexpr std::string_view kScheme = "https://";
  const bool printable = std::ranges::all_of(url, [](char byte) {
    // A backslash is a slash to some browsers and a letter to others.
    return byte > ' ' && byte < '\x7F' && byte != '\\' && byte != '"' && byte != '<' && byte != '>';
  });
  if (!printable || !base::lower_ascii(url.substr(0, kScheme.size())).starts_with(kScheme)) {
    return {};
  }
  url.remove_prefix(kScheme.size());
  std::string host = base::lower_ascii(url.substr(0, url.find_first_of("/?#")));
  if (!is_host(host)) return {};
  return host;
}

}  // namespace gummiband::content
