// What lies at a destination, as the recipient's desk sees it: names, and the bytes behind them.
//
// Reads only. Files with other names are passed over: folders hold other things too. What the bytes
// are worth is for who opens them to say. Every call is bounded in time and size. One thread at a
// time.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "outbox/destination.h"
#include "outbox/hub_courier.h"
#include "outbox/parcel.h"
#include "outbox/patient_https.h"

namespace gummiband::outbox {

inline constexpr size_t kMostNames = 1'000'000;
// For one fetch().
inline constexpr size_t kMostFetchedAtOnce = 100;

struct Fetched {
  Name name;
  std::string bytes;
  std::string fault;  // a sentence; empty: here are its bytes
};

class Shelf {
 public:
  virtual ~Shelf() = default;
  virtual std::string name() const = 0;
  // All names, in order.
  virtual base::Result<std::vector<Name>> list() = 0;
  // In the order asked for, at most kMostFetchedAtOnce. A fault if the destination as a whole
  // fails with the first; if with a later one, those before it: whoever asks for the rest hears
  // why.
  virtual base::Result<std::vector<Fetched>> fetch(std::span<const Name> names) = 0;
};

// `pause`: how a server that is busy is waited for; nothing: it is not.
base::Result<std::unique_ptr<Shelf>> make_shelf(const Destination& destination,
                                                const Patience& patience = {},
                                                const Pause& pause = {});

std::unique_ptr<Shelf> make_folder_shelf(const base::Path& folder);
std::unique_ptr<Shelf> make_webdav_shelf(const FolderAddress& folder,
                                         std::unique_ptr<Https> server);
std::unique_ptr<Shelf> make_hub_shelf(const HubAddress& address, std::unique_ptr<Postgres> server);

}  // namespace gummiband::outbox
