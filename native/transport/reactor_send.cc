// Sending: the steps of a turn's responses, then whatever a peer did not take at once.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "core/check.h"
#include "io/page_cache.h"
#include "transport/reactor.h"

namespace ottla::transport {

namespace {

/// A whole file that is not written any more (a snapshot).
class PlainFile final : public FileSlice {
 public:
  explicit PlainFile(int fd) : fd_(fd) {}
  ~PlainFile() override { close(fd_); }
  [[nodiscard]] int fd() const override { return fd_; }
  [[nodiscard]] bool Intact() const override { return true; }

 private:
  const int fd_;
};

}  // namespace

Result<int32_t> Reactor::PinFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Fault::Io("open " + path + ": " + std::strerror(errno));
  const int32_t pin = next_file_++;
  files_.emplace(pin, std::make_shared<PlainFile>(fd));
  return pin;
}

std::shared_ptr<FileSlice> Reactor::TakePin(const SendStep& step) {
  if (step.kind == SendStep::Kind::kLogSlice) {
    return environment_->log_slices ? environment_->log_slices->Take(step.id) : nullptr;
  }
  const auto found = files_.find(step.id);
  if (found == files_.end()) return nullptr;
  std::shared_ptr<FileSlice> slice = std::move(found->second);
  files_.erase(found);
  return slice;
}

void Reactor::Flush(const std::vector<SendStep>& steps, std::vector<int32_t>& blocked) {
  if (!in_turn_) now_ms_ = NowMs();
  size_t i = 0;
  while (i < steps.size()) {
    const int32_t handle = steps[i].connection;
    Connection* connection = Lookup(handle);
    if (connection != nullptr && connection->closing) connection = nullptr;  // it was promised nothing more
    int32_t completed = 0;
    for (; i < steps.size() && steps[i].connection == handle; ++i) {
      const SendStep& step = steps[i];
      completed += step.completes;
      if (connection != nullptr) {
        AddStep(*connection, step);
      } else if (step.kind == SendStep::Kind::kLogSlice || step.kind == SendStep::Kind::kFileSlice) {
        static_cast<void>(TakePin(step));  // the peer has gone: only give the pin back
      }
    }
    if (connection == nullptr) continue;
    const bool was_full = connection->pending >= options_.pending_requests_max;
    connection->pending -= completed;
    BROKER_CHECK(connection->pending >= 0, "connection %d answered more than it asked", handle);
    PumpOut(*connection);
    connection = Lookup(handle);
    if (connection == nullptr) continue;
    connection->out.Settle();
    if (!connection->blocked && connection->out.bytes() > options_.outbound_bytes_max) {
      connection->blocked = true;
      SetInterest(*connection);
    }
    if (connection->blocked) blocked.push_back(handle);
    if (was_full) {
      SetInterest(*connection);
      if (!connection->held.empty()) Enqueue(*connection);
    }
  }
}

void Reactor::AddStep(Connection& connection, const SendStep& step) {
  switch (step.kind) {
    case SendStep::Kind::kBytes: {
      const MutableBytes bytes = buffers_.Range(step.id, step.position, step.length);
      BROKER_CHECK(bytes.data != nullptr, "a response stands outside its arena: buffer %d", step.id);
      connection.out.Add(bytes);
      break;
    }
    case SendStep::Kind::kLogSlice:
    case SendStep::Kind::kFileSlice: {
      std::shared_ptr<FileSlice> slice = TakePin(step);
      BROKER_CHECK(slice != nullptr, "pin %d is not in use", step.id);
      connection.out.Add(std::move(slice), step.position, step.length);
      break;
    }
    case SendStep::Kind::kNothing:
      break;
  }
}

/// Not on this thread: it serves others. The connection goes on with the mail that says it is done.
void Reactor::ReadCold(Connection& connection) {
  connection.awaits_disk = true;
  Outbound::Cold cold = connection.out.cold();
  io::PreReader::Shared().Read(std::move(cold.slice), cold.position, cold.length,
                               [mailbox = environment_->mailbox, handle = connection.handle] {
                                 mailbox->Post(MailKind::kPreRead, handle);
                               });
}

void Reactor::PumpOut(Connection& connection) {
  if (connection.awaits_disk) return;
  const int64_t before = connection.out.sent();
  const Outbound::State state = connection.out.Pump(connection.fd);
  if (connection.out.sent() != before) Touch(connection);
  switch (state) {
    case Outbound::State::kFailed:
      return CloseConnection(connection, CloseReason::kSocketError, connection.out.error());
    case Outbound::State::kBroken:
      return CloseConnection(connection, CloseReason::kSliceBroken, 0);
    case Outbound::State::kCold:
      ReadCold(connection);
      break;
    case Outbound::State::kEmpty:
    case Outbound::State::kWaiting:
    case Outbound::State::kMore:
      break;
  }
  if (connection.blocked && connection.out.bytes() <= options_.outbound_bytes_max / 2) {
    connection.blocked = false;
    events_.push_back({EventKind::kWritable, connection.handle});
    if (!connection.held.empty()) Enqueue(connection);
    Kick();
  }
  SetInterest(connection);
  CloseIfDone(connection);
}

}  // namespace ottla::transport
