#include "outbox/webdav_courier.h"

#include <string_view>
#include <utility>

#include "leads/interest.h"
#include "outbox/webdav_words.h"

namespace gummiband::outbox {
namespace {

// Each is two requests; go_on and the ledger have their say between batches.
constexpr size_t kParcelsAtOnce = 16;
// So many parcels failing in the server's own hands, one after the other: it is not the parcels.
constexpr size_t kServerFaultsInARow = 3;

// What one step says: an outcome for the parcel, or trouble with the destination.
struct Step {
  std::optional<Outcome> outcome;
  std::optional<Trouble> trouble;
  bool server_fault = false;  // the outcome is a failure inside the server
};

Step settle(Verdict verdict, std::string sentence, const Answer& answer) {
  Step step;
  step.outcome.emplace();
  step.outcome->verdict = verdict;
  step.outcome->sentence = std::move(sentence);
  step.outcome->retry_after_ms = answer.retry_after_ms;
  return step;
}

class WebdavCourier final : public Courier {
 public:
  WebdavCourier(FolderAddress folder, std::unique_ptr<Https> server)
      : folder_(std::move(folder)), server_(std::move(server)) {}

  std::string name() const override { return "webdav " + folder_.shown; }
  size_t most_at_once() const override { return kParcelsAtOnce; }

  Delivery deliver(std::span<const Parcel> parcels, const GoOn& go_on) override {
    Delivery delivery;
    if (parcels.empty()) delivery.trouble = look(go_on);
    size_t faults = 0;
    for (const Parcel& parcel : parcels) {
      if (!go_on()) return delivery;
      Step step = deliver_one(parcel, go_on);
      if (step.trouble) {
        delivery.trouble = std::move(step.trouble);
        return delivery;
      }
      delivery.outcomes.push_back(std::move(*step.outcome));
      faults = step.server_fault ? faults + 1 : 0;
      if (faults < kServerFaultsInARow) continue;
      blame_server(delivery, faults);
      return delivery;
    }
    // It has done nothing else than fail.
    if (faults > 0 && faults == delivery.outcomes.size()) blame_server(delivery, faults);
    return delivery;
  }

 private:
  // None of the last `faults` parcels shall wait for hours because the server was ill; and where it
  // is only ill with these, others have their turn first.
  static void blame_server(Delivery& delivery, size_t faults) {
    delivery.trouble = Trouble{TroubleKind::kServer, delivery.outcomes.back().sentence,
                               delivery.outcomes.back().retry_after_ms, faults};
    delivery.outcomes.resize(delivery.outcomes.size() - faults);
  }

  std::optional<Trouble> look(const GoOn& go_on) {
    Request request;
    request.method = "PROPFIND";
    request.url = folder_.url;
    request.headers = {"Depth: 0", "Expect:"};
    const Answered found = server_->ask(request, go_on);
    if (!found.answer) return trouble(found.trouble).trouble;
    constexpr int kMultiStatus = 207;
    if (found.answer->status == kMultiStatus) return std::nullopt;
    Step step = refusal(*found.answer);
    if (step.trouble) return std::move(step.trouble);
    return Trouble{TroubleKind::kServer, step.outcome->sentence, step.outcome->retry_after_ms, 0};
  }

  Step deliver_one(const Parcel& parcel, const GoOn& go_on) {
    const Answered put = ask_put(parcel, "If-None-Match: *", go_on);
    if (!put.answer) return trouble(put.trouble);
    switch (put.answer->status) {
      case 200:
      case 201:
      case 204:
        return read_back(parcel, go_on);
      case 412:
        return compare(parcel, go_on);
      default:
        return refusal(*put.answer);
    }
  }

  Answered ask_put(const Parcel& parcel, std::string condition, const GoOn& go_on) {
    Request request;
    request.method = "PUT";
    request.url = folder_.url + file_name(parcel.name);
    request.headers = {std::move(condition), "Content-Type: application/octet-stream", "Expect:"};
    request.body = parcel.bytes;
    return server_->ask(request, go_on);
  }

