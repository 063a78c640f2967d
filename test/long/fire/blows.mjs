// What hits the processes of members, one after the other.

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const between = (least, most) => least + Math.random() * (most - least)

/** What happens to a process: how often of 100, and what. */
const blows = [
  {
    name: 'killed',
    share: 40,
    async strike(troop) {
      await troop.kill()
      await pause(between(200, 6_000))
      troop.start()
    }
  },
  { name: 'frozen', share: 20, strike: (troop) => troop.freeze(between(1_000, 10_000)) },
  {
    name: 'resized',
    share: 30,
    async strike(troop) {
      troop.resize(Math.floor(between(0, troop.kind.members)))
      await pause(between(1_000, 8_000))
      troop.resize(troop.kind.members)
    }
  },
  {
    name: 'restarted',
    share: 10,
    async strike(troop) {
      await troop.stop().finally(() => troop.start())
    }
  }
]

function chosenBlow() {
  let left = Math.random() * 100
  return blows.find(({ share }) => {
    left -= share
    return left < 0
  })
}

/** Strikes one process after the other until the time is over; resolves when all are whole again. */
export async function fire(troops, seconds, abort) {
  const counts = Object.fromEntries(blows.map(({ name }) => [name, 0]))
  const end = performance.now() + seconds * 1000
  const struck = new Set()
  const problems = []
  while (performance.now() < end) {
    await pause(between(1_000, 3_500))
    abort()
    const standing = troops.filter((troop) => !troop.busy)
    const troop = standing[Math.floor(Math.random() * standing.length)]
    if (troop === undefined) continue
    const { name, strike } = chosenBlow()
    counts[name]++
    troop.busy = true
    const blow = strike(troop)
      .catch((error) => problems.push(error.message))
      .finally(() => {
        troop.busy = false
        struck.delete(blow)
      })
    struck.add(blow)
  }
  await Promise.all(struck)
  const text = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  return { counts: text.join(', '), problems }
}
