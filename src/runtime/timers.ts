// Timers as a port. What is returned cancels; cancelling twice, or after it ran, does nothing.

export type Cancel = () => void

export interface Timers {
  after(delayMs: number, run: () => void): Cancel
  /** First after one interval. */
  every(intervalMs: number, run: () => void): Cancel
  /** Once the current turn of the event loop is over. */
  soon(run: () => void): Cancel
}

/** setTimeout turns a delay over 2^31-1 into 1 ms; a timer that far away is never seen to fire. */
const delayMsMax = 2_147_483_647

/** The event loop's. They do not keep the process alive: that is what listeners are for. */
export const systemTimers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(Math.max(delayMs, 0), delayMsMax))
    timer.unref()
    return () => clearTimeout(timer)
  },
  every(intervalMs, run) {
    const timer = setInterval(run, Math.min(Math.max(intervalMs, 1), delayMsMax))
    timer.unref()
    return () => clearInterval(timer)
  },
  soon(run) {
    const immediate = setImmediate(run)
    return () => clearImmediate(immediate)
  }
}
