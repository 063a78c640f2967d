// What a client tells of a failure: Kafka's code, the Java exception that users know it by, and a text.
//
// Tools print `org.apache.kafka.common.errors.TopicExistsException: Topic 'x' already exists.`; scripts look for it.

import { ErrorCode, errorName, isRetriable } from '#model/error-code.js'
import { errorTexts } from './error-texts.ts'

const errorsPackage = 'org.apache.kafka.common.errors.'

export class KafkaError extends Error {
  override readonly name = 'KafkaError'
  /** Of the protocol; UNKNOWN_SERVER_ERROR for what has no code. */
  readonly code: number
  /** The Java class, with its package. */
  readonly exception: string
  readonly retriable: boolean

  constructor(code: number, exception: string, message: string, retriable: boolean = false) {
    super(message)
    this.code = code
    this.exception = exception
    this.retriable = retriable
  }

  /** `TOPIC_ALREADY_EXISTS`. */
  get errorName(): string {
    return errorName(this.code)
  }

  /** The class without its package. */
  get exceptionName(): string {
    return this.exception.slice(this.exception.lastIndexOf('.') + 1)
  }

  override toString(): string {
    return `${this.exception}: ${this.message}`
  }
}

const named = new Map<number, readonly [string, string]>(
  Object.entries(errorTexts).map(([name, row]) => [ErrorCode[name as keyof typeof ErrorCode], row])
)

/** The Java class of a code, with its package. */
export function exceptionOf(code: number): string {
  const [exception] = named.get(code) ?? ['UnknownServerException']
  return exception.includes('.') ? exception : errorsPackage + exception
}

/** What is said of a code when the broker says nothing more. */
export function defaultMessage(code: number): string {
  return named.get(code)?.[1] ?? `Unexpected error code: ${code}.`
}

/** The error that a response carries; undefined for NONE. */
export function errorOf(code: number, message?: string | null): KafkaError | undefined {
  return code === ErrorCode.NONE ? undefined : asError(code, message)
}

export function asError(code: number, message?: string | null): KafkaError {
  return new KafkaError(code, exceptionOf(code), message ?? defaultMessage(code), isRetriable(code))
}

/** Throws the error that a response carries. */
export function throwIfError(code: number, message?: string | null): void {
  if (code !== ErrorCode.NONE) throw asError(code, message)
}

/** What Metadata says of a topic, in the words of Kafka's clients. */
export function topicError(code: number, topic: string): KafkaError {
  if (code === ErrorCode.INVALID_TOPIC_EXCEPTION) return asError(code, `Invalid topics: [${topic}]`)
  if (code === ErrorCode.TOPIC_AUTHORIZATION_FAILED) return asError(code, `Not authorized to access topics: [${topic}]`)
  return asError(code)
}

export function timeoutError(message: string): KafkaError {
  return new KafkaError(ErrorCode.REQUEST_TIMED_OUT, `${errorsPackage}TimeoutException`, message, true)
}

/** The connection ended, or never came to be: asking again, perhaps elsewhere, may help. */
export function disconnectError(message: string): KafkaError {
  return new KafkaError(ErrorCode.NETWORK_EXCEPTION, `${errorsPackage}DisconnectException`, message, true)
}

export function authenticationError(message: string): KafkaError {
  const code = ErrorCode.SASL_AUTHENTICATION_FAILED
  return new KafkaError(code, `${errorsPackage}SaslAuthenticationException`, message)
}

/** The peers do not trust each other: trying again is in vain. */
export function sslError(message: string): KafkaError {
  return new KafkaError(ErrorCode.UNKNOWN_SERVER_ERROR, `${errorsPackage}SslAuthenticationException`, message)
}

export function unsupportedVersion(message: string): KafkaError {
  return new KafkaError(ErrorCode.UNSUPPORTED_VERSION, `${errorsPackage}UnsupportedVersionException`, message)
}

export function configError(message: string): KafkaError {
  return new KafkaError(ErrorCode.INVALID_CONFIG, 'org.apache.kafka.common.config.ConfigException', message)
}

/** A use of the client that its state does not allow. */
export function illegalState(message: string): KafkaError {
  return new KafkaError(ErrorCode.UNKNOWN_SERVER_ERROR, 'java.lang.IllegalStateException', message)
}

export function illegalArgument(message: string): KafkaError {
  return new KafkaError(ErrorCode.INVALID_REQUEST, 'java.lang.IllegalArgumentException', message)
}

/** A failure of any kind as a KafkaError: what is none already is ours, and nothing to try again. */
export function asKafkaError(failure: unknown): KafkaError {
  if (failure instanceof KafkaError) return failure
  const message = failure instanceof Error ? failure.message : String(failure)
  return new KafkaError(ErrorCode.UNKNOWN_SERVER_ERROR, 'org.apache.kafka.common.KafkaException', message)
}
