#include "core/mailbox.h"

#include <gtest/gtest.h>
#include <poll.h>

#include <memory>
#include <thread>
#include <vector>

namespace ottla {
namespace {

bool Rings(const Mailbox& box, int timeout_ms) {
  pollfd one{box.event_fd(), POLLIN, 0};
  return poll(&one, 1, timeout_ms) == 1;
}

TEST(Mailbox, MailArrivesWholeAndInOrder) {
  Mailbox box;
  EXPECT_FALSE(Rings(box, 0));
  box.Post(100, 1, int64_t{1} << 52, -3);
  box.Post(101, 2);
  EXPECT_TRUE(Rings(box, 0));
  std::vector<Mail> mail;
  box.Drain(mail);
  ASSERT_EQ(mail.size(), 2u);
  EXPECT_EQ(mail[0].b, int64_t{1} << 52);
  EXPECT_EQ(mail[0].c, -3);
  EXPECT_EQ(mail[1].kind, 101);
  EXPECT_FALSE(Rings(box, 0));
}

TEST(Mailbox, AClosedBoxRefusesAndHandsOutWhatWasUnread) {
  Mailbox box;
  box.Post(MailKind::kAdoptSocket, 42);
  const auto unread = box.Close();
  ASSERT_EQ(unread.size(), 1u);
  EXPECT_EQ(unread[0].a, 42);
  EXPECT_FALSE(box.Post(100));
}

TEST(Mailbox, NothingIsLostAndNoWakeUpIsMissedWithManySenders) {
  Mailbox box;
  constexpr int kSenders = 4;
  constexpr int kEach = 50000;
  std::vector<std::thread> senders;
  for (int sender = 0; sender < kSenders; ++sender) {
    senders.emplace_back([&box, sender] {
      for (int i = 0; i < kEach; ++i) box.Post(100, sender, i);
    });
  }
  std::vector<int64_t> next(kSenders, 0);
  std::vector<Mail> mail;
  int seen = 0;
  while (seen < kSenders * kEach) {
    ASSERT_TRUE(Rings(box, 10000)) << "a wake-up was lost after " << seen;
    box.Drain(mail);
    for (const Mail& one : mail) {
      ASSERT_EQ(one.b, next[one.a]++) << "out of order";
      ++seen;
    }
  }
  for (auto& sender : senders) sender.join();
  EXPECT_TRUE(box.empty());
}

}  // namespace
}  // namespace ottla
