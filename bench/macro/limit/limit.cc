// The physical limit: what a broker must do to its bytes and nothing else, in one thread of bare C++. It
// answers the load generator's Produce v12 and Fetch v12 for topics of one name each, from files that are as
// fresh as a broker's.
//
//   limit FOLDER [validate]        prints its port; SIGTERM ends it
//
//   produce   read, cut the frame, CRC-32C, (validate the records,) write the base offset, pwrite, answer
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
#include <vector>

#include "../../../native/batch/crc32c.h"
#include "../../../native/records-rs/include/ottla_records.h"
#include "wire.h"

namespace {

constexpr size_t kReadBytes = 256 * 1024;
constexpr size_t kWriteBytesMax = 256 * 1024;  // larger writes to fresh pages are slower
constexpr int kSendBuffer = 128 * 1024;
constexpr size_t kBatchHeader = 61;

using ottla::limit::In;
using ottla::limit::Load;
using ottla::limit::Out;
using ottla::limit::Swap;

struct Partition {
  int fd = -1;
  int64_t next_offset = 0;
  int64_t size = 0;
  std::vector<std::pair<int64_t, int64_t>> batches;  // base offset, position
};

class Logs {
 public:
  Logs(std::string folder, bool validate) : folder_(std::move(folder)), validate_(validate) {}

  Partition& Of(std::string_view topic, int32_t index) {
    const std::string name = std::string(topic) + "-" + std::to_string(index);
    const auto found = partitions_.find(name);
    if (found != partitions_.end()) return found->second;
    Partition& made = partitions_[name];
    made.fd = open((folder_ + "/" + name).c_str(), O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0644);
    return made;
  }

  /// The base offset, or -1.
  int64_t Append(Partition& partition, uint8_t* batch, size_t length) {
    if (ottla::batch::Crc32c({batch + 21, length - 21}) != Load<uint32_t>(batch + 17)) return -1;
    if (validate_ && !Valid(batch, length)) return -1;
    const int64_t base = Swap(partition.next_offset);
    std::memcpy(batch, &base, 8);
    const int32_t epoch = 0;
    std::memcpy(batch + 12, &epoch, 4);
    for (size_t at = 0; at < length;) {
      const size_t part = std::min(kWriteBytesMax, length - at);
      const ssize_t wrote = pwrite(partition.fd, batch + at, part, partition.size + static_cast<int64_t>(at));
      if (wrote <= 0) return -1;
      at += static_cast<size_t>(wrote);
    }
    const int64_t offset = partition.next_offset;
    partition.batches.emplace_back(offset, partition.size);
    partition.next_offset += Load<int32_t>(batch + 23) + 1;
    partition.size += static_cast<int64_t>(length);
    return offset;
  }

 private:
  static bool Valid(uint8_t* batch, size_t length) {
    OttlaValidateOptions options{};
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    options.now_ms = now.tv_sec * 1000 + now.tv_nsec / 1000000;
    options.timestamp_before_max_ms = INT64_MAX;
    options.timestamp_after_max_ms = 3600000;
    options.max_message_bytes = -1;
    options.level = OTTLA_LEVEL_DEFAULT;
    options.produce_version = 12;
    options.target_codec = OTTLA_CODEC_PRODUCER;
    options.crc_verified = 1;
    OttlaValidateResult result{};
    return ottla_records_validate(&options, batch, length, nullptr, nullptr, 0, &result) == OTTLA_NONE;
  }

  std::string folder_;
  bool validate_;
  std::map<std::string, Partition> partitions_;
};

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
      if (count < 0) return errno == EAGAIN || errno == EINTR ? Send() : false;
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
      if (!Send()) return false;
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

int Serve(const std::string& folder, bool validate) {
  Logs logs(folder, validate);
  const int listening = Listen();
  if (listening < 0) return 1;
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  Watch(epoll, listening, nullptr);
  std::map<Connection*, std::unique_ptr<Connection>> connections;
  epoll_event events[256];
  for (;;) {
    const int count = epoll_wait(epoll, events, 256, -1);
    for (int at = 0; at < count; at++) {
      auto* connection = static_cast<Connection*>(events[at].data.ptr);
      if (connection != nullptr) {
        if (!connection->Send() || !connection->Read(logs)) connections.erase(connection);
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
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "usage: limit FOLDER [validate]\n");
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);  // a peer that leaves in the middle of a sendfile
  return Serve(arguments[1], count > 2 && std::string_view(arguments[2]) == "validate");
}
