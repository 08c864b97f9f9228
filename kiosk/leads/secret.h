// Secret bytes: in memory of their own that is not swapped out, is fenced by guard pages and is
// wiped when the value goes (libsodium's sodium_malloc). Inside this folder only. A value belongs
// to one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace gummiband::leads {

// Makes libsodium ready. It may be asked any number of times from any thread, so every entry into
// this folder that needs it asks; that spares us a global.
void ready_sodium();

class SecretBytes {
 public:
  // `size` bytes, not yet filled.
  explicit SecretBytes(size_t size);
  ~SecretBytes();
  SecretBytes(const SecretBytes&) = delete;
  SecretBytes& operator=(const SecretBytes&) = delete;

  uint8_t* data() { return data_; }
  const uint8_t* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  uint8_t* data_;
  size_t size_;
};

// Wipes a text when it goes out of sight, whichever way the function is left.
class WipedText {
 public:
  WipedText() = default;
  explicit WipedText(std::string secret) : text(std::move(secret)) {}
  ~WipedText();
  WipedText(const WipedText&) = delete;
  WipedText& operator=(const WipedText&) = delete;

  std::string text;
};

// The bytes of a text as libsodium wants them.
inline const uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}
inline uint8_t* bytes_of(std::string& text) {
  return reinterpret_cast<uint8_t*>(text.data());
}

}  // namespace gummiband::leads
