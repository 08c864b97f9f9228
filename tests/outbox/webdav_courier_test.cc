// Against a real WebDAV folder: Apache with mod_dav, TLS and a password, started by scripts/webdav.
#include "outbox/webdav_courier.h"

#include <sys/stat.h>

#include <filesystem>
#include <thread>

#include "catch.h"
#include "outbox/destination.h"
#include "outbox/servers.h"

using namespace gummiband;
using outbox::always;
using outbox::Delivery;
using outbox::Destination;
using outbox::parcel;
using outbox::Parcel;
using outbox::slurp;
using outbox::TroubleKind;
using outbox::Verdict;

namespace fs = std::filesystem;

namespace {

std::unique_ptr<outbox::Courier> courier(const Destination& destination,
                                         const outbox::Patience& patience = {}) {
  auto made = outbox::make_courier(destination, patience);
  INFO((made ? "" : made.fault().sentence));
  REQUIRE(made.ok());
  return std::move(made).value();
}

Delivery deliver(const Destination& destination, const std::vector<Parcel>& parcels) {
  return courier(destination)->deliver(parcels, always);
}

void require_receipt(const Delivery& delivery, const Parcel& sent) {
  INFO((delivery.trouble ? delivery.trouble->sentence : ""));
  REQUIRE_FALSE(delivery.trouble);
  REQUIRE(delivery.outcomes.size() == 1);
  INFO(delivery.outcomes[0].sentence);
  CHECK(delivery.outcomes[0].verdict == Verdict::kReceipt);
  CHECK(delivery.outcomes[0].name == sent.name);
  CHECK(delivery.outcomes[0].sha256 == sent.sha256);
}

void check_trouble(const Delivery& delivery, TroubleKind kind, const std::string& says) {
  CHECK(delivery.outcomes.empty());
  REQUIRE(delivery.trouble);
  CHECK(delivery.trouble->kind == kind);
  CHECK_THAT(delivery.trouble->sentence, contains(says));
}

}  // namespace

