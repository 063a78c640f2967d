// The configuration file: what the broker would refuse or ignore, and keys that are right alone and wrong together.

import { readFileSync } from 'node:fs'
import { adminAddress } from '#config/admin-listener.js'
import type { BrokerConfig } from '#config/broker-config.js'
import { ConfigError, type Loaded, loadConfig } from '#config/load.js'
import { type Finding, Findings, messageOf } from './finding.ts'

export interface Given {
  readonly file: string | undefined
  readonly overrides: readonly string[]
  readonly hostname: string
}

/** `loaded` is undefined when there is nothing that could be looked at further. */
export function checkConfiguration(given: Given): {
  readonly findings: Finding[]
  readonly loaded: Loaded | undefined
} {
  const findings = new Findings('configuration')
  const loaded = load(given, findings)
  if (loaded !== undefined) {
    checkTogether(loaded.config, findings)
    checkSecurity(loaded, findings)
    checkAdmin(loaded.config, findings)
    if (findings.all.length === 0)
      findings.ok(`${given.file ?? 'the built-in configuration'}: every key is known and what it may be`)
  }
  return { findings: findings.all, loaded }
}

function load({ file, overrides, hostname }: Given, findings: Findings): Loaded | undefined {
  let text: string | undefined
  try {
    text = file === undefined ? undefined : readFileSync(file, 'utf8')
  } catch (failure) {
    findings.error(`${file} cannot be read: ${messageOf(failure)}`, 'Name a file that this user may read.')
    return undefined
  }
  try {
    const loaded = loadConfig({ file, text, overrides, hostname })
    for (const warning of loaded.warnings) findings.warn(warning, 'Remove the key, or correct it.')
    return loaded
  } catch (failure) {
    if (!(failure instanceof ConfigError)) throw failure
    for (const problem of failure.problems) findings.error(problem, 'The broker does not start with it.')
    return undefined
  }
}

interface Pair {
  readonly isWrong: boolean
  readonly found: string
  readonly advice: string
}

function checkTogether(config: BrokerConfig, findings: Findings): void {
  const segment = config.number('log.segment.bytes')
  const retention = config.number('log.retention.bytes')
  const message = config.number('message.max.bytes')
  const request = config.number('socket.request.max.bytes')
  const factor = config.number('default.replication.factor')
  const minIsr = config.number('min.insync.replicas')
  const txnFactor = config.number('transaction.state.log.replication.factor')
  const txnMinIsr = config.number('transaction.state.log.min.isr')
  const errors: readonly Pair[] = [
    {
      isWrong: message > segment,
      found: `message.max.bytes (${message}) is above log.segment.bytes (${segment})`,
      advice: 'Batches between the two are refused: raise log.segment.bytes or lower message.max.bytes.'
    },
    {
      isWrong: txnMinIsr > txnFactor,
      found: `transaction.state.log.min.isr (${txnMinIsr}) is above transaction.state.log.replication.factor (${txnFactor})`,
      advice: 'No transaction could commit: lower the first or raise the second.'
    }
  ]
  const warnings: readonly Pair[] = [
    {
      isWrong: minIsr > factor,
      found: `min.insync.replicas (${minIsr}) is above default.replication.factor (${factor})`,
      advice: 'Topics that are created without a factor refuse acks=all: lower the first or raise the second.'
    },
    {
      isWrong: message > request,
      found: `message.max.bytes (${message}) is above socket.request.max.bytes (${request})`,
      advice: 'Larger requests close the connection before the batch is looked at: raise socket.request.max.bytes.'
    },
    {
      isWrong: retention >= 0 && retention < segment,
      found: `log.retention.bytes (${retention}) is below log.segment.bytes (${segment})`,
      advice: 'Whole segments are deleted, so a partition keeps up to both together: lower log.segment.bytes.'
    }
  ]
  for (const { isWrong, found, advice } of errors) if (isWrong) findings.error(found, advice)
  for (const { isWrong, found, advice } of warnings) if (isWrong) findings.warn(found, advice)
}

function checkSecurity({ listeners }: Loaded, findings: Findings): void {
  for (const { name, host, securityProtocol } of listeners.bound)
    if (securityProtocol === 'PLAINTEXT' && (host === '' || host === '0.0.0.0' || host === '::'))
      findings.warn(
        `listener ${name} is PLAINTEXT on every interface: whoever reaches it may read and write everything`,
        'Bind it to an internal address, or let a firewall or network policy stand before it.'
      )
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

function checkAdmin(config: BrokerConfig, findings: Findings): void {
  try {
    const address = adminAddress(config)
    if (address === undefined)
      findings.warn('ottla.admin.listener is none: no health checks and no metrics', 'Give it a loopback port.')
    else if (!isLoopback(address.host))
      findings.warn(
        `ottla.admin.listener is on ${address.host || 'every interface'}, and it asks nobody for a password`,
        'Keep its port inside the network of your monitoring.'
      )
  } catch (failure) {
    findings.error(messageOf(failure), 'The broker does not start with it.')
  }
}
