// The physical limit: what a broker must do to its bytes and nothing else, in one thread of bare C++. It
// answers the load generator's Produce v12 and Fetch v12 for topics of one name each, from files that are as
// fresh as a broker's.
//
//   limit FOLDER [validate|flush]  prints its port; SIGTERM ends it
//
//   produce   read, cut the frame, CRC-32C, (validate the records,) write the base offset, pwrite, answer
//             flush: answers wait for one fdatasync of each file written to in this turn of the loop, side by
//             side: the group commit that a device can do for requests that arrive while it is busy
//   fetch     header by send with MSG_MORE, records by sendfile
//
// No requests are parked: a fetch at the log's end is answered empty at once. Not a broker: what a stranger
// could send is not checked.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "logs.h"
#include "wire.h"

namespace {

using namespace limit;

constexpr size_t kReadBytes = 256 * 1024;
constexpr int kSendBuffer = 128 * 1024;

struct Slice {
  std::vector<uint8_t> head;
  int fd = -1;
  off_t position = 0;
  size_t length = 0;
  std::vector<uint8_t> tail;
};

class Connection {
 public:
  explicit Connection(int fd) : fd_(fd), input_(kReadBytes) {}
  ~Connection() { close(fd_); }

  /// False when the peer is gone.
  bool Read(Logs& logs) {
    for (;;) {
      if (input_.size() - filled_ < kReadBytes / 2) input_.resize(input_.size() * 2);
      const ssize_t count = recv(fd_, input_.data() + filled_, input_.size() - filled_, MSG_DONTWAIT);
      if (count == 0) return false;
      if (count < 0) return errno == EAGAIN || errno == EINTR ? SendUnlessFlushed(logs) : false;
      filled_ += static_cast<size_t>(count);
      size_t at = 0;
      while (filled_ - at >= 4) {
        const auto size = static_cast<size_t>(Load<int32_t>(input_.data() + at));
        if (filled_ - at < 4 + size) break;
        Answer(logs, input_.data() + at + 4);
        at += 4 + size;
      }
      std::memmove(input_.data(), input_.data() + at, filled_ - at);
      filled_ -= at;
      if (!SendUnlessFlushed(logs)) return false;
    }
  }

  bool Send() {
    while (!slices_.empty()) {
      Slice& slice = slices_.front();
      if (!SendBytes(slice.head, slice.length > 0 || !slice.tail.empty())) return failed_ ? false : true;
      while (slice.length > 0) {
        const ssize_t count = sendfile(fd_, slice.fd, &slice.position, slice.length);
        if (count < 0) return errno == EAGAIN || errno == EINTR;
        slice.length -= static_cast<size_t>(count);
      }
      if (!SendBytes(slice.tail, false)) return failed_ ? false : true;
      slices_.erase(slices_.begin());
    }
    return true;
  }

 private:
  bool SendUnlessFlushed(const Logs& logs) { return logs.flushes() || Send(); }

  bool SendBytes(std::vector<uint8_t>& bytes, bool more) {
    size_t at = 0;
    while (at < bytes.size()) {
      const ssize_t count = send(fd_, bytes.data() + at, bytes.size() - at,
                                 MSG_DONTWAIT | MSG_NOSIGNAL | (more ? MSG_MORE : 0));
      if (count < 0) {
        failed_ = errno != EAGAIN && errno != EINTR;
        break;
      }
      at += static_cast<size_t>(count);
    }
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(at));
    return bytes.empty();
  }

  void Answer(Logs& logs, uint8_t* request) {
    In in(request);
    const auto key = in.Get<int16_t>();
    in.Skip(2);
    const auto correlation = in.Get<int32_t>();
    in.Skip(static_cast<size_t>(in.Get<int16_t>()));
    in.Skip(1);
    if (key == 0) Produce(logs, in, correlation);
    if (key == 1) Fetch(logs, in, correlation);
  }

  void Produce(Logs& logs, In& in, int32_t correlation) {
    in.Skip(1);
    const auto acks = in.Get<int16_t>();
    in.Skip(5);
    const std::string_view topic = in.Compact();
    in.Skip(1);
    const auto index = in.Get<int32_t>();
    const std::string_view records = in.Compact();
    auto* batch = reinterpret_cast<uint8_t*>(const_cast<char*>(records.data()));
    const int64_t base = logs.Append(logs.Of(topic, index), batch, records.size());
    if (acks == 0) return;
    Out out;
    const size_t frame = out.Open();
    out.Put(correlation);
    out.Put<int8_t>(0);
    out.Unsigned(2);
    out.Compact(topic);
    out.Unsigned(2);
    out.Put(index);
    out.Put<int16_t>(base < 0 ? 87 : 0);
    out.Put(base);
    out.Put<int64_t>(-1);
    out.Put<int64_t>(0);
    out.Unsigned(1);
    out.Unsigned(0);
    out.Put<int16_t>(0);
    out.Put<int32_t>(0);
    out.Put<int8_t>(0);
    out.Close(frame);
    Queue({std::move(out.bytes()), -1, 0, 0, {}});
  }