TEST_CASE("a WebDAV folder takes parcels once, and gives receipts for what lies there") {
  outbox::Server server("webdav");
  const fs::path leads = server.folder() / "leads";
  const Destination destination = server.destination();
  const Parcel one = parcel(1);
  const fs::path file = leads / outbox::file_name(one.name);

  SECTION("stored, read back, and the same again changes nothing") {
    require_receipt(deliver(destination, {one}), one);
    CHECK(slurp(file) == one.bytes);
    const auto written = fs::last_write_time(file);
    require_receipt(deliver(destination, {one}), one);
    CHECK(fs::last_write_time(file) == written);
    CHECK_THAT(slurp(server.folder() / "access.log"), contains(" 412\n"));
  }
  SECTION("the largest parcel and a batch over one connection") {
    std::vector<Parcel> batch;
    for (uint32_t lead = 0; lead < 16; ++lead) batch.push_back(parcel(lead, "stadt", 65'536));
    const Delivery delivery = deliver(destination, batch);
    REQUIRE(delivery.outcomes.size() == batch.size());
    for (size_t i = 0; i < batch.size(); ++i) {
      CHECK(delivery.outcomes[i].sha256 == batch[i].sha256);
    }
  }
  SECTION("another file of that name is not overwritten, and the others go on") {
    outbox::spill(file, "somebody else's");
    const Parcel two = parcel(2);
    const Delivery delivery = deliver(destination, {one, two});
    REQUIRE(delivery.outcomes.size() == 2);
    CHECK(delivery.outcomes[0].verdict == Verdict::kRejected);
    CHECK_THAT(delivery.outcomes[0].sentence, contains("Another file has the name"));
    CHECK(delivery.outcomes[1].verdict == Verdict::kReceipt);
    CHECK(slurp(file) == "somebody else's");
  }
  SECTION("the piece that a broken upload left becomes whole") {
    outbox::spill(file, one.bytes.substr(0, 700));
    fs::permissions(file, fs::perms::all);
    const Delivery fresh = deliver(destination, {one});
    REQUIRE(fresh.outcomes.size() == 1);
    CHECK(fresh.outcomes[0].verdict != Verdict::kRejected);
    outbox::spill(file, one.bytes.substr(0, 700));
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
    require_receipt(deliver(destination, {one}), one);
    CHECK(slurp(file) == one.bytes);
  }
  SECTION("a file larger than the server takes is rejected, the next one is not") {
    const Delivery delivery = deliver(destination, {parcel(3, "stadt", 120'000), one});
    REQUIRE(delivery.outcomes.size() == 2);
    CHECK(delivery.outcomes[0].verdict == Verdict::kRejected);
    CHECK(delivery.outcomes[1].verdict == Verdict::kReceipt);
  }
  SECTION("five couriers with the same parcel at once leave one file and five receipts") {
    for (uint32_t lead = 0; lead < 20; ++lead) {
      const Parcel same = parcel(lead + 100);
      std::vector<Delivery> all(5);
      std::vector<std::thread> threads;
      for (Delivery& delivery : all) {
        threads.emplace_back([&] {
          const auto mine = outbox::make_courier(destination);
          for (int i = 0; i < 5; ++i) {
            delivery = mine.value()->deliver(std::vector{same}, always);
            if (!delivery.trouble && delivery.outcomes[0].verdict != Verdict::kAgain) return;
          }
        });
      }
      for (std::thread& thread : threads) thread.join();
      for (const Delivery& delivery : all) require_receipt(delivery, same);
      CHECK(slurp(leads / outbox::file_name(same.name)) == same.bytes);
    }
  }
  SECTION("a client certificate opens instead of a password") {
    Destination by_certificate = destination;
    by_certificate.address =
        "https://localhost:" + std::to_string(server.port()) + "/by-certificate/";
    by_certificate.password_file.clear();
    CHECK(deliver(by_certificate, {one}).trouble);
    by_certificate.certificate = server.folder() / "tls/client.pem";
    by_certificate.key = server.folder() / "tls/client.key";
    require_receipt(deliver(by_certificate, {one}), one);
  }
  SECTION("a wrong password is a matter for a person") {
    Destination wrong = destination;
    wrong.password_file = server.folder() / "wrong";
    outbox::spill(wrong.password_file, "not this one\n");
    ::chmod(wrong.password_file.c_str(), 0600);
    check_trouble(deliver(wrong, {one}), TroubleKind::kSettings, "HTTP 401");
  }
  SECTION("a folder that is not there, and one that is no WebDAV folder") {
    Destination missing = destination;
    missing.address += "nowhere/";
    check_trouble(deliver(missing, {one}), TroubleKind::kSettings, "Make it, or check");
  }
  SECTION("a server whose certificate we have no reason to believe gets nothing") {
    Destination stranger = destination;
    stranger.authorities.clear();
    check_trouble(deliver(stranger, {one}), TroubleKind::kCertificate, "cannot prove");
    Destination misnamed = destination;
    misnamed.authorities = server.folder() / "tls/other.pem";
    CHECK(deliver(misnamed, {one}).trouble);
    CHECK_FALSE(fs::exists(file));
  }
  SECTION("a server that has gone away is a network in trouble, and comes back") {
    const auto kept = courier(destination);
    require_receipt(kept->deliver(std::vector{one}, always), one);
    server.stop();
    check_trouble(kept->deliver(std::vector{one}, always), TroubleKind::kNetwork, "no way");
    server.start();
    const Parcel two = parcel(2);
    require_receipt(kept->deliver(std::vector{two}, always), two);
  }
  SECTION("told to stop it stops") {
    const Delivery delivery = courier(destination)->deliver(std::vector{one}, [] { return false; });
    CHECK(delivery.outcomes.empty());
    CHECK_FALSE(fs::exists(file));
  }
}

TEST_CASE("an address is taken apart, and one with a password in it is refused") {
  const auto folder = outbox::parse_folder_address("https://kiosk%40x@cloud.example.org/dav/leads");
  REQUIRE(folder.ok());
  CHECK(folder->url == "https://cloud.example.org/dav/leads/");
  CHECK(folder->shown == "cloud.example.org/dav/leads");
  CHECK(folder->user == "kiosk@x");
  for (const char* address :
       {"http://cloud.example.org/", "https://", "https://a:b@cloud.example.org/",
        "https://cloud.example.org/?x=1", "https://cloud.example.org/#x",
        "ftp://cloud.example.org/", "https://cloud example.org/", ""}) {
    CAPTURE(address);
    CHECK_FALSE(outbox::parse_folder_address(address).ok());
  }
  CHECK_FALSE(outbox::kind_of("http://cloud.example.org/").ok());
  CHECK_FALSE(outbox::kind_of("").ok());
}

TEST_CASE("a password that others may read is refused, with the words that mend it") {
  const fs::path file = fs::path(GUMMIBAND_BUILD_DIR) / "outbox-password";
  fs::remove(file);
  outbox::spill(file, "secret\nsecond line\n");
  ::chmod(file.c_str(), 0640);
  const auto open = outbox::read_password(file);
  REQUIRE_FALSE(open.ok());
  CHECK_THAT(open.fault().sentence, contains("chmod 600"));
  ::chmod(file.c_str(), 0600);
  CHECK(outbox::read_password(file).value() == "secret");
  outbox::spill(file, "\n");
  CHECK_FALSE(outbox::read_password(file).ok());
  fs::remove(file);
  CHECK_FALSE(outbox::read_password(file).ok());
}
