// What a desk has exported already, so that it gets each lead once; and what was withdrawn.
//
// A text file beside the key file: no names of people in it. Lost, everything is exported once
// more; nothing else depends on it. The format stands in kiosk/outbox/README.md. One thread at a
// time.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>

#include "base/file.h"
#include "base/result.h"
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
  // Whole or not at all.
  base::Result<void> write(const base::Path& file) const;

 private:
  std::map<Name, Signer> known_;
};

}  // namespace gummiband::outbox
