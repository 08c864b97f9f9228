// Where bulletins hang, at the same destination as the leads: pinned up by kiosks, read at the
// desk.
//
// A bulletin is replaced only by who has seen what hangs there: what comes late, twice or out of
// order finds something else there and changes nothing. Nothing is kept here between calls; each is
// bounded in time and size. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "outbox/bulletin.h"
#include "outbox/courier.h"
#include "outbox/destination.h"
#include "outbox/patient_https.h"

namespace gummiband::outbox {

// What hangs under a name.
struct Seen {
  bool there = false;
  std::string bytes;  // empty where there is nothing, or no bulletin
  std::string tag;    // of a WebDAV folder: the ETag
  std::optional<Trouble> trouble;
};

enum class Pinning {
  kPinned,  // read back: exactly these bytes hang there
  kOther,   // something else hangs there by now: look again
};

struct Pinned {
  Pinning pinning = Pinning::kOther;
  std::optional<Trouble> trouble;
};

// For one fetch().
inline constexpr size_t kMostBulletinsAtOnce = 100;
inline constexpr size_t kMostBulletins = 200'000;

struct Posted {
  BulletinName name;
  std::string bytes;
  std::string by;                          // of a hub: the role that has written it
  std::optional<int64_t> arrived_wall_ms;  // by the destination's clock, where it has one
  std::string fault;                       // a sentence; empty: here are its bytes
};

class Board {
 public:
  virtual ~Board() = default;
  // As receipts name it: "webdav cloud.example.org/leads".
  virtual std::string name() const = 0;

  // At the kiosk.
  virtual Seen look(const BulletinName& name, const GoOn& go_on) = 0;
  virtual Pinned pin(const BulletinName& name, const std::string& bytes, const Seen& seen,
                     const GoOn& go_on) = 0;

  // At the desk: all names, in order; and what hangs under some of them, at most
  // kMostBulletinsAtOnce. A hub may have several of one name, each by another role.
  virtual base::Result<std::vector<BulletinName>> list() = 0;
  virtual base::Result<std::vector<Posted>> fetch(std::span<const BulletinName> names) = 0;
};

// `pause`: how a desk waits for a server that is busy; nothing: it does not.
base::Result<std::unique_ptr<Board>> make_board(const Destination& destination,
                                                const Patience& patience = {},
                                                const Pause& pause = {});

std::unique_ptr<Board> make_folder_board(const base::Path& folder);
std::unique_ptr<Board> make_webdav_board(const FolderAddress& folder,
                                         std::unique_ptr<Https> server);
std::unique_ptr<Board> make_hub_board(const HubAddress& address, std::unique_ptr<Postgres> server);

}  // namespace gummiband::outbox
