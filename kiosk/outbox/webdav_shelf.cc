#include <algorithm>
#include <utility>

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
    std::vector<Name> names;
    for (const std::string& file : *files) {
      if (const auto name = parse_file_name(file)) names.push_back(*name);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
  }

  base::Result<std::vector<Fetched>> fetch(std::span<const Name> names) override {
    std::vector<Fetched> all;
    for (const Name& name : names) {
      Request request;
      request.url = folder_.url + file_name(name);
      request.most_bytes = kMostParcelBytes;
      auto answer = ask(request);
      if (!answer) return answer.fault();
      if (answer->status == 401 || answer->status == 403)
        return unreadable(folder_, answer->status);
      Fetched& fetched = all.emplace_back();
      fetched.name = name;
      if (answer->status != 200) {
        fetched.fault = unreadable(folder_, answer->status).sentence;
      } else if (answer->too_large) {
        fetched.fault = file_name(name) + " is larger than any envelope.";
      } else {
        fetched.bytes = std::move(answer->body);
      }
    }
    return all;
  }

 private:
  base::Result<Answer> ask(const Request& request) {
    Answered answered = server_->ask(request, always);
    if (answered.answer) return std::move(*answered.answer);
    return base::Fault{folder_.shown + ": " + answered.trouble.sentence};
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
