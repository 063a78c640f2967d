// The admin door from its binding to its end.
//
//   open   binds; whoever comes is told that the node is starting
//   serve  from now on it tells of a running node
//   close  connections are cut, the port is free

import { createServer, type Server, type Socket } from 'node:net'
import { type AdminAddress, adminAddress, urlOf } from '#config/admin-listener.js'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Routes } from './routes.ts'
import type { AdminSources } from './sources.ts'

export class Admin {
  readonly #server: Server
  readonly #host: string
  readonly #sockets = new Set<Socket>()
  readonly #report: (message: string) => void
  #sources: AdminSources | undefined
  #routes: Promise<Routes> | undefined

  private constructor(host: string, report: (message: string) => void) {
    this.#host = host
    this.#report = report
    this.#server = createServer((socket) => this.#accept(socket))
  }

  /** Undefined when there is none: switched off, or the default port is somebody else's, which is reported. */
  static async open(config: BrokerConfig, report: (message: string) => void): Promise<Admin | undefined> {
    const address = adminAddress(config)
    if (address === undefined) return undefined
    const admin = new Admin(address.host, report)
    try {
      await admin.#listen(address)
      return admin
    } catch (failure) {
      const found = `ottla.admin.listener: ${urlOf(address.host, address.port)} cannot be listened on (${(failure as NodeJS.ErrnoException).code ?? failure})`
      if (address.isExplicit) throw new Error(`${found}. Name a free port, port 0 for any, or none`)
      report(
        `${found}: this broker has no health checks and metrics. Set ottla.admin.listener to a free port, or to none`
      )
      return undefined
    }
  }

  get url(): string {
    const address = this.#server.address()
    return urlOf(this.#host, typeof address === 'object' && address !== null ? address.port : 0)
  }

  serve(sources: AdminSources): void {
    this.#sources = sources
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  #listen({ host, port }: AdminAddress): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen({ port, ...(host === '' ? {} : { host }) }, () => {
        this.#server.off('error', reject)
        this.#server.on('error', (failure) => this.#report(`admin door: ${failure.message}`))
        resolve()
      })
    })
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    // Until the pages are loaded nobody else listens for it, and an error that nobody listens for ends the process.
    socket.on('error', () => socket.destroy())
    this.#routes ??= this.#load()
    this.#routes.then(
      ({ server }) => server.emit('connection', socket),
      (failure: unknown) => {
        this.#report(`admin door: ${String(failure)}`)
        socket.destroy()
      }
    )
  }

  async #load(): Promise<Routes> {
    const { Routes } = await import('./routes.ts')
    const report = (failure: unknown): void =>
      this.#report(`admin door: ${failure instanceof Error ? failure.stack : String(failure)}`)
    return new Routes(() => this.#sources, report)
  }
}
