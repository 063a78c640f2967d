// The limit the transport is measured against, and the load for both.
//
//   bare server              an epoll server in C++ that cuts frames and answers 8 bytes to each; prints its
//   port bare client PORT CONNECTIONS DEPTH BYTES MILLISECONDS
//                            keeps DEPTH requests in flight on each connection; prints answers, and a hash of
//                            them
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

int64_t NowMs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int32_t Load(const char* from) {
  int32_t value;
  std::memcpy(&value, from, 4);
  return __builtin_bswap32(value);
}

void Store(char* to, int32_t value) {
  value = __builtin_bswap32(value);
  std::memcpy(to, &value, 4);
}

void NoDelay(int fd) {
  const int one = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
}

int Serve() {
  const int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (bind(listening, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(listening, 64) != 0)
    return 1;
  getsockname(listening, reinterpret_cast<sockaddr*>(&address), &length);
  std::printf("%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = listening;
  epoll_ctl(epoll, EPOLL_CTL_ADD, listening, &event);
  std::vector<std::string> rests(4096);
  static char staging[512 << 10];
  std::string out;
  epoll_event ready[64];
  while (true) {
    const int count = epoll_wait(epoll, ready, 64, -1);
    for (int i = 0; i < count; ++i) {
      const int fd = ready[i].data.fd;
      if (fd == listening) {
        const int accepted = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (accepted < 0) continue;
        NoDelay(accepted);
        event.data.fd = accepted;
        epoll_ctl(epoll, EPOLL_CTL_ADD, accepted, &event);
        continue;
      }
      std::string& rest = rests[static_cast<size_t>(fd)];
      std::memcpy(staging, rest.data(), rest.size());
      const ssize_t got = recv(fd, staging + rest.size(), 256 << 10, 0);
      if (got <= 0) {
        if (got < 0 && errno == EAGAIN) continue;
        close(fd);
        rest.clear();
        continue;
      }
      size_t at = 0;
      const size_t end = rest.size() + static_cast<size_t>(got);
      out.clear();
      while (end - at >= 4 && end - at - 4 >= static_cast<size_t>(Load(staging + at))) {
        const auto size = static_cast<size_t>(Load(staging + at));
        char answer[12];
        Store(answer, 8);
        std::memcpy(answer + 4, staging + at + 4, 4);
        Store(answer + 8, static_cast<int32_t>(size));
        out.append(answer, sizeof answer);
        at += 4 + size;
      }
      if (!out.empty() && send(fd, out.data(), out.size(), MSG_NOSIGNAL) < 0)
        continue;  // a client that is done
      rest.assign(staging + at, end - at);
    }
  }
}

struct Lane {
  int fd;
  int32_t sent = 0;
  size_t unsent = 0;  // of the frame that is being written
  std::string answers;
};

int Load(int port, int connections, int depth, size_t bytes, int64_t milliseconds) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  std::vector<Lane> lanes(static_cast<size_t>(connections));
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  std::vector<char> frame(bytes + 4, 'k');
  Store(frame.data(), static_cast<int32_t>(bytes));
  uint64_t answers = 0, hash = 1469598103934665603ull;
  for (Lane& lane : lanes) {
    lane.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(lane.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return 1;
    NoDelay(lane.fd);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = static_cast<uint64_t>(&lane - lanes.data());
    epoll_ctl(epoll, EPOLL_CTL_ADD, lane.fd, &event);
    for (int i = 0; i < depth; ++i) {
      Store(frame.data() + 4, lane.sent++);
      if (send(lane.fd, frame.data(), frame.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(frame.size()))
        return 1;
    }
  }
  const int64_t until = NowMs() + milliseconds;
  epoll_event ready[64];
  char buffer[65536];
  while (NowMs() < until) {
    const int count = epoll_wait(epoll, ready, 64, 100);
    for (int i = 0; i < count; ++i) {
      Lane& lane = lanes[ready[i].data.u64];
      const ssize_t got = recv(lane.fd, buffer, sizeof buffer, MSG_DONTWAIT);
      if (got <= 0) return 1;
      lane.answers.append(buffer, static_cast<size_t>(got));
      size_t at = 0;
      for (; lane.answers.size() - at >= 12; at += 12) {
        ++answers;
        hash = (hash ^ static_cast<uint64_t>(Load(lane.answers.data() + at + 8))) * 1099511628211ull;
        Store(frame.data() + 4, lane.sent++);
        if (send(lane.fd, frame.data(), frame.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(frame.size()))
          return 1;
      }
      lane.answers.erase(0, at);
    }
  }
  // The hash is of what every answer says (the size of its request), so equal work is seen to be equal.
  std::printf("%llu %llx\n", static_cast<unsigned long long>(answers), static_cast<unsigned long long>(hash));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "server") == 0) return Serve();
  if (argc == 7 && std::strcmp(argv[1], "client") == 0) {
    return Load(std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4]),
                static_cast<size_t>(std::atoi(argv[5])), std::atoi(argv[6]));
  }
  std::fprintf(stderr, "bare server | bare client PORT CONNECTIONS DEPTH BYTES MILLISECONDS\n");
  return 2;
}
