#include "core/mailbox.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>

#include "core/check.h"

namespace ottla {

namespace {
constexpr size_t kKeptCapacityMax = 16384;
}  // namespace

Mailbox::Mailbox() : event_fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  BROKER_CHECK(event_fd_ >= 0, "eventfd: errno %d", errno);
}

Mailbox::~Mailbox() { close(event_fd_); }

bool Mailbox::Post(int32_t kind, int32_t a, int64_t b, int64_t c) {
  bool ring;
  {
    std::lock_guard lock(mutex_);
    if (closed_) return false;
    ring = mail_.empty();
    mail_.push_back({kind, a, b, c});
  }
  if (ring) {
    const uint64_t one = 1;
    // EAGAIN means the counter stands at its maximum: then it is readable, which is all a ring says.
    [[maybe_unused]] const ssize_t written = write(event_fd_, &one, sizeof one);
  }
  return true;
}

void Mailbox::Drain(std::vector<Mail>& into) {
  into.clear();
  if (into.capacity() > kKeptCapacityMax) into.shrink_to_fit();
  uint64_t count;
  [[maybe_unused]] const ssize_t seen = read(event_fd_, &count, sizeof count);
  std::lock_guard lock(mutex_);
  mail_.swap(into);
}

bool Mailbox::empty() const {
  std::lock_guard lock(mutex_);
  return mail_.empty();
}

std::vector<Mail> Mailbox::Close() {
  std::lock_guard lock(mutex_);
  closed_ = true;
  return std::exchange(mail_, {});
}

}  // namespace ottla
