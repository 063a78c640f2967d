// What the data-directory suite does to a broker, by Apache Kafka's Java clients: steps from the command line, in order.
// usage: Directory BOOTSTRAP STEP...
//   create:TOPIC:PARTITIONS[:KEY=VALUE,...]   drop:TOPIC   alter:TOPIC:KEY=VALUE   trim:TOPIC:PARTITION:OFFSET
//   write:TOPIC:PARTITION:CODEC:COUNT         idempotent, acks=all
//   read                                      prints a line for each topic and each partition of what is there

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

public class Directory {
  static String bootstrap;
  static Admin admin;

  public static void main(String[] args) throws Exception {
    bootstrap = args[0];
    Properties settings = new Properties();
    settings.put("bootstrap.servers", bootstrap);
    try (Admin opened = Admin.create(settings)) {
      admin = opened;
      for (String step : Arrays.copyOfRange(args, 1, args.length)) run(step.split(":"));
    }
  }

  static void run(String[] step) throws Exception {
    switch (step[0]) {
      case "create" -> create(step[1], Integer.parseInt(step[2]), step.length > 3 ? step[3] : "");
      case "drop" -> admin.deleteTopics(List.of(step[1])).all().get();
      case "alter" -> alter(step[1], step[2]);
      case "trim" -> {
        var at = new TopicPartition(step[1], Integer.parseInt(step[2]));
        admin.deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(Long.parseLong(step[3])))).all().get();
      }
      case "write" -> write(step[1], Integer.parseInt(step[2]), step[3], Integer.parseInt(step[4]));
      case "read" -> read();
      default -> throw new IllegalArgumentException(step[0]);
    }
  }

  static void create(String name, int partitions, String configs) throws Exception {
    Map<String, String> overrides = new TreeMap<>();
    for (String config : configs.split(",")) {
      int equals = config.indexOf('=');
      if (equals > 0) overrides.put(config.substring(0, equals), config.substring(equals + 1));
    }
    admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(overrides))).all().get();
  }

  static void alter(String topic, String config) throws Exception {
    int equals = config.indexOf('=');
    var entry = new ConfigEntry(config.substring(0, equals), config.substring(equals + 1));
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET)))).all().get();
  }

  static void write(String topic, int partition, String codec, int count) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrap, "compression.type", codec, "linger.ms", "5", "acks", "all");
    Random random = new Random((topic + partition + codec).hashCode());
    List<Future<?>> sent = new ArrayList<>();
    try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int at = 0; at < count; at++) {
        StringBuilder text = new StringBuilder();
        for (int size = random.nextInt(1500); size > 0; size -= 9) text.append(Integer.toString(random.nextInt(), 36)).append(' ');
        var record = new ProducerRecord<byte[], byte[]>(
            topic, partition, at % 3 == 0 ? null : bytes("key " + at), at % 50 == 49 ? null : bytes(text.toString()));
        if (at % 4 == 0) record.headers().add(new RecordHeader("at", bytes(String.valueOf(at))));
        sent.add(producer.send(record));
      }
      producer.flush();
    }
    for (Future<?> each : sent) each.get();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void read() throws Exception {
    var names = new TreeSet<>(admin.listTopics().names().get());
    var topics = new TreeMap<>(admin.describeTopics(names).allTopicNames().get());
    for (var topic : topics.values()) {
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
      var overrides = new TreeMap<String, String>();
      for (var entry : admin.describeConfigs(List.of(resource)).all().get().get(resource).entries())
        if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) overrides.put(entry.name(), entry.value());
      System.out.println(topic.name() + " " + topic.topicId() + " " + overrides);
      for (var partition : topic.partitions()) readPartition(new TopicPartition(topic.name(), partition.partition()));
    }
  }

  static void readPartition(TopicPartition partition) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false", "check.crcs", "true");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long count = 0;
    try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var assigned = List.of(partition);
      consumer.assign(assigned);
      long begin = consumer.beginningOffsets(assigned).get(partition);
      long end = consumer.endOffsets(assigned).get(partition);
      consumer.seekToBeginning(assigned);
      long quietSince = System.currentTimeMillis();
      while (consumer.position(partition) < end && System.currentTimeMillis() - quietSince < 20_000) {
        for (var record : consumer.poll(Duration.ofMillis(500))) {
          digest.update(bytes(record.offset() + " " + record.timestamp() + " " + record.leaderEpoch() + " " + record.headers()));
          digest.update(record.key() == null ? bytes("no key") : record.key());
          digest.update(record.value() == null ? bytes("no value") : record.value());
          count++;
          quietSince = System.currentTimeMillis();
        }
      }
      long position = consumer.position(partition);
      System.out.println(partition + " " + begin + ".." + end + " position " + position + " records " + count + " "
          + HexFormat.of().formatHex(digest.digest()).substring(0, 16));
    }
  }
}
