#include "outbox/webdav_words.h"

#include "base/text.h"
#include "outbox/names_in_folder.h"
#include "outbox/patient_https.h"

namespace gummiband::outbox {
namespace {

constexpr const char* kQuestion =
    "<?xml version=\"1.0\"?><propfind xmlns=\"DAV:\"><prop><resourcetype/></prop></propfind>";

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
std::vector<std::string> names_in(std::string_view xml) {
  constexpr std::string_view kOpening = "href>";
  std::vector<std::string> names;
  for (size_t at = xml.find(kOpening); at != std::string_view::npos;
       at = xml.find(kOpening, at + 1)) {
    const size_t begin = at + kOpening.size();
    const size_t end = xml.find('<', begin);
    if (end == std::string_view::npos) break;
    const std::string path = decoded(base::trim(xml.substr(begin, end - begin)));
    names.push_back(path.substr(path.rfind('/') + 1));
  }
  return names;
}

}  // namespace

base::Result<std::vector<std::string>> list_webdav(const FolderAddress& folder, Https& server) {
  Request request;
  request.method = "PROPFIND";
  request.url = folder.url;
  request.headers = {"Depth: 1", "Content-Type: application/xml", "Expect:"};
  request.body = kQuestion;
  request.most_bytes = kMostListBytes;
  const Answered answered = server.ask(request, always);
  if (!answered.answer) return base::Fault{folder.shown + ": " + answered.trouble.sentence};
  constexpr int kMultiStatus = 207;
  if (answered.answer->status != kMultiStatus) return unreadable(folder, *answered.answer);
  if (answered.answer->too_large) return too_much(folder.shown);
  return names_in(answered.answer->body);
}

Trouble webdav_trouble(const FolderAddress& folder, const Answer& answer) {
  // Whoever does not let us in, sends us elsewhere or has too much to do says nothing of the file:
  // to ask at once with the next one would be one more wrong password.
  const bool sent_elsewhere = answer.status >= 300 && answer.status < 400;
  const bool says_nothing_of_it =
      sent_elsewhere || answer.status == 401 || answer.status == 429 || answer.status == 503;
  const size_t suspects = says_nothing_of_it ? 0 : 1;
  const auto trouble = [&](TroubleKind kind, const std::string& sentence) {
    return Trouble{
        kind, folder.shown + ": " + sentence + " (HTTP " + std::to_string(answer.status) + ").",
        answer.retry_after_ms, suspects};
  };
  switch (answer.status) {
    case 401:
      return trouble(TroubleKind::kSettings,
                     "user or password is not accepted. Check destination_password_file");
    case 403:
      return trouble(TroubleKind::kSettings,
                     "the user may not write and read there. Check the folder's rights");
    case 404:
    case 409:
      return trouble(TroubleKind::kSettings,
                     "there is no such folder. Make it, or check the address");
    case 405:
    case 501:
      return trouble(TroubleKind::kSettings, "this is no WebDAV folder. Check the address");
    case 507:
      return trouble(TroubleKind::kServer, "the destination is full. Make room there");
    default:
      break;
  }
  if (sent_elsewhere) {
    return trouble(TroubleKind::kNetwork,
                   "it sends us elsewhere, where no password of ours goes. Is it the login page of "
                   "a network, or has the address changed?");
  }
  if (answer.status < 300) {
    return trouble(TroubleKind::kNetwork,
                   "this is not the answer of a WebDAV folder. Is it the login page of a network, "
                   "or has the address changed?");
  }
  return trouble(TroubleKind::kServer,
                 "it cannot take files at present. If it stays so, ask who runs it");
}

base::Fault unreadable(const FolderAddress& folder, const Answer& answer) {
  const std::string number = " (HTTP " + std::to_string(answer.status) + ")";
  if (!is_busy(answer.status)) {
    return {folder.shown + " cannot be read" + number +
            ". Check the address, the password and the folder's rights."};
  }
  constexpr int64_t kSecondMs = 1'000;
  const std::string when = answer.retry_after_ms
                               ? "in " + std::to_string(*answer.retry_after_ms / kSecondMs) + " s"
                               : "later";
  return {folder.shown + " has too much to do at present" + number + ". Try again " + when +
          "; if it stays so, ask who runs it."};
}

bool says_nothing_of_one(int status) {
  return status == 401 || status == 403 || is_busy(status);
}

}  // namespace gummiband::outbox
