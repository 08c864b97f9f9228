// hub init and move: the receiving side.
#include <algorithm>
#include <cstdio>
#include <span>

#include "base/random.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/commands.h"
#include "cli/interruption.h"
#include "cli/opening.h"
#include "leads/envelope.h"
#include "leads/interest.h"
#include "leads/withdrawal.h"
#include "outbox/courier.h"
#include "outbox/hub_schema.h"
#include "outbox/shelf.h"

namespace gummiband::cli {
namespace {

// 128 bits: nobody types it.
std::string new_password() {
  base::SystemRandom random;
  std::array<uint8_t, 16> bytes{};
  random.fill(bytes);
  return base::to_hex(bytes);
}

base::Path password_file(const base::Path& folder, const outbox::HubRole& role) {
  return folder / (role.name + ".password");
}

// The password in its file, or a new one in a new file, readable by its owner only.
base::Result<void> give_password(outbox::HubRole& role, const base::Path& folder) {
  const base::Path file = password_file(folder, role);
  if (base::is_there(file)) {
    auto password = outbox::read_password(file);
    if (!password) return password.fault();
    role.password = std::move(*password);
    return {};
  }
  role.password = new_password();
  return base::write_new_file_durably(file, role.password + "\n");
}

// Whoever is at work already keeps the password it has: a new one would shut it out.
base::Result<void> check_roles(const std::vector<outbox::HubRole>& roles,
                               const outbox::HubRoles& there, const base::Path& folder) {
  for (const outbox::HubRole& role : roles) {
    const base::Path file = password_file(folder, role);
    if (role.name == there.owner) {
      return base::Fault{
          "\"" + role.name +
          "\" owns the hub and can be neither a kiosk nor a desk. Take another name."};
    }
    if (std::ranges::count(there.all, role.name) > 0 && !base::is_there(file)) {
      return base::Fault{"The role \"" + role.name + "\" is there already, and " + file.string() +
                         " with its password is not. Leave it out, bring the file with "
                         "--passwords FOLDER, or drop the role first."};
    }
  }
  return {};
}

base::Result<std::vector<outbox::HubRole>> roles_of(const HubInitWords& words) {
  std::vector<outbox::HubRole> roles;
  for (const std::string& kiosk : words.kiosks) roles.push_back({kiosk, {}, {}});
  for (const std::string& desk : words.desks) {
    const size_t colon = desk.find(':');
    if (colon == std::string::npos || colon + 1 == desk.size()) {
      return base::Fault{"--desk " + desk + " names no recipient. Write ROLE:RECIPIENT."};
    }
    outbox::HubRole role{desk.substr(0, colon), {}, {}};
    for (const auto& recipient : base::split(std::string_view(desk).substr(colon + 1), ',')) {
      role.recipients.emplace_back(recipient);
    }
    roles.push_back(std::move(role));
  }
  for (const outbox::HubRole& role : roles) {
    // Before it becomes the name of a file.
    if (!outbox::is_role_name(role.name)) {
      return base::Fault{"\"" + role.name +
                         "\" cannot be a role. Take small letters, digits, - and _, a letter "
                         "first."};
    }
    if (std::ranges::count(roles, role.name, &outbox::HubRole::name) > 1) {
      return base::Fault{"\"" + role.name +
                         "\" is named twice. A kiosk delivers and a desk reads; give each its own "
                         "role."};
    }
  }
  return roles;
}

// A parcel, if its bytes are what its name says, and whole.
base::Result<outbox::Parcel> checked(const outbox::Fetched& fetched) {
  if (!fetched.fault.empty()) return base::Fault{fetched.fault};
  outbox::Name inside = fetched.name;
  if (fetched.name.kind == outbox::Kind::kEnvelope) {
    const auto envelope = leads::parse_envelope(fetched.bytes);
    if (!envelope) return envelope.fault();
    inside.lead_id = envelope->lead_id;
    inside.recipient_id = envelope->recipient_id;
  } else {
    const auto withdrawal = leads::parse_withdrawal(fetched.bytes);
    if (!withdrawal) return withdrawal.fault();
    inside.lead_id = withdrawal->lead_id;
    inside.recipient_id = withdrawal->recipient_id;
  }
  if (inside != fetched.name) return base::Fault{"It is of another lead than its name says."};
  return outbox::Parcel{fetched.name, fetched.bytes, leads::sha256_hex(fetched.bytes)};
}

class Mover {
 public:
  Mover(outbox::Shelf& shelf, outbox::Courier& courier) : shelf_(shelf), courier_(courier) {}

