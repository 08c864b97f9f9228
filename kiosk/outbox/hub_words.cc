#include "outbox/hub_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/text.h"

namespace gummiband::outbox {
namespace {

// Said beside the reason why the server did so, where it has said one.
constexpr std::string_view kClosed = "server closed the connection unexpectedly";
// Said of one address of a host, often the IPv6 one, before another address answers.
constexpr std::string_view kRefused = "Connection refused";

constexpr std::array<std::string_view, 5> kOfTheCertificate = {
    "certificate verify failed", "does not match host name", "not support SSL",
    "SSL error: unregistered scheme", "SSL error: wrong version number"};
constexpr std::array<std::string_view, 5> kOfOurFiles = {
    "could not read root certificate", "could not read certificate file",
    "could not load private key", "root certificate file", "private key file"};
constexpr std::array<std::string_view, 6> kOfTheUser = {"password authentication failed",
                                                        "no pg_hba.conf entry",
                                                        "no password supplied",
                                                        "pg_hba.conf rejects",
                                                        "does not exist",
                                                        "not permitted to log in"};
constexpr std::array<std::string_view, 5> kOfTheServer = {"starting up", "shutting down",
                                                          "too many", "session is read-only",
                                                          "remaining connection slots"};

bool says_one_of(std::string_view message, std::span<const std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view one) { return message.find(one) != std::string_view::npos; });
}

// Where libpq guesses, or tells about its own settings, which are not ours.
bool is_hint(std::string_view line) {
  return line.starts_with('\t') || line.starts_with("Either provide") ||
         line.starts_with("HINT:") || line.starts_with("DETAIL:");
}

// Without `connection to server at "HOST" (ADDRESS), port PORT failed: ` and `FATAL:  `.
std::string_view without_beginning(std::string_view line) {
  constexpr std::string_view kFailed = " failed: ";
  if (line.starts_with("connection to server ")) {
    const size_t at = line.find(kFailed);
    if (at != std::string_view::npos) line.remove_prefix(at + kFailed.size());
  }
  for (const std::string_view severity : {"FATAL:", "ERROR:", "PANIC:"}) {
    if (line.starts_with(severity)) line.remove_prefix(severity.size());
  }
  return line;
}

std::string in_brackets(const std::string& cause) {
  return cause.empty() ? "" : " (" + cause + ")";
}

}  // namespace

std::string cause_of(std::string_view message) {
  std::vector<std::string> causes;
  for (const std::string_view line : base::split(message, '\n')) {
    if (is_hint(line)) continue;
    std::string cause = base::as_part_of_sentence(base::one_line(without_beginning(line)));
    if (!cause.empty() && std::ranges::find(causes, cause) == causes.end()) {
      causes.push_back(std::move(cause));
    }
  }
  if (causes.size() > 1) std::erase(causes, kClosed);
  const bool answered = says_one_of(message, kOfTheCertificate) ||
                        says_one_of(message, kOfTheUser) || says_one_of(message, kOfTheServer);
  if (answered) std::erase(causes, kRefused);
  return base::shortened(base::join(causes, "; "), kMostCauseBytes);
}

Trouble no_way_in(const HubAddress& address, std::string_view message) {
  const std::string why = in_brackets(cause_of(message));
  const auto trouble = [&](TroubleKind kind, const std::string& what, const std::string& remedy) {
    return Trouble{kind, address.shown + ": " + what + why + ". " + remedy, std::nullopt, 0};
  };
  if (says_one_of(message, kOfTheCertificate)) {
    return trouble(TroubleKind::kCertificate, "the server cannot prove that it is this address",
                   "Check the clock of this machine, the address, the authority (destination_ca "
                   "or --ca) and that the server has TLS.");
  }
  if (says_one_of(message, kOfOurFiles)) {
    return trouble(TroubleKind::kSettings, "a certificate file of ours cannot be used",
                   "Check authority, certificate and key, and who may read them.");
  }
  if (says_one_of(message, kOfTheUser)) {
    return trouble(TroubleKind::kSettings, "the server does not let us in",
                   "Check user and database in the address, the password file, and what the "
                   "server allows.");
  }
  if (says_one_of(message, kOfTheServer)) {
    return trouble(TroubleKind::kServer, "the server takes nobody at present",
                   "Try again in some minutes; if it stays so, ask who runs it.");
  }
  return trouble(TroubleKind::kNetwork, "no way to the server",
                 "Check the network, the address with its port, and that a PostgreSQL runs there.");
}

Trouble sql_trouble(const HubAddress& address, const SqlAnswer& answer) {
  const std::string why = in_brackets(answer.sentence);
  const std::string group = answer.state.substr(0, 2);
  if (answer.lost) {
    return {TroubleKind::kNetwork,
            address.shown + ": the connection broke off" + why +
                ". Check the network and that the server runs, and try again.",
            std::nullopt, 1};
  }
  if (group == "42" || group == "3F" || group == "28" || group == "0A") {
    return {TroubleKind::kSettings,
            address.shown + ": this is no hub, or the user may not deliver there" + why +
                ". Run gummiband hub init.",
            std::nullopt, 0};
  }
  return {TroubleKind::kServer,
          address.shown + ": it cannot take parcels at present" + why +
              ". If it stays so, ask who runs it.",
          std::nullopt, 1};
}

}  // namespace gummiband::outbox
