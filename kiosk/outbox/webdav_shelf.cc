#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "outbox/shelf.h"

namespace gummiband::outbox {
namespace {

constexpr const char* kQuestion =
    "<?xml version=\"1.0\"?><propfind xmlns=\"DAV:\"><prop><resourcetype/></prop></propfind>";

bool always() {
  return true;
}

// "%2D" is '-'. What is no such thing stays.
std::string decoded(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = text[i] == '%' ? base::from_hex(text.substr(i + 1, 2)) : std::nullopt;
    if (byte && byte->size() == 1) {
      plain += *byte;
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

// Not read as XML: our own names hold nothing that XML writes in another way, whatever prefix a
// server has for DAV, and everything that is not one of them is passed over.
std::vector<Name> names_in(std::string_view xml) {
  constexpr std::string_view kOpening = "href>";
  std::vector<Name> names;
  for (size_t at = xml.find(kOpening); at != std::string_view::npos;
       at = xml.find(kOpening, at + 1)) {
    const size_t begin = at + kOpening.size();
    const size_t end = xml.find('<', begin);
    if (end == std::string_view::npos) break;
    const std::string path = decoded(base::trim(xml.substr(begin, end - begin)));
    const auto name = parse_file_name(std::string_view(path).substr(path.rfind('/') + 1));
    if (name) names.push_back(*name);
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

class WebdavShelf final : public Shelf {
 public:
  WebdavShelf(FolderAddress folder, std::unique_ptr<Https> server)
      : folder_(std::move(folder)), server_(std::move(server)) {}

  std::string name() const override { return folder_.shown; }

  base::Result<std::vector<Name>> list() override {
    Request request;
    request.method = "PROPFIND";
    request.url = folder_.url;
    request.headers = {"Depth: 1", "Content-Type: application/xml", "Expect:"};
    request.body = kQuestion;
    request.most_bytes = kMostListBytes;
    const auto answer = ask(request);
    if (!answer) return answer.fault();
    constexpr int kMultiStatus = 207;
    if (answer->status != kMultiStatus) return refused(answer->status);
    if (answer->too_large) {
      return base::Fault{folder_.shown + " holds too much. Move away what is long exported."};
    }
    return names_in(answer->body);
  }

  base::Result<std::vector<Fetched>> fetch(std::span<const Name> names) override {
    std::vector<Fetched> all;
    for (const Name& name : names) {
      Request request;
      request.url = folder_.url + file_name(name);
      request.most_bytes = kMostParcelBytes;
      auto answer = ask(request);
      if (!answer) return answer.fault();
      if (answer->status == 401 || answer->status == 403) return refused(answer->status);
      Fetched& fetched = all.emplace_back();
      fetched.name = name;
      if (answer->status != 200) {
        fetched.fault = refused(answer->status).sentence;
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

  base::Fault refused(int status) const {
    return {folder_.shown + " cannot be read (HTTP " + std::to_string(status) +
            "). Check the address, the password and the folder's rights."};
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
