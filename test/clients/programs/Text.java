// Apache Kafka's Java client as the matrix drives it (run by the source launcher: java -cp 'libs/*' Text.java ...).
// usage: Text.java produce BOOTSTRAP TOPIC PARTITION CODEC FILE | consume BOOTSTRAP TOPIC PARTITION COUNT

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

public class Text {
  public static void main(String[] args) throws Exception {
    int partition = Integer.parseInt(args[3]);
    if (args[0].equals("produce")) produce(args[1], args[2], partition, args[4], Path.of(args[5]));
    else consume(args[1], args[2], partition, Integer.parseInt(args[4]));
  }

  static void produce(String bootstrap, String topic, int partition, String codec, Path file) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "compression.type", codec);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        var lines = Files.lines(file)) {
      lines.forEach(line -> producer.send(
          new ProducerRecord<byte[], byte[]>(topic, partition, null, line.getBytes(StandardCharsets.UTF_8)),
          (metadata, error) -> { if (error != null) failure.set(error); }));
      producer.flush();
    }
    if (failure.get() != null) throw failure.get();
  }

  static void consume(String bootstrap, String topic, int partition, int count) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false");
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    int read = 0;
    try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var assigned = List.of(new TopicPartition(topic, partition));
      consumer.assign(assigned);
      consumer.seekToBeginning(assigned);
      long quietSince = System.currentTimeMillis();
      while (read < count && System.currentTimeMillis() - quietSince < 30_000) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          digest.update(record.value());
          digest.update((byte) '\n');
          read++;
          quietSince = System.currentTimeMillis();
          if (read == count) break;
        }
      }
    }
    System.out.println(read + " " + HexFormat.of().formatHex(digest.digest()));
  }
}
