// Exactly at a limit all is well, and one more is refused.
#include <sys/stat.h>

#include "catch.h"
#include "ledger/booth.h"
#include "outbox/board.h"
#include "outbox/exported.h"
#include "outbox/hub_desk.h"
#include "outbox/hub_schema.h"
#include "outbox/names_in_folder.h"
#include "outbox/servers.h"
#include "outbox/shelf.h"

using namespace gummiband;
using outbox::Delivery;
using outbox::kMostParcelBytes;
using outbox::parcel;
using outbox::Verdict;

namespace {

std::vector<Verdict> verdicts(const outbox::Destination& destination,
                              const std::vector<outbox::Parcel>& sent) {
  const Delivery delivery =
      outbox::make_courier(destination).value()->deliver(sent, outbox::always);
  INFO((delivery.trouble ? delivery.trouble->sentence : ""));
  REQUIRE_FALSE(delivery.trouble);
  std::vector<Verdict> all;
  for (const outbox::Outcome& outcome : delivery.outcomes) all.push_back(outcome.verdict);
  return all;
}

}  // namespace

TEST_CASE("a hub takes the largest parcel there is, and none that is a byte larger") {
  const outbox::Server server("postgres");
  REQUIRE(outbox::init_hub(server.destination(), {{"kiosk", "kiosk", {}}}).ok());
  CHECK(verdicts(server.as("kiosk"), {parcel(1, "stadt", kMostParcelBytes),
                                      parcel(2, "stadt", kMostParcelBytes + 1)}) ==
        std::vector{Verdict::kReceipt, Verdict::kRejected});
}

TEST_CASE("a desk reads the largest parcel there is, and none that is a byte larger") {
  const outbox::Server server("webdav");
  const base::Path leads = server.folder() / "leads";
  const std::vector<outbox::Parcel> there = {parcel(1, "stadt", kMostParcelBytes),
                                             parcel(2, "stadt", kMostParcelBytes + 1)};
  std::vector<outbox::Name> names;
  for (const outbox::Parcel& one : there) {
    outbox::spill(leads / outbox::file_name(one.name), one.bytes);
    names.push_back(one.name);
  }
  for (const std::string& address : {server.destination().address, leads.string()}) {
    CAPTURE(address);
    outbox::Destination destination = server.destination();
    destination.address = address;
    const auto fetched = outbox::make_shelf(destination).value()->fetch(names);
    REQUIRE(fetched.ok());
    CHECK(fetched->at(0).bytes == there[0].bytes);
    CHECK_FALSE(fetched->at(1).fault.empty());
  }
}

TEST_CASE("a folder holds as many names as a desk reads, and not one more") {
  const ledger::Folder folder;
  const auto bring = [&](uint32_t lead) {
    const std::string file = outbox::file_name(parcel(lead).name);
    outbox::spill(folder / file, "");
    return file;
  };
  const std::vector<std::string> two = {bring(1), bring(2)};
  const auto in_folder = [&] {
    return outbox::names_in_folder(folder.path(), 2, outbox::parse_file_name);
  };
  const auto listed = [&](const std::vector<std::string>& files) {
    return outbox::names_among(files, 2, outbox::parse_file_name, "cloud.example.org");
  };
  CHECK(in_folder()->size() == 2);
  // What a server lists twice, and what is nobody's business, is no name more.
  CHECK(listed({two[0], two[1], two[0], "holiday.jpg"})->size() == 2);
  CHECK_THAT(listed({two[0], two[1], bring(3)}).fault().sentence,
             contains("cloud.example.org holds too much. Move away"));
  CHECK_THAT(in_folder().fault().sentence, contains("holds too much. Move away"));
}

