#include "outbox/https.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/shown_address.h"
#include "base/text.h"

namespace gummiband::outbox {
namespace {

constexpr size_t kMostHeaderBytes = 16 * 1024;
constexpr size_t kMostEtagBytes = 256;
constexpr size_t kMostAddressBytes = 1024;

// What the callbacks of one request fill in.
struct Taking {
  Answer answer;
  size_t most_bytes = 0;
  size_t header_bytes = 0;
  const GoOn* go_on = nullptr;
  std::string retry_after;
  std::optional<int64_t> date_s;
};

size_t take_body(char* bytes, size_t size, size_t count, void* into) {
  auto& taking = *static_cast<Taking*>(into);
  std::string& body = taking.answer.body;
  const size_t room = taking.most_bytes - std::min(taking.most_bytes, body.size());
  body.append(bytes, std::min(room, size * count));
  if (size * count <= room) return size * count;
  taking.answer.too_large = true;
  return 0;  // ends it
}

std::optional<int64_t> seconds_of(const std::string& date) {
  const time_t seconds = curl_getdate(date.c_str(), nullptr);
  return seconds < 0 ? std::nullopt : std::optional<int64_t>(seconds);
}

size_t take_header(char* bytes, size_t size, size_t count, void* into) {
  auto& taking = *static_cast<Taking*>(into);
  const std::string_view line(bytes, size * count);
  taking.header_bytes += line.size();
  if (taking.header_bytes > kMostHeaderBytes) return 0;
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  const std::string name = base::lower_ascii(line.substr(0, colon));
  const std::string value(base::trim(line.substr(colon + 1)));
  if (name == "etag" && value.size() <= kMostEtagBytes) taking.answer.etag = value;
  if (name == "retry-after") taking.retry_after = value;
  if (name == "date") taking.date_s = seconds_of(value);
  if (name == "last-modified") {
    if (const auto seconds = seconds_of(value)) taking.answer.modified_wall_ms = *seconds * 1000;
  }
  return line.size();
}

// Seconds, or a date, which is taken by the server's clock: ours may be years off.
std::optional<int64_t> retry_after_ms(const Taking& taking) {
  constexpr int64_t kMostSeconds = 1'000'000;
  int64_t wait_s = 0;
  const std::string& text = taking.retry_after;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), wait_s);
  if (error == std::errc::result_out_of_range) {
    wait_s = kMostSeconds;
  } else if (error != std::errc() || end != text.data() + text.size()) {
    const auto until_s = seconds_of(text);
    if (!until_s || !taking.date_s) return std::nullopt;
    wait_s = *until_s - *taking.date_s;
  }
  if (wait_s <= 0) return std::nullopt;
  return std::min(wait_s, kMostSeconds) * 1000;
}

int note_progress(void* into, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return (*static_cast<Taking*>(into)->go_on)() ? 0 : 1;
}

Trouble network(std::string sentence) {
  return {TroubleKind::kNetwork, std::move(sentence), std::nullopt, 0};
}

// What a failure without an answer means.
Trouble failure(CURLcode code, const char* detail) {
  const std::string why =
      base::as_part_of_sentence(detail[0] != '\0' ? detail : curl_easy_strerror(code));
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
      return {TroubleKind::kCertificate,
              "the server cannot prove that it is this address (" + why +
                  "). Check the kiosk's clock, the address and destination_ca; in a hotel's or "
                  "guests' network, log in first.",
              std::nullopt, 0};
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
      return {TroubleKind::kSettings,
              "a certificate file of ours cannot be used (" + why +
                  "). Check destination_ca, destination_certificate and destination_key.",
              std::nullopt, 0};
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
      return network("no way to the server (" + why + "). Check the network and the address.");
    case CURLE_OPERATION_TIMEDOUT:
      return network("the server or the network is too slow (" + why +
                     "). Check the network; if it stays so, ask who runs the server.");
    case CURLE_ABORTED_BY_CALLBACK:
      return network("the kiosk was told to stop.");
    default:
      return network("the connection broke off (" + why +
                     "). Check the network and that the server runs.");
  }
}

class Headers {
 public:
  explicit Headers(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
      curl_slist* longer = curl_slist_append(list_, line.c_str());
      base::check(longer != nullptr, "no memory for a header");
      list_ = longer;
    }
  }
  ~Headers() { curl_slist_free_all(list_); }
  Headers(const Headers&) = delete;
  Headers& operator=(const Headers&) = delete;
  curl_slist* get() const { return list_; }

 private:
  curl_slist* list_ = nullptr;
};

class CurlHttps final : public Https {
 public:
  CurlHttps(Credentials credentials, const Patience& patience)
      : credentials_(std::move(credentials)), patience_(patience), curl_(curl_easy_init()) {
    base::check(curl_ != nullptr, "libcurl could not begin");
  }
  ~CurlHttps() override { curl_easy_cleanup(curl_); }
  CurlHttps(const CurlHttps&) = delete;
  CurlHttps& operator=(const CurlHttps&) = delete;

