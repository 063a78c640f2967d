// The promises of a group, by name. A slot is who a member is to the others: its instance id, or its member id when it has none.

import { Violation } from '../checkers.ts'

export interface Told {
  readonly life: number
  readonly generation: number
  readonly slot: string
}

/** A commit that was accepted, as its record says. */
export interface Accepted {
  readonly partition: number
  readonly generation: number
  readonly slot: string
  /** Of the member id: a static member that came back has a higher one, and fences the lower. */
  readonly memberNumber: number
  readonly value: number
}

export class GroupCheckers {
  readonly #leaders: Map<string, string> = new Map()
  /** Partitions by slot, as the leader of a generation dealt them; by generation. */
  readonly #deals: Map<number, Map<string, string>[]> = new Map()
  /** Owner by partition; by generation. */
  readonly #owners: Map<number, Map<number, string>> = new Map()
  readonly #last: Map<number, Accepted> = new Map()
  readonly acknowledged: Set<number> = new Set()
  readonly logged: Set<number> = new Set()
  generation = 0
  assignments = 0

  leads({ life, generation, slot }: Told): void {
    const key = `${life}/${generation}`
    const known = this.#leaders.get(key)
    if (known !== undefined && known !== slot) {
      throw new Violation('one leader per generation', `${generation} has ${known} and ${slot}`)
    }
    this.#leaders.set(key, slot)
  }

  stored(generation: number): void {
    if (generation < this.generation) {
      throw new Violation('the generation never goes back', `from ${this.generation} to ${generation}`)
    }
    this.generation = generation
  }

  dealt(generation: number, deal: Map<string, string>): void {
    const deals = this.#deals.get(generation) ?? []
    deals.push(deal)
    this.#deals.set(generation, deals)
  }

  assigned(generation: number, slot: string, partitions: readonly number[]): void {
    this.assignments++
    const deals = this.#deals.get(generation) ?? []
    if (partitions.length > 0 && !deals.some((deal) => deal.get(slot) === partitions.join())) {
      throw new Violation('every member gets what its leader dealt it', `${slot} got ${partitions} in ${generation}`)
    }
    const owners = this.#owners.get(generation) ?? new Map<number, string>()
    this.#owners.set(generation, owners)
    for (const partition of partitions) {
      const known = owners.get(partition)
      if (known !== undefined && known !== slot) {
        throw new Violation('no partition is two members’', `${partition} of ${generation}: ${known} and ${slot}`)
      }
      owners.set(partition, slot)
    }
  }

  /** In the order of the log. */
  commit(accepted: Accepted): void {
    this.logged.add(accepted.value)
    const before = this.#last.get(accepted.partition)
    this.#last.set(accepted.partition, accepted)
    if (before === undefined) return
    const isOlder =
      accepted.generation < before.generation ||
      (accepted.generation === before.generation && accepted.slot !== before.slot) ||
      (accepted.slot === before.slot && accepted.memberNumber < before.memberNumber)
    if (isOlder) {
      const [was, is] = [before, accepted].map((one) => `${one.slot}#${one.memberNumber} of ${one.generation}`)
      throw new Violation('a commit is never overwritten by a fenced member’s', `${was} by ${is}`)
    }
  }

  acknowledge(value: number): void {
    if (!this.logged.has(value)) throw new Violation('an acknowledged commit is never lost', `${value}`)
    this.acknowledged.add(value)
  }

  lastOf(partition: number): number | undefined {
    return this.#last.get(partition)?.value
  }

  fetched(partition: number, offset: number): void {
    const expected = this.lastOf(partition) ?? -1
    if (offset !== expected) {
      throw new Violation('replay of the log is the state', `partition ${partition} is at ${offset}, not ${expected}`)
    }
  }
}
