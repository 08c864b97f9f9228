#include "outbox/hub_schema.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "leads/envelope.h"
#include "outbox/postgres.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kMostRoleBytes = 63;

// Only what Citus, YugabyteDB and CockroachDB know as well: no sequence, no trigger, no advisory
// lock, no setting of a function within its making; the primary key begins with what rows can be
// spread by. Bytes travel as hexadecimal text, because the ways to write an array of bytes differ.
constexpr const char* kStatements[] = {
    "CREATE SCHEMA IF NOT EXISTS gummiband",
    R"sql(CREATE TABLE IF NOT EXISTS gummiband.parcel (
  recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 64),
  id text NOT NULL CHECK (length(id) BETWEEN 36 AND 46),
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 65536),
  kiosk text NOT NULL,
  arrived timestamptz NOT NULL DEFAULT pg_catalog.now(),
  PRIMARY KEY (recipient, id)
))sql",
    R"sql(CREATE TABLE IF NOT EXISTS gummiband.desk (
  role text NOT NULL,
  recipient text NOT NULL,
  PRIMARY KEY (role, recipient)
))sql",
    // In this order, so that two kiosks with the same parcels do not wait for each other in a ring.
    // The second statement sees what another kiosk's insert, waited for by the first, has stored.
    // Bytes come back only to those who have sent the same. Functions bear their schema, so that
    // nobody's own is taken for one of them; unnest of several arrays is none, but syntax.
    R"sql(CREATE OR REPLACE FUNCTION gummiband.deliver(
  recipients text[], ids text[], bodies text[])
RETURNS TABLE (recipient text, id text, body text)
LANGUAGE sql VOLATILE SECURITY DEFINER AS $$
  INSERT INTO gummiband.parcel (recipient, id, bytes, kiosk)
    SELECT s.r, s.i, pg_catalog.decode(s.b, 'hex'), session_user
    FROM unnest(recipients, ids, bodies) AS s(r, i, b) ORDER BY 1, 2
    ON CONFLICT DO NOTHING;
  SELECT p.recipient, p.id,
         CASE WHEN p.bytes = pg_catalog.decode(s.b, 'hex')
              THEN pg_catalog.encode(p.bytes, 'hex') END
    FROM unnest(recipients, ids, bodies) AS s(r, i, b)
    JOIN gummiband.parcel AS p ON p.recipient = s.r AND p.id = s.i;
$$)sql",
    "REVOKE ALL ON FUNCTION gummiband.deliver(text[], text[], text[]) FROM PUBLIC",
    R"sql(CREATE OR REPLACE VIEW gummiband.mine AS
  SELECT p.recipient, p.id, pg_catalog.encode(p.bytes, 'hex') AS body, p.kiosk, p.arrived
  FROM gummiband.parcel AS p
  WHERE p.recipient IN (SELECT d.recipient FROM gummiband.desk AS d WHERE d.role = session_user)
)sql",
    // Bulletins: what kiosks tell about themselves. Each role writes rows of its own only; `name`
    // stands first so that rows can be spread by it.
    R"sql(CREATE TABLE IF NOT EXISTS gummiband.bulletin (
  name text NOT NULL CHECK (length(name) BETWEEN 64 AND 128),
  kiosk text NOT NULL,
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 65536),
  arrived timestamptz NOT NULL DEFAULT pg_catalog.now(),
  PRIMARY KEY (name, kiosk)
))sql",
    R"sql(CREATE OR REPLACE FUNCTION gummiband.pinned(name text)
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT pg_catalog.encode(b.bytes, 'hex') FROM gummiband.bulletin AS b
    WHERE b.name = $1 AND b.kiosk = session_user;
$$)sql",
    // Replaced only where still hangs what was seen: what comes late or twice changes nothing.
    R"sql(CREATE OR REPLACE FUNCTION gummiband.pin(name text, seen text, body text)
RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER AS $$
  INSERT INTO gummiband.bulletin (name, kiosk, bytes)
    SELECT $1, session_user, pg_catalog.decode($3, 'hex') WHERE $2 = ''
    ON CONFLICT DO NOTHING;
  UPDATE gummiband.bulletin AS b
    SET bytes = pg_catalog.decode($3, 'hex'), arrived = pg_catalog.now()
    WHERE b.name = $1 AND b.kiosk = session_user AND pg_catalog.encode(b.bytes, 'hex') = $2;
  SELECT pg_catalog.encode(b.bytes, 'hex') FROM gummiband.bulletin AS b
    WHERE b.name = $1 AND b.kiosk = session_user;
