// One connection to a PostgreSQL, or to what speaks its protocol. Alone knows libpq.
//
// The server's certificate and name are always checked (sslmode=verify-full, whatever the address
// says); of several hosts in one address the first that can write is taken, each within the
// patience. An answer counts only when the server is idle again, which is after its commit: rows
// come before it. One thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "outbox/courier.h"
#include "outbox/https.h"

namespace gummiband::outbox {

struct HubAddress {
  std::string address;  // as it was given
  std::string shown;    // "host,host:port/database", for sentences and receipts
  std::string user;
};
// A fault unless it is a postgresql address with host, user and database, and without a password
// or a weaker sslmode.
base::Result<HubAddress> parse_hub_address(const std::string& address);

// At the end of a statement.
struct SqlAnswer {
  using Row = std::vector<std::optional<std::string>>;
  std::vector<Row> rows;
  std::string state;     // SQLSTATE of an error; empty: none
  std::string sentence;  // what the server says of the error, to stand in a sentence
  bool lost = false;     // there is no connection any more; nobody knows what became of it
};

class Postgres {
 public:
  virtual ~Postgres() = default;
  // Nothing when connected already. `needs a new one` after SqlAnswer::lost.
  virtual std::optional<Trouble> connect() = 0;
  // One statement with its parameters as texts.
  virtual SqlAnswer run(const std::string& sql, const std::vector<std::string>& parameters,
                        const GoOn& go_on) = 0;
  // As the server keeps it, so that it is in no log; made here, not there.
  virtual base::Result<std::string> scrambled(const std::string& user,
                                              const std::string& password) = 0;
};

std::unique_ptr<Postgres> make_postgres(const HubAddress& address, Credentials credentials,
                                        const Patience& patience);

// Of a statement that a server wants to have again: a serialization failure, a deadlock.
inline constexpr int kTriesAtOnce = 5;
// One statement that changes nothing more when it comes again.
SqlAnswer run_repeatable(Postgres& server, const std::string& sql,
                         const std::vector<std::string>& parameters, const GoOn& go_on);

// Bytes travel as text.
std::string sql_hex(std::string_view bytes);
// "{"a","b"}": an array of texts as PostgreSQL writes it.
std::string sql_array(const std::vector<std::string>& texts);

}  // namespace gummiband::outbox
