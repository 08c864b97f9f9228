// hub, as its owner types it, against a real PostgreSQL and a real WebDAV folder.
#include <cstdio>
#include <filesystem>

#include "catch.h"
#include "cli/cli.h"
#include "outbox/servers.h"
#include "program.h"
#include "said_by.h"

using namespace gummiband::cli;
namespace fs = std::filesystem;
namespace outbox = gummiband::outbox;

namespace {

// The flags for a destination, whose names begin so: "at" and "", or "to" and "to-".
Words flags(const outbox::Destination& destination, const std::string& name,
            const std::string& before) {
  return {"--" + name,
          destination.address,
          "--" + before + "password-file",
          destination.password_file,
          "--" + before + "ca",
          destination.authorities};
}

Words with(const std::string& address, outbox::Destination destination) {
  destination.address = address;
  return flags(destination, "to", "to-");
}

}  // namespace

TEST_CASE("the owner of a hub can be neither a kiosk nor a desk, and gets no new password") {
  const outbox::Server hub("postgres");
  const gummiband::base::Path folder = fresh_folder("hub-owner");
  const Words init =
      Words{"hub", "init", "--passwords", folder.string()} + flags(hub.destination(), "at", "");
  for (const Words& role : {Words{"--kiosk", "owner"}, Words{"--desk", "owner:heimvorteil"},
                            Words{"--kiosk", "olpe", "--kiosk", "owner"}}) {
    const Spoken said = start_program(init + role);
    CHECK(said.code == kWorldFault);
    CHECK(said.err ==
          "gummiband: \"owner\" owns the hub and can be neither a kiosk nor a desk. Take another "
          "name.\n");
    CHECK(fs::is_empty(folder));
  }
  CHECK(start_program(init + Words{"--kiosk", "olpe"}).code == kFine);  // its password is as it was
}

TEST_CASE("a hub that does not answer is said in one sentence with its cause, and what to do") {
  const std::string host = "localhost:" + std::to_string(outbox::free_port()) + "/leads";
  const Spoken said =
      start_program({"hub", "init", "--at", "postgresql://owner@" + host, "--kiosk", "olpe"});
  CHECK(said.code == kWorldFault);
  CHECK(said.err == "gummiband: " + host +
                        ": no way to the server (Connection refused). Check the network, the "
                        "address with its port, and that a PostgreSQL runs there.\n");
}

// What scripts/run --hub demo does once it has built the program.
TEST_CASE("the demo of a hub goes from a visit to the desk's table, and leaves no server behind") {
  const gummiband::base::Path folder = fresh_folder("hub-demo");
  const std::string command = kSource + "/scripts/hub-demo " + GUMMIBAND_BUILD_DIR + "/gummiband " +
                              folder.string() + " 2>&1; echo ended with $?";
  const std::string said = gummiband::said_by(command);
  INFO(said);
  CHECK(said.ends_with("ended with 0\n"));
  CHECK_THAT(said, contains("2 captured: 2 delivered, 0 waiting"));
  CHECK_THAT(said, contains("2 new leads written to " + (folder / "leads.xlsx").string()));
  CHECK(fs::file_size(folder / "leads.xlsx") > 0);
  CHECK(fs::file_size(folder / "report.pdf") > 0);
  // The port that the desk asked is nobody's by now.
  const size_t at = said.find("postgresql://office@");
  REQUIRE(at != std::string::npos);
  const std::string address = said.substr(at, said.find(' ', at) - at);
  CHECK_THAT(start_program({"hub", "status", "--at", address}).err,
             contains("no way to the server"));
}

TEST_CASE("a move looks at both ends, even where there is nothing to move") {
  const gummiband::base::Path folder = fresh_folder("hub-move");
  fs::create_directory(folder / "empty");
  const Words move = {"hub", "move", "--from", (folder / "empty").string()};
  const auto refused = [&](const Words& to) {
    const Spoken said = start_program(move + to);
    CHECK(said.code == kWorldFault);
    CHECK(said.out.empty());
    return said.err;
  };
  CHECK_THAT(refused({"--to", (folder / "nowhere").string()}), contains("nowhere is not there."));
  CHECK_THAT(start_program({"hub", "move", "--from", (folder / "nowhere").string(), "--to",
                            (folder / "empty").string()})
                 .err,
             contains("Cannot read the folder"));
  CHECK_THAT(start_program(move + Words{"--to", (folder / "empty").string()}).out,
             contains("0 parcels are at folder"));

  const outbox::Server dav("webdav");
  const outbox::Destination there = dav.destination();
  CHECK(start_program(move + flags(there, "to", "to-")).code == kFine);
  CHECK_THAT(refused(with(there.address + "nowhere/", there)),
             contains("there is no such folder. Make it, or check the address (HTTP 404).\n"));
  write(folder / "wrong.password", "wrong\n");
  outbox::Destination stranger = there;
  stranger.password_file = folder / "wrong.password";
  CHECK_THAT(refused(flags(stranger, "to", "to-")), contains("is not accepted. Check"));

  const outbox::Server hub("postgres");
  const outbox::Destination owner = hub.destination();
  CHECK_THAT(refused(flags(owner, "to", "to-")), contains("this is no hub"));
  const Words init = Words{"hub",    "init",       "--kiosk",     "olpe",
                           "--desk", "desk:stadt", "--passwords", folder.string()};
  REQUIRE(start_program(init + flags(owner, "at", "")).code == kFine);
  outbox::Destination role = owner;
  const std::string host = "@localhost:" + std::to_string(hub.port()) + "/leads";
  role.password_file = folder / "olpe.password";
  CHECK(start_program(move + with("postgresql://olpe" + host, role)).code == kFine);
  role.password_file = folder / "desk.password";
  CHECK_THAT(refused(with("postgresql://desk" + host, role)),
             contains("the user may not deliver there"));
}
