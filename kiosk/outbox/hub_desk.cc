#include "outbox/hub_desk.h"

#include <utility>

#include "outbox/hub_words.h"

namespace gummiband::outbox {

base::Result<std::vector<SqlAnswer::Row>> ask_hub(Postgres& server, const HubAddress& address,
                                                  const std::string& sql,
                                                  const std::vector<std::string>& parameters) {
  if (const auto trouble = server.connect()) return base::Fault{trouble->sentence};
  SqlAnswer answer = server.run(sql, parameters, always);
  if (!answer.lost && answer.state.empty()) return std::move(answer.rows);
  if (answer.lost) return base::Fault{sql_trouble(address, answer).sentence};
  return base::Fault{address.shown + " cannot be read (" + answer.sentence +
                     "). Check that this user is a desk, and say gummiband hub init --desk once "
                     "more if the hub was made by an older version."};
}

}  // namespace gummiband::outbox
