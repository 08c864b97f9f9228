// A desk reads from a server that has too much to do.
#include <algorithm>

#include "catch.h"
#include "outbox/board.h"
#include "outbox/patient_https.h"
#include "outbox/servers.h"
#include "outbox/shelf.h"

using namespace gummiband;
using outbox::Destination;
using outbox::kMostBusyTries;
using outbox::parcel;
using outbox::Parcel;

namespace {

const std::string kAnswers = "../tests/outbox/answers.py";

// A server with three parcels, and a desk that notes what it is to wait for.
struct Office {
  Destination at(const std::string& way) const {
    Destination destination = server.destination();
    destination.address += way + "/";
    return destination;
  }
  // Every name that lies there by now.
  std::vector<outbox::Name> bring(const std::string& way) const {
    const std::vector<Parcel> sent = {parcel(1), parcel(2), parcel(3)};
    // Whatever the answer to reading back is, they have arrived.
    outbox::make_courier(at(way)).value()->deliver(sent, outbox::always);
    for (const Parcel& more : sent) {
      outbox::make_courier(at(way)).value()->deliver(std::vector{more}, outbox::always);
    }
    return {sent[0].name, sent[1].name, sent[2].name};
  }
  std::unique_ptr<outbox::Shelf> shelf(const std::string& way) {
    return outbox::make_shelf(at(way), {},
                              [this](int64_t wait_ms) {
                                waits.push_back(wait_ms);
                                return patient;
                              })
        .value();
  }

  outbox::Server server{kAnswers};
  std::vector<int64_t> waits;
  bool patient = true;
};

}  // namespace

TEST_CASE("a desk waits for a busy server as long as it asks for, and reads all it wanted") {
  Office office;
  const auto names = office.bring("busy-2-7");
  // Bringing has asked for two of them already; these are other questions.
  office.waits.clear();
  const auto shelf = office.shelf("busy-2-7");
  CHECK(shelf->list().value() == names);
  CHECK(office.waits == std::vector<int64_t>{7'000, 7'000});
  const auto fetched = shelf->fetch(names);
  REQUIRE(fetched.ok());
  REQUIRE(fetched->size() == 3);
  for (size_t i = 0; i < 3; ++i) {
    CHECK(fetched->at(i).fault.empty());
    CHECK(fetched->at(i).bytes == parcel(static_cast<uint32_t>(i + 1)).bytes);
  }
}

// It was said to be damaged, once for each lead.
TEST_CASE("a server that stays busy is said to be busy, whatever is read from it") {
  Office office;
  const auto names = office.bring("busy-999-7");
  const std::string busy =
      "has too much to do at present (HTTP 503). Try again in 7 s; if it stays so, ask who runs "
      "it.";
  const auto shelf = office.shelf("busy-999-7");
  CHECK_THAT(shelf->list().fault().sentence, contains(busy));
  CHECK(office.waits == std::vector<int64_t>(kMostBusyTries - 1, 7'000));
  CHECK_THAT(shelf->fetch(names).fault().sentence, contains(busy));
  CHECK(office.waits.size() == size_t{2} * (kMostBusyTries - 1));
  office.patient = false;  // nobody wants to wait
  CHECK_FALSE(shelf->list().ok());
  CHECK(office.waits.size() == size_t{2} * (kMostBusyTries - 1) + 1);

  const auto board = outbox::make_board(office.at("busy-999-7")).value();
  CHECK_THAT(board->list().fault().sentence, contains(busy));
  CHECK_THAT(board->fetch(std::vector{outbox::BulletinName{}}).fault().sentence, contains(busy));
}

TEST_CASE("nobody is kept waiting at a desk for longer than two minutes") {
  Office office;
  CHECK(office.shelf("busy-1-120")->list().ok());
  CHECK(office.waits == std::vector<int64_t>{outbox::kMostBusyWaitMs});
  CHECK_THAT(office.shelf("busy-1-121")->list().fault().sentence, contains("Try again in 121 s"));
  CHECK(office.waits.size() == 1);
}

TEST_CASE("waits of a server that asks for none grow, and end") {
  class Busy final : public outbox::Https {
   public:
    outbox::Answered ask(const outbox::Request&, const outbox::GoOn&) override {
      outbox::Answered answered;
      answered.answer.emplace().status = 429;
      return answered;
    }
  };
  std::vector<int64_t> waits;
  const auto https = outbox::make_patient_https(std::make_unique<Busy>(), [&](int64_t wait_ms) {
    waits.push_back(wait_ms);
    return true;
  });
  CHECK(https->ask({}, outbox::always).answer->status == 429);
  CHECK(waits == std::vector<int64_t>{1'000, 2'000, 4'000, 8'000, 16'000});
}

TEST_CASE("what came before a server was busy is there, and the rest of it says why not") {
  Office office;
  const auto names = office.bring("tired-2-1000");
  const auto shelf = office.shelf("tired-2-1000");
  REQUIRE(shelf->list().value() == names);
  const auto some = shelf->fetch(names);
  REQUIRE(some.ok());
  REQUIRE(some->size() == 2);
  CHECK(some->at(1).bytes == parcel(2).bytes);
  CHECK_THAT(shelf->fetch(std::span(names).subspan(2)).fault().sentence,
             contains("Try again in 1000 s"));
}