  // Withdrawals first: a desk that exports in between must not see what was taken back.
  base::Result<void> move(std::vector<outbox::Name> names) {
    std::stable_partition(names.begin(), names.end(), [](const outbox::Name& name) {
      return name.kind == outbox::Kind::kWithdrawal;
    });
    return move_in_order(names);
  }

  int64_t moved() const { return moved_; }
  int64_t left_behind() const { return left_; }

 private:
  base::Result<void> move_in_order(std::span<const outbox::Name> names) {
    const size_t most = std::min(outbox::kMostFetchedAtOnce, courier_.most_at_once());
    while (!names.empty()) {
      const auto some = names.first(std::min(most, names.size()));
      const auto fetched = shelf_.fetch(some);
      if (!fetched) return fetched.fault();
      names = names.subspan(fetched->size());
      std::vector<outbox::Parcel> parcels;
      for (const outbox::Fetched& one : *fetched) {
        auto parcel = checked(one);
        if (parcel) {
          parcels.push_back(std::move(*parcel));
        } else {
          left(one.name, parcel.fault().sentence);
        }
      }
      if (auto delivered = deliver(parcels); !delivered) return delivered;
    }
    return {};
  }

  base::Result<void> deliver(const std::vector<outbox::Parcel>& parcels) {
    const outbox::Delivery delivery = courier_.deliver(parcels, outbox::always);
    for (size_t i = 0; i < delivery.outcomes.size(); ++i) {
      const outbox::Outcome& outcome = delivery.outcomes[i];
      if (outcome.verdict == outbox::Verdict::kReceipt && outcome.name == parcels[i].name &&
          outcome.sha256 == parcels[i].sha256) {
        ++moved_;
      } else {
        left(parcels[i].name,
             outcome.sentence.empty() ? "The receipt is for something else." : outcome.sentence);
      }
    }
    if (delivery.trouble) return base::Fault{delivery.trouble->sentence};
    return {};
  }

  void left(const outbox::Name& name, const std::string& why) {
    ++left_;
    std::fprintf(stderr, "gummiband: %s: %s\n", outbox::file_name(name).c_str(), why.c_str());
  }

  outbox::Shelf& shelf_;
  outbox::Courier& courier_;
  int64_t moved_ = 0;
  int64_t left_ = 0;
};

}  // namespace

int hub_init_command(const HubInitWords& words) {
  auto roles = roles_of(words);
  if (!roles) return fail_words(roles.fault());
  const auto there = outbox::roles_at(words.at);
  if (!there) return fail(there.fault());
  if (auto good = check_roles(*roles, *there, words.passwords); !good) return fail(good.fault());
  for (outbox::HubRole& role : *roles) {
    if (auto given = give_password(role, words.passwords); !given) return fail(given.fault());
  }
  if (auto made = outbox::init_hub(words.at, *roles); !made) return fail(made.fault());
  std::printf("the hub is ready\n");
  for (const outbox::HubRole& role : *roles) {
    std::printf("%s %s, password in %s\n", role.recipients.empty() ? "kiosk" : "desk ",
                role.name.c_str(), password_file(words.passwords, role).c_str());
  }
  return kFine;
}

int hub_move_command(const HubMoveWords& words) {
  const auto shelf = outbox::make_shelf(words.from, {}, wait_for_server);
  if (!shelf) return fail(shelf.fault());
  const auto courier = outbox::make_courier(words.to);
  if (!courier) return fail(courier.fault());
  // Both ends, even where there is nothing to move.
  const auto names = shelf.value()->list();
  if (!names) return fail(names.fault());
  const outbox::Delivery looked = courier.value()->deliver({}, outbox::always);
  if (looked.trouble) return fail({looked.trouble->sentence});
  Mover mover(**shelf, **courier);
  const auto done = mover.move(*names);
  std::printf("%lld parcels are at %s, %lld stayed behind\n", static_cast<long long>(mover.moved()),
              courier.value()->name().c_str(), static_cast<long long>(mover.left_behind()));
  if (!done) return fail(done.fault());
  return mover.left_behind() == 0 ? kFine : kWorldFault;
}

}  // namespace gummiband::cli
