#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "outbox/board.h"
#include "outbox/hub_desk.h"
#include "outbox/hub_words.h"
#include "outbox/lines.h"
#include "outbox/names_in_folder.h"

namespace gummiband::outbox {
namespace {

// The one row of one column that a function gives; nothing where it is NULL.
std::optional<std::string> only(const SqlAnswer& answer) {
  if (answer.rows.size() != 1 || answer.rows[0].size() != 1 || !answer.rows[0][0]) return {};
  return base::from_hex(*answer.rows[0][0]);
}

class HubBoard final : public Board {
 public:
  HubBoard(HubAddress address, std::unique_ptr<Postgres> server)
      : address_(std::move(address)), server_(std::move(server)) {}

  std::string name() const override { return "postgresql " + address_.shown; }

  Seen look(const BulletinName& name, const GoOn& go_on) override {
    Seen seen;
    const SqlAnswer answer =
        run("SELECT gummiband.pinned($1)", {file_name(name)}, go_on, seen.trouble);
    seen.bytes = only(answer).value_or("");
    seen.there = !seen.bytes.empty();
    return seen;
  }

  Pinned pin(const BulletinName& name, const std::string& bytes, const Seen& seen,
             const GoOn& go_on) override {
    Pinned pinned;
    const SqlAnswer answer =
        run("SELECT gummiband.pin($1, $2, $3)",
            {file_name(name), sql_hex(seen.bytes), sql_hex(bytes)}, go_on, pinned.trouble);
    if (only(answer) == bytes) pinned.pinning = Pinning::kPinned;
    return pinned;
  }

  base::Result<std::vector<BulletinName>> list() override {
    std::set<BulletinName> names;
    std::string last;
    for (size_t seen = 0;;) {
      const auto rows =
          ask_hub(*server_, address_,
                  "SELECT DISTINCT name FROM gummiband.board WHERE name > $1 ORDER BY name LIMIT " +
                      std::to_string(kDeskRowsAtOnce),
                  {last});
      if (!rows) return rows.fault();
      for (const SqlAnswer::Row& row : *rows) {
        if (row.size() != 1 || !row[0]) continue;
        last = *row[0];
        if (const auto name = parse_bulletin_name(last)) names.insert(*name);
      }
      seen += rows->size();  // also what is no name: a server may have any number of these
      if (seen > kMostBulletins) return too_much(address_.shown);
      if (rows->size() < kDeskRowsAtOnce) break;
    }
    return std::vector<BulletinName>(names.begin(), names.end());
  }

  base::Result<std::vector<Posted>> fetch(std::span<const BulletinName> names) override {
    std::vector<std::string> files;
    for (const BulletinName& name : names) files.push_back(file_name(name));
    const auto rows = ask_hub(
        *server_, address_,
        "SELECT name, kiosk, body, arrived_ms FROM gummiband.board WHERE name = ANY($1::text[]) "
        "ORDER BY name, kiosk",
        {sql_array(files)});
    if (!rows) return rows.fault();
    std::vector<Posted> all;
    for (const SqlAnswer::Row& row : *rows) {
      if (row.size() != 4 || !row[0] || !row[1] || !row[2] || !row[3]) continue;
      const auto name = parse_bulletin_name(*row[0]);
      const auto bytes = base::from_hex(*row[2]);
      if (!name || !bytes) continue;
      all.push_back({*name, *bytes, *row[1], parse_count(*row[3]), {}});
    }
    return all;
  }

 private:
  // At the kiosk: one statement that is the same when it comes again.
  SqlAnswer run(const std::string& sql, const std::vector<std::string>& parameters,
                const GoOn& go_on, std::optional<Trouble>& trouble) {
    trouble = server_->connect();
    if (trouble) return {};
    SqlAnswer answer = run_repeatable(*server_, sql, parameters, go_on);
    if (answer.lost || !answer.state.empty()) trouble = sql_trouble(address_, answer);
    return answer;
  }

  const HubAddress address_;
  const std::unique_ptr<Postgres> server_;
};

}  // namespace

std::unique_ptr<Board> make_hub_board(const HubAddress& address, std::unique_ptr<Postgres> server) {
  return std::make_unique<HubBoard>(address, std::move(server));
}

}  // namespace gummiband::outbox
