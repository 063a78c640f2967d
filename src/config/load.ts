// From a properties file and the command line to a checked BrokerConfig. Everything that is wrong is said at once; each
// message names the thing, what was found, what was expected and what to do.

import { BrokerConfig } from './broker-config.ts'
import { holdsClassName, judgeClasses } from './class-names.ts'
import { wrongPerIpOverrides } from './connection-limits.ts'
import { builtInProperties } from './defaults.ts'
import { check } from './definition.ts'
import { nearest } from './distance.ts'
import { type Listeners, readListeners } from './listeners.ts'
import { parseOverride, parseProperties } from './properties.ts'
import { brokerDefinitions } from './registry.ts'
import { wrongRequestMemory } from './request-memory.ts'
import { listenerBase } from './synonyms.ts'

export interface ConfigInput {
  /** Name of the file for messages; undefined when there is none: then the built-in configuration counts. */
  readonly file?: string | undefined
  readonly text?: string | undefined
  /** `key=value` of --override, in order. */
  readonly overrides?: readonly string[]
  /** Advertised where a listener names no host. */
  readonly hostname: string
}

export interface Loaded {
  readonly config: BrokerConfig
  readonly listeners: Listeners
  readonly warnings: readonly string[]
}

/** The configuration cannot be used; `problems` are lines for the user. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n  ${problems.join('\n  ')}`
    )
    this.problems = problems
  }
}

interface Findings {
  readonly problems: string[]
  readonly warnings: string[]
}

/** Keys below these belong to plug-ins or to other programs that share the file. */
const foreignPrefixes = ['rlmm.config.', 'rsm.config.', 'metrics.', 'kafka.', 'confluent.']

function checkUnknown(key: string, where: string, { problems, warnings }: Findings): void {
  const base = listenerBase(key) ?? key
  if (brokerDefinitions.has(base)) return
  const meant = nearest(base, brokerDefinitions.keys())
  if (meant !== undefined) problems.push(`${where}: no such key '${key}'. Did you mean '${key.replace(base, meant)}'?`)
  else if (!foreignPrefixes.some((prefix) => key.startsWith(prefix)))
    warnings.push(`${where}: unknown key '${key}' is ignored`)
}

function checkKey(key: string, value: string, where: string, findings: Findings): string {
  const definition = brokerDefinitions.get(listenerBase(key) ?? key)
  if (definition === undefined) {
    checkUnknown(key, where, findings)
    return value
  }
  if (definition.dynamicOnly) {
    findings.warnings.push(`${where}: ${key} can only be set dynamically (kafka-configs); here it is ignored`)
    return value
  }
  const checked = check(definition, value)
  if ('error' in checked) {
    findings.problems.push(
      `${where}: ${checked.error}. Expected ${definition.type}${definition.valid.text === '' ? '' : ` ${definition.valid.text}`}`
    )
    return value
  }
  if (holdsClassName(key, definition.type)) {
    const verdict = judgeClasses(key, checked.text)
    if (verdict.kind === 'error') findings.problems.push(`${where}: ${verdict.message}`)
    if (verdict.kind === 'warning') findings.warnings.push(`${where}: ${verdict.message}`)
  }
  return checked.text
}

function collect(input: ConfigInput, findings: Findings): Map<string, string> {
  const file = new Map<string, string>()
  if (input.text === undefined) for (const [key, value] of builtInProperties) file.set(key, value)
  for (const { key, value, line } of parseProperties(input.text ?? ''))
    file.set(key, checkKey(key, value, `${input.file ?? 'configuration'}:${line}`, findings))
  for (const text of input.overrides ?? []) {
    const override = parseOverride(text)
    if (override === undefined) findings.problems.push(`--override: found '${text}', expected key=value`)
    else {
      // The built-in advertised addresses belong to the built-in listeners; whoever moves these moves those.
      if (override.key === 'listeners' && input.text === undefined) file.delete('advertised.listeners')
      file.set(override.key, checkKey(override.key, override.value, '--override', findings))
    }
  }
  return file
}

/** node.id and broker.id are one thing (Kafka describes both). */
function joinIds(file: Map<string, string>, problems: string[]): void {
  const node = file.get('node.id')
  const broker = file.get('broker.id')
  if (node !== undefined && broker !== undefined && node !== broker && broker !== '-1')
    problems.push(`node.id is ${node} and broker.id is ${broker}; they must be equal. Remove broker.id`)
  const id = node ?? broker
  if (id === undefined) return
  file.set('node.id', id)
  file.set('broker.id', id)
}

function checkRequired(file: ReadonlyMap<string, string>, problems: string[]): void {
  for (const { name, required } of brokerDefinitions.values())
    if (required && !file.has(name)) problems.push(`${name} is missing. A configuration file must set it`)
}

function checkTogether(config: BrokerConfig, { problems, warnings }: Findings): void {
  if (config.logDirs.length === 0) problems.push('log.dirs is empty. Name at least one directory')
  const heartbeat = config.number('broker.heartbeat.interval.ms')
  const session = config.number('broker.session.timeout.ms')
  if (heartbeat * 2 > session)
    problems.push(
      `broker.heartbeat.interval.ms is ${heartbeat}, expected at most half of broker.session.timeout.ms (${session})`
    )
  const bytes = config.number('message.max.bytes')
  if (config.isSet('replica.fetch.max.bytes') && config.number('replica.fetch.max.bytes') < bytes)
    warnings.push(
      `replica.fetch.max.bytes is below message.max.bytes (${bytes}); followers still fetch one batch at a time`
    )
  problems.push(...[wrongRequestMemory(config), wrongPerIpOverrides(config)].filter((one) => one !== undefined))
  const least = config.number('group.min.session.timeout.ms')
  if (least > config.number('group.max.session.timeout.ms'))
    problems.push(`group.min.session.timeout.ms (${least}) is above group.max.session.timeout.ms`)
}

/** Throws ConfigError with all problems. */
export function loadConfig(input: ConfigInput): Loaded {
  const findings: Findings = { problems: [], warnings: [] }
  const file = collect(input, findings)
  joinIds(file, findings.problems)
  checkRequired(file, findings.problems)
  if (findings.problems.length > 0) throw new ConfigError(findings.problems)
  const config = new BrokerConfig(file)
  checkTogether(config, findings)
  const listeners = readListeners(config, input.hostname, findings.problems)
  if (findings.problems.length > 0) throw new ConfigError(findings.problems)
  return { config, listeners, warnings: findings.warnings }
}
