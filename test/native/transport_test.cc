#include "transport_support.h"

namespace ottla::transport {
namespace {

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

TEST(Reactor, WhoWasNotReadForWantOfRoomComesBeforeThoseWhoWere) {
  Server server;
  std::vector<std::unique_ptr<Client>> clients;
  for (int i = 0; i < 40; ++i) clients.push_back(std::make_unique<Client>(server.port));
  server.TurnUntil([&] { return server.reactor.connections() == clients.size(); });
  const auto request = [](size_t client) {
    std::string content(16000, '.');
    content[0] = static_cast<char>(client);
    return Frame(content);
  };
  std::vector<int> served(clients.size());
  int all = 0;
  server.on_frame = [&](const Event& event) {
    const auto client = static_cast<size_t>(server.Text(event)[0]);
    server.Answer(event.a, Frame("done"));
    clients[client]->Send(request(client));  // ready again before the others were looked at
    ++served[client];
    ++all;
  };
  server.staging_free = false;
  for (size_t i = 0; i < clients.size(); ++i) clients[i]->Send(request(i));
  server.TurnUntil([&] {
    server.reactor.ReleaseStaging();
    return all >= 20 * static_cast<int>(clients.size());
  });
  EXPECT_GE(*std::min_element(served.begin(), served.end()), 10);
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
  std::vector<std::thread> senders;
  for (const int i : {3, 1, 0}) {
    std::thread sender([&, i] { clients[static_cast<size_t>(i)]->Send(announcement.substr(100)); });
    for (int turn = 0; turn < 20; ++turn) server.Turn(1);
    senders.push_back(std::move(sender));
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
  for (auto& sender : senders) sender.join();
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
