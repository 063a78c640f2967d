// What goes in and out, over all topics and for each of them.
//
//   values: [ all topics | a topic | a topic | free | ... ], each as many numbers as TopicMeter has
//
// A request looks its topic's place up once (`placeOf`) and adds there. Places of deleted topics are given away again, at a
// snapshot or when the array would have to grow; a request that still holds one adds a few to its successor's.

export const TopicMeter = {
  bytesIn: 0,
  messagesIn: 1,
  bytesOut: 2,
  bytesRejected: 3,
  produceRequests: 4,
  fetchRequests: 5,
  failedProduce: 6,
  failedFetch: 7,
  replicationBytesOut: 8
} as const
export type TopicMeter = (typeof TopicMeter)[keyof typeof TopicMeter]

export const topicNumbers: number = Object.keys(TopicMeter).length
/** Of what is about no topic: it counts over all of them only. */
export const noTopic = 0
const firstPlaces = 64

export interface TopicNumbers {
  readonly topicId: string
  readonly values: Float64Array
}

export class TopicMeters {
  readonly #exists: (topicId: string) => boolean
  readonly #places = new Map<string, number>()
  #values = new Float64Array(firstPlaces * topicNumbers)
  #free: number[] = placesFrom(1, firstPlaces)

  constructor(exists: (topicId: string) => boolean) {
    this.#exists = exists
  }

  placeOf(topicId: string): number {
    return this.#places.get(topicId) ?? this.#newPlace(topicId)
  }

  add(place: number, meter: TopicMeter, amount: number): void {
    const values = this.#values
    values[meter] = (values[meter] as number) + amount
    if (place !== noTopic) values[place + meter] = (values[place + meter] as number) + amount
  }

  produced(place: number, bytes: number, records: number): void {
    this.add(place, TopicMeter.produceRequests, 1)
    this.add(place, TopicMeter.bytesIn, bytes)
    this.add(place, TopicMeter.messagesIn, records)
  }

  /** Over all topics; never goes back. */
  all(): Float64Array {
    return this.#values.slice(0, topicNumbers)
  }

  topics(): TopicNumbers[] {
    this.#prune()
    return [...this.#places].map(([topicId, place]) => ({
      topicId,
      values: this.#values.slice(place, place + topicNumbers)
    }))
  }

  #newPlace(topicId: string): number {
    if (this.#free.length === 0) this.#prune()
    if (this.#free.length === 0) this.#grow()
    const place = this.#free.pop() as number
    this.#values.fill(0, place, place + topicNumbers)
    this.#places.set(topicId, place)
    return place
  }

  #prune(): void {
    for (const [topicId, place] of this.#places) {
      if (this.#exists(topicId)) continue
      this.#places.delete(topicId)
      this.#free.push(place)
    }
  }

  #grow(): void {
    const places = this.#values.length / topicNumbers
    const grown = new Float64Array(2 * this.#values.length)
    grown.set(this.#values)
    this.#values = grown
    this.#free = placesFrom(places, 2 * places)
  }
}

function placesFrom(first: number, end: number): number[] {
  return Array.from({ length: end - first }, (_, at) => (end - 1 - at) * topicNumbers)
}