  void Fetch(Logs& logs, In& in, int32_t correlation) {
    in.Skip(4 + 4 + 4 + 4 + 1 + 4 + 4 + 1);
    const std::string topic(in.Compact());
    const uint32_t count = in.Unsigned() - 1;
    // One slice a partition; the size of the frame is known when all are.
    std::vector<Slice> made;
    Out out;
    const size_t frame = out.Open();
    out.Put(correlation);
    out.Put<int8_t>(0);
    out.Put<int32_t>(0);
    out.Put<int16_t>(0);
    out.Put<int32_t>(0);
    out.Unsigned(2);
    out.Compact(topic);
    out.Unsigned(count + 1);
    size_t behind = 0;
    for (uint32_t at = 0; at < count; at++) {
      const auto index = in.Get<int32_t>();
      in.Skip(4);
      const auto offset = in.Get<int64_t>();
      in.Skip(4 + 8);
      const auto most = static_cast<int64_t>(in.Get<int32_t>());
      in.Skip(1);
      Slice slice = Find(logs.Of(topic, index), offset, most);
      out.Put(index);
      out.Put<int16_t>(0);
      for (int i = 0; i < 2; i++) out.Put(logs.Of(topic, index).next_offset);
      out.Put<int64_t>(0);
      out.Unsigned(0);
      out.Put<int32_t>(-1);
      out.Unsigned(static_cast<uint32_t>(slice.length) + 1);
      behind += slice.length;
      slice.head = std::move(out.bytes());
      out = Out();
      out.Put<int8_t>(0);
      made.push_back(std::move(slice));
    }
    out.Put<int16_t>(0);
    made.back().tail = std::move(out.bytes());
    size_t total = behind;
    for (const Slice& slice : made) total += slice.head.size() + slice.tail.size();
    const auto size = Swap(static_cast<int32_t>(total - 4));
    std::memcpy(made.front().head.data() + frame, &size, 4);
    for (Slice& slice : made) Queue(std::move(slice));
  }

  static Slice Find(const Partition& partition, int64_t offset, int64_t most) {
    Slice slice;
    const auto& batches = partition.batches;
    auto first = std::upper_bound(batches.begin(), batches.end(), std::pair(offset, INT64_MAX));
    if (first == batches.begin() || offset >= partition.next_offset) return slice;
    slice.fd = partition.fd;
    slice.position = (first - 1)->second;
    slice.length = static_cast<size_t>(std::min(most, partition.size - slice.position));
    return slice;
  }

  void Queue(Slice slice) {
    // Small answers of one turn leave together.
    if (!slices_.empty() && slices_.back().length == 0 && slices_.back().tail.empty()) {
      auto& head = slices_.back().head;
      head.insert(head.end(), slice.head.begin(), slice.head.end());
      slice.head = std::move(head);
      slices_.back() = std::move(slice);
      return;
    }
    slices_.push_back(std::move(slice));
  }

  int fd_;
  std::vector<uint8_t> input_;
  size_t filled_ = 0;
  std::vector<Slice> slices_;
  bool failed_ = false;
};

int Listen() {
  const int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  if (bind(listening, reinterpret_cast<sockaddr*>(&address), length) != 0 || listen(listening, 1024) != 0)
    return -1;
  getsockname(listening, reinterpret_cast<sockaddr*>(&address), &length);
  std::printf("%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  return listening;
}

void Watch(int epoll, int fd, void* data) {
  epoll_event event{};
  event.events = EPOLLIN | EPOLLOUT | EPOLLET;
  event.data.ptr = data;
  epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

int Serve(const std::string& folder, Mode mode) {
  Logs logs(folder, mode);
  const int listening = Listen();
  if (listening < 0) return 1;
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  Watch(epoll, listening, nullptr);
  std::map<Connection*, std::unique_ptr<Connection>> connections;
  epoll_event events[256];
  for (;;) {
    const int count = epoll_wait(epoll, events, 256, -1);
    std::vector<Connection*> waiting;
    for (int at = 0; at < count; at++) {
      auto* connection = static_cast<Connection*>(events[at].data.ptr);
      if (connection != nullptr) {
        if ((!logs.flushes() && !connection->Send()) || !connection->Read(logs)) {
          connections.erase(connection);
        } else if (logs.flushes()) {
          waiting.push_back(connection);
        }
        continue;
      }
      for (int fd; (fd = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)) >= 0;) {
        const int one = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
        auto made = std::make_unique<Connection>(fd);
        Watch(epoll, fd, made.get());
        connections.emplace(made.get(), std::move(made));
      }
    }
    if (waiting.empty()) continue;
    logs.Flush();
    for (Connection* connection : waiting)
      if (!connection->Send()) connections.erase(connection);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: limit FOLDER [validate|flush]\n");
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);  // a peer that leaves in the middle of a sendfile
  const std::string_view mode = count > 2 ? arguments[2] : "";
  return Serve(arguments[1], mode == "validate" ? Mode::kValidate
                             : mode == "flush"  ? Mode::kFlush
                                                : Mode::kPlain);
}
