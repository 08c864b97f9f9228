#include "slips/qr.h"

#include <qrencode.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/check.h"

namespace gummiband::slips {
namespace {

constexpr std::array<QRecLevel, 4> kLevels = {QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q,
                                              QR_ECLEVEL_H};
constexpr unsigned kEciUtf8 = 26;  // Extended Channel Interpretation: what follows is UTF-8
static_assert(static_cast<size_t>(QrLevel::kHigh) + 1 == kLevels.size());

struct Freed {
  void operator()(QRcode* code) const { QRcode_free(code); }
};
using Code = std::unique_ptr<QRcode, Freed>;

struct FreedInput {
  void operator()(QRinput* input) const { QRinput_free(input); }
};

bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, [](char byte) { return (byte & 0x80) != 0; });
}

// Without the header the standard's character set is ISO 8859-1, and readers guess: zbar takes the
// "ü" of "Schützenhalle" for a Chinese letter.
Code smallest_utf8(const std::string& text, size_t level) {
  const std::unique_ptr<QRinput, FreedInput> input(QRinput_new2(0, kLevels[level]));
  if (!input || QRinput_appendECIheader(input.get(), kEciUtf8) != 0 ||
      QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()),
                     reinterpret_cast<const unsigned char*>(text.data())) != 0) {
    return nullptr;
  }
  return Code(QRcode_encodeInput(input.get()));
}

// The smallest code at exactly this level; null with errno when there is none.
Code smallest(const std::string& text, size_t level) {
  if (!is_ascii(text)) return smallest_utf8(text, level);
  return Code(QRcode_encodeString(text.c_str(), 0, kLevels[level], QR_MODE_8, 1));
}

Qr modules_of(const QRcode& code) {
  Qr qr;
  qr.size = code.width;
  const size_t count = static_cast<size_t>(code.width) * static_cast<size_t>(code.width);
  qr.dark.reserve(count);
  // The lowest bit is the colour; the others say what the module is for.
  for (size_t i = 0; i < count; ++i) qr.dark.push_back((code.data[i] & 1) != 0);
  return qr;
}

base::Fault too_long(size_t bytes) {
  return base::Fault{"A text of " + std::to_string(bytes) +
                     " bytes does not fit into a QR code. Shorten the link or the description."};
}

}  // namespace

base::Result<Qr> make_qr(std::string_view text, QrLevel level) {
  if (text.empty()) return base::Fault{"There is nothing to put into a QR code. Check the link."};
  if (text.find('\0') != std::string_view::npos) {
    return base::Fault{"A text with a NUL in it cannot go into a QR code. Check the link."};
  }
  if (text.size() > kMostQrDigits) return too_long(text.size());
  const std::string terminated(text);
  size_t tried = static_cast<size_t>(level);
  Code best = smallest(terminated, tried);
  if (!best) {
    base::check(errno != ENOMEM, "no memory for a QR code");
    if (errno == ERANGE) return too_long(text.size());
    return base::Fault{std::string("libqrencode refuses a text: ") + std::strerror(errno) +
                       ". Check the link."};
  }
  // A code comes in steps of four modules; what is left over in a step is given to correction.
  for (++tried; tried < kLevels.size(); ++tried) {
    Code safer = smallest(terminated, tried);
    if (!safer || safer->version > best->version) break;
    best = std::move(safer);
  }
  return modules_of(*best);
}

}  // namespace gummiband::slips
