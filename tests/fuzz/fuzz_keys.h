// The kiosk that signs what is fuzzed and the desk that opens it: always the same two.
//
// A target keeps nothing from one input to the next, so both are read anew each time. Hence the
// desk's key file: the demo key once more, wrapped at the least cost there is. Both files are
// written by test_leads "[.keys]". `source` is the folder of the whole project.
#pragma once

#include <filesystem>
#include <utility>

#include "base/check.h"
#include "base/file.h"
#include "leads/keys.h"

namespace gummiband::test {

inline constexpr const char* kFuzzKiosk = "tests/fuzz/keys/kiosk.key";
inline constexpr const char* kFuzzDesk = "tests/fuzz/keys/desk.gbkey";
inline constexpr const char* kDemoPassphrase = "heimat auf zeit";

inline leads::KioskKey fuzz_kiosk(const base::Path& source) {
  base::check(std::filesystem::exists(source / kFuzzKiosk), "the fuzzers' kiosk has no key");
  auto kiosk = leads::KioskKey::read_or_make(source / kFuzzKiosk);
  base::check(kiosk.ok(), "the kiosk's key is not read");
  return std::move(kiosk).value();
}

inline leads::KeyPair fuzz_desk(const base::Path& source) {
  auto pair = leads::KeyPair::read(source / kFuzzDesk, kDemoPassphrase);
  base::check(pair.ok(), "the desk's key does not open");
  return std::move(pair).value();
}

}  // namespace gummiband::test
