#include "ledger/verify.h"

#include <algorithm>
#include <string>

#include "leads/interest.h"
#include "leads/receipt_code.h"
#include "ledger/chain.h"
#include "ledger/schema.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kDoing = "check it";

// A disk that does not read turns up as text among the answers. It is not damage: a repair would
// make it worse, another card reader may help.
bool tells_of_disk(std::string_view answer) {
  return answer.find("unable to get the page. error code") != std::string_view::npos ||
         answer.find("failed to get page") != std::string_view::npos;
}

// Rows are never deleted and their numbers come from one counter, so both must agree.
base::Result<void> verify_nothing_missing(const Connection& connection) {
  const auto given = number(
      connection, "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'envelope'), 0)");
  if (!given) return given.fault();
  const auto there = number(connection, "SELECT count(*) FROM envelope NOT INDEXED");
  if (!there) return there.fault();
  if (*given != *there) {
    return damaged(connection.file(), std::to_string(*given) + " envelopes were captured and " +
                                          std::to_string(*there) + " are there");
  }
  return {};
}

base::Result<std::string> read_book(const Connection& connection) {
  Statement statement(connection, "SELECT name FROM book", kDoing);
  const std::string name = statement.row() ? statement.bytes(0) : "";
  if (auto finished = statement.finish(); !finished) return finished.fault();
  if (name.size() != leads::kBookNameBytes) {
    return damaged(connection.file(), "the ledger has lost its name");
  }
  return name;
}

// The row the statement stands on, in the order of verify_chain's columns.
std::optional<Link> read_link(const Statement& statement) {
  Link link;
  link.sequence = statement.integer(0);
  const std::string id = statement.bytes(1);
  if (id.size() != link.lead_id.bytes.size()) return std::nullopt;
  std::ranges::copy(id, link.lead_id.bytes.begin());
  link.recipient_id = statement.bytes(2);
  link.key_id = statement.bytes(3);
  link.sha256 = statement.bytes(4);
  link.capture = {statement.integer(5), statement.integer(6), statement.bytes(7),
                  statement.integer(8) != 0};
  link.code = statement.bytes(9);
  return link;
}

// Walks the whole chain; `at_head` becomes its value at the row the head names.
base::Result<Head> verify_chain(const Connection& connection, int64_t head_sequence,
                                std::string& at_head) {
  const auto book = read_book(connection);
  if (!book) return book.fault();
  Head end{*book, 0, chain_start(*book)};
  Statement statement(connection,
                      "SELECT sequence, lead_id, recipient_id, key_id, sha256, captured_wall_ms, "
                      "captured_boot_ms, boot_id, clock_trusted, code, chain, bytes IS NOT NULL, "
                      "bytes FROM envelope ORDER BY sequence",
                      kDoing);
  while (statement.row()) {
    const auto link = read_link(statement);
    const std::string chain = link ? chain_next(end.chain, *link) : "";
    const bool has_bytes = statement.integer(11) != 0;
    if (chain != statement.bytes(10) ||
        (has_bytes && leads::sha256(statement.bytes(12)) != link->sha256)) {
      return damaged(connection.file(), "envelope " + std::to_string(statement.integer(0)) +
                                            " is not as it was captured");
    }
    end.sequence = link->sequence;
    end.chain = chain;
    if (end.sequence == head_sequence) at_head = chain;
  }
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return end;
}

base::Fault lost(const base::Path& file, int64_t there, int64_t acknowledged) {
  const base::Path head = head_path(file);
  return {file.string() + ": the disk has lost envelopes that it had said were stored: " +
          std::to_string(acknowledged) + " were, " + std::to_string(there) +
          " are there. Do not go on with this disk. Keep the file for a repair; to go on with what "
          "is " +
          "there, remove " + head.string() + "."};
}

base::Result<void> verify_head(const Connection& connection, const Head& end,
                               const std::optional<Head>& head, const std::string& at_head) {
  if (!head || head->book != end.book) return {};
  if (head->sequence > end.sequence) {
    return lost(connection.file(), end.sequence, head->sequence);
  }
  if (head->sequence > 0 && head->chain != at_head) {
    return damaged(connection.file(), "envelope " + std::to_string(head->sequence) +
                                          " is another one than was stored there");
  }
  return {};
}

constexpr std::string_view kTables =
    "SELECT group_concat(type || ' ' || name || ' ' || tbl_name || ' ' || COALESCE(sql, ''), ';') "
    "FROM (SELECT * FROM sqlite_schema ORDER BY type, name)";

base::Result<std::string> tables_of(const Connection& connection) {
  Statement statement(connection, kTables, kDoing);
  std::string tables = statement.row() ? statement.bytes(0) : "";
  if (auto finished = statement.finish(); !finished) return finished.fault();
  return tables;
}

