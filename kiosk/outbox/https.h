// One server asked by HTTPS, bounded in time and size. Alone knows libcurl.
//
// The certificate is always checked, redirects are never followed (a password would go along, and a
// portal of a hotel redirects everything), no proxy of the environment is used, no body is kept
// beyond its limit. An answer is one of that server only as far as its certificate says so. One
// thread at a time; connections are kept between calls.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/result.h"
#include "outbox/courier.h"

namespace gummiband::outbox {

// How long a network may take.
struct Patience {
  int connect_ms = 10'000;  // to reach one server, TLS and all
  int stall_s = 20;         // without as much as kLeastBytesPerSecond
  int total_ms = 60'000;    // for one request and its answer
};
inline constexpr long kLeastBytesPerSecond = 50;
inline constexpr size_t kMostAnswerBytes = 64 * 1024;

// How a client proves who it is, and whom it believes.
struct Credentials {
  std::string user;
  std::string password;    // wiped when the value goes
  base::Path certificate;  // PEM; with `key`, instead of or beside a password
  base::Path key;
  base::Path authorities;  // PEM; empty: those of the system
  Credentials() = default;
  Credentials(const Credentials&) = default;
  Credentials(Credentials&&) = default;
  Credentials& operator=(const Credentials&) = default;
  Credentials& operator=(Credentials&&) = default;
  ~Credentials();
};

// The authorities that come with Debian.
inline constexpr const char* kSystemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

struct Request {
  std::string method = "GET";
  std::string url;
  std::vector<std::string> headers;
  std::string body;
  size_t most_bytes = kMostAnswerBytes;  // of the answer
};

struct Answer {
  int status = 0;
  std::string body;        // at most what was asked for
  bool too_large = false;  // there was more
  std::string etag;        // as it came, quotes and all; empty if none, or too long
  std::optional<int64_t> retry_after_ms;
  std::optional<int64_t> modified_wall_ms;  // Last-Modified, by the server's clock
};

struct Answered {
  std::optional<Answer> answer;
  // Where there is none: what is wrong, without the address.
  Trouble trouble;
};

class Https {
 public:
  virtual ~Https() = default;
  virtual Answered ask(const Request& request, const GoOn& go_on) = 0;
};

std::unique_ptr<Https> make_https(Credentials credentials, const Patience& patience);

// A folder's address, taken apart.
struct FolderAddress {
  std::string url;    // "https://host:port/path/", without a user
  std::string shown;  // "host:port/path", for sentences and receipts
  std::string user;   // empty: none
};
// A fault unless it is an https address without password, query and fragment.
base::Result<FolderAddress> parse_folder_address(const std::string& address);

}  // namespace gummiband::outbox