  Answered ask(const Request& request, const GoOn& go_on) override {
    curl_easy_reset(curl_);  // keeps connections
    Taking taking;
    taking.most_bytes = request.most_bytes;
    taking.go_on = &go_on;
    std::array<char, CURL_ERROR_SIZE> detail{};
    const Headers headers(request.headers);
    set(CURLOPT_ERRORBUFFER, detail.data());
    set_bounds(taking);
    set_trust();
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    set(CURLOPT_HTTPHEADER, headers.get());
    if (!request.body.empty()) {
      set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
      set(CURLOPT_POSTFIELDS, request.body.data());
    }
    const CURLcode code = curl_easy_perform(curl_);
    taking.answer.retry_after_ms = retry_after_ms(taking);
    return result(code, detail.data(), std::move(taking.answer));
  }

 private:
  template <typename T>
  void set(CURLoption option, T value) {
    base::check(curl_easy_setopt(curl_, option, value) == CURLE_OK, "libcurl lacks an option");
  }

  void set_bounds(Taking& taking) {
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience_.connect_ms));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(patience_.total_ms));
    set(CURLOPT_LOW_SPEED_LIMIT, kLeastBytesPerSecond);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(patience_.stall_s));
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_USERAGENT, "gummiband");
    set(CURLOPT_WRITEFUNCTION, take_body);
    set(CURLOPT_WRITEDATA, &taking);
    set(CURLOPT_HEADERFUNCTION, take_header);
    set(CURLOPT_HEADERDATA, &taking);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, note_progress);
    set(CURLOPT_XFERINFODATA, &taking);
  }

  void set_trust() {
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_CAINFO,
        credentials_.authorities.empty() ? kSystemAuthorities : credentials_.authorities.c_str());
    if (!credentials_.certificate.empty()) {
      set(CURLOPT_SSLCERT, credentials_.certificate.c_str());
      set(CURLOPT_SSLKEY, credentials_.key.c_str());
    }
    if (!credentials_.password.empty()) {
      set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
      set(CURLOPT_USERNAME, credentials_.user.c_str());
      set(CURLOPT_PASSWORD, credentials_.password.c_str());
    }
  }

  Answered result(CURLcode code, const char* detail, Answer answer) {
    Answered answered;
    long status = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    const bool cut_by_us = code == CURLE_WRITE_ERROR && answer.too_large;
    if ((code == CURLE_OK || cut_by_us) && status != 0) {
      answer.status = static_cast<int>(status);
      answered.answer = std::move(answer);
      return answered;
    }
    long sent = 0;
    curl_easy_getinfo(curl_, CURLINFO_REQUEST_SIZE, &sent);
    answered.trouble = failure(code, detail);
    answered.trouble.suspects = sent > 0 && code != CURLE_ABORTED_BY_CALLBACK ? 1 : 0;
    return answered;
  }

  const Credentials credentials_;
  const Patience patience_;
  CURL* curl_;
};

class Url {
 public:
  Url() : url_(curl_url()) { base::check(url_ != nullptr, "no memory for an address"); }
  ~Url() { curl_url_cleanup(url_); }
  Url(const Url&) = delete;
  Url& operator=(const Url&) = delete;
  bool parse(const std::string& text) {
    return curl_url_set(url_, CURLUPART_URL, text.c_str(), 0) == CURLUE_OK;
  }
  std::string part(CURLUPart which, unsigned flags = 0) const {
    char* text = nullptr;
    if (curl_url_get(url_, which, &text, flags) != CURLUE_OK) return {};
    std::string found(text);
    curl_free(text);
    return found;
  }

 private:
  CURLU* url_;
};

}  // namespace

Credentials::~Credentials() {
  base::wipe(password);
}

std::unique_ptr<Https> make_https(Credentials credentials, const Patience& patience) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  return std::make_unique<CurlHttps>(std::move(credentials), patience);
}

base::Result<FolderAddress> parse_folder_address(const std::string& address) {
  Url url;
  if (address.size() > kMostAddressBytes || !url.parse(address) ||
      url.part(CURLUPART_SCHEME) != "https" || url.part(CURLUPART_HOST).empty()) {
    return base::Fault{"\"" + base::shown_address(address) +
                       "\" is not an address of a WebDAV folder. Write "
                       "https://USER@HOST/remote.php/dav/files/USER/FOLDER/."};
  }
  if (!url.part(CURLUPART_PASSWORD).empty()) {
    return base::Fault{
        "The address of the destination holds a password. Take it out and name a file with it: "
        "destination_password_file."};
  }
  if (!url.part(CURLUPART_QUERY).empty() || !url.part(CURLUPART_FRAGMENT).empty()) {
    return base::Fault{"The address of the destination has a ? or #, so it is none of a folder."};
  }
  FolderAddress found;
  found.user = url.part(CURLUPART_USER, CURLU_URLDECODE);
  const std::string port = url.part(CURLUPART_PORT);
  std::string path = url.part(CURLUPART_PATH);
  if (!path.ends_with('/')) path += '/';
  found.shown = url.part(CURLUPART_HOST) + (port.empty() ? "" : ":" + port) + path;
  found.url = "https://" + found.shown;
  found.shown.pop_back();
  return found;
}

}  // namespace gummiband::outbox
