// A peer with a blocking socket, and a server that stands where the binding and JavaScript stand.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "transport/reactor.h"

namespace ottla::transport {

inline std::string Frame(const std::string& content) {
  std::string whole(4, '\0');
  StoreBig(reinterpret_cast<uint8_t*>(whole.data()), static_cast<int32_t>(content.size()));
  return whole + content;
}

/// A peer with a blocking socket.
class Client {
 public:
  explicit Client(int32_t port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(port));
    EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { Close(); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void Close() {
    if (fd_ >= 0) close(std::exchange(fd_, -1));
  }
  void Reset() {
    const linger now{1, 0};
    setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    Close();
  }
  void Send(const std::string& bytes) {
    EXPECT_EQ(send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  }
  /// What is there now.
  std::string Take(size_t at_most = SIZE_MAX) {
    std::string all;
    char buffer[65536];
    while (all.size() < at_most) {
      const ssize_t got = recv(fd_, buffer, std::min(sizeof buffer, at_most - all.size()), MSG_DONTWAIT);
      if (got <= 0) break;
      all.append(buffer, static_cast<size_t>(got));
    }
    return all;
  }
  bool Ended() {
    char one;
    const ssize_t got = recv(fd_, &one, 1, MSG_DONTWAIT | MSG_PEEK);
    return got == 0 || (got < 0 && errno != EAGAIN);
  }

 private:
  int fd_;
};

/// Stands where the binding and JavaScript stand: echoes, or does what the test says.
class Server : public Reactor::Sink {
 public:
  explicit Server(ReactorOptions options = {})
      : environment(std::make_shared<Environment>()), reactor(environment, this, options) {
    signal(SIGPIPE, SIG_IGN);
    reactor.Join(dealer, true);
    port = reactor.Listen(0, "127.0.0.1", 0, 128).value();
    arena = environment->buffers.Allocate(4 << 20);
    on_frame = [this](const Event& event) { Echo(event); };
  }

  bool Deliver(const std::vector<Event>& events) override {
    for (const Event& event : events) {
      if (event.kind == EventKind::kFrame) on_frame(event);
      if (event.kind == EventKind::kConnected) last_connected = event.a;
      if (event.kind == EventKind::kClosed) closed.push_back(event);
      if (event.kind == EventKind::kMail) mail.push_back(event);
      if (event.kind == EventKind::kDrained) drained = true;
      if (event.kind == EventKind::kWritable) ++writable;
    }
    return staging_free;
  }

  std::string Text(const Event& event) {
    const MutableBytes bytes = environment->buffers.Range(event.b, event.c, event.d);
    EXPECT_NE(bytes.data, nullptr);
    return {reinterpret_cast<const char*>(bytes.data), bytes.size};
  }

  void Echo(const Event& event) {
    Answer(event.a, Frame(Text(event)));
    if (event.b > 0) environment->buffers.Release(event.b);
  }

  void Answer(int32_t connection, const std::string& bytes) {
    std::memcpy(environment->buffers.Find(arena).data, bytes.data(), bytes.size());
    Send({{connection, SendStep::Kind::kBytes, arena, 0, static_cast<int64_t>(bytes.size()), 1}});
  }

  void Send(const std::vector<SendStep>& steps) {
    blocked.clear();
    reactor.Flush(steps, blocked);
  }

  void Turn(int wait_ms = 0) {
    pollfd one{reactor.epoll_fd(), POLLIN, 0};
    if (poll(&one, 1, wait_ms) > 0) reactor.OnReadable();
  }
  void TurnUntil(const std::function<bool()>& done) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    bool is_done = done();
    for (; !is_done && std::chrono::steady_clock::now() < deadline; is_done = done()) Turn(2);
    EXPECT_TRUE(is_done);
  }

  std::shared_ptr<Environment> environment;
  std::shared_ptr<Dealer> dealer = std::make_shared<Dealer>();
  Reactor reactor;
  int32_t port;
  int32_t arena;
  int32_t last_connected = 0;
  bool staging_free = true;
  bool drained = false;
  int writable = 0;
  std::function<void(const Event&)> on_frame;
  std::vector<Event> closed, mail;
  std::vector<int32_t> blocked;
};

}  // namespace ottla::transport
