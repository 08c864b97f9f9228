#include "outbox/postgres.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

#include "base/check.h"
#include "base/shown_address.h"
#include "base/text.h"
#include "outbox/hub_words.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kMostAddressBytes = 1024;
// A hundred of the largest parcels, in hexadecimal, and as much again.
constexpr size_t kMostRowsBytes = 32 * 1024 * 1024;
constexpr int kPollMs = 200;
constexpr int kMsPerS = 1000;

struct CloseConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;
using SqlResult = std::unique_ptr<PGresult, ClearResult>;

class PqPostgres final : public Postgres {
 public:
  PqPostgres(HubAddress address, Credentials credentials, const Patience& patience)
      : address_(std::move(address)), credentials_(std::move(credentials)), patience_(patience) {}

  std::optional<Trouble> connect() override {
    if (connection_ && PQstatus(connection_.get()) == CONNECTION_OK) return std::nullopt;
    // At least 2: libpq takes 1 for 2.
    const std::string timeout_s = std::to_string(std::max(2, patience_.connect_ms / kMsPerS));
    const std::string unacknowledged_ms = std::to_string(patience_.stall_s * kMsPerS);
    const std::string authorities =
        credentials_.authorities.empty() ? kSystemAuthorities : credentials_.authorities.string();
    // What stands behind dbname is stronger than the address.
    const std::vector<std::pair<const char*, const char*>> words = {
        {"dbname", address_.address.c_str()},
        {"sslmode", "verify-full"},
        {"sslrootcert", authorities.c_str()},
        {"sslcert", credentials_.certificate.c_str()},
        {"sslkey", credentials_.key.c_str()},
        {"password", credentials_.password.c_str()},
        {"passfile", "/dev/null/none"},  // it complains about one that is there and no plain file
        {"gssencmode", "disable"},
        {"target_session_attrs", "read-write"},
        {"connect_timeout", timeout_s.c_str()},
        {"tcp_user_timeout", unacknowledged_ms.c_str()},
        {"client_encoding", "UTF8"},
        {"application_name", "gummiband"}};
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const auto& [name, value] : words) {
      names.push_back(name);
      values.push_back(value);
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    base::check(connection_ != nullptr, "no memory for a connection");
    // What a server wants to have noticed does not belong on anybody's screen.
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);
    if (PQstatus(connection_.get()) == CONNECTION_OK &&
        PQsetnonblocking(connection_.get(), 1) == 0) {
      return std::nullopt;
    }
    const Trouble trouble = no_way_in(address_, PQerrorMessage(connection_.get()));
    connection_.reset();
    return trouble;
  }

  SqlAnswer run(const std::string& sql, const std::vector<std::string>& parameters,
                const GoOn& go_on) override {
    base::check(connection_ != nullptr, "a statement without a connection");
    std::vector<const char*> values;
    for (const std::string& parameter : parameters) values.push_back(parameter.c_str());
    const auto deadline = Clock::now() + std::chrono::milliseconds(patience_.total_ms);
    if (PQsendQueryParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                          values.data(), nullptr, nullptr, 0) != 1) {
      return lose();
    }
    // Row by row, so that a server cannot fill the memory.
    if (PQsetSingleRowMode(connection_.get()) != 1) return lose();
    if (!send_all(deadline, go_on)) return lose();
    SqlAnswer answer;
    for (size_t bytes = 0;;) {
      if (!wait_for_result(deadline, go_on)) return lose();
      const SqlResult result(PQgetResult(connection_.get()));
      if (!result) break;
      bytes += take(*result, answer);
      if (bytes > kMostRowsBytes) return lose("it answers more than was asked");
    }
    // Only now has it been committed: rows and "INSERT 0 1" were sent before that.
    if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) return lose();
    return answer;
  }

  base::Result<std::string> scrambled(const std::string& user,
                                      const std::string& password) override {
    base::check(connection_ != nullptr, "a password without a connection");
    char* text =
        PQencryptPasswordConn(connection_.get(), password.c_str(), user.c_str(), "scram-sha-256");
    if (text == nullptr) return base::Fault{cause_of(PQerrorMessage(connection_.get()))};
    std::string found(text);
    PQfreemem(text);
    return found;
  }

 private:
  using Clock = std::chrono::steady_clock;

  // Until the socket can do one of `events`; false when time is up or nobody wants to go on.
  bool wait(short events, Clock::time_point deadline, const GoOn& go_on) const {
    while (go_on() && Clock::now() < deadline) {
      pollfd socket{PQsocket(connection_.get()), events, 0};
      if (socket.fd < 0) return false;
      const int ready = ::poll(&socket, 1, kPollMs);
      if (ready > 0) return true;
      if (ready < 0 && errno != EINTR) return false;
    }
    return false;
  }

  bool send_all(Clock::time_point deadline, const GoOn& go_on) {
    while (true) {
      const int left = PQflush(connection_.get());
      if (left <= 0) return left == 0;
      if (!wait(POLLOUT | POLLIN, deadline, go_on)) return false;
      // A server that answers while we send would else wait for us, and we for it.
      if (PQconsumeInput(connection_.get()) != 1) return false;
    }
  }

  bool wait_for_result(Clock::time_point deadline, const GoOn& go_on) {
    while (PQisBusy(connection_.get()) == 1) {
      if (!wait(POLLIN, deadline, go_on)) return false;
      if (PQconsumeInput(connection_.get()) != 1) return false;
    }
    return true;
  }

  // How many bytes that was.
  static size_t take(const PGresult& result, SqlAnswer& answer) {
    const ExecStatusType status = PQresultStatus(&result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_SINGLE_TUPLE) {
      const char* state = PQresultErrorField(&result, PG_DIAG_SQLSTATE);
      answer.state = state == nullptr ? "08006" : state;
      const char* message = PQresultErrorField(&result, PG_DIAG_MESSAGE_PRIMARY);
      answer.sentence = cause_of(message == nullptr ? "" : message);
      return 0;
    }
    size_t bytes = 0;
    for (int row = 0; row < PQntuples(&result); ++row) {
      SqlAnswer::Row& fresh = answer.rows.emplace_back();
      for (int column = 0; column < PQnfields(&result); ++column) {
        if (PQgetisnull(&result, row, column) == 1) {
          fresh.emplace_back();
        } else {
          fresh.emplace_back(std::string(PQgetvalue(&result, row, column),
                                         static_cast<size_t>(PQgetlength(&result, row, column))));
          bytes += fresh.back()->size();
        }
        bytes += sizeof(std::string);
      }
    }
    return bytes;
  }

  SqlAnswer lose(std::string why = {}) {
    SqlAnswer answer;
    answer.lost = true;
    answer.sentence = why.empty() ? cause_of(PQerrorMessage(connection_.get())) : std::move(why);
    if (answer.sentence.empty()) answer.sentence = "no answer in time";
    connection_.reset();
    return answer;
  }

  const HubAddress address_;
  const Credentials credentials_;
  const Patience patience_;
  Connection connection_;
};

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

