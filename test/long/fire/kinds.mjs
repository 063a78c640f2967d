// Who takes part: each process's client library, group, assignor and number of members.

const own = (library, protocol, ...sizes) =>
  sizes.map((members) => ({ library, protocol, group: `fire-${library}`, members }))
const mixed = (library, members) => ({ library, protocol: 'range', group: 'fire-mixed', members })
const cooperative = (library, members) => ({
  library,
  protocol: 'cooperative-sticky',
  group: 'fire-cooperative',
  members
})
/** Members with a group.instance.id, who come back into their places. */
const fixed = (name, members) => ({
  library: 'confluent',
  protocol: 'range',
  group: 'fire-static',
  members,
  instance: name
})

const javascript = [
  ...own('kafkajs', 'RoundRobinAssigner', 4, 4),
  ...own('platformatic', 'roundrobin', 4, 4),
  mixed('kafkajs', 3),
  mixed('platformatic', 3)
]
const pythons = [
  ...own('kafka-python', 'range', 4, 3),
  fixed('left', 4),
  fixed('right', 3),
  mixed('kafka-python', 3),
  mixed('confluent', 3),
  cooperative('kafka-python', 4),
  cooperative('confluent', 4)
]
const javas = [mixed('java', 3), cooperative('java', 3)]
const few = [
  ...own('kafkajs', 'RoundRobinAssigner', 3),
  ...own('platformatic', 'roundrobin', 3),
  mixed('kafkajs', 2),
  mixed('platformatic', 2)
]

/** The clients whose programs there are. */
export function kindsOf({ python, kafkaLibs, few: onlyFew = false }) {
  if (onlyFew) return few
  return [...javascript, ...(python === undefined ? [] : pythons), ...(kafkaLibs === undefined ? [] : javas)]
}
