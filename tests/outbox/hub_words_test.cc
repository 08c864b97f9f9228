// What libpq says in many lines, as a person reads it.
#include "outbox/hub_words.h"

#include "base/text.h"
#include "catch.h"

using namespace gummiband;
using outbox::cause_of;
using outbox::TroubleKind;

namespace {

const outbox::HubAddress kHub{"postgresql://owner@hub.example/leads", "hub.example/leads", "owner"};

// As libpq writes it for a host.
std::string of_host(const std::string& address, const std::string& what) {
  return "connection to server at \"hub.example\" (" + address + "), port 5432 failed: " + what +
         "\n";
}

const std::string kClosed =
    "server closed the connection unexpectedly\n\tThis probably means the server terminated "
    "abnormally\n\tbefore or while processing the request.";

}  // namespace

TEST_CASE("a cause is said once, however many addresses a host has, and without guesses") {
  CHECK(cause_of(of_host("::1", kClosed) + of_host("192.0.2.1", kClosed) +
                 of_host("192.0.2.2", kClosed)) == "server closed the connection unexpectedly");
  CHECK(cause_of(of_host("::1",
                         "Connection refused\n\tIs the server running on that host and "
                         "accepting TCP/IP connections?") +
                 of_host("192.0.2.1", "timeout expired")) == "Connection refused; timeout expired");
  CHECK(cause_of(of_host("::1", "Connection refused") +
                 of_host("127.0.0.1", "FATAL:  no pg_hba.conf entry for host")) ==
        "no pg_hba.conf entry for host");  // another address has answered
  CHECK(cause_of(of_host("::1", "FATAL:  password authentication failed for user \"olpe\"")) ==
        "password authentication failed for user \"olpe\"");
  CHECK(cause_of("FATAL:  terminating connection due to administrator command\n" + kClosed) ==
        "terminating connection due to administrator command");
  CHECK(
      cause_of("root certificate file \"/x.pem\" does not exist\nEither provide the file, use the "
               "system's trusted roots, or change sslmode.\n") ==
      "root certificate file \"/x.pem\" does not exist");
  CHECK(cause_of("") == "");
  CHECK(cause_of("\n\tonly a guess\n") == "");
}

TEST_CASE("a long cause is cut between words and says so, a strange one stays a line") {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "word" + std::to_string(i) + " ";
  const std::string cut = cause_of(words);
  CHECK(cut.size() <= outbox::kMostCauseBytes);
  CHECK(cut.ends_with(" ..."));
  CHECK(words.starts_with(cut.substr(0, cut.size() - 3)));
  const std::string one(1000, 'x');
  CHECK(cause_of(one).size() <= outbox::kMostCauseBytes);
  CHECK(cause_of("red\x1b[31m\tbell\a") == "red [31m bell");
}

TEST_CASE("no way in is one sentence with hub and cause, and one with what to do") {
  struct Case {
    std::string message;
    TroubleKind kind;
    std::string sentence;
  };
  const std::vector<Case> cases = {
      {of_host("::1", kClosed) + of_host("192.0.2.1", kClosed), TroubleKind::kNetwork,
       "hub.example/leads: no way to the server (server closed the connection unexpectedly). Check "
       "the network, the address with its port, and that a PostgreSQL runs there."},
      {of_host("::1", "FATAL:  database \"leads\" does not exist"), TroubleKind::kSettings,
       "hub.example/leads: the server does not let us in (database \"leads\" does not exist). "
       "Check "
       "user and database in the address, the password file, and what the server allows."},
      {of_host("::1", "FATAL:  sorry, too many clients already"), TroubleKind::kServer,
       "hub.example/leads: the server takes nobody at present (sorry, too many clients already). "
       "Try again in some minutes; if it stays so, ask who runs it."},
      {"root certificate file \"/x.pem\" does not exist\n", TroubleKind::kSettings,
       "hub.example/leads: a certificate file of ours cannot be used (root certificate file "
       "\"/x.pem\" does not exist). Check authority, certificate and key, and who may read them."},
      {of_host("::1", "SSL error: certificate verify failed"), TroubleKind::kCertificate,
       "hub.example/leads: the server cannot prove that it is this address (SSL error: certificate "
       "verify failed). Check the clock of this machine, the address, the authority "
       "(destination_ca or --ca) and that the server has TLS."},
      {"", TroubleKind::kNetwork,
       "hub.example/leads: no way to the server. Check the network, the address with its port, and "
       "that a PostgreSQL runs there."}};
  for (const Case& one : cases) {
    const outbox::Trouble trouble = outbox::no_way_in(kHub, one.message);
    CHECK(trouble.kind == one.kind);
    CHECK(trouble.sentence == one.sentence);
  }
}

TEST_CASE("what a statement met says what to do as well") {
  outbox::SqlAnswer lost;
  lost.lost = true;
  lost.sentence = "no answer in time";
  CHECK(outbox::sql_trouble(kHub, lost).sentence ==
        "hub.example/leads: the connection broke off (no answer in time). Check the network and "
        "that the server runs, and try again.");
  outbox::SqlAnswer full;
  full.state = "53100";
  full.sentence = "could not extend file: No space left on device";
  CHECK(outbox::sql_trouble(kHub, full).sentence.ends_with("ask who runs it."));
}
