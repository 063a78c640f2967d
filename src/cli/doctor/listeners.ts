// Ports that can be had, and addresses that clients can find.

import { lookup } from 'node:dns/promises'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type AdminAddress, adminAddress } from '#config/admin-listener.js'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Endpoint } from '#config/listeners.js'
import type { Loaded } from '#config/load.js'
import { codeOf, type Finding, Findings, messageOf } from './finding.ts'
import { holderOf } from './lock-holder.ts'

const connectWaitMs = 3000

/** `isRunning`: a broker holds the log directories, so that taken ports are its own. */
export async function checkListeners({ config, listeners }: Loaded): Promise<Finding[]> {
  const findings = new Findings('listeners')
  const isRunning = config.logDirs.some((path) => holderOf(path) !== undefined)
  for (const endpoint of listeners.bound) await checkBinding(endpoint, isRunning, findings)
  for (const endpoint of listeners.advertised) await checkAdvertised(endpoint, isRunning, findings)
  await checkBootstrap(config, findings)
  await checkAdmin(config, isRunning, findings)
  return findings.all
}

/** Undefined when it could be bound; else the error code. */
function bindingFailure(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (failure) => resolve(codeOf(failure) || messageOf(failure)))
    server.listen({ port, exclusive: true, ...(host === '' ? {} : { host }) }, () =>
      server.close(() => resolve(undefined))
    )
  })
}

const bindingAdvice: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Stop what listens there (ss -ltnp names it), or choose another port.',
  EADDRNOTAVAIL: 'It is no address of this machine: bind one that is (ip addr lists them), and advertise the other.',
  EACCES: 'Ports below 1024 need a privilege: choose a higher one.',
  ENOTFOUND: 'The name does not resolve: correct it, or bind an address.'
}

async function checkBinding({ name, host, port }: Endpoint, isRunning: boolean, findings: Findings): Promise<void> {
  const shown = `${name}://${host}:${port}`
  const failure = await bindingFailure(host, port)
  if (failure === undefined) findings.ok(`${shown} is free`)
  else if (failure === 'EADDRINUSE' && isRunning)
    findings.ok(`${shown} is in use, and a broker runs on these directories`)
  else
    findings.error(`${shown} cannot be listened on (${failure})`, bindingAdvice[failure] ?? 'Choose another address.')
}

async function checkAdvertised({ name, host, port }: Endpoint, isRunning: boolean, findings: Findings): Promise<void> {
  const shown = `${name} is advertised as ${host}:${port}`
  let address: string
  try {
    address = (await lookup(host)).address
  } catch (failure) {
    findings.error(
      `${shown}, which does not resolve (${codeOf(failure)})`,
      'Advertise a name that clients can resolve.'
    )
    return
  }
  if (address.startsWith('127.') || address === '::1')
    findings.warn(
      `${shown}, which is this machine only`,
      'Right for clients on this machine; for others set advertised.listeners to a name that they resolve.'
    )
  else if (isOwn(address)) findings.ok(`${shown}, an address of this machine`)
  else
    findings.warn(
      `${shown} (${address}), which is no address of this machine`,
      'Right behind a load balancer or address translation; otherwise correct advertised.listeners.'
    )
  if (isRunning && port !== 0 && !(await accepts(host, port)))
    findings.error(
      `${host}:${port} does not accept connections from here, though a broker runs`,
      'Look at firewalls, port mappings and the load balancer on the way.'
    )
}

function isOwn(address: string): boolean {
  return Object.values(networkInterfaces()).some((all) => all?.some((one) => one.address === address))
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: connectWaitMs })
    const end = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

async function checkBootstrap(config: BrokerConfig, findings: Findings): Promise<void> {
  const voters = (config.list('controller.quorum.voters') ?? []).map((voter) => voter.replace(/^\d+@/, ''))
  for (const server of [...config.list('controller.quorum.bootstrap.servers'), ...voters]) {
    const host = server.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
    try {
      await lookup(host)
    } catch (failure) {
      findings.error(
        `the controller ${server} does not resolve (${codeOf(failure)})`,
        'Correct controller.quorum.bootstrap.servers or controller.quorum.voters, or the name server.'
      )
    }
  }
}

async function checkAdmin(config: BrokerConfig, isRunning: boolean, findings: Findings): Promise<void> {
  let address: AdminAddress | undefined
  try {
    address = adminAddress(config)
  } catch {
    return // said with the configuration
  }
  if (address === undefined) return
  const { host, port, isExplicit } = address
  const failure = await bindingFailure(host, port)
  if (failure === undefined) findings.ok(`ottla.admin.listener ${host}:${port} is free`)
  else if (failure === 'EADDRINUSE' && isRunning)
    findings.ok(`ottla.admin.listener ${host}:${port} is in use, and a broker runs`)
  else if (isExplicit)
    findings.error(
      `ottla.admin.listener ${host}:${port} cannot be listened on (${failure})`,
      bindingAdvice[failure] ?? 'Choose another.'
    )
  else
    findings.warn(
      `ottla.admin.listener ${host}:${port}, the default, cannot be listened on (${failure})`,
      'Give this broker a port of its own, or none: without one it has no health checks and metrics.'
    )
}
