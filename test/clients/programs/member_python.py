"""Members of a group with kafka-python or confluent-kafka (librdkafka), as groups-under-fire drives them.

usage: member_python.py kafka-python|confluent JSON

JSON: { bootstrap, topic, group, protocol, members, instance }. A line `PARTITION OFFSET VALUE` is printed for every record
before its offset is committed, so that a process killed at any moment has told about everything it committed. A line on
standard input is the number of members there shall be from now on; its end means that all leave and the process ends.
With an instance the members are static: INSTANCE-0, INSTANCE-1 and so on.
"""

import json
import sys
import threading
import time

SESSION_MS, REBALANCE_MS, HEARTBEAT_MS = 6_000, 10_000, 1_000
COMMIT_S, POLL_S, RESTART_S = 0.5, 0.5, 0.5

library = sys.argv[1]
settings = json.loads(sys.argv[2])
output = threading.Lock()


def report(records):
    text = "".join(f"{partition} {offset} {value.decode()}\n" for partition, offset, value in records)
    with output:
        sys.stdout.write(text)
        sys.stdout.flush()


def kafka_python(member):
    from kafka import KafkaConsumer
    from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor
    from kafka.coordinator.assignors.range import RangePartitionAssignor
    from kafka.errors import KafkaError

    assignors = {"range": RangePartitionAssignor, "cooperative-sticky": CooperativeStickyAssignor}
    consumer = KafkaConsumer(
        settings["topic"],
        bootstrap_servers=settings["bootstrap"],
        group_id=settings["group"],
        group_instance_id=member.instance,
        session_timeout_ms=SESSION_MS,
        max_poll_interval_ms=REBALANCE_MS,
        heartbeat_interval_ms=HEARTBEAT_MS,
        partition_assignment_strategy=[assignors[settings["protocol"]]],
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    try:
        reported, committed_at = False, time.monotonic()
        while not member.stopping:
            polled = consumer.poll(timeout_ms=int(POLL_S * 1000))
            for partition, records in polled.items():
                report((partition.partition, record.offset, record.value) for record in records)
                reported = True
            if reported and time.monotonic() - committed_at > COMMIT_S:
                committed_at = time.monotonic()
                try:
                    consumer.commit()
                    reported = False
                except KafkaError:
                    pass  # The group rebalances: what this member still owns afterwards it commits then.
    finally:
        consumer.close(autocommit=False, timeout_ms=5_000)


def confluent(member):
    from confluent_kafka import Consumer

    config = {
        "bootstrap.servers": settings["bootstrap"],
        "group.id": settings["group"],
        "session.timeout.ms": SESSION_MS,
        "max.poll.interval.ms": REBALANCE_MS,
        "heartbeat.interval.ms": HEARTBEAT_MS,
        "partition.assignment.strategy": settings["protocol"],
        "auto.offset.reset": "earliest",
        "auto.commit.interval.ms": int(COMMIT_S * 1000),
        "enable.auto.offset.store": False,
        "fetch.wait.max.ms": int(POLL_S * 1000),
        "log_level": 2,
    }
    if member.instance is not None:
        config["group.instance.id"] = member.instance
    consumer = Consumer(config)
    try:
        consumer.subscribe([settings["topic"]])
        while not member.stopping:
            message = consumer.poll(POLL_S)
            if message is None or (message.error() and message.error().retriable()):
                continue
            if message.error():
                if message.error().fatal():
                    raise RuntimeError(str(message.error()))
                continue
            report([(message.partition(), message.offset(), message.value())])
            try:
                consumer.store_offsets(message)
            except Exception:  # noqa: BLE001 - the partition was taken away: its next owner reads the record again
                pass
    finally:
        consumer.close()


class Member(threading.Thread):
    """A member that is started again when it fails, until it is stopped."""

    def __init__(self, index):
        super().__init__(daemon=True)
        self.stopping = False
        base = settings.get("instance")
        self.instance = None if base is None else f"{base}-{index}"
        self.start()

    def run(self):
        while not self.stopping:
            try:
                {"kafka-python": kafka_python, "confluent": confluent}[library](self)
            except Exception as error:  # noqa: BLE001 - whatever a client fails with
                print(f"{library}: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
                time.sleep(RESTART_S)


def main():
    running, leaving = [], []

    def resize(count):
        while len(running) < count:
            running.append(Member(len(running)))
        while len(running) > count:
            member = running.pop()
            member.stopping = True
            leaving.append(member)

    resize(settings["members"])
    for line in sys.stdin:
        resize(int(line))
    resize(0)
    for member in leaving:
        member.join()


main()
