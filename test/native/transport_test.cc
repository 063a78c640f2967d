#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "transport/reactor.h"

namespace ottla::transport {
namespace {

std::string Frame(const std::string& content) {
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
    for (int i = 0; i < 3000 && !done(); ++i) Turn(2);
    EXPECT_TRUE(done());
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

TEST(Reactor, FramesCutAtRandomPlacesComeBackWhole) {
  Server server;
  std::mt19937 random(7);
  std::string sent, content;
  for (int i = 0; i < 200; ++i) {
    const size_t size = random() % 5 == 0 ? random() % 400000 : random() % 6000;
    sent += Frame(std::string(size, static_cast<char>('a' + i % 26)));
  }
  Client client(server.port);
  std::string received;
  for (size_t at = 0; at < sent.size();) {
    const size_t step = std::min<size_t>(1 + random() % (random() % 3 == 0 ? 90000 : 2000), sent.size() - at);
    client.Send(sent.substr(at, step));
    at += step;
    server.Turn();
    received += client.Take();
  }
  server.TurnUntil([&] { return (received += client.Take()).size() >= sent.size(); });
  EXPECT_EQ(received, sent);
  EXPECT_EQ(RequestMemory::Process().used(), 0);
}

TEST(Reactor, OneByteAtATimeIsServed) {
  Server server;
  Client client(server.port);
  const std::string sent = Frame("slow") + Frame("") + Frame("writer");
  for (const char byte : sent) {
    client.Send({byte});
    for (int i = 0; i < 3; ++i) server.Turn();
  }
  std::string received;
  server.TurnUntil([&] { return (received += client.Take()).size() >= sent.size(); });
  EXPECT_EQ(received, sent);
}

TEST(Reactor, AConnectionIsNotReadBeyondItsPendingRequestsAndGoesOnWhenOneIsAnswered) {
  ReactorOptions options;
  options.pending_requests_max = 3;
  Server server(options);
  std::vector<Event> frames;
  server.on_frame = [&](const Event& event) { frames.push_back(event); };
  Client client(server.port);
  std::string sent;
  for (int i = 0; i < 1000; ++i) sent += Frame(std::to_string(i));
  client.Send(sent);
  for (int i = 0; i < 50; ++i) server.Turn(1);
  ASSERT_EQ(frames.size(), 3u);
  for (int i = 0; i < 1000; ++i) {
    server.TurnUntil([&] { return frames.size() > static_cast<size_t>(i); });
    server.Answer(frames[static_cast<size_t>(i)].a, Frame(std::to_string(i)));
    EXPECT_LE(frames.size(), static_cast<size_t>(i) + 3);
  }
  std::string received;
  server.TurnUntil([&] { return (received += client.Take()).size() >= sent.size(); });
  EXPECT_EQ(received, sent);
}

TEST(Reactor, StagingIsLeftAloneWhileItIsInUseAndMailStillComes) {
  Server server;
  std::vector<Event> frames;
  server.on_frame = [&](const Event& event) { frames.push_back(event); };
  Client one(server.port), two(server.port);
  server.TurnUntil([&] { return server.reactor.connections() == 2; });
  server.staging_free = false;
  one.Send(Frame("first"));
  server.TurnUntil([&] { return frames.size() == 1; });
  two.Send(Frame("second"));
  server.environment->mailbox->Post(100, 5, 6, 7);
  for (int i = 0; i < 20; ++i) server.Turn(1);
  EXPECT_EQ(frames.size(), 1u);
  EXPECT_EQ(server.Text(frames[0]), "first");
  ASSERT_EQ(server.mail.size(), 1u);
  EXPECT_EQ(server.mail[0].value_c, 7);
  server.staging_free = true;
  server.reactor.ReleaseStaging();
  server.TurnUntil([&] { return frames.size() == 2; });
  EXPECT_EQ(server.Text(frames[1]), "second");
}

TEST(Reactor, AHandleKeptAfterItsConnectionClosedFindsNothing) {
  Server server;
  Event frame{};
  server.on_frame = [&](const Event& event) { frame = event; };
  Client client(server.port);
  client.Send(Frame("x"));
  server.TurnUntil([&] { return frame.a != 0; });
  client.Reset();
  server.TurnUntil([&] { return server.closed.size() == 1; });
  Client next(server.port);
  server.TurnUntil([&] { return server.reactor.connections() == 1; });
  EXPECT_NE(server.last_connected, frame.a);
  EXPECT_EQ(server.reactor.Find(frame.a), nullptr);
  server.Answer(frame.a, Frame("late"));
  EXPECT_EQ(next.Take(), "");
  EXPECT_EQ(server.dealer->connections(), 1);
}

/// A file with a switch for truncation, and a count of pins.
class TestSlices final : public SliceSource {
 public:
  explicit TestSlices(size_t size) {
    char path[] = "/tmp/ottla-slice-XXXXXX";
    fd_ = mkstemp(path);
    unlink(path);
    content.resize(size);
    std::mt19937 random(3);
    for (char& byte : content) byte = static_cast<char>(random());
    EXPECT_EQ(write(fd_, content.data(), size), static_cast<ssize_t>(size));
  }
  ~TestSlices() override { close(fd_); }
  std::shared_ptr<FileSlice> Take(int32_t pin) override {
    EXPECT_GT(pin, 0);
    return std::make_shared<Pinned>(*this);
  }
  void Cut(off_t size) { EXPECT_EQ(ftruncate(fd_, size), 0); }

  std::string content;
  bool intact = true;
  int live = 0;

 private:
  class Pinned final : public FileSlice {
   public:
    explicit Pinned(TestSlices& owner) : owner_(owner) { ++owner_.live; }
    ~Pinned() override { --owner_.live; }
    int fd() const override { return owner_.fd_; }
    bool Intact() const override { return owner_.intact; }

   private:
    TestSlices& owner_;
  };
  int fd_;
};

struct PlanServer : Server {
  explicit PlanServer(size_t size) : slices(std::make_shared<TestSlices>(size)) {
    environment->log_slices = slices;
    on_frame = [this](const Event& event) {
      std::vector<SendStep> steps;
      int64_t at = 0;
      for (const auto& [kind, position, length] : plan) {
        if (kind == 'b') {
          std::memcpy(environment->buffers.Find(arena).data + at, text.data() + position,
                      static_cast<size_t>(length));
          steps.push_back({event.a, SendStep::Kind::kBytes, arena, at, length, 0});
          at += length;
        } else {
          steps.push_back({event.a, SendStep::Kind::kLogSlice, 1, position, length, 0});
        }
      }
      steps.back().completes = 1;
      Send(steps);
    };
  }
  std::string Expected() const {
    std::string all;
    for (const auto& [kind, position, length] : plan) {
      all += (kind == 'b' ? text : slices->content)
                 .substr(static_cast<size_t>(position), static_cast<size_t>(length));
    }
    return all;
  }
  struct Part {
    char kind;
    int64_t position;
    int64_t length;
  };
  std::string text = std::string(1000, 'h') + std::string(1000, 'p');
  std::vector<Part> plan;
  std::shared_ptr<TestSlices> slices;
};

TEST(SendPlan, BytesAndSlicesOfAllSizesArriveInOrder) {
  PlanServer server(9 << 20);
  server.plan = {{'b', 0, 100},
                 {'s', 5, 20},
                 {'b', 900, 200},
                 {'s', 1000, 32 << 10},
                 {'s', 7, (32 << 10) + 1},
                 {'b', 3, 1},
                 {'s', 1 << 20, 7 << 20},
                 {'b', 1500, 500},
                 {'s', 0, 0},
                 {'s', 99, 1}};
  Client client(server.port);
  client.Send(Frame("fetch") + Frame("fetch"));
  const std::string expected = server.Expected() + server.Expected();
  std::string received;
  server.TurnUntil([&] { return (received += client.Take()).size() >= expected.size(); });
  EXPECT_EQ(received, expected);
  EXPECT_EQ(server.slices->live, 0);
}

TEST(SendPlan, ATruncationUnderThePlanClosesTheConnectionInsteadOfSendingOtherBytes) {
  PlanServer server(8 << 20);
  server.plan = {{'b', 0, 100}, {'s', 0, 8 << 20}};
  Client client(server.port);
  client.Send(Frame("fetch"));
  server.TurnUntil([&] { return server.blocked.size() == 1; });
  server.slices->intact = false;
  size_t got = 0;
  server.TurnUntil([&] {
    got += client.Take().size();
    return server.closed.size() == 1;
  });
  EXPECT_EQ(server.closed[0].b, static_cast<int32_t>(CloseReason::kSliceBroken));
  EXPECT_LT(got, server.Expected().size());
  EXPECT_EQ(server.slices->live, 0);
}

TEST(SendPlan, AFileShorterThanPromisedClosesTheConnection) {
  for (const int64_t length : {int64_t{1000}, int64_t{1} << 20}) {
    PlanServer server(2 << 20);
    server.plan = {{'b', 0, 100}, {'s', (2 << 20) - length + 10, length}};
    Client client(server.port);
    client.Send(Frame("fetch"));
    server.TurnUntil([&] {
      client.Take();
      return server.closed.size() == 1;
    });
    EXPECT_EQ(server.closed[0].b, static_cast<int32_t>(CloseReason::kSliceBroken));
  }
}

TEST(SendPlan, PinsOfAPeerThatHasGoneAreGivenBack) {
  PlanServer server(1 << 20);
  server.plan = {{'b', 0, 100}, {'s', 0, 1 << 20}};
  const auto answer = server.on_frame;
  Event frame{};
  server.on_frame = [&](const Event& event) { frame = event; };
  Client client(server.port);
  client.Send(Frame("fetch"));
  server.TurnUntil([&] { return frame.a != 0; });
  client.Reset();
  server.TurnUntil([&] { return server.closed.size() == 1; });
  answer(frame);
  EXPECT_EQ(server.slices->live, 0);
}

TEST(SendPlan, DisconnectsAtEveryPointOfAPlanLeaveNoPinBehind) {
  PlanServer server(3 << 20);
  server.plan = {{'b', 0, 100}, {'s', 0, 1 << 20}, {'b', 0, 500}, {'s', 100, 1 << 20}, {'s', 4, 20}};
  for (size_t bytes = 0; bytes < server.Expected().size(); bytes += 70001) {
    Client client(server.port);
    client.Send(Frame("fetch"));
    size_t got = 0;
    server.TurnUntil([&] { return (got += client.Take(bytes - got).size()) >= bytes; });
    bytes % 2 == 0 ? client.Reset() : client.Close();
    server.TurnUntil([&] { return server.reactor.connections() == 0; });
    EXPECT_EQ(server.slices->live, 0);
  }
}

TEST(SendPlan, AConnectionThatTakesMuchDoesNotKeepAnotherWaiting) {
  PlanServer server(16 << 20);
  server.plan = {{'s', 0, 16 << 20}};
  Client greedy(server.port);
  greedy.Send(Frame("all"));
  const auto plan = server.on_frame;
  bool quick_served = false;
  size_t got = 0, got_when_served = 0;
  std::atomic<bool> over = false;
  std::atomic<size_t> read = 0;
  std::thread reader([&] {
    while (!over) read += greedy.Take().size();
  });
  server.TurnUntil([&] { return read > 0; });
  Client quick(server.port);
  quick.Send(Frame("quick"));
  server.on_frame = [&](const Event& event) { server.Echo(event); };
  server.TurnUntil([&] {
    if (!quick_served && !quick.Take().empty()) {
      quick_served = true;
      got_when_served = read;
    }
    return (got = read) >= (16u << 20);
  });
  over = true;
  reader.join();
  EXPECT_TRUE(quick_served);
  EXPECT_LT(got_when_served, 16u << 20);
}

TEST(Reactor, APeerThatDoesNotReadIsBlockedAndGoesOnAfterItRead) {
  ReactorOptions options;
  options.outbound_bytes_max = 100000;
  Server server(options);
  int frames = 0;
  server.on_frame = [&](const Event& event) {
    ++frames;
    server.Answer(event.a, std::string(3 << 20, 'x'));
  };
  Client client(server.port);
  std::string requests;
  for (int i = 0; i < 20; ++i) requests += Frame("more");
  client.Send(requests);
  for (int i = 0; i < 50; ++i) server.Turn(1);
  const int before = frames;
  EXPECT_EQ(server.blocked.size(), 1u);
  size_t got = 0;
  server.TurnUntil([&] { return (got += client.Take().size()) >= (20u * (3u << 20)); });
  EXPECT_GE(frames, before);
  EXPECT_GT(server.writable, 0);
}

TEST(Reactor, LargeFramesWaitForRequestMemoryAndAreServedInTheOrderOfTheirComing) {
  Server server;
  std::vector<int32_t> done;
  server.on_frame = [&](const Event& event) {
    done.push_back(event.a);
    server.Echo(event);
  };
  RequestMemory::Process().SetLimit(2 << 20);
  std::string announcement = Frame(std::string(1800000, 'a'));
  std::vector<std::unique_ptr<Client>> clients;
  std::vector<int32_t> order;
  for (int i = 0; i < 4; ++i) {
    clients.push_back(std::make_unique<Client>(server.port));
    clients.back()->Send(announcement.substr(0, 100));
    server.TurnUntil([&] { return server.reactor.connections() == static_cast<size_t>(i) + 1; });
    for (int turn = 0; turn < 5; ++turn) server.Turn(1);
    order.push_back(server.last_connected);
  }
  EXPECT_LE(RequestMemory::Process().used(), 2 << 20);
  clients[2].reset();  // one that waits goes away
  for (const int i : {3, 1, 0}) {
    std::thread sender([&, i] { clients[static_cast<size_t>(i)]->Send(announcement.substr(100)); });
    for (int turn = 0; turn < 20; ++turn) server.Turn(1);
    sender.detach();
  }
  std::vector<size_t> got(4, 0);
  server.TurnUntil([&] {
    bool all = true;
    for (const size_t i : {0u, 1u, 3u}) {
      got[i] += clients[i]->Take().size();
      all = all && got[i] >= announcement.size();
    }
    return all;
  });
  EXPECT_EQ(done, (std::vector<int32_t>{order[0], order[1], order[3]}));
  EXPECT_EQ(RequestMemory::Process().used(), 0);
  RequestMemory::Process().SetLimit(RequestMemory::kDefaultLimit);
}

TEST(Reactor, DrainAnswersWhatIsOwedReadsNothingNewAndTells) {
  Server server;
  std::vector<Event> frames;
  server.on_frame = [&](const Event& event) { frames.push_back(event); };
  Client busy(server.port), idle(server.port);
  busy.Send(Frame("asked"));
  server.TurnUntil([&] { return frames.size() == 1 && server.reactor.connections() == 2; });
  server.reactor.StopListening();
  server.reactor.Drain();
  busy.Send(Frame("too late"));
  for (int i = 0; i < 10; ++i) server.Turn(1);
  EXPECT_TRUE(idle.Ended());
  EXPECT_FALSE(server.drained);
  server.Answer(frames[0].a, Frame("answered"));
  server.TurnUntil([&] { return server.drained; });
  EXPECT_EQ(busy.Take(), Frame("answered"));
  EXPECT_EQ(frames.size(), 1u);
}

TEST(Dealer, ConnectionsGoToTheMemberWithTheFewestAndDescriptorsOfADeadOneAreNotLost) {
  auto dealer = std::make_shared<Dealer>();
  std::vector<std::shared_ptr<Mailbox>> boxes;
  for (int i = 0; i < 3; ++i) {
    boxes.push_back(std::make_shared<Mailbox>());
    EXPECT_EQ(dealer->Join(boxes.back()), i);
  }
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(dealer->Deal(100 + i, 0));
  std::vector<Mail> mail;
  for (const auto& box : boxes) {
    box->Drain(mail);
    EXPECT_EQ(mail.size(), 3u);
  }
  boxes[1]->Close();
  dealer->Leave(2);
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(dealer->Deal(200 + i, 0));
  boxes[0]->Drain(mail);
  EXPECT_EQ(mail.size(), 4u);
  dealer->Leave(0);
  EXPECT_FALSE(dealer->Deal(300, 0));
}

}  // namespace
}  // namespace ottla::transport
