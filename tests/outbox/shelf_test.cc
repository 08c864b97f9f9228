// What lies at a destination, and what a desk remembers of it.
#include "outbox/shelf.h"

#include <filesystem>

#include "catch.h"
#include "ledger/booth.h"
#include "outbox/exported.h"
#include "outbox/servers.h"

using namespace gummiband;
using outbox::always;
using outbox::Exported;
using outbox::Kind;
using outbox::Name;
using outbox::parcel;
using outbox::Parcel;

namespace fs = std::filesystem;

namespace {

std::vector<Name> names_of(const std::vector<Parcel>& parcels) {
  std::vector<Name> names;
  for (const Parcel& one : parcels) names.push_back(one.name);
  std::ranges::sort(names);
  return names;
}

// Delivers, lists, fetches: what comes back is what was sent, and nothing else.
void check_round(const outbox::Destination& there) {
  std::vector<Parcel> sent;
  for (uint32_t lead = 1; lead <= 30; ++lead) sent.push_back(parcel(lead));
  sent[3].name.kind = Kind::kWithdrawal;
  const auto courier = outbox::make_courier(there);
  REQUIRE(courier.ok());
  for (const Parcel& one : sent) {
    REQUIRE(courier.value()->deliver(std::vector{one}, always).outcomes.size() == 1);
  }
  const auto shelf = outbox::make_shelf(there);
  REQUIRE(shelf.ok());
  const auto names = shelf.value()->list();
  INFO((names ? "" : names.fault().sentence));
  REQUIRE(names.ok());
  CHECK(*names == names_of(sent));
  std::vector<Name> wanted = names_of(sent);
  wanted.push_back(parcel(99).name);
  const auto fetched = shelf.value()->fetch(wanted);
  REQUIRE(fetched.ok());
  REQUIRE(fetched->size() == wanted.size());
  for (const Parcel& one : sent) {
    const auto found = std::ranges::find((*fetched), one.name, &outbox::Fetched::name);
    REQUIRE(found != fetched->end());
    CHECK(found->bytes == one.bytes);
    CHECK(found->fault.empty());
  }
  CHECK(fetched->back().bytes.empty());
  CHECK_FALSE(fetched->back().fault.empty());
}

}  // namespace

TEST_CASE("a folder gives back what was delivered, and passes over everything else") {
  const ledger::Folder folder;
  outbox::spill(folder / "notes.txt", "not ours");
  fs::create_directory(folder / outbox::file_name(parcel(70).name));
  fs::create_symlink("/etc/passwd", folder / outbox::file_name(parcel(71).name));
  check_round({folder.path().string(), {}, {}, {}, {}});
}

TEST_CASE("a WebDAV folder gives back what was delivered, and passes over everything else") {
  const outbox::Server server("webdav");
  outbox::spill(server.folder() / "leads" / "notes.txt", "not ours");
  check_round(server.destination());
}

TEST_CASE("a folder that holds something else under a name is told, and nothing is overwritten") {
  const ledger::Folder folder;
  const auto courier = outbox::make_courier({folder.path().string(), {}, {}, {}, {}});
  const Parcel one = parcel(1);
  outbox::spill(folder / outbox::file_name(one.name), "something else");
  const auto delivery = courier.value()->deliver(std::vector{one, parcel(2)}, always);
  REQUIRE(delivery.outcomes.size() == 2);
  CHECK(delivery.outcomes[0].verdict == outbox::Verdict::kRejected);
  CHECK(delivery.outcomes[1].verdict == outbox::Verdict::kReceipt);
  CHECK(outbox::slurp(folder / outbox::file_name(one.name)) == "something else");
}

TEST_CASE("what was exported is remembered, and a memory cut off anywhere is not believed") {
  const ledger::Folder folder;
  const fs::path file = folder / "key.exported";
  CHECK_FALSE(Exported::read(file).value().has(parcel(1).name));
  Exported memory;
  outbox::Signer signer{};
  signer.fill(0xA5);
  for (uint32_t lead = 1; lead <= 3; ++lead) memory.add(parcel(lead).name, signer);
  REQUIRE(memory.write(file).ok());
  const auto again = Exported::read(file);
  REQUIRE(again.ok());
  CHECK(again->signer(parcel(2).name) == signer);
  CHECK_FALSE(again->has(parcel(4).name));

  const std::string whole = outbox::slurp(file);
  for (size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    outbox::spill(file, whole.substr(0, size));
    const auto cut = Exported::read(file);
    // Cut between two lines it is shorter, and nothing else: those leads come once more.
    const bool between = size > 0 && whole[size - 1] == '\n';
    CHECK(cut.ok() == between);
    if (!cut) CHECK_THAT(cut.fault().sentence, contains("exported once more"));
  }
}
