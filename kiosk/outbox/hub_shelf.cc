#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "outbox/hub_desk.h"
#include "outbox/names_in_folder.h"
#include "outbox/shelf.h"

namespace gummiband::outbox {
namespace {

class HubShelf final : public Shelf {
 public:
  HubShelf(HubAddress address, std::unique_ptr<Postgres> server)
      : address_(std::move(address)), server_(std::move(server)) {}

  std::string name() const override { return address_.shown; }

  base::Result<std::vector<Name>> list() override {
    std::vector<Name> names;
    std::string recipient;
    std::string id;
    for (size_t seen = 0;;) {
      const auto rows =
          ask_hub(*server_, address_,
                  "SELECT recipient, id FROM gummiband.mine WHERE (recipient, id) > ($1, $2) "
                  "ORDER BY recipient, id LIMIT " +
                      std::to_string(kDeskRowsAtOnce),
                  {recipient, id});
      if (!rows) return rows.fault();
      for (const SqlAnswer::Row& row : *rows) {
        if (row.size() != 2 || !row[0] || !row[1]) continue;
        recipient = *row[0];
        id = *row[1];
        if (const auto found = parse_hub_id(recipient, id)) names.push_back(*found);
      }
      seen += rows->size();
      if (seen > kMostNames) return too_much(address_.shown);
      if (rows->size() >= kDeskRowsAtOnce) continue;
      std::ranges::sort(names);
      return names;
    }
  }

  base::Result<std::vector<Fetched>> fetch(std::span<const Name> names) override {
    std::vector<std::string> recipients;
    std::vector<std::string> ids;
    for (const Name& name : names) {
      recipients.push_back(name.recipient_id);
      ids.push_back(hub_id(name));
    }
    const auto rows = ask_hub(
        *server_, address_,
        "SELECT m.recipient, m.id, m.body FROM gummiband.mine AS m "
        "JOIN unnest($1::text[], $2::text[]) AS s(r, i) ON m.recipient = s.r AND m.id = s.i",
        {sql_array(recipients), sql_array(ids)});
    if (!rows) return rows.fault();
    std::map<Name, std::string> there;
    for (const SqlAnswer::Row& row : *rows) {
      if (row.size() != 3 || !row[0] || !row[1] || !row[2]) continue;
      const auto found = parse_hub_id(*row[0], *row[1]);
      const auto bytes = base::from_hex(*row[2]);
      if (found && bytes && bytes->size() <= kMostParcelBytes) there[*found] = *bytes;
    }
    std::vector<Fetched> all;
    for (const Name& name : names) {
      const auto found = there.find(name);
      if (found != there.end()) {
        all.push_back({name, found->second, {}});
      } else {
        all.push_back({name, {}, address_.shown + " has " + file_name(name) + " no more."});
      }
    }
    return all;
  }

 private:
  const HubAddress address_;
  const std::unique_ptr<Postgres> server_;
};

}  // namespace

std::unique_ptr<Shelf> make_hub_shelf(const HubAddress& address, std::unique_ptr<Postgres> server) {
  return std::make_unique<HubShelf>(address, std::move(server));
}

}  // namespace gummiband::outbox
