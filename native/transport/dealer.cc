#include "transport/dealer.h"

#include <utility>

#include "core/check.h"

namespace ottla::transport {

void Dealer::SetLimits(ConnectionLimits limits) {
  std::shared_ptr<Mailbox> told;
  {
    std::lock_guard lock(mutex_);
    limits_ = std::move(limits);
    told = std::exchange(waiting_acceptor_, nullptr);
  }
  if (told) told->Post(MailKind::kAcceptAgain);
}

void Dealer::SetListener(int32_t listener, int32_t limit, bool is_protected) {
  std::lock_guard lock(mutex_);
  listeners_[listener].limit = limit;
  listeners_[listener].is_protected = is_protected;
}

int32_t Dealer::Join(std::shared_ptr<Mailbox> mailbox) {
  std::lock_guard lock(mutex_);
  members_.push_back({std::move(mailbox), 0});
  return static_cast<int32_t>(members_.size()) - 1;
}

void Dealer::Leave(int32_t member) {
  std::lock_guard lock(mutex_);
  members_[static_cast<size_t>(member)].mailbox.reset();
}

bool Dealer::HasRoom(int32_t listener, const std::shared_ptr<Mailbox>& acceptor) {
  std::lock_guard lock(mutex_);
  const Listener& at = listeners_[listener];
  if ((total_ < limits_.total || at.is_protected) && at.connections < at.limit) return true;
  waiting_acceptor_ = acceptor;
  return false;
}

bool Dealer::Admit(int32_t listener, const std::string& ip) {
  std::lock_guard lock(mutex_);
  const auto special = limits_.per_ip_overrides.find(ip);
  const int32_t limit = special == limits_.per_ip_overrides.end() ? limits_.per_ip : special->second;
  const auto of_ip = by_ip_.find(ip);
  if ((of_ip == by_ip_.end() ? 0 : of_ip->second) >= limit) return false;
  ++by_ip_[ip];
  ++listeners_[listener].connections;
  ++total_;
  return true;
}

bool Dealer::Deal(int fd, int32_t listener) {
  std::lock_guard lock(mutex_);
  while (true) {
    Member* fewest = nullptr;
    int32_t number = 0;
    for (size_t i = 0; i < members_.size(); ++i) {
      Member& member = members_[i];
      if (!member.mailbox || (fewest != nullptr && member.connections >= fewest->connections)) continue;
      fewest = &member;
      number = static_cast<int32_t>(i);
    }
    if (fewest == nullptr) return false;
    ++fewest->connections;
    if (fewest->mailbox->Post(MailKind::kAdoptSocket, fd, listener, number)) return true;
    --fewest->connections;  // its environment is gone though it did not say good-bye
    fewest->mailbox.reset();
  }
}

void Dealer::Closed(int32_t member, int32_t listener, const std::string& ip) {
  std::shared_ptr<Mailbox> told;
  {
    std::lock_guard lock(mutex_);
    if (member >= 0) --members_[static_cast<size_t>(member)].connections;
    --listeners_[listener].connections;
    --total_;
    BROKER_CHECK(total_ >= 0, "a connection was counted out twice");
    const auto of_ip = by_ip_.find(ip);
    if (of_ip != by_ip_.end() && --of_ip->second <= 0) by_ip_.erase(of_ip);
    told = std::exchange(waiting_acceptor_, nullptr);
  }
  if (told) told->Post(MailKind::kAcceptAgain);
}

int32_t Dealer::connections() const {
  std::lock_guard lock(mutex_);
  return total_;
}

}  // namespace ottla::transport
