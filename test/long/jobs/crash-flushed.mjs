import { crashRounds } from '../crash/rounds.mjs'

export const title = 'kill -9 under load with flush.messages=1, 50 rounds'
export const smoke = { rounds: 3 }
export const run = (options) => crashRounds(options, [{ name: 'flush.messages', value: '1' }])
