// Where a receipt printer is, from the words of a setting. Used by channel.cc alone. Pure.
#pragma once

#include <sys/socket.h>
#include <termios.h>

#include <string>
#include <string_view>

#include "base/result.h"

namespace gummiband::slips {

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;
};
// "192.168.1.50", "192.168.1.50:9100", "[fe80::1]:9100"; digits only, never a name.
base::Result<SocketAddress> parse_socket_address(std::string_view text);

struct SerialLine {
  std::string path;
  speed_t speed = B0;
};
// "/dev/ttyUSB0", "/dev/ttyUSB0:19200"
base::Result<SerialLine> parse_serial_line(std::string_view text);

}  // namespace gummiband::slips
