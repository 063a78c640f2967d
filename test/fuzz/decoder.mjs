// Mutates golden frames and reads them with every codec. A round is decided by its seed alone, so a finding is a number.
//
// Found is whatever is neither a value nor a ProtocolError, and a value that cannot be written and read again as itself.

/** A small seeded generator (mulberry32). */
export function random(seed) {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % limit
  }
}

const interesting = [0x00, 0x01, 0x7f, 0x80, 0xff, 0xfe, 0x02, 0x40]

const mutations = [
  (frame, pick) => {
    frame[pick(frame.length)] = interesting[pick(interesting.length)]
    return frame
  },
  (frame, pick) => {
    frame[pick(frame.length)] ^= 1 << pick(8)
    return frame
  },
  (frame, pick) => {
    frame[pick(frame.length)] = pick(256)
    return frame
  },
  // A count or length that promises much.
  (frame, pick) => {
    if (frame.length >= 4) frame.writeInt32BE([0x7fffffff, 1_000_000, -1, -2, 65_536][pick(5)], pick(frame.length - 3))
    return frame
  },
  (frame, pick) => {
    const at = pick(frame.length)
    return Buffer.concat([frame.subarray(0, at), Buffer.from('ffffffff0f', 'hex'), frame.subarray(at + 1)])
  },
  (frame, pick) => frame.subarray(0, pick(frame.length + 1)),
  (frame, pick) => {
    const at = pick(frame.length)
    const length = pick(Math.min(64, frame.length - at + 1))
    return Buffer.concat([frame.subarray(0, at + length), frame.subarray(at)])
  },
  (frame, pick) => {
    const at = pick(frame.length)
    return Buffer.concat([frame.subarray(0, at), frame.subarray(at + pick(16))])
  }
]

export function mutate(original, pick) {
  let frame = Buffer.from(original)
  for (let times = 1 + pick(4); times > 0 && frame.length > 0; times--) {
    frame = Buffer.from((mutations[pick(mutations.length)] ?? mutations[0])(frame, pick))
  }
  return frame
}

/** What a round tells: 'read' or 'refused'; it throws what it found. */
export function readOnce(codec, frame, version, { Reader, ProtocolError }) {
  const reader = new Reader(frame)
  try {
    return { outcome: 'read', value: codec.read(reader, version), end: reader.offset }
  } catch (error) {
    if (error instanceof ProtocolError) return { outcome: 'refused' }
    throw error
  }
}

/** Values read from a mutated frame can be written, and what is written reads as the same value. */
function writeBack(codec, value, frame, version, wire) {
  const writer = new wire.Writer(Buffer.allocUnsafe(64))
  codec.write(writer, withRecords(value, frame), version)
  const again = Buffer.from(writer.bytes())
  const reread = codec.read(new wire.Reader(again), version)
  const rewriter = new wire.Writer(Buffer.allocUnsafe(64))
  rewriter.raw(Buffer.alloc(0))
  codec.write(rewriter, withRecords(reread, again), version)
  if (!again.equals(rewriter.bytes()))
    throw new Error(`${codec.name} v${version} does not settle: ${again.toString('hex')}`)
}

function withRecords(value, frame) {
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value
  if (Array.isArray(value)) return value.map((item) => withRecords(item, frame))
  const names = Object.keys(value)
  if (names.length === 2 && 'offset' in value && 'length' in value) {
    return frame.subarray(value.offset, value.offset + value.length)
  }
  return Object.fromEntries(names.map((name) => [name, withRecords(value[name], frame)]))
}

/** One seed: a vector mutated and read by its own codec in its version or another, sometimes by a codec of another message. */
export function round(seed, vectors, codecs, wire) {
  const pick = random(seed)
  const vector = vectors[pick(vectors.length)]
  const other = pick(8) === 0
  const codec = codecs.get(other ? vectors[pick(vectors.length)].api : vector.api)
  const span = codec.versionMax - codec.versionMin + 1
  const own = !other && pick(4) > 0
  const version = own ? vector.version : codec.versionMin + pick(span)
  const frame = mutate(Buffer.from(vector.hex, 'hex'), pick)
  try {
    const { outcome, value } = readOnce(codec, frame, version, wire)
    if (outcome === 'read') writeBack(codec, value, frame, version, wire)
    return outcome
  } catch (error) {
    throw new Error(`seed ${seed}: ${codec.name} v${version} of ${frame.toString('hex')}`, { cause: error })
  }
}
