#include "outbox/late.h"

#include <string>
#include <utility>

#include "base/shown_address.h"

namespace gummiband::outbox {
namespace {

// What make_courier() or make_board() gives, once it gives something.
template <typename Made>
class Late {
 public:
  using Make = base::Result<std::unique_ptr<Made>> (*)(const Destination&, const Patience&);

  Late(Destination destination, Make make) : destination_(std::move(destination)), make_(make) {
    get();
  }

  // Nothing while it cannot be made.
  Made* get() {
    if (made_) return made_.get();
    auto made = make_(destination_, {});
    if (made) made_ = std::move(*made);
    why_not_ = made ? "" : made.fault().sentence;
    return made_.get();
  }

  const Made* made() const { return made_.get(); }
  std::string name() const {
    return made_ ? made_->name() : base::shown_address(destination_.address);
  }
  const std::string& why_not() const { return why_not_; }
  Trouble trouble() const { return {TroubleKind::kSettings, why_not_, std::nullopt, 0}; }

 private:
  const Destination destination_;
  const Make make_;
  std::unique_ptr<Made> made_;
  std::string why_not_;
};

class LateCourier final : public Courier {
 public:
  explicit LateCourier(const Destination& destination) : late_(destination, make_courier) {}

  std::string name() const override { return late_.name(); }
  size_t most_at_once() const override {
    return late_.made() == nullptr ? 1 : late_.made()->most_at_once();
  }
  std::string obstacle() override {
    late_.get();
    return late_.why_not();
  }
  Delivery deliver(std::span<const Parcel> parcels, const GoOn& go_on) override {
    Courier* courier = late_.get();
    if (courier != nullptr) return courier->deliver(parcels, go_on);
    return {{}, late_.trouble()};
  }

 private:
  Late<Courier> late_;
};

class LateBoard final : public Board {
 public:
  explicit LateBoard(const Destination& destination)
      : late_(destination, [](const Destination& found, const Patience& patience) {
          return make_board(found, patience);
        }) {}

  std::string name() const override { return late_.name(); }
  Seen look(const BulletinName& name, const GoOn& go_on) override {
    Board* board = late_.get();
    if (board != nullptr) return board->look(name, go_on);
    Seen seen;
    seen.trouble = late_.trouble();
    return seen;
  }
  Pinned pin(const BulletinName& name, const std::string& bytes, const Seen& seen,
             const GoOn& go_on) override {
    Board* board = late_.get();
    if (board != nullptr) return board->pin(name, bytes, seen, go_on);
    return {Pinning::kOther, late_.trouble()};
  }
  base::Result<std::vector<BulletinName>> list() override {
    Board* board = late_.get();
    if (board == nullptr) return base::Fault{late_.why_not()};
    return board->list();
  }
  base::Result<std::vector<Posted>> fetch(std::span<const BulletinName> names) override {
    Board* board = late_.get();
    if (board == nullptr) return base::Fault{late_.why_not()};
    return board->fetch(names);
  }

 private:
  Late<Board> late_;
};

}  // namespace

std::unique_ptr<Courier> make_late_courier(const Destination& destination) {
  return std::make_unique<LateCourier>(destination);
}

std::unique_ptr<Board> make_late_board(const Destination& destination) {
  return std::make_unique<LateBoard>(destination);
}

}  // namespace gummiband::outbox
