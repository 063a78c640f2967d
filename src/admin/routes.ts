// The door's few pages. Loaded when somebody first comes.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Exposition } from './exposition.ts'
import { type Health, live, ready } from './health.ts'
import type { AdminSources } from './sources.ts'

interface Page {
  readonly status: number
  readonly type: string
  readonly body: string
}

const plain = 'text/plain; charset=utf-8'
const index =
  '/metrics       metrics for Prometheus\n/health/live   200 while the event loops turn\n/health/ready  200 while clients may be sent here\n'
/** A scraper that has sent half a request, or keeps its connection, is not waited for. */
const requestMsMax = 10_000
const headerBytesMax = 8192

export class Routes {
  readonly #sources: () => AdminSources | undefined
  readonly #report: (failure: unknown) => void
  #exposition: Exposition | undefined
  #scrape: Promise<Page> | undefined
  /** Never listens itself: the door gives it its connections. */
  readonly server: Server

  constructor(sources: () => AdminSources | undefined, report: (failure: unknown) => void) {
    this.#sources = sources
    this.#report = report
    this.server = createServer(
      { maxHeaderSize: headerBytesMax, requestTimeout: requestMsMax, headersTimeout: requestMsMax },
      (request, response) => void this.#answer(request, response)
    )
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let page: Page
    try {
      page = await this.#page(request.method ?? '', request.url ?? '')
    } catch (failure) {
      this.#report(failure)
      page = { status: 500, type: plain, body: `${failure instanceof Error ? failure.message : String(failure)}\n` }
    }
    response.writeHead(page.status, { 'content-type': page.type, 'cache-control': 'no-store' })
    response.end(request.method === 'HEAD' ? undefined : page.body)
  }

  async #page(method: string, url: string): Promise<Page> {
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, type: plain, body: `found ${method}, expected GET\n` }
    switch (url.split('?')[0]) {
      case '/metrics':
        return this.#metrics()
      case '/health/live':
        return healthPage(await live(this.#sources()))
      case '/health/ready':
        return healthPage(ready(this.#sources()))
      case '/':
        return { status: 200, type: plain, body: index }
      default:
        return { status: 404, type: plain, body: index }
    }
  }

  #metrics(): Promise<Page> {
    this.#scrape ??= this.#scrapeNow().finally(() => {
      this.#scrape = undefined
    })
    return this.#scrape
  }

  async #scrapeNow(): Promise<Page> {
    const { contentType, Exposition } = await import('./exposition.ts')
    this.#exposition ??= new Exposition()
    return { status: 200, type: contentType, body: await this.#exposition.text(this.#sources()) }
  }
}

function healthPage({ ok, notes }: Health): Page {
  const body = `${JSON.stringify({ status: ok ? 'ok' : 'unavailable', notes })}\n`
  return { status: ok ? 200 : 503, type: 'application/json', body }
}
