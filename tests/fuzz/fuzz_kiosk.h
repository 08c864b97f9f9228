// The kiosk that signs what is fuzzed, always the same one, and the desk of the demo key.
#pragma once

#include <array>
#include <cstdint>
#include <utility>

#include "base/check.h"
#include "base/file.h"
#include "leads/folder.h"
#include "leads/key_file.h"
#include "leads/keys.h"

namespace gummiband::test {

inline leads::KioskKey fuzz_kiosk() {
  std::array<uint8_t, 32> seed{};
  seed.fill(7);
  const Folder folder;
  const base::Path file = folder.path() / "kiosk.key";
  base::check(base::write_file_durably(file, leads::kiosk_key_text(seed)).ok(), "no kiosk's key");
  auto kiosk = leads::KioskKey::read_or_make(file);
  base::check(kiosk.ok(), "the kiosk's key is not read");
  return std::move(kiosk).value();
}

// `source` is the folder of the whole project.
inline leads::KeyPair demo_pair(const base::Path& source) {
  auto pair = leads::KeyPair::read(source / "assets/demo/demo-key.gbkey", "heimat auf zeit");
  base::check(pair.ok(), "the demo key does not open");
  return std::move(pair).value();
}

}  // namespace gummiband::test
