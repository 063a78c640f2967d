// The sockets of one environment: one private epoll set, read into one staging buffer, delivered in one call.
//
//   epoll ─> recv ─> staging [frame|frame|fra]  ──Deliver──>  JavaScript  ──Flush──>  send, sendfile
//                       mail, closed, connected ─^ events          │ arenas, pins
//
// What holds:
//   - A frame is delivered once, in its connection's order, and only while the connection may have another
//     pending request, is not paused, and its peer reads what it was sent.
//   - Staging is not written between Deliver and ReleaseStaging when Deliver said it is still in use.
//   - Memory of a frame larger than staging is reserved before it is read; a frame's beginning costs what has
//     arrived.
//   - A closed connection's handle finds nothing; its last event is kClosed.
//
// Single-threaded: everything but the mailbox belongs to the environment's thread. Knows neither JavaScript
// nor libuv: the binding watches epoll_fd() and calls OnReadable.
#pragma once

#include <sys/epoll.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/environment.h"
#include "transport/connection.h"
#include "transport/dealer.h"

namespace ottla::transport {

struct ReactorOptions {
  int32_t frame_bytes_max = 104857600;   // socket.request.max.bytes
  int32_t pending_requests_max = 100;    // per connection
  int64_t outbound_bytes_max = 1 << 20;  // per connection; beyond it no further request of it is delivered
  int64_t idle_ms_max = 600000;          // connections.max.idle.ms; negative: never
  SocketOptions socket;
};

enum class EventKind : int32_t {
  kFrame = 1,      // connection, buffer id, offset, length, block serial
  kConnected = 2,  // connection
  kClosed = 3,     // connection, CloseReason, detail
  kWritable = 4,   // connection: the peer has read, requests may start again
  kMail = 5,       // kind, a; values b, c
  kForget = 6,     // block serial: drop the view of it
  kDrained = 7,    // after Drain: no connection is left
  kRefused =
      8,  // listener: an accept was refused; detail 1: too many of one ip, 2: errno; the peer by TakeRefused
};

struct Event {
  EventKind kind;
  int32_t a = 0, b = 0, c = 0, d = 0, e = 0;
  double value_b = 0, value_c = 0;
};

/// One step of a response. A response is one or more steps; its last has `completes` 1.
struct SendStep {
  enum class Kind : int32_t { kBytes = 1, kLogSlice = 2, kFileSlice = 3, kNothing = 4 };
  int32_t connection;
  Kind kind;
  int32_t id;  // buffer or pin
  int64_t position;
  int64_t length;
  int32_t completes;
};

class Reactor {
 public:
  /// Called with the events since the last call. Returns whether staging may be used again: false while
  /// frames of this or an earlier call stand in it; ReleaseStaging follows then.
  class Sink {
   public:
    virtual ~Sink() = default;
    [[nodiscard]] virtual bool Deliver(const std::vector<Event>& events) = 0;
  };

  Reactor(std::shared_ptr<Environment> environment, Sink* sink, ReactorOptions options);
  ~Reactor();
  Reactor(const Reactor&) = delete;
  Reactor& operator=(const Reactor&) = delete;

  [[nodiscard]] int epoll_fd() const { return epoll_fd_; }
  /// One turn: reads, delivers and sends until nothing is ready or the turn's budget is used up.
  void OnReadable();
  void ReleaseStaging();

  /// This environment accepts for `dealer` when it listens, and serves its connections when `serves`.
  void Join(std::shared_ptr<Dealer> dealer, bool serves);
  void StopServing();
  [[nodiscard]] Result<int32_t> Listen(int32_t listener, const std::string& host, int32_t port,
                                       int32_t backlog);
  void StopListening();
  /// Peers whose connection was refused by the last accepts, for the log.
  [[nodiscard]] std::vector<Peer> TakeRefused() { return std::exchange(refused_, {}); }

  /// Fills `blocked` with connections whose peer has to read before their next request starts.
  void Flush(const std::vector<SendStep>& steps, std::vector<int32_t>& blocked);
  void Pause(int32_t connection, bool paused);
  void Close(int32_t connection, bool after_sending);
  /// No request is read any more; connections close once their answers have left; kDrained follows.
  void Drain();
  void CloseAll(CloseReason reason);

