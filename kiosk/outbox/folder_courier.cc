#include "outbox/folder_courier.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/disk.h"
#include "leads/interest.h"
#include "outbox/names_in_folder.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kParcelsAtOnce = 16;

base::Result<void> check_folder(const base::Path& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return base::Fault{folder.string() +
                       (base::is_there(folder) ? " is no folder" : " is not there") +
                       ". Plug the stick in, mount the share, or check the path."};
  }
  if (::access(folder.c_str(), W_OK | X_OK) != 0) {
    return base::Fault{"Cannot write into " + folder.string() + ": " + std::strerror(errno) +
                       ". Check who may write there, and that it is mounted for writing."};
  }
  return {};
}

class FolderCourier final : public Courier {
 public:
  explicit FolderCourier(base::Path folder) : folder_(std::move(folder)) {}

  std::string name() const override { return "folder " + folder_.string(); }
  size_t most_at_once() const override { return kParcelsAtOnce; }

  Delivery deliver(std::span<const Parcel> parcels, const GoOn& go_on) override {
    Delivery delivery;
    if (const auto there = check_folder(folder_); !there) {
      delivery.trouble = Trouble{TroubleKind::kNetwork, there.fault().sentence, std::nullopt, 0};
      return delivery;
    }
    for (const Parcel& parcel : parcels) {
      if (!go_on()) return delivery;
      auto outcome = put(parcel);
      if (!outcome) {
        delivery.trouble = Trouble{TroubleKind::kServer, outcome.fault().sentence, std::nullopt, 1};
        return delivery;
      }
      delivery.outcomes.push_back(std::move(*outcome));
    }
    return delivery;
  }

 private:
  // With a withdrawal goes what a power cut has left of the envelope while it was written.
  base::Result<void> remove_unfinished(Name name) const {
    if (name.kind != Kind::kWithdrawal) return {};
    name.kind = Kind::kEnvelope;
    const base::Path file = folder_ / (file_name(name) + std::string(kUnfinished));
    if (::unlink(file.c_str()) == 0 || errno == ENOENT) return {};
    return base::Fault{"Cannot remove " + file.string() + ": " + std::strerror(errno) +
                       ". It is half of an envelope that was taken back; remove it."};
  }

  base::Result<Outcome> put(const Parcel& parcel) const {
    if (auto removed = remove_unfinished(parcel.name); !removed) return removed.fault();
    const base::Path file = folder_ / file_name(parcel.name);
    if (!base::is_there(file)) {
      if (auto written = base::write_file_durably(file, parcel.bytes); !written) {
        return written.fault();
      }
    }
    base::forget_cached(
        file);  // a receipt is for what lies on the stick, not for what is in memory
    const auto there = base::read_file(file, kMostParcelBytes);
    if (!there) return there.fault();
    Outcome outcome;
    if (*there == parcel.bytes) {
      outcome.verdict = Verdict::kReceipt;
      outcome.name = parcel.name;
      outcome.sha256 = leads::sha256_hex(*there);
      return outcome;
    }
    outcome.verdict = Verdict::kRejected;
    outcome.sentence = "Another file has the name " + file.string() +
                       ". Look at it, move it away, then release the envelope.";
    return outcome;
  }

  const base::Path folder_;
};

}  // namespace

std::unique_ptr<Courier> make_folder_courier(const base::Path& folder) {
  return std::make_unique<FolderCourier>(folder);
}

}  // namespace gummiband::outbox
