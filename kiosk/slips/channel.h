// Bytes to and from a receipt printer: over TCP (port 9100), a USB printer's file, a serial line.
//
// Non-blocking throughout: every call returns within the milliseconds it is given. One owner, any
// thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gummiband::slips {

enum class Ending {
  kFinish,   // what was written shall still arrive
  kDiscard,  // what has not arrived yet must not: nothing may come out after a refill
};

class Channel {
 public:
  virtual ~Channel() = default;

  virtual base::Result<void> open(int timeout_ms) = 0;
  // How many bytes were taken; 0: none within the time. A fault: it is gone.
  virtual base::Result<size_t> write_some(std::string_view bytes, int timeout_ms) = 0;
  // What came; empty: nothing within the time. A fault: it is gone.
  virtual base::Result<std::string> read_some(int timeout_ms) = 0;
  // Bytes taken that have not left this machine yet.
  virtual size_t unsent() const = 0;
  virtual void close(Ending ending) = 0;
};

// Which device, as the setting `printer` writes it:
//   tcp:192.168.1.50  tcp:192.168.1.50:9100  tcp:[fe80::1]:9100
//   usb:/dev/usb/lp0
//   serial:/dev/ttyUSB0  serial:/dev/ttyUSB0:19200
// A fault with what is wrong and how it is written. Names are refused where addresses belong:
// looking one up may take half a minute.
base::Result<std::unique_ptr<Channel>> make_channel(std::string_view setting);

inline constexpr int kPrinterPort = 9100;
inline constexpr int kSerialBaud = 19200;

}  // namespace gummiband::slips
