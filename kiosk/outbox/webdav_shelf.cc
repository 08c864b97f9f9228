#include <utility>

#include "outbox/names_in_folder.h"
#include "outbox/shelf.h"
#include "outbox/webdav_words.h"

namespace gummiband::outbox {
namespace {

class WebdavShelf final : public Shelf {
 public:
  WebdavShelf(FolderAddress folder, std::unique_ptr<Https> server)
      : folder_(std::move(folder)), server_(std::move(server)) {}

  std::string name() const override { return folder_.shown; }

  base::Result<std::vector<Name>> list() override {
    const auto files = list_webdav(folder_, *server_);
    if (!files) return files.fault();
    return names_among(*files, kMostNames, parse_file_name, folder_.shown);
  }

  base::Result<std::vector<Fetched>> fetch(std::span<const Name> names) override {
    std::vector<Fetched> all;
    for (const Name& name : names) {
      auto fetched = fetch_one(name);
      if (!fetched && all.empty()) return fetched.fault();
      if (!fetched) return all;
      all.push_back(std::move(*fetched));
    }
    return all;
  }

 private:
  // A fault if the next one would meet the same.
  base::Result<Fetched> fetch_one(const Name& name) {
    Request request;
    request.url = folder_.url + file_name(name);
    request.most_bytes = kMostParcelBytes;
    Answered answered = server_->ask(request, always);
    if (!answered.answer) return base::Fault{folder_.shown + ": " + answered.trouble.sentence};
    Answer& answer = *answered.answer;
    if (says_nothing_of_one(answer.status)) return unreadable(folder_, answer);
    Fetched fetched;
    fetched.name = name;
    if (answer.status != 200) {
      fetched.fault = unreadable(folder_, answer).sentence;
    } else if (answer.too_large) {
      fetched.fault = file_name(name) + " is larger than any envelope.";
    } else {
      fetched.bytes = std::move(answer.body);
    }
    return fetched;
  }

  const FolderAddress folder_;
  const std::unique_ptr<Https> server_;
};

}  // namespace

std::unique_ptr<Shelf> make_webdav_shelf(const FolderAddress& folder,
                                         std::unique_ptr<Https> server) {
  return std::make_unique<WebdavShelf>(folder, std::move(server));
}

}  // namespace gummiband::outbox
