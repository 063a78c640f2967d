// Members of a group with Apache Kafka's Java client, as groups-under-fire drives them (java -cp 'libs/*' Member.java JSON).
//
// JSON: { bootstrap, topic, group, protocol, members }, all but the last strings. A line `PARTITION OFFSET VALUE` is printed for
// every record before its offset is committed, so that a process killed at any moment has told about everything it committed.
// A line on standard input is the number of members there shall be from now on; its end means that all leave and the process
// ends.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;

public class Member extends Thread {
  static final String ASSIGNORS = "org.apache.kafka.clients.consumer.";
  static final Map<String, String> ASSIGNOR_OF =
      Map.of("range", ASSIGNORS + "RangeAssignor", "cooperative-sticky", ASSIGNORS + "CooperativeStickyAssignor");
  static final Duration POLL = Duration.ofMillis(500);
  static final long COMMIT_MS = 500;

  static Map<String, String> settings;
  volatile boolean stopping = false;

  public static void main(String[] args) throws Exception {
    settings = flatJson(args[0]);
    List<Member> running = new ArrayList<>();
    List<Member> leaving = new ArrayList<>();
    resize(Integer.parseInt(settings.get("members")), running, leaving);
    var commands = new BufferedReader(new InputStreamReader(System.in));
    for (String line = commands.readLine(); line != null; line = commands.readLine())
      resize(Integer.parseInt(line), running, leaving);
    resize(0, running, leaving);
    for (Member member : leaving) member.join();
  }

  /** An object of strings and numbers without anything to unescape. */
  static Map<String, String> flatJson(String json) {
    Map<String, String> found = new HashMap<>();
    var pairs = Pattern.compile("\"(\\w+)\":\"?([^\",}]*)\"?").matcher(json);
    while (pairs.find()) found.put(pairs.group(1), pairs.group(2));
    return found;
  }

  static void resize(int count, List<Member> running, List<Member> leaving) {
    while (running.size() < count) {
      Member member = new Member();
      running.add(member);
      member.start();
    }
    while (running.size() > count) {
      Member member = running.remove(running.size() - 1);
      member.stopping = true;
      leaving.add(member);
    }
  }

  /** A member that is started again when it fails, until it is stopped. */
  @Override
  public void run() {
    while (!stopping) {
      try {
        consume();
      } catch (Exception failure) {
        System.err.println("java: " + failure);
      }
    }
  }

  void consume() {
    Map<String, Object> config = Map.of(
        "bootstrap.servers", settings.get("bootstrap"),
        "group.id", settings.get("group"),
        "session.timeout.ms", 6_000,
        "max.poll.interval.ms", 10_000,
        "heartbeat.interval.ms", 1_000,
        "partition.assignment.strategy", ASSIGNOR_OF.get(settings.get("protocol")),
        "auto.offset.reset", "earliest",
        "enable.auto.commit", "false");
    try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(settings.get("topic")));
      boolean reported = false;
      long committedAt = System.currentTimeMillis();
      while (!stopping) {
        var lines = new StringBuilder();
        for (var record : consumer.poll(POLL))
          lines.append(record.partition()).append(' ').append(record.offset()).append(' ').append(record.value()).append('\n');
        reported |= !lines.isEmpty();
        report(lines);
        if (!reported || System.currentTimeMillis() - committedAt < COMMIT_MS) continue;
        committedAt = System.currentTimeMillis();
        try {
          consumer.commitSync();
          reported = false;
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException rebalancing) {
          // What this member still owns after the rebalance it commits then.
        }
      }
    }
  }

  static synchronized void report(StringBuilder lines) {
    System.out.print(lines);
    System.out.flush();
  }
}
