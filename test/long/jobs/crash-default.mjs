import { crashRounds } from '../crash/rounds.mjs'

export const title = 'kill -9 under load with default durability, 50 rounds'
export const smoke = { rounds: 3 }
export const run = (options) => crashRounds(options, [])
