#include "transport/socket.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <memory>

namespace ottla::transport {

namespace {

void SetOption(int fd, int level, int name, int value) { setsockopt(fd, level, name, &value, sizeof value); }

int32_t PortOf(int fd) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  if (getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length) != 0) return 0;
  return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(address).sin6_port
                                             : reinterpret_cast<sockaddr_in&>(address).sin_port);
}

void SetPort(sockaddr* address, int32_t port) {
  const auto value = htons(static_cast<uint16_t>(port));
  if (address->sa_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6*>(address)->sin6_port = value;
  } else {
    reinterpret_cast<sockaddr_in*>(address)->sin_port = value;
  }
}

Result<int> ListenOn(const sockaddr* address, socklen_t length, bool dual, int32_t backlog,
                     const SocketOptions& options) {
  const int fd = socket(address->sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return Fault::Io(std::string("socket: ") + std::strerror(errno));
  SetOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
  if (address->sa_family == AF_INET6) SetOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, dual ? 0 : 1);
  // Accepted sockets inherit it, and the window of the handshake is chosen by it: setting it later is too
  // late.
  if (options.receive_buffer_bytes > 0) SetOption(fd, SOL_SOCKET, SO_RCVBUF, options.receive_buffer_bytes);
  const char* step = "bind";
  if (bind(fd, address, length) == 0) {
    step = "listen";
    if (listen(fd, backlog) == 0) return fd;
  }
  const int error = errno;
  close(fd);
  return Fault::Io(std::string(step) + ": " + std::strerror(error), error);
}

Result<Bound> ListenOnAll(int32_t port, int32_t backlog, const SocketOptions& options) {
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  six.sin6_addr = in6addr_any;
  six.sin6_port = htons(static_cast<uint16_t>(port));
  Result<int> fd = ListenOn(reinterpret_cast<sockaddr*>(&six), sizeof six, true, backlog, options);
  if (!fd.ok() && (fd.fault().error_number == EAFNOSUPPORT || fd.fault().error_number == EADDRNOTAVAIL)) {
    sockaddr_in four{};  // a machine without IPv6
    four.sin_family = AF_INET;
    four.sin_port = htons(static_cast<uint16_t>(port));
    fd = ListenOn(reinterpret_cast<sockaddr*>(&four), sizeof four, false, backlog, options);
  }
  if (!fd.ok()) return fd.TakeFault();
  return Bound{{fd.value()}, PortOf(fd.value())};
}

}  // namespace

Result<Bound> Listen(const std::string& host, int32_t port, int32_t backlog, const SocketOptions& options) {
  if (host.empty()) return ListenOnAll(port, backlog, options);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.c_str(), nullptr, &hints, &found);
  if (error != 0) return Fault::Invalid("host name " + host + ": " + gai_strerror(error));
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, freeaddrinfo);
  Bound bound{{}, port};
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    if (one->ai_family != AF_INET && one->ai_family != AF_INET6) continue;
    SetPort(one->ai_addr, bound.port);
    Result<int> fd = ListenOn(one->ai_addr, one->ai_addrlen, false, backlog, options);
    if (!fd.ok()) {
      // "localhost" names ::1 on machines that have it switched off: what another address of the name gives
      // is enough.
      const int number = fd.fault().error_number;
      const bool absent = number == EAFNOSUPPORT || number == EADDRNOTAVAIL;
      if (absent && (one->ai_next != nullptr || !bound.fds.empty())) continue;
      for (const int open : bound.fds) close(open);
      return fd.TakeFault();
    }
    bound.fds.push_back(fd.value());
    if (bound.port == 0) bound.port = PortOf(fd.value());
  }
  if (bound.fds.empty()) return Fault::Invalid("host name " + host + " has no IPv4 or IPv6 address");
  return bound;
}

void Configure(int fd, const SocketOptions& options) {
  SetOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
  SetOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  if (options.send_buffer_bytes > 0) SetOption(fd, SOL_SOCKET, SO_SNDBUF, options.send_buffer_bytes);
  if (options.receive_buffer_bytes > 0) SetOption(fd, SOL_SOCKET, SO_RCVBUF, options.receive_buffer_bytes);
}

Peer PeerOf(int fd) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  char text[INET6_ADDRSTRLEN] = "";
  if (getpeername(fd, reinterpret_cast<sockaddr*>(&address), &length) != 0) return {"", 0};
  if (address.ss_family == AF_INET) {
    const auto& four = reinterpret_cast<sockaddr_in&>(address);
    inet_ntop(AF_INET, &four.sin_addr, text, sizeof text);
    return {text, ntohs(four.sin_port)};
  }
  if (address.ss_family != AF_INET6) return {"", 0};
  const auto& six = reinterpret_cast<sockaddr_in6&>(address);
  if (IN6_IS_ADDR_V4MAPPED(&six.sin6_addr)) {
    inet_ntop(AF_INET, six.sin6_addr.s6_addr + 12, text, sizeof text);
  } else {
    inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text);
  }
  return {text, ntohs(six.sin6_port)};
}

}  // namespace ottla::transport
