// Writes the seed corpora of the fuzz targets from Kafka's golden batches: node fuzz/seeds.mjs
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const here = (path) => new URL(path, import.meta.url)
const read = (name) =>
  readFileSync(here(`../../../test/golden/batches/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const batches = [...read('valid'), ...read('control'), ...read('invalid')].map(({ hex }) => Buffer.from(hex, 'hex'))
const small = batches.filter(({ length }) => length < 4096)
const bytes = (...values) => Buffer.from(values)

const corpora = {
  validate: small.flatMap((batch, at) => [
    Buffer.concat([bytes(0, 0, 0, 13), batch]),
    Buffer.concat([bytes(at & 63, at % 7, at % 3, 13), batch])
  ]),
  records: small
    .filter((batch) => batch.length > 61 && (batch[22] & 7) === 0)
    .map((batch, at) => Buffer.concat([bytes(at % 5, at % 6, at & 7, batch[60]), batch.subarray(61)])),
  decompress: small
    .filter((batch) => batch.length > 61)
    .map((batch) => Buffer.concat([bytes(batch[22] & 7), batch.subarray(61)])),
  compress: small.slice(0, 60).map((batch, at) => Buffer.concat([bytes(at % 5, at), batch])),
  read: small.map((batch) => Buffer.concat([bytes(0), batch]))
}

for (const [target, seeds] of Object.entries(corpora)) {
  const folder = here(`corpus/${target}/`)
  mkdirSync(folder, { recursive: true })
  seeds.forEach((seed, at) => {
    writeFileSync(new URL(`seed-${at}`, folder), seed)
  })
}
