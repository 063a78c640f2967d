"""kafka-python and confluent-kafka (librdkafka) as the matrix drives them: see README.md beside matrix.mjs.

usage: text_python.py kafka-python|confluent produce BOOTSTRAP TOPIC PARTITION CODEC FILE
       text_python.py kafka-python|confluent consume BOOTSTRAP TOPIC PARTITION COUNT
"""

import hashlib
import sys


def lines(path):
    with open(path, "rb") as file:
        for line in file:
            yield line.rstrip(b"\n")


def report(values, count):
    digest = hashlib.sha256()
    read = 0
    for value in values:
        digest.update(value + b"\n")
        read += 1
        if read == count:
            break
    print(read, digest.hexdigest())


class KafkaPython:
    @staticmethod
    def produce(bootstrap, topic, partition, codec, path):
        from kafka import KafkaProducer

        producer = KafkaProducer(
            bootstrap_servers=bootstrap,
            compression_type=None if codec == "none" else codec,
            linger_ms=20,
            batch_size=200_000,
            acks="all",
        )
        futures = [producer.send(topic, value=line, partition=partition) for line in lines(path)]
        producer.flush()
        for future in futures:
            future.get(timeout=60)
        producer.close()

    @staticmethod
    def consume(bootstrap, topic, partition, count):
        from kafka import KafkaConsumer, TopicPartition

        consumer = KafkaConsumer(
            bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False, consumer_timeout_ms=30_000
        )
        assigned = TopicPartition(topic, partition)
        consumer.assign([assigned])
        consumer.seek_to_beginning(assigned)
        report((record.value for record in consumer), count)
        consumer.close()


class Confluent:
    @staticmethod
    def produce(bootstrap, topic, partition, codec, path):
        from confluent_kafka import Producer

        failures = []
        producer = Producer(
            {
                "bootstrap.servers": bootstrap,
                "compression.type": codec,
                "enable.idempotence": True,
                "linger.ms": 20,
                "queue.buffering.max.messages": 1_000_000,
            }
        )

        def delivered(error, _message):
            if error is not None:
                failures.append(error)

        for line in lines(path):
            while True:
                try:
                    producer.produce(topic, value=line, partition=partition, on_delivery=delivered)
                    break
                except BufferError:
                    producer.poll(0.1)
            producer.poll(0)
        left = producer.flush(120)
        if left or failures:
            sys.exit(f"{left} not delivered, {len(failures)} failed, first: {failures[:1]}")

    @staticmethod
    def consume(bootstrap, topic, partition, count):
        from confluent_kafka import OFFSET_BEGINNING, Consumer, TopicPartition

        consumer = Consumer({"bootstrap.servers": bootstrap, "group.id": "unused", "enable.auto.commit": False})
        consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING)])

        def values():
            left = count
            while left > 0:
                # It waits for as many as it is asked for: never ask for more than there are.
                messages = consumer.consume(min(left, 10_000), timeout=30)
                if not messages:
                    return
                for message in messages:
                    if message.error():
                        sys.exit(str(message.error()))
                    yield message.value()
                left -= len(messages)

        report(values(), count)
        consumer.close()


def main():
    library, command, bootstrap, topic, partition, *rest = sys.argv[1:]
    client = {"kafka-python": KafkaPython, "confluent": Confluent}[library]
    if command == "produce":
        client.produce(bootstrap, topic, int(partition), rest[0], rest[1])
    else:
        client.consume(bootstrap, topic, int(partition), int(rest[0]))


main()
