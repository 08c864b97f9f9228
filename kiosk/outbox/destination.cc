#include "outbox/destination.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/shown_address.h"
#include "base/text.h"
#include "outbox/folder_courier.h"
#include "outbox/hub_courier.h"
#include "outbox/webdav_courier.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kMostPasswordBytes = 1024;

// libcurl and libpq name a missing file in their own words, later and worse.
base::Result<void> check_readable(const base::Path& file, const std::string& setting) {
  if (file.empty() || ::access(file.c_str(), R_OK) == 0) return {};
  return base::Fault{"Cannot read " + file.string() + ": " + std::strerror(errno) + ". Check " +
                     setting + " and who may read the file."};
}

base::Result<Credentials> read_credentials(const Destination& destination,
                                           const std::string& user) {
  Credentials credentials;
  credentials.user = user;
  credentials.certificate = destination.certificate;
  credentials.key = destination.key;
  credentials.authorities = destination.authorities;
  if (destination.certificate.empty() != destination.key.empty()) {
    return base::Fault{
        "A client certificate needs its key: name both destination_certificate and "
        "destination_key."};
  }
  for (const auto& [file, setting] : {std::pair(destination.certificate, "destination_certificate"),
                                      std::pair(destination.key, "destination_key"),
                                      std::pair(destination.authorities, "destination_ca")}) {
    if (auto readable = check_readable(file, setting); !readable) return readable.fault();
  }
  if (destination.password_file.empty()) return credentials;
  if (user.empty()) {
    return base::Fault{
        "There is a destination_password_file, but no user in the address. Write "
        "https://USER@HOST/..."};
  }
  base::Result<std::string> password = read_password(destination.password_file);
  if (!password) return password.fault();
  credentials.password = std::move(*password);
  return credentials;
}

}  // namespace

base::Result<DestinationKind> kind_of(const std::string& address) {
  if (address.starts_with("https://")) return DestinationKind::kWebdav;
  if (address.starts_with("postgresql://") || address.starts_with("postgres://")) {
    return DestinationKind::kPostgres;
  }
  if (!address.empty() && address.find("://") == std::string::npos) return DestinationKind::kFolder;
  return base::Fault{
      "\"" + base::shown_address(address) +
      "\" is no destination. Write https://... for a WebDAV folder, postgresql://... "
      "for a hub, or a folder of this machine."};
}

base::Result<std::string> read_password(const base::Path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return base::Fault{"Others than its owner may read the password file " + file.string() +
                       ". Say: chmod 600 " + file.string()};
  }
  base::Result<std::string> text = base::read_file(file, kMostPasswordBytes);
  if (!text) return text;
  std::string line(base::trim(base::split(*text, '\n').front()));
  base::wipe(*text);
  if (line.empty()) {
    return base::Fault{"The first line of " + file.string() +
                       " is empty. It should hold the password."};
  }
  return line;
}

base::Result<WebdavParts> webdav_parts(const Destination& destination, const Patience& patience,
                                       const Pause& pause) {
  const auto folder = parse_folder_address(destination.address);
  if (!folder) return folder.fault();
  auto credentials = read_credentials(destination, folder->user);
  if (!credentials) return credentials.fault();
  auto server = make_https(std::move(*credentials), patience);
  if (pause) server = make_patient_https(std::move(server), pause);
  return WebdavParts{*folder, std::move(server)};
}

base::Result<HubParts> hub_parts(const Destination& destination, const Patience& patience) {
  const auto hub = parse_hub_address(destination.address);
  if (!hub) return hub.fault();
  auto credentials = read_credentials(destination, hub->user);
  if (!credentials) return credentials.fault();
  return HubParts{*hub, make_postgres(*hub, std::move(*credentials), patience)};
}

base::Result<std::unique_ptr<Courier>> make_courier(const Destination& destination,
                                                    const Patience& patience) {
  const auto kind = kind_of(destination.address);
  if (!kind) return kind.fault();
  if (*kind == DestinationKind::kFolder) return make_folder_courier(destination.address);
  if (*kind == DestinationKind::kPostgres) {
    auto parts = hub_parts(destination, patience);
    if (!parts) return parts.fault();
    return make_hub_courier(parts->hub, std::move(parts->server));
  }
  auto parts = webdav_parts(destination, patience);
  if (!parts) return parts.fault();
  return make_webdav_courier(parts->folder, std::move(parts->server));
}

base::Result<void> check_destination(const Destination& destination) {
  const auto courier = make_courier(destination);
  if (!courier) return courier.fault();
  const auto kind = kind_of(destination.address);
  if (!kind || *kind != DestinationKind::kFolder) return {};
  const Delivery looked = (*courier)->deliver({}, always);
  if (looked.trouble) return base::Fault{looked.trouble->sentence};
  return {};
}

}  // namespace gummiband::outbox