// A letter of a column's name that flipped is nothing to SQLite until somebody asks for the column.
base::Result<void> verify_tables(const Connection& connection) {
  auto fresh = Connection::open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!fresh) return fresh.fault();
  if (auto made = fresh->run(schema_sql(), kDoing); !made) return made;
  const auto wanted = tables_of(*fresh);
  if (!wanted) return wanted.fault();
  const auto found = tables_of(connection);
  if (!found) return found.fault();
  if (*found != *wanted) return damaged(connection.file(), "its tables are not those we made");
  return {};
}

struct Rule {
  std::string_view sql;  // must give 0
  std::string_view what;
};

// What must be true between the tables, whatever happened.
constexpr Rule kRules[] = {
    {"SELECT count(*) FROM (SELECT recipient_id, count(*) AS n FROM envelope GROUP BY "
     "recipient_id) AS e FULL JOIN captured USING (recipient_id) WHERE e.n IS NOT captured.n",
     "the counts of a recipient do not add up"},
    {"SELECT count(*) FROM envelope LEFT JOIN receipt USING (sequence) "
     "WHERE state = 'delivered' AND receipt.sequence IS NULL",
     "an envelope counts as delivered without a receipt"},
    {"SELECT count(*) FROM envelope JOIN receipt USING (sequence) "
     "WHERE state NOT IN ('delivered', 'withdrawn')",
     "an envelope with a receipt does not count as delivered"},
    {"SELECT count(*) FROM envelope LEFT JOIN refusal USING (sequence) "
     "WHERE (state = 'quarantined') <> (refusal.sequence IS NOT NULL)",
     "a refusal and the quarantine do not agree"},
    {"SELECT count(*) FROM pragma_foreign_key_check", "a receipt or a notice has no envelope"},
};

base::Result<void> verify_rules(const Connection& connection) {
  for (const Rule& rule : kRules) {
    const auto exceptions = number(connection, rule.sql);
    if (!exceptions) return exceptions.fault();
    if (*exceptions != 0) return damaged(connection.file(), rule.what);
  }
  return {};
}

}  // namespace

base::Result<int64_t> number(const Connection& connection, std::string_view sql) {
  Statement statement(connection, sql, "read it");
  if (statement.row()) return statement.integer(0);
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return damaged(connection.file(), "an answer is missing");
}

base::Result<int64_t> ledger_version(const Connection& connection) {
  const std::string path = connection.file().string();
  const auto application = number(connection, "PRAGMA application_id");
  if (!application) return application.fault();
  if (*application != kApplicationId) {
    return base::Fault{path + " is not a Gummiband ledger. It is kept as it is. Check the path."};
  }
  auto version = number(connection, "PRAGMA user_version");
  if (!version) return version.fault();
  if (*version > kVersion) {
    return base::Fault{path + " was written by a newer Gummiband: it has version " +
                       std::to_string(*version) + ", this program reads up to version " +
                       std::to_string(kVersion) +
                       ". It is kept as it is. Install the newer program."};
  }
  if (*version < 1) {
    return damaged(connection.file(), "version " + std::to_string(*version) + " never existed");
  }
  return version;
}

base::Result<void> verify_structure(const Connection& connection) {
  Statement statement(connection, "PRAGMA integrity_check(1)", kDoing);
  if (!statement.row()) {
    if (auto finished = statement.finished(); !finished) return finished;
    return damaged(connection.file(), "its check gives no answer");
  }
  const std::string answer = statement.bytes(0);
  if (tells_of_disk(answer)) {
    return describe(SQLITE_IOERR_READ, connection.file(), kDoing, answer);
  }
  if (answer != "ok") return damaged(connection.file(), answer);
  return statement.finish();
}

base::Result<Head> verify_moment(const Connection& connection, const std::optional<Head>& head) {
  for (const auto verify : {verify_structure, verify_nothing_missing}) {
    if (auto verified = verify(connection); !verified) return verified.fault();
  }
  std::string at_head;
  auto end = verify_chain(connection, head ? head->sequence : 0, at_head);
  if (!end) return end;
  for (const auto verify : {verify_tables, verify_rules}) {
    if (auto verified = verify(connection); !verified) return verified.fault();
  }
  if (auto verified = verify_head(connection, *end, head, at_head); !verified) {
    return verified.fault();
  }
  return end;
}

base::Result<Head> verify_ledger(const Connection& connection, const std::optional<Head>& head) {
  auto moment = Transaction::begin(connection, Purpose::kRead, kDoing);
  if (!moment) return moment.fault();
  auto end = verify_moment(connection, head);
  if (!end) return end;
  if (auto done = moment->commit(); !done) return done.fault();
  return end;
}

}  // namespace gummiband::ledger
