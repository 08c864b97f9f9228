#include <utility>

#include "outbox/board.h"
#include "outbox/names_in_folder.h"
#include "outbox/webdav_words.h"

namespace gummiband::outbox {
namespace {

class WebdavBoard final : public Board {
 public:
  WebdavBoard(FolderAddress folder, std::unique_ptr<Https> server)
      : folder_(std::move(folder)), server_(std::move(server)) {}

  std::string name() const override { return "webdav " + folder_.shown; }

  Seen look(const BulletinName& name, const GoOn& go_on) override {
    Seen seen;
    const Answered got = get(name, go_on);
    if (!got.answer) {
      seen.trouble = trouble(got.trouble);
    } else if (got.answer->status == 200) {
      seen.there = true;
      seen.tag = got.answer->etag;
      if (!got.answer->too_large) seen.bytes = got.answer->body;
    } else if (got.answer->status != 404) {
      seen.trouble = webdav_trouble(folder_, *got.answer);
    }
    return seen;
  }

  Pinned pin(const BulletinName& name, const std::string& bytes, const Seen& seen,
             const GoOn& go_on) override {
    Request request;
    request.method = "PUT";
    request.url = folder_.url + file_name(name);
    request.headers = {"Content-Type: text/plain; charset=utf-8", "Expect:"};
    if (!seen.there) request.headers.emplace_back("If-None-Match: *");
    // A server that gives no tags cannot be asked to compare them.
    if (!seen.tag.empty()) request.headers.push_back("If-Match: " + seen.tag);
    request.body = bytes;
    Pinned pinned;
    const Answered put = server_->ask(request, go_on);
    if (!put.answer) {
      pinned.trouble = trouble(put.trouble);
      return pinned;
    }
    switch (put.answer->status) {
      case 200:
      case 201:
      case 204:
        break;
      case 412:
      case 423:  // somebody holds the file for a moment
        return pinned;
      default:
        pinned.trouble = webdav_trouble(folder_, *put.answer);
        return pinned;
    }
    const Seen there = look(name, go_on);
    pinned.trouble = there.trouble;
    if (!there.trouble && there.bytes == bytes) pinned.pinning = Pinning::kPinned;
    return pinned;
  }

  base::Result<std::vector<BulletinName>> list() override {
    const auto files = list_webdav(folder_, *server_);
    if (!files) return files.fault();
    return names_among(*files, kMostBulletins, parse_bulletin_name, folder_.shown);
  }

  base::Result<std::vector<Posted>> fetch(std::span<const BulletinName> names) override {
    std::vector<Posted> all;
    for (const BulletinName& name : names) {
      const Answered got = get(name, always);
      if (!got.answer) return base::Fault{trouble(got.trouble).sentence};
      if (says_nothing_of_one(got.answer->status)) return unreadable(folder_, *got.answer);
      Posted& posted = all.emplace_back();
      posted.name = name;
      posted.arrived_wall_ms = got.answer->modified_wall_ms;
      if (got.answer->status != 200) {
        posted.fault = unreadable(folder_, *got.answer).sentence;
      } else if (got.answer->too_large) {
        posted.fault = "It is larger than any kiosk writes.";
      } else {
        posted.bytes = got.answer->body;
      }
    }
    return all;
  }

 private:
  Answered get(const BulletinName& name, const GoOn& go_on) {
    Request request;
    request.url = folder_.url + file_name(name);
    request.headers = {"Cache-Control: no-cache"};
    request.most_bytes = kMostBulletinBytes;
    return server_->ask(request, go_on);
  }

  Trouble trouble(Trouble found) const {
    found.sentence = folder_.shown + ": " + found.sentence;
    return found;
  }

  const FolderAddress folder_;
  const std::unique_ptr<Https> server_;
};

}  // namespace

std::unique_ptr<Board> make_webdav_board(const FolderAddress& folder,
                                         std::unique_ptr<Https> server) {
  return std::make_unique<WebdavBoard>(folder, std::move(server));
}

}  // namespace gummiband::outbox
