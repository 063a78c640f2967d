// One client for every broker that is compared: Apache Kafka's Java client, by assigned partitions.
// usage: Load.java produce BOOTSTRAP TOPIC PARTITIONS BYTES RECORD_BYTES BATCH_BYTES CODEC | fetch BOOTSTRAP TOPIC PARTITIONS BYTES

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

public class Load {
  public static void main(String[] args) throws Exception {
    int partitions = Integer.parseInt(args[3]);
    long bytes = Long.parseLong(args[4]);
    if (args[0].equals("produce")) produce(args, partitions, bytes);
    else fetch(args, partitions, bytes);
  }

  static void produce(String[] args, int partitions, long bytes) throws Exception {
    int recordBytes = Integer.parseInt(args[5]);
    Map<String, Object> settings = Map.of(
        "bootstrap.servers", args[1], "batch.size", args[6], "linger.ms", "20", "compression.type", args[7],
        "buffer.memory", String.valueOf(64L << 20), "max.request.size", String.valueOf(16 << 20));
    byte[] value = new byte[recordBytes];
    Random random = new Random(1);
    for (int i = 0; i < value.length; i++) value[i] = (byte) ('a' + random.nextInt(26));
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      long count = bytes / recordBytes;
      for (long i = 0; i < count; i++) {
        // A run of records per partition, so that batches fill as they do with sticky partitioning.
        int partition = (int) (i * recordBytes / Integer.parseInt(args[6]) % partitions);
        producer.send(new ProducerRecord<byte[], byte[]>(args[2], partition, null, value),
            (metadata, error) -> { if (error != null) failure.set(error); });
      }
      producer.flush();
    }
    if (failure.get() != null) throw failure.get();
  }

  static void fetch(String[] args, int partitions, long bytes) {
    Map<String, Object> settings = Map.of("bootstrap.servers", args[1], "enable.auto.commit", "false", "check.crcs", "false");
    long read = 0;
    try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> assigned = new ArrayList<>();
      for (int i = 0; i < partitions; i++) assigned.add(new TopicPartition(args[2], i));
      consumer.assign(assigned);
      consumer.seekToBeginning(assigned);
      long quietSince = System.currentTimeMillis();
      while (read < bytes && System.currentTimeMillis() - quietSince < 20_000) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          read += record.serializedValueSize();
          quietSince = System.currentTimeMillis();
        }
      }
    }
    if (read < bytes) throw new IllegalStateException("read " + read + " of " + bytes);
  }
}