  Answered ask_get(const Parcel& parcel, const GoOn& go_on) {
    Request request;
    request.url = folder_.url + file_name(parcel.name);
    request.headers = {"Cache-Control: no-cache"};
    request.most_bytes = kMostParcelBytes + 1;
    return server_->ask(request, go_on);
  }

  static Step receipt(const Parcel& parcel, const Answer& answer) {
    Step step = settle(Verdict::kReceipt, {}, answer);
    step.outcome->name = parcel.name;  // the file of this name is what was read
    step.outcome->sha256 = leads::sha256_hex(answer.body);
    return step;
  }

  // After the server said that it has taken it.
  Step read_back(const Parcel& parcel, const GoOn& go_on) {
    const Answered got = ask_get(parcel, go_on);
    if (!got.answer) return trouble(got.trouble);
    if (got.answer->status == 200 && got.answer->body == parcel.bytes) {
      return receipt(parcel, *got.answer);
    }
    if (got.answer->status == 200 || got.answer->status == 404) {
      return trouble(
          {TroubleKind::kNetwork,
           "the server says that it has stored a file, and has not. Is it the login page "
           "of a network?",
           got.answer->retry_after_ms, 1});
    }
    return refusal(*got.answer);
  }

  // A file of this name is there.
  Step compare(const Parcel& parcel, const GoOn& go_on) {
    const Answered got = ask_get(parcel, go_on);
    if (!got.answer) return trouble(got.trouble);
    const Answer& answer = *got.answer;
    if (answer.status == 404) {
      return settle(Verdict::kAgain,
                    "The file was there and is gone again. It is sent once more; see that nobody "
                    "clears the folder meanwhile.",
                    answer);
    }
    if (answer.status != 200) return refusal(answer);
    if (answer.body == parcel.bytes) return receipt(parcel, answer);
    const bool piece = !answer.too_large && parcel.bytes.starts_with(answer.body);
    if (piece && answer.etag.starts_with('"')) {
      const Answered put = ask_put(parcel, "If-Match: " + answer.etag, go_on);
      if (!put.answer) return trouble(put.trouble);
      const int status = put.answer->status;
      if (status == 200 || status == 201 || status == 204) return read_back(parcel, go_on);
      if (status != 412) return refusal(*put.answer);
    }
    // Apache's ETag is a weak one until the file is a second old; it may also be still coming in.
    if (piece && !answer.etag.empty()) {
      return settle(Verdict::kAgain,
                    "Only a piece of the file is there so far. It is tried again; if it stays so, "
                    "move the piece away.",
                    answer);
    }
    return settle(Verdict::kRejected,
                  "Another file has the name " + file_name(parcel.name) + " at " + folder_.shown +
                      ". Look at it, move it away, then release the envelope.",
                  answer);
  }

  Step trouble(Trouble found) const {
    found.sentence = folder_.shown + ": " + found.sentence;
    Step step;
    step.trouble = std::move(found);
    return step;
  }

  // What an answer means that is neither "stored" nor "already there".
  Step refusal(const Answer& answer) const {
    const std::string number = " (HTTP " + std::to_string(answer.status) + ")";
    switch (answer.status) {
      case 400:
      case 413:
      case 415:
      case 422:
        return settle(Verdict::kRejected,
                      folder_.shown + " will not take this file" + number +
                          ". Ask who runs it why, then release the envelope.",
                      answer);
      case 423:
        return settle(Verdict::kAgain,
                      "The file is locked by somebody" + number +
                          ". It is tried again; if it stays so, unlock it there.",
                      answer);
      case 500: {
        Step step = settle(Verdict::kAgain,
                           folder_.shown + " failed within" + number +
                               ". If it stays so, ask who runs it for its log.",
                           answer);
        step.server_fault = true;
        return step;
      }
      default: {
        Step step;
        step.trouble = webdav_trouble(folder_, answer);
        return step;
      }
    }
  }

  const FolderAddress folder_;
  const std::unique_ptr<Https> server_;
};

}  // namespace

std::unique_ptr<Courier> make_webdav_courier(const FolderAddress& folder,
                                             std::unique_ptr<Https> server) {
  return std::make_unique<WebdavCourier>(folder, std::move(server));
}

}  // namespace gummiband::outbox
