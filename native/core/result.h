// A value, or the fault that kept it from being made. There are no C++ exceptions in native/.
#pragma once

#include <cerrno>
#include <string>
#include <utility>
#include <variant>

#include "core/check.h"

namespace ottla {

/// What the machine did to us: a failed system call or bytes on disk that cannot be what was written. A
/// client's mistake is not a fault: it is an error code in the operation's own result.
struct Fault {
  enum class Kind { kIo, kCorrupt, kFull, kBusy, kInvalid };

  Kind kind = Kind::kIo;
  int error_number = 0;  // errno where a system call failed, else 0
  std::string message;   // names the thing, what was found and what was expected

  static Fault Io(std::string what, int error_number = errno) {
    const Kind kind = error_number == ENOSPC || error_number == EDQUOT ? Kind::kFull : Kind::kIo;
    return {kind, error_number, std::move(what)};
  }
  static Fault Corrupt(std::string what) { return {Kind::kCorrupt, 0, std::move(what)}; }
  static Fault Invalid(std::string what) { return {Kind::kInvalid, 0, std::move(what)}; }
  static Fault Busy(std::string what) { return {Kind::kBusy, 0, std::move(what)}; }
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Fault fault) : state_(std::in_place_index<1>, std::move(fault)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  [[nodiscard]] T& value() {
    BROKER_CHECK(ok(), "value() of a fault: %s", std::get<1>(state_).message.c_str());
    return std::get<0>(state_);
  }
  [[nodiscard]] const T& value() const {
    BROKER_CHECK(ok(), "value() of a fault: %s", std::get<1>(state_).message.c_str());
    return std::get<0>(state_);
  }
  [[nodiscard]] const Fault& fault() const { return std::get<1>(state_); }
  [[nodiscard]] Fault TakeFault() { return std::move(std::get<1>(state_)); }

 private:
  std::variant<T, Fault> state_;
};

struct Done {};
using Status = Result<Done>;

#define RETURN_IF_FAULT(expression)                                \
  do {                                                             \
    auto status_or_fault = (expression);                           \
    if (!status_or_fault.ok()) return status_or_fault.TakeFault(); \
  } while (0)

}  // namespace ottla