$$)sql",
    R"sql(CREATE OR REPLACE VIEW gummiband.board AS
  SELECT b.name, b.kiosk, pg_catalog.encode(b.bytes, 'hex') AS body,
         CAST(floor(extract(epoch FROM b.arrived) * 1000) AS bigint) AS arrived_ms
  FROM gummiband.bulletin AS b
  WHERE EXISTS (SELECT 1 FROM gummiband.desk AS d WHERE d.role = session_user)
)sql",
    "REVOKE ALL ON FUNCTION gummiband.pinned(text), gummiband.pin(text, text, text) FROM PUBLIC",
    "REVOKE ALL ON gummiband.parcel, gummiband.desk, gummiband.mine FROM PUBLIC",
    "REVOKE ALL ON gummiband.bulletin, gummiband.board FROM PUBLIC"};

// What only some servers know. Where operators of other schemas cannot stand before those of the
// system, and a condition of the desk's own cannot look at rows before those of others are left
// out, it is not needed; PostgreSQL needs it.
constexpr const char* kFences[] = {
    ("ALTER FUNCTION gummiband.deliver(text[], text[], text[]) "
     "SET search_path = pg_catalog, pg_temp"),
    "ALTER FUNCTION gummiband.pinned(text) SET search_path = pg_catalog, pg_temp",
    "ALTER FUNCTION gummiband.pin(text, text, text) SET search_path = pg_catalog, pg_temp",
    "ALTER VIEW gummiband.mine SET (security_barrier = true)",
    "ALTER VIEW gummiband.board SET (security_barrier = true)"};
constexpr std::string_view kNotSupported = "0A000";

// What a kiosk's role may do, and what a desk's.
constexpr const char* kKioskGrants[] = {
    "GRANT EXECUTE ON FUNCTION gummiband.deliver(text[], text[], text[]) TO ",
    "GRANT EXECUTE ON FUNCTION gummiband.pinned(text), gummiband.pin(text, text, text) TO "};
constexpr const char* kDeskGrants[] = {"GRANT SELECT ON gummiband.mine TO ",
                                       "GRANT SELECT ON gummiband.board TO "};

// Roles of a hub that an older version has made, which lack what is new.
constexpr const char* kKiosksOfOld =
    "SELECT r.rolname FROM pg_catalog.pg_roles AS r WHERE r.rolcanlogin AND NOT r.rolsuper "
    "AND r.rolname <> current_user AND has_function_privilege("
    "r.rolname, 'gummiband.deliver(text[], text[], text[])', 'EXECUTE')";
constexpr const char* kDesksOfOld =
    "SELECT DISTINCT d.role FROM gummiband.desk AS d "
    "JOIN pg_catalog.pg_roles AS r ON r.rolname = d.role";

base::Fault fault_of(const HubAddress& address, const SqlAnswer& answer) {
  return {address.shown + ": " + answer.sentence +
          ". The hub may be half made; say it again when that is mended."};
}

class Maker {
 public:
  Maker(const HubAddress& address, Postgres& server) : address_(address), server_(server) {}

  base::Result<void> make_role(const HubRole& role) {
    const SqlAnswer known =
        server_.run("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", {role.name}, always);
    if (known.lost || !known.state.empty()) return fault_of(address_, known);
    const std::string name = "\"" + role.name + "\"";  // nothing in it needs more
    std::vector<std::string> statements;
    if (known.rows.empty()) statements.push_back("CREATE ROLE " + name + " LOGIN");
    if (!role.password.empty()) {
      const auto scrambled = server_.scrambled(role.name, role.password);
      if (!scrambled) return base::Fault{address_.shown + ": " + scrambled.fault().sentence};
      // SCRAM's letters: base64, '$' and ':'.
      statements.push_back("ALTER ROLE " + name + " PASSWORD '" + *scrambled + "'");
    }
    statements.push_back("GRANT USAGE ON SCHEMA gummiband TO " + name);
    const std::span<const char* const> grants =
        role.recipients.empty() ? std::span<const char* const>(kKioskGrants) : kDeskGrants;
    for (const char* grant : grants) statements.push_back(grant + name);
    for (const std::string& statement : statements) {
      if (auto done = run(statement, {}); !done) return done;
    }
    for (const std::string& recipient : role.recipients) {
      if (auto done = run("INSERT INTO gummiband.desk (role, recipient) VALUES ($1, $2) "
                          "ON CONFLICT DO NOTHING",
                          {role.name, recipient});
          !done) {
        return done;
      }
    }
    return {};
  }

