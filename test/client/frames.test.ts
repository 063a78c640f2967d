import { expect, test } from 'vitest'
import { FrameCutter } from '../../src/client/frames.ts'

function frameOf(text: string): Buffer {
  const frame = Buffer.alloc(4 + text.length)
  frame.writeInt32BE(text.length, 0)
  frame.write(text, 4)
  return frame
}

test('frames come out whole however the stream is cut', () => {
  const stream = Buffer.concat([frameOf('first one'), frameOf('2nd!'), frameOf('x'.repeat(300))])
  for (const step of [1, 2, 3, 5, 7, 64, stream.length]) {
    const seen: string[] = []
    const cutter = new FrameCutter((frame) => seen.push(frame.toString()))
    for (let at = 0; at < stream.length; at += step) {
      const piece = stream.subarray(at, at + step)
      cutter.push(piece, piece.length)
    }
    expect(seen).toEqual(['first one', '2nd!', 'x'.repeat(300)])
  }
})

test('what was read is not kept: the chunk may be overwritten at once', () => {
  const seen: Buffer[] = []
  const cutter = new FrameCutter((frame) => seen.push(frame))
  const chunk = frameOf('stays')
  cutter.push(chunk, chunk.length)
  chunk.fill(0)
  expect(seen[0]?.toString()).toBe('stays')
})

test('a length that no answer has is refused', () => {
  const cutter = new FrameCutter(() => undefined)
  expect(() => cutter.push(Buffer.from('HTTP/1.1 400'), 12)).toThrow(/a frame of/)
})
