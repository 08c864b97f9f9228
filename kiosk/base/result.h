// A value, or the fault that kept it from being made.
//
// For what the world may do to us: disks, networks, printers, content. A Fault carries one
// sentence for a person: what happened, with the path or address, and what to check. Our own
// bugs are not faults: they end in check(). Bad input with a file and a line is a list of
// content::Finding instead. Values only; any thread.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "base/check.h"

namespace gummiband::base {

struct Fault {
  std::string sentence;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Fault fault) : state_(std::in_place_index<1>, std::move(fault)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // The value; check() fails when there is none.
  T& value() & {
    check(ok(), "Result without a value was used");
    return std::get<0>(state_);
  }
  const T& value() const& {
    check(ok(), "Result without a value was used");
    return std::get<0>(state_);
  }
  T&& value() && {
    check(ok(), "Result without a value was used");
    return std::get<0>(std::move(state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // The fault; check() fails when there is none.
  const Fault& fault() const {
    check(!ok(), "Result without a fault was asked for it");
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Fault> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Fault fault) : fault_(std::move(fault)), ok_(false) {}

  bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  const Fault& fault() const {
    check(!ok_, "Result without a fault was asked for it");
    return fault_;
  }

 private:
  Fault fault_;
  bool ok_ = true;
};

}  // namespace gummiband::base
