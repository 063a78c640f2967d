// Deals accepted sockets to the shards of one broker, fewest connections first, and counts who holds how
// many.
//
// One Dealer per broker, shared by its threads (a process may hold several brokers). It is locked once per
// connection that comes or goes, never per request.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/mailbox.h"

namespace ottla::transport {

struct ConnectionLimits {
  int32_t total = INT32_MAX;                                  // max.connections
  int32_t per_ip = INT32_MAX;                                 // max.connections.per.ip
  std::unordered_map<std::string, int32_t> per_ip_overrides;  // max.connections.per.ip.overrides
};

class Dealer {
 public:
  void SetLimits(ConnectionLimits limits);
  /// `limit` as listener.name.X.max.connections. The protected (inter-broker) listener may go beyond the
  /// total, so that clients cannot lock the other brokers out.
  void SetListener(int32_t listener, int32_t limit, bool is_protected);

  /// A shard takes part from Join to Leave. Returns its member number.
  [[nodiscard]] int32_t Join(std::shared_ptr<Mailbox> mailbox);
  void Leave(int32_t member);

  /// Asked before accepting. When false, `acceptor` gets kAcceptAgain once there is a place.
  [[nodiscard]] bool HasRoom(int32_t listener, const std::shared_ptr<Mailbox>& acceptor);
  /// Counts an accepted connection; false when its address has too many.
  [[nodiscard]] bool Admit(int32_t listener, const std::string& ip);

  /// Sends the admitted socket to the member that has the fewest. False when nobody serves: the caller closes
  /// it.
  [[nodiscard]] bool Deal(int fd, int32_t listener);

  /// A connection ended (member -1: an admitted one that was never dealt).
  void Closed(int32_t member, int32_t listener, const std::string& ip);

  [[nodiscard]] int32_t connections() const;

 private:
  struct Member {
    std::shared_ptr<Mailbox> mailbox;  // null once it left
    int32_t connections = 0;
  };
  struct Listener {
    int32_t limit = INT32_MAX;
    bool is_protected = false;
    int32_t connections = 0;
  };

  mutable std::mutex mutex_;
  ConnectionLimits limits_;
  std::unordered_map<int32_t, Listener> listeners_;
  std::vector<Member> members_;
  std::unordered_map<std::string, int32_t> by_ip_;
  std::shared_ptr<Mailbox> waiting_acceptor_;
  int32_t total_ = 0;
};

}  // namespace ottla::transport
