#include "ledger/migrate.h"

#include <algorithm>
#include <string>

#include "leads/interest.h"
#include "ledger/chain.h"
#include "ledger/checksum.h"
#include "ledger/codes.h"
#include "ledger/envelope_row.h"
#include "ledger/schema.h"
#include "ledger/verify.h"

namespace gummiband::ledger {
namespace {

constexpr std::string_view kDoing = "bring it up to date";

// Column `checksum` of version 1.
int64_t checksum_1(const Link& link, std::string_view bytes) {
  return checksum({raw(link.lead_id), link.recipient_id, link.key_id, bytes,
                   std::to_string(link.capture.wall_ms), std::to_string(link.capture.boot_ms),
                   link.capture.boot_id, link.capture.clock_trusted ? "1" : "0"});
}

base::Fault changed(const Connection& connection, int64_t sequence) {
  return damaged(connection.file(),
                 "envelope " + std::to_string(sequence) + " is not as it was captured");
}

// Version 1 had no receipts and no states but waiting, so every row has its bytes.
base::Result<void> copy_envelopes(const Connection& connection, std::string_view book) {
  Statement old(connection,
                "SELECT sequence, lead_id, recipient_id, key_id, bytes, captured_wall_ms, "
                "captured_boot_ms, boot_id, clock_trusted, checksum, state FROM envelope_1 "
                "ORDER BY sequence",
                kDoing);
  std::string chain = chain_start(book);
  while (old.row()) {
    Link link;
    link.sequence = old.integer(0);
    const std::string id = old.bytes(1);
    if (id.size() != link.lead_id.bytes.size()) return changed(connection, link.sequence);
    std::ranges::copy(id, link.lead_id.bytes.begin());
    link.recipient_id = old.bytes(2);
    link.key_id = old.bytes(3);
    const std::string bytes = old.bytes(4);
    link.sha256 = leads::sha256(bytes);
    link.capture = {old.integer(5), old.integer(6), old.bytes(7), old.integer(8) != 0};
    if (checksum_1(link, bytes) != old.integer(9) || old.bytes(10) != "waiting") {
      return changed(connection, link.sequence);
    }
    const auto code = code_of(connection, book, link.lead_id);
    if (!code) return code.fault();
    link.code = code->index;
    chain = chain_next(chain, link);
    if (auto inserted = insert_envelope(connection, link, bytes, chain, kDoing); !inserted) {
      return inserted;
    }
  }
  return old.finished();
}

base::Result<std::string> new_book(const Connection& connection) {
  Statement statement(connection, "SELECT name FROM book", kDoing);
  if (statement.row()) return statement.bytes(0);
  if (auto finished = statement.finished(); !finished) return finished.fault();
  return damaged(connection.file(), "the ledger has no name");
}

base::Result<void> verify_complete(const Connection& connection) {
  const auto missing =
      number(connection,
             "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'envelope'), 0) - "
             "(SELECT count(*) FROM envelope NOT INDEXED)");
  if (!missing) return missing.fault();
  if (*missing == 0) return {};
  return damaged(connection.file(), std::to_string(*missing) + " envelopes are missing");
}

base::Result<void> migrate_1(const Connection& connection) {
  for (const auto verify : {verify_structure, verify_complete}) {
    if (auto verified = verify(connection); !verified) return verified;
  }
  if (auto aside = connection.run("DROP TRIGGER envelope_stays; DROP INDEX envelope_by_state;"
                                  "ALTER TABLE envelope RENAME TO envelope_1;"
                                  "ALTER TABLE receipt RENAME TO receipt_1;"
                                  "ALTER TABLE tally RENAME TO tally_1;"
                                  "ALTER TABLE setting RENAME TO setting_1;",
                                  kDoing);
      !aside) {
    return aside;
  }
  if (auto made = connection.run(schema_sql(), kDoing); !made) return made;
  const auto book = new_book(connection);
  if (!book) return book.fault();
  if (auto copied = copy_envelopes(connection, *book); !copied) return copied;
  return connection.run(
      "INSERT INTO captured SELECT recipient_id, count(*) FROM envelope GROUP BY 1;"
      "INSERT INTO tally SELECT hour, what, subject, n FROM tally_1;"
      "INSERT INTO setting SELECT name, value FROM setting_1;"
      "DROP TABLE receipt_1; DROP TABLE envelope_1; DROP TABLE tally_1; DROP TABLE setting_1;",
      kDoing);
}

// Nobody knows any more whether the clock was vouched for when these receipts came.
base::Result<void> migrate_2(const Connection& connection) {
  return connection.run("ALTER TABLE receipt RENAME TO receipt_2;" +
                            std::string(receipt_table_sql()) +
                            "INSERT INTO receipt SELECT sequence, courier, received_wall_ms, NULL "
                            "FROM receipt_2; DROP TABLE receipt_2;",
                        kDoing);
}

}  // namespace

base::Result<void> migrate_ledger(const Connection& connection, const std::optional<Head>& head) {
  auto transaction = Transaction::begin(connection, Purpose::kWrite, kDoing);
  if (!transaction) return transaction.fault();
  const auto version = ledger_version(connection);
  if (!version) return version.fault();
  const auto migrate = *version == 1 ? migrate_1 : migrate_2;
  if (auto migrated = migrate(connection); !migrated) return migrated;
  // What was damaged before is no ledger of kVersion now.
  if (const auto sound = verify_moment(connection, head); !sound) return sound.fault();
  if (auto named = connection.run("PRAGMA user_version = " + std::to_string(kVersion), kDoing);
      !named) {
    return named;
  }
  return transaction->commit();
}

}  // namespace gummiband::ledger
