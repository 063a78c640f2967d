// What ends a dump. The original dies of a Java exception; ours says the same class and message in one line, without a stack,
// because that line is what people search for.

export class DumpFailure extends Error {
  override readonly name = 'DumpFailure'
  readonly javaClass: string

  constructor(javaClass: string, message?: string) {
    super(message === undefined ? javaClass : `${javaClass}: ${message}`)
    this.javaClass = javaClass
  }
}

const common = 'org.apache.kafka.common'

export const corruptRecord = (message: string): DumpFailure =>
  new DumpFailure(`${common}.errors.CorruptRecordException`, message)
export const invalidRecord = (message: string): DumpFailure =>
  new DumpFailure(`${common}.InvalidRecordException`, message)
export const kafkaFailure = (message: string): DumpFailure => new DumpFailure(`${common}.KafkaException`, message)
export const illegalArgument = (message: string): DumpFailure =>
  new DumpFailure('java.lang.IllegalArgumentException', message)
export const corruptIndex = (message: string): DumpFailure =>
  new DumpFailure('org.apache.kafka.storage.internals.log.CorruptIndexException', message)