std::string option(const PQconninfoOption* options, std::string_view keyword) {
  for (; options->keyword != nullptr; ++options) {
    if (options->keyword == keyword) return options->val == nullptr ? "" : options->val;
  }
  return {};
}

}  // namespace

base::Result<HubAddress> parse_hub_address(const std::string& address) {
  char* error = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(
      address.size() <= kMostAddressBytes ? PQconninfoParse(address.c_str(), &error) : nullptr);
  // What libpq quotes of an address may be a password.
  const bool quotable = base::shown_address(address) == address;
  const std::string why = quotable && error != nullptr ? cause_of(error) : "";
  PQfreemem(error);
  const auto part = [&](std::string_view keyword) { return option(options.get(), keyword); };
  if (!options || part("host").empty() || part("user").empty() || part("dbname").empty()) {
    return base::Fault{"\"" + base::shown_address(address) + "\" is not the address of a hub" +
                       (why.empty() ? "" : " (" + why + ")") +
                       ". Write postgresql://USER@HOST/DATABASE."};
  }
  if (!part("password").empty()) {
    return base::Fault{
        "The address of the destination holds a password. Take it out and name a file with it: "
        "destination_password_file."};
  }
  const std::string mode = part("sslmode");
  if (!mode.empty() && mode != "verify-full") {
    return base::Fault{"The address of the hub asks for sslmode=" + mode +
                       ". Only verify-full is used; take it out."};
  }
  HubAddress found;
  found.address = address;
  found.user = part("user");
  const std::string port = part("port");
  found.shown = part("host") + (port.empty() ? "" : ":" + port) + "/" + part("dbname");
  return found;
}

std::unique_ptr<Postgres> make_postgres(const HubAddress& address, Credentials credentials,
                                        const Patience& patience) {
  return std::make_unique<PqPostgres>(address, std::move(credentials), patience);
}

SqlAnswer run_repeatable(Postgres& server, const std::string& sql,
                         const std::vector<std::string>& parameters, const GoOn& go_on) {
  SqlAnswer answer;
  for (int i = 0; i < kTriesAtOnce; ++i) {
    answer = server.run(sql, parameters, go_on);
    if (answer.state != "40001" && answer.state != "40P01") break;
  }
  return answer;
}

std::string sql_hex(std::string_view bytes) {
  return base::to_hex({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
}

std::string sql_array(const std::vector<std::string>& texts) {
  std::string array = "{";
  for (const std::string& text : texts) {
    if (array.size() > 1) array += ',';
    array += '"';
    for (const char byte : text) {
      if (byte == '"' || byte == '\\') array += '\\';
      array += byte;
    }
    array += '"';
  }
  return array + "}";
}

}  // namespace gummiband::outbox
