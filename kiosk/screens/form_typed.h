// What a visitor typed: kept in one place in memory, and wiped from it.
//
// The room is taken once and never grows, so no copy stays behind in memory that was given back;
// every Typed overwrites its bytes when it goes. Copies are values of their own and do the same.
#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace gummiband::screens {

class Typed {
 public:
  // The longest e-mail address there is.
  static constexpr size_t kMostBytes = 254;

  Typed() { text_.reserve(kMostBytes); }
  explicit Typed(std::string_view text) : Typed() { append(text); }
  Typed(const Typed& other) : Typed() { append(other.text_); }
  Typed& operator=(const Typed& other) {
    if (this != &other) {
      wipe();
      append(other.text_);
    }
    return *this;
  }
  // No moves: they would leave short texts behind in the old place.
  ~Typed() { base::wipe(text_); }

  // Adds all of `text`, or nothing where it would not fit.
  void append(std::string_view text) {
    if (text_.size() + text.size() <= kMostBytes) text_.append(text);
  }
  void drop_last() { base::drop_last_code_point(text_); }
  void wipe() {
    base::wipe(text_);
    text_.reserve(kMostBytes);
  }

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  bool operator==(const Typed&) const = default;

 private:
  std::string text_;
};

}  // namespace gummiband::screens
