// Loads the addon of this checkout, once per environment; every room that may import `native` gets it here.

import { createRequire } from 'node:module'
import type { Binding } from './binding.ts'

/** The number that native/binding/abi_binding.cc must answer: a stale build is told from a broken one. */
const abi = 1

/** The whole addon; callers name the part of the contract they use. */
export function loadAddon<Contract extends { readonly abi: number } = Binding>(): Contract {
  const addon = createRequire(import.meta.url)('#addon') as Contract
  if (addon.abi === abi) return addon
  throw new Error(
    `the native addon speaks version ${addon.abi} of its contract, this program ${abi}: run \`npm start\` or node src/setup/prepare.mjs to build it again`
  )
}
