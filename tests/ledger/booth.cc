#include "ledger/booth.h"

#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "catch.h"
#include "leads/interest.h"

namespace gummiband::ledger {

Folder::Folder() {
  // In memory where there is such a place: these tests cut the power by themselves and need no
  // real fsync, which takes minutes on a busy disk.
  const base::Path memory = "/dev/shm";
  const bool usable = ::access(memory.c_str(), W_OK | X_OK) == 0;
  const base::Path place = usable ? memory : std::filesystem::temp_directory_path();
  std::string name = (place / "gummiband-ledger-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

leads::Envelope envelope(uint32_t lead, const std::string& recipient, size_t size) {
  leads::Envelope made;
  for (size_t i = 0; i < 4; ++i) made.lead_id.bytes[i] = static_cast<uint8_t>(lead >> (8 * i));
  made.lead_id.bytes[15] = 7;
  made.recipient_id = recipient;
  made.key_id = "key-of-" + recipient.substr(0, 16);
  std::minstd_rand random(lead + 1);
  made.bytes.reserve(size);
  while (made.bytes.size() < size) made.bytes.push_back(static_cast<char>(random() >> 8));
  return made;
}

uint32_t lead_number(const leads::Envelope& envelope) {
  uint32_t lead = 0;
  for (size_t i = 0; i < 4; ++i) lead |= uint32_t{envelope.lead_id.bytes[i]} << (8 * i);
  return lead;
}

base::Result<std::string> store(Ledger& ledger, std::span<const leads::Envelope> envelopes) {
  return ledger.capture(envelopes, {"consent 1", "de", "Ich bin einverstanden.\n"});
}

Receipt receipt_for(const leads::Envelope& envelope) {
  return {envelope.lead_id, envelope.recipient_id, leads::sha256_hex(envelope.bytes), "test"};
}

std::string slurp(const base::Path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void spill(const base::Path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  REQUIRE(file.good());
}

base::Path with_ending(base::Path path, const std::string& ending) {
  path += ending;
  return path;
}

std::vector<std::string> sql(const base::Path& file, const std::string& statements) {
  sqlite3* db = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
  std::vector<std::string> rows;
  const auto collect = [](void* into, int, char** values, char**) {
    static_cast<std::vector<std::string>*>(into)->emplace_back(values[0] ? values[0] : "NULL");
    return 0;
  };
  const int code = sqlite3_exec(db, statements.c_str(), collect, &rows, nullptr);
  const std::string error = sqlite3_errmsg(db);
  sqlite3_close(db);
  if (code != SQLITE_OK) rows = {error};
  return rows;
}

std::vector<leads::Envelope> all(const Ledger& ledger) {
  std::vector<leads::Envelope> found;
  int64_t after = 0;
  while (true) {
    const auto some = ledger.envelopes(after, 100);
    INFO((some ? "" : some.fault().sentence));
    REQUIRE(some.ok());
    if (some->empty()) return found;
    for (const StoredEnvelope& stored : *some) {
      REQUIRE(stored.sequence > after);
      after = stored.sequence;
      found.push_back(stored.envelope);
    }
  }
}

std::unique_ptr<Ledger> open(const base::Path& file, const base::Clock& clock) {
  auto ledger = Ledger::open(file, Access::kReadWrite, clock);
  INFO((ledger ? "" : ledger.fault().sentence));
  REQUIRE(ledger.ok());
  return std::move(ledger).value();
}

uint32_t seed() {
  const char* given = std::getenv("GUMMIBAND_SEED");
  const auto chosen = given != nullptr ? static_cast<uint32_t>(std::strtoul(given, nullptr, 10))
                                       : std::random_device()();
  std::cerr << "GUMMIBAND_SEED=" << chosen << "\n";
  return chosen;
}

}  // namespace gummiband::ledger
