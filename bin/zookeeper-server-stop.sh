#!/bin/sh
echo 'Nothing to do: KRaft has replaced ZooKeeper since Kafka 4.0. The broker keeps its metadata itself: start it with npm start.'
