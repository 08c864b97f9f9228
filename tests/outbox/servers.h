// Real servers for one test, started by the scripts of the tree on a free port of this machine, and
// gone afterwards. And what is sent to them.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "base/file.h"
#include "outbox/destination.h"
#include "outbox/parcel.h"

namespace gummiband::outbox {

// A port that nobody listens at.
int free_port();

// scripts/NAME FOLDER PORT, from its start until it has written FOLDER/ready.
class Server {
 public:
  // `word`: one more for the script.
  explicit Server(const std::string& script, const std::string& word = {});
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  const base::Path& folder() const { return folder_; }
  int port() const { return port_; }
  // As a kiosk's settings would name it.
  Destination destination() const;
  // As one of the roles of a hub, whose password is the last word of its name.
  Destination as(const std::string& role) const;
  void stop();
  void start();

 private:
  std::string script_;
  std::string word_;
  base::Path folder_;
  int port_ = 0;
  pid_t child_ = -1;
};

// What psql says to this, as the owner of a hub or one of its roles; errors too.
std::string sql_as(const Server& server, const std::string& role, const std::string& statement);
inline std::string sql_as_owner(const Server& server, const std::string& statement) {
  return sql_as(server, "owner", statement);
}

// Envelope number `lead`, filled by hand: couriers do not look inside.
Parcel parcel(uint32_t lead, const std::string& recipient = "stadt", size_t size = 1200);

std::string slurp(const base::Path& file);
void spill(const base::Path& file, const std::string& bytes);

}  // namespace gummiband::outbox