  // Everybody that `sql` finds may do what is granted.
  base::Result<void> grant_to_all(const char* sql, std::span<const char* const> grants) {
    const SqlAnswer found = server_.run(sql, {}, always);
    if (found.lost || !found.state.empty()) return fault_of(address_, found);
    for (const SqlAnswer::Row& row : found.rows) {
      if (row.empty() || !row.front() || !is_role_name(*row.front())) continue;
      for (const char* grant : grants) {
        if (auto done = run(grant + ("\"" + *row.front() + "\""), {}); !done) return done;
      }
    }
    return {};
  }

  // Passed over by a server that says it does not know such a thing.
  base::Result<void> put_up(const char* fence) {
    const SqlAnswer answer = server_.run(fence, {}, always);
    const bool fine = !answer.lost && (answer.state.empty() || answer.state == kNotSupported);
    return fine ? base::Result<void>() : fault_of(address_, answer);
  }

  base::Result<void> run(const std::string& sql, const std::vector<std::string>& parameters) {
    const SqlAnswer answer = server_.run(sql, parameters, always);
    if (answer.lost || !answer.state.empty()) return fault_of(address_, answer);
    return {};
  }

 private:
  const HubAddress& address_;
  Postgres& server_;
};

}  // namespace

bool is_role_name(std::string_view text) {
  const auto is_letter = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  return !text.empty() && text.size() <= kMostRoleBytes && is_letter(text[0]) &&
         std::ranges::all_of(text, [&](char byte) {
           return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
         });
}

base::Result<HubRoles> roles_at(const Destination& owner, const Patience& patience) {
  const auto parts = hub_parts(owner, patience);
  if (!parts) return parts.fault();
  if (const auto trouble = parts->server->connect()) return base::Fault{trouble->sentence};
  const SqlAnswer answer =
      parts->server->run("SELECT rolname FROM pg_catalog.pg_roles WHERE rolcanlogin", {}, always);
  if (answer.lost || !answer.state.empty()) return fault_of(parts->hub, answer);
  HubRoles roles{parts->hub.user, {}};
  for (const SqlAnswer::Row& row : answer.rows) {
    if (!row.empty() && row.front()) roles.all.push_back(*row.front());
  }
  return roles;
}

base::Result<void> init_hub(const Destination& owner, const std::vector<HubRole>& roles,
                            const Patience& patience) {
  for (const HubRole& role : roles) {
    if (!is_role_name(role.name)) {
      return base::Fault{"\"" + role.name +
                         "\" cannot be a role. Take small letters, digits, - and _, a letter "
                         "first."};
    }
    for (const std::string& recipient : role.recipients) {
      if (!leads::is_recipient_id(recipient)) {
        return base::Fault{"\"" + recipient + "\" is not the id of a recipient."};
      }
    }
  }
  const auto parts = hub_parts(owner, patience);
  if (!parts) return parts.fault();
  if (const auto trouble = parts->server->connect()) return base::Fault{trouble->sentence};
  Maker maker(parts->hub, *parts->server);
  for (const char* statement : kStatements) {
    if (auto done = maker.run(statement, {}); !done) return done;
  }
  for (const char* fence : kFences) {
    if (auto done = maker.put_up(fence); !done) return done;
  }
  for (const HubRole& role : roles) {
    if (auto done = maker.make_role(role); !done) return done;
  }
  if (auto done = maker.grant_to_all(kKiosksOfOld, kKioskGrants); !done) return done;
  return maker.grant_to_all(kDesksOfOld, kDeskGrants);
}

}  // namespace gummiband::outbox
