// Where leads go, as the settings name it: an address and files that say who we are.
//
//   https://USER@HOST/PATH/                 a WebDAV folder
//   postgresql://USER@HOST[,HOST]/DATABASE  a hub
//   /a/folder or ./folder                   a folder of this machine: a stick, a synced folder
//
// Never a password: that stands in a file of its own that only its owner may read. Any thread.
#pragma once

#include <memory>
#include <string>

#include "base/file.h"
#include "base/result.h"
#include "outbox/courier.h"
#include "outbox/https.h"
#include "outbox/patient_https.h"
#include "outbox/postgres.h"

namespace gummiband::outbox {

struct Destination {
  std::string address;
  base::Path password_file;  // its first line
  base::Path certificate;    // PEM, with `key`
  base::Path key;
  base::Path authorities;  // PEM; empty: those of the system
};

enum class DestinationKind { kWebdav, kPostgres, kFolder };
// By the beginning of the address. A fault for plain http, ftp and the like.
base::Result<DestinationKind> kind_of(const std::string& address);

// The files are read and checked at once, the network is not touched. A fault says what to mend.
base::Result<std::unique_ptr<Courier>> make_courier(const Destination& destination,
                                                    const Patience& patience = {});

// What of a destination can be seen without the network: everything make_courier() checks, and of a
// folder that it is there and may be written into. A fault says what to mend.
base::Result<void> check_destination(const Destination& destination);

// A password file's first line. A fault if others than its owner may read it.
base::Result<std::string> read_password(const base::Path& file);

// The address taken apart, and who speaks with it. A fault if it is of another kind.
struct WebdavParts {
  FolderAddress folder;
  std::unique_ptr<Https> server;
};
base::Result<WebdavParts> webdav_parts(const Destination& destination, const Patience& patience,
                                       const Pause& pause = {});
struct HubParts {
  HubAddress hub;
  std::unique_ptr<Postgres> server;
};
base::Result<HubParts> hub_parts(const Destination& destination, const Patience& patience);

}  // namespace gummiband::outbox
