// kafka-topics: creates, changes, deletes, lists and describes topics.

import type { Tool } from '../tool.ts'
import { grammar } from './topics/grammar.ts'

export const tool: Tool = {
  name: 'kafka-topics',
  javaClass: 'org.apache.kafka.tools.TopicCommand',
  grammar,
  run: async () => 1
}