TEST_CASE("a hub shows as many bulletins as a desk reads, and not one more") {
  const outbox::Server server("postgres");
  REQUIRE(
      outbox::init_hub(server.destination(), {{"kiosk", "kiosk", {}}, {"desk", "desk", {"stadt"}}})
          .ok());
  const auto hang = [&](size_t first, size_t last) {
    return outbox::sql_as_owner(
        server,
        "INSERT INTO gummiband.bulletin (name, kiosk, bytes) SELECT lpad(to_hex(n), 64, '0') || "
        "'.health', 'kiosk', 'x' FROM generate_series(" +
            std::to_string(first) + ", " + std::to_string(last) + ") AS n");
  };
  const auto board = outbox::make_board(server.as("desk")).value();
  CHECK(hang(1, outbox::kMostBulletins) == "");
  CHECK(board->list()->size() == outbox::kMostBulletins);
  CHECK(hang(outbox::kMostBulletins + 1, outbox::kMostBulletins + 1) == "");
  CHECK_THAT(board->list().fault().sentence, contains("holds too much"));
}

TEST_CASE("a hub that never comes to the end of its list is left") {
  const outbox::Server server("postgres");
  REQUIRE(outbox::init_hub(server.destination(), {{"desk", "desk", {"stadt"}}}).ok());
  // A full page each time, of what is no bulletin, and later than what was read before.
  REQUIRE(outbox::sql_as_owner(
              server,
              "CREATE OR REPLACE VIEW gummiband.board AS SELECT 'x' || "
              "to_char(clock_timestamp(), 'YYYYMMDDHH24MISSUS') || lpad(n::text, 6, '0') AS name, "
              "'kiosk'::text AS kiosk, ''::text AS body, 0::bigint AS arrived_ms "
              "FROM generate_series(1, " +
                  std::to_string(outbox::kDeskRowsAtOnce) + ") AS n") == "");
  const auto listed = outbox::make_board(server.as("desk")).value()->list();
  REQUIRE_FALSE(listed.ok());
  CHECK_THAT(listed.fault().sentence, contains("holds too much"));
}

TEST_CASE("a password and an address are as long as they may be, and not a byte longer") {
  const ledger::Folder folder;
  const base::Path file = folder / "password";
  const auto password = [&](size_t bytes) {
    outbox::spill(file, std::string(bytes, 'p'));
    REQUIRE(::chmod(file.c_str(), 0600) == 0);
    return outbox::read_password(file);
  };
  CHECK(password(1024).value() == std::string(1024, 'p'));
  CHECK_FALSE(password(1025).ok());

  const std::string dav = "https://cloud.example.org/";
  CHECK(outbox::parse_folder_address(dav + std::string(1024 - dav.size(), 'f')).ok());
  CHECK_FALSE(outbox::parse_folder_address(dav + std::string(1025 - dav.size(), 'f')).ok());
  const std::string hub = "postgresql://kiosk@hub.example.org/";
  CHECK(outbox::parse_hub_address(hub + std::string(1024 - hub.size(), 'd')).ok());
  CHECK_FALSE(outbox::parse_hub_address(hub + std::string(1025 - hub.size(), 'd')).ok());
}

TEST_CASE("what is sealed to others is remembered for each key, and read again") {
  const ledger::Folder folder;
  const base::Path file = folder / "exported";
  leads::PublicKey ours;
  ours.bytes.fill(7);
  outbox::Exported memory;
  memory.add(parcel(1).name, outbox::Signer{1});
  memory.add_for_other(parcel(2).name, ours);
  REQUIRE(memory.write(file).ok());
  const auto read = outbox::Exported::read(file);
  REQUIRE(read.ok());
  CHECK(read->has(parcel(1).name));
  CHECK_FALSE(read->has(parcel(2).name));
  CHECK(read->is_for_other(parcel(2).name, ours));
  CHECK_FALSE(read->is_for_other(parcel(2).name, leads::PublicKey{}));
  CHECK_FALSE(read->is_for_other(parcel(1).name, ours));

  // As an older program wrote it.
  std::string text = outbox::slurp(file);
  const size_t second = text.find('\n', text.find('\n') + 1) + 1;
  text = text.substr(0, second);
  text.replace(text.find('2'), 1, "1");
  outbox::spill(file, text);
  CHECK(outbox::Exported::read(file)->has(parcel(1).name));
  outbox::spill(file, text + "nonsense\n");
  CHECK_FALSE(outbox::Exported::read(file).ok());
}
