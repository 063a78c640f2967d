#include "transport_support.h"

namespace ottla::transport {
namespace {

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
  std::atomic<int> live = 0;
  /// Asked whether a range is in memory: what is said, and how often.
  bool cached = true;
  int asked = 0;
  /// While held, whoever reads ahead waits.
  std::atomic<bool> held = false;
  std::atomic<int> reading = 0;

 private:
  class Pinned final : public FileSlice {
   public:
    explicit Pinned(TestSlices& owner) : owner_(owner) { ++owner_.live; }
    ~Pinned() override { --owner_.live; }
    int fd() const override {
      if (std::this_thread::get_id() == owner_.loop_) return owner_.fd_;
      ++owner_.reading;
      while (owner_.held) std::this_thread::yield();
      return owner_.fd_;
    }
    bool Cached(int64_t, int64_t) const override {
      ++owner_.asked;
      return owner_.cached;
    }
    bool Intact() const override { return owner_.intact; }

   private:
    TestSlices& owner_;
  };
  int fd_;
  const std::thread::id loop_ = std::this_thread::get_id();
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

TEST(SendPlan, WhatIsNotInMemoryIsReadElsewhereFirstAndArrivesInOrderAllTheSame) {
  PlanServer server(9 << 20);
  server.slices->cached = false;
  server.plan = {{'b', 0, 100},    {'s', 5, 20},       {'s', 30, 20},
                 {'b', 900, 200},  {'s', 7, 64 << 10}, {'s', 1 << 20, 7 << 20},
                 {'b', 1500, 500}, {'s', 99, 1}};
  Client client(server.port);
  client.Send(Frame("fetch") + Frame("fetch"));
  const std::string expected = server.Expected() + server.Expected();
  std::string received;
  server.TurnUntil([&] { return (received += client.Take()).size() >= expected.size(); });
  EXPECT_EQ(received, expected);
  // Once for each small slice and for each 4 MiB, and once more where a gathering stopped before it.
  EXPECT_GE(server.slices->reading, 12);
  EXPECT_LE(server.slices->asked, 24);
  server.TurnUntil([&] { return server.slices->live == 0; });
}

TEST(SendPlan, AConnectionThatWaitsForTheDiskKeepsNobodyElseWaitingAndMayGo) {
  PlanServer server(1 << 20);
  server.slices->cached = false;
  server.slices->held = true;
  server.plan = {{'b', 0, 100}, {'s', 0, 1 << 20}};
  Client far_behind(server.port), quick(server.port);
  server.TurnUntil([&] { return server.reactor.connections() == 2; });
  far_behind.Send(Frame("fetch"));
  server.TurnUntil([&] { return server.slices->reading == 1; });
  EXPECT_EQ(far_behind.Take(), server.Expected().substr(0, 100)) << "what stands before it does not wait";
  server.on_frame = [&](const Event& event) { server.Echo(event); };
  quick.Send(Frame("hello"));
  std::string received;
  server.TurnUntil([&] { return (received += quick.Take()).size() >= Frame("hello").size(); });
  EXPECT_EQ(received, Frame("hello"));
  far_behind.Reset();
  server.TurnUntil([&] { return server.reactor.connections() == 1; });
  EXPECT_EQ(server.slices->live, 1) << "the reader still holds the file";
  server.slices->held = false;
  server.TurnUntil([&] { return server.slices->live == 0; });
  quick.Send(Frame("again"));
  received.clear();
  server.TurnUntil([&] { return (received += quick.Take()).size() >= Frame("again").size(); });
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
  server.plan.assign(16, {'s', 0, 16 << 20});
  constexpr size_t kAll = size_t{16} << 24;
  Client greedy(server.port), quick(server.port);
  server.TurnUntil([&] { return server.reactor.connections() == 2; });
  greedy.Send(Frame("all"));
  std::atomic<bool> over = false;
  std::atomic<size_t> read = 0;
  std::thread reader([&] {
    while (!over) read += greedy.Take(1 << 20).size();
  });
  server.TurnUntil([&] { return read > 0; });
  server.on_frame = [&](const Event& event) { server.Echo(event); };
  quick.Send(Frame("quick"));
  server.TurnUntil([&] { return !quick.Take().empty(); });
  EXPECT_LT(read, kAll);
  over = true;
  reader.join();
}

}  // namespace
}  // namespace ottla::transport
