#include "slips/channel_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

#include "slips/channel.h"

namespace gummiband::slips {
namespace {

std::optional<int> whole_number(std::string_view text, int most) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (number < 1 || number > most) return std::nullopt;
  return number;
}

base::Fault no_address(std::string_view text) {
  return base::Fault{"\"" + std::string(text) +
                     "\" is no printer's address. Write it in digits, with a port if it is not "
                     "9100: tcp:192.168.1.50 or tcp:192.168.1.50:9101."};
}

constexpr std::array<std::pair<int, speed_t>, 6> kSpeeds = {{{9600, B9600},
                                                             {19200, B19200},
                                                             {38400, B38400},
                                                             {57600, B57600},
                                                             {115200, B115200},
                                                             {230400, B230400}}};

}  // namespace

base::Result<SocketAddress> parse_socket_address(std::string_view text) {
  std::string_view host = text;
  std::string_view port;
  if (text.starts_with('[')) {
    const size_t end = text.find(']');
    if (end == std::string_view::npos) return no_address(text);
    host = text.substr(1, end - 1);
    port = text.substr(end + 1);
    if (!port.empty() && !port.starts_with(':')) return no_address(text);
    if (!port.empty()) port.remove_prefix(1);
  } else if (const size_t colon = text.find(':'); colon != std::string_view::npos) {
    host = text.substr(0, colon);
    port = text.substr(colon + 1);
    if (port.empty()) return no_address(text);
  }
  const std::optional<int> number = port.empty() ? kPrinterPort : whole_number(port, 65535);
  if (!number) return no_address(text);
  const std::string terminated(host);
  SocketAddress address;
  sockaddr_in four{};
  sockaddr_in6 six{};
  if (::inet_pton(AF_INET, terminated.c_str(), &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    four.sin_port = htons(static_cast<uint16_t>(*number));
    std::memcpy(&address.storage, &four, sizeof four);
    address.size = sizeof four;
  } else if (::inet_pton(AF_INET6, terminated.c_str(), &six.sin6_addr) == 1) {
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(static_cast<uint16_t>(*number));
    std::memcpy(&address.storage, &six, sizeof six);
    address.size = sizeof six;
  } else {
    return no_address(text);
  }
  return address;
}

base::Result<SerialLine> parse_serial_line(std::string_view text) {
  const size_t colon = text.find(':');
  SerialLine line;
  line.path = std::string(text.substr(0, colon));
  std::optional<int> baud = kSerialBaud;
  if (colon != std::string_view::npos) baud = whole_number(text.substr(colon + 1), 230400);
  for (const auto& [number, speed] : kSpeeds) {
    if (baud == number) line.speed = speed;
  }
  if (!line.path.starts_with('/') || line.speed == B0) {
    return base::Fault{"\"" + std::string(text) +
                       "\" is no serial line. Write serial:/dev/ttyUSB0:19200, with 9600, 19200, "
                       "38400, 57600, 115200 or 230400 as on the printer's self-test."};
  }
  return line;
}

}  // namespace gummiband::slips
