// System calls on sockets, with their options: listen, accept, name the peer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"

namespace ottla::transport {

struct Peer {
  std::string host;  // numeric; an IPv4 peer of a dual-stack socket is shown as IPv4
  int32_t port = 0;
};

/// -1 leaves an option to the kernel.
struct SocketOptions {
  int32_t send_buffer_bytes = 128 << 10;
  int32_t receive_buffer_bytes = -1;
};

struct Bound {
  std::vector<int> fds;
  int32_t port = 0;
};

/// Binds every address `host` stands for and listens. An empty host means all interfaces, IPv4 and IPv6 by
/// one socket where the machine has IPv6. Port 0 takes a free port, the same for all addresses.
[[nodiscard]] Result<Bound> Listen(const std::string& host, int32_t port, int32_t backlog,
                                   const SocketOptions& options);

/// Non-blocking, no delay, keep-alive.
void Configure(int fd, const SocketOptions& options);

[[nodiscard]] Peer PeerOf(int fd);

}  // namespace ottla::transport