  [[nodiscard]] const Connection* Find(int32_t handle) const;
  [[nodiscard]] size_t connections() const { return live_; }
  /// Pins of plain files (snapshots), for steps of kFileSlice.
  [[nodiscard]] Result<int32_t> PinFile(const std::string& path);

 private:
  struct Listening {
    int fd;
    int32_t listener;
    bool paused = false;
  };
  enum class Read { kGoOn, kStop };

  // reactor.cc
  [[nodiscard]] static int64_t NowMs();
  [[nodiscard]] Connection* Lookup(int32_t handle);
  [[nodiscard]] bool HandleNextReady();
  [[nodiscard]] bool HandleAllButFrames();
  void HandleReady(uint64_t tag, uint32_t events);
  bool DeliverNow();
  void LookAtQueued();
  void Enqueue(Connection& connection);
  void Kick();
  void SetInterest(Connection& connection);
  void Touch(Connection& connection);
  void CloseConnection(Connection& connection, CloseReason reason, int64_t detail);
  void FreeMemory(Connection& connection);
  void CloseIfDone(Connection& connection, bool held_was_cut = false);
  void TellDrained();
  void OnTimer();
  void ArmTimer();
  void OnMail();

  // reactor_read.cc
  [[nodiscard]] bool MayRead(const Connection& connection) const;
  [[nodiscard]] bool MayTake(const Connection& connection) const;
  void ReadFrom(Connection& connection);
  [[nodiscard]] Read CutHeld(Connection& connection);
  void ReadIntoStaging(Connection& connection);
  void Cut(Connection& connection, size_t at, size_t end);
  void ReadIntoHeld(Connection& connection, size_t missing);
  void ReadIncoming(Connection& connection);
  [[nodiscard]] bool Received(Connection& connection, ssize_t received);
  [[nodiscard]] bool SizeIsGood(Connection& connection, int32_t size);
  [[nodiscard]] bool Reserved(Connection& connection, size_t size);
  void BeginIncoming(Connection& connection, size_t size, Bytes beginning);
  void BeginFromHeld(Connection& connection, size_t size);
  void EmitFrame(Connection& connection, int32_t buffer, size_t offset, size_t length);
  void CountHeld(Connection& connection);

  // reactor_accept.cc
  void Accept(Listening& listening);
  void Adopt(int fd, int32_t listener, int32_t member);
  void PauseAccepting(Listening& listening);
  void ResumeAccepting();
  void Watch(int fd, uint64_t tag, uint32_t events);

  // reactor_send.cc
  void AddStep(Connection& connection, const SendStep& step);
  void PumpOut(Connection& connection);
  void ReadCold(Connection& connection);
  [[nodiscard]] std::shared_ptr<FileSlice> TakePin(const SendStep& step);

  const std::shared_ptr<Environment> environment_;
  BufferTable& buffers_;
  Sink* const sink_;
  const ReactorOptions options_;
  static constexpr size_t kReadyMax = 128;
  int epoll_fd_;
  int timer_fd_;
  std::array<epoll_event, kReadyMax> ready_;
  size_t ready_count_ = 0;
  size_t next_ready_ = 0;
  int64_t now_ms_ = 0;
  int64_t timer_at_ms_ = -1;

  std::vector<std::unique_ptr<Connection>> slots_;
  std::vector<uint32_t> generations_;
  std::vector<uint32_t> free_slots_;
  size_t live_ = 0;
  Connection* oldest_ = nullptr;
  Connection* newest_ = nullptr;

  std::vector<Event> events_;
  std::vector<Event> delivered_;
  size_t frames_in_events_ = 0;
  size_t cursor_ = 0;  // staging is filled up to here
  bool busy_ = false;  // JavaScript still reads staging
  bool delivering_ = false;
  bool in_turn_ = false;
  bool draining_ = false;
  bool drained_ = false;
  bool kicked_ = false;
  std::vector<int32_t> queue_;
  std::vector<int32_t> queue_taken_;
  std::vector<int32_t> lingering_;  // their peers send no more, and are still owed answers
  std::vector<Mail> mail_;

  std::shared_ptr<Dealer> dealer_;
  int32_t member_ = -1;
  std::vector<Listening> listening_;
  std::vector<Peer> refused_;
  int64_t accept_again_at_ms_ = -1;

  std::unordered_map<int32_t, std::shared_ptr<FileSlice>> files_;
  int32_t next_file_ = 1;
};

}  // namespace ottla::transport
