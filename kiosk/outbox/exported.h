// What a desk has exported already, so that it gets each lead once; what was withdrawn; and what is
// sealed to other keys than its own, so that it is not fetched again and again.
//
// A text file beside the key file: no names of people in it. Lost, everything is exported once
// more; nothing else depends on it. The format stands in kiosk/outbox/README.md. One thread at a
// time.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/result.h"
#include "leads/keys.h"
#include "outbox/parcel.h"

namespace gummiband::outbox {

using Signer = std::array<uint8_t, 32>;

class Exported {
 public:
  // A file that is not there is an empty one; one that cannot be read is a fault, and stays.
  static base::Result<Exported> read(const base::Path& file);

  // Who signed it, if it was exported before.
  std::optional<Signer> signer(const Name& name) const;
  bool has(const Name& name) const { return signer(name).has_value(); }
  void add(const Name& name, const Signer& signer) { known_[name] = signer; }
  // Sealed, but not to this key; what lies at a destination under a name stays as it is.
  bool is_for_other(const Name& name, const leads::PublicKey& key) const {
    return for_others_.contains({name, key.bytes});
  }
  void add_for_other(const Name& name, const leads::PublicKey& key) {
    for_others_.insert({name, key.bytes});
  }
  // Whole or not at all.
  base::Result<void> write(const base::Path& file) const;

 private:
  using KeyBytes = std::array<uint8_t, 32>;

  // False if it is no line of ours.
  bool read_line(std::string_view line);

  std::map<Name, Signer> known_;
  std::set<std::pair<Name, KeyBytes>> for_others_;
};

}  // namespace gummiband::outbox
