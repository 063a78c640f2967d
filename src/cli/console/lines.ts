// Lines of a stream of bytes, several at a time: ended by \n, \r\n or \r, or by the end. One character a byte.

/** Yields the lines that each chunk completes. */
export async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest = ''
  for await (const chunk of input) {
    const text = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    // A \r at the very end may be half of \r\n.
    const end = text.endsWith('\r') ? text.length - 1 : text.length
    const lines = text.slice(0, end).split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + text.slice(end)
    if (lines.length > 0) yield lines
  }
  if (rest !== '') yield [rest.replace(/\r$/, '')]
}
