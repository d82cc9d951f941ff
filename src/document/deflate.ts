/** Raw deflate (RFC 1951) with the dictionary of version 1, and back within a bound. */
import { deflateSync, Inflate } from "fflate"
import { dictionary1 } from "./dictionary-1.ts"
import { Refused } from "./refusal.ts"

/** Bytes that a link may inflate to. */
export const mostBytes = 4_000_000

/** 1 kB of deflated bytes gives 1 MB at most, so a bomb is refused before it has taken more than that over the bound. */
const step = 1024

/** The shorter of two forms: packed, or stored as it is, which is never more than a few bytes longer. */
export function deflate(bytes: Uint8Array): Uint8Array {
  const packed = deflateSync(bytes, { level: 9, mem: 4, dictionary: dictionary1 })
  const stored = deflateSync(bytes, { level: 0 })
  return packed.length < stored.length ? packed : stored
}

/**
 * What was deflated, by this page or another program.
 *
 * @throws {Refused} `too-large`; `malformed` for what is no whole deflate stream
 */
export function inflate(deflated: Uint8Array): Uint8Array {
  if (deflated.length === 0) throw notDeflated()
  const chunks: Uint8Array[] = []
  let length = 0
  const stream = new Inflate({ dictionary: dictionary1 }, (chunk) => {
    chunks.push(chunk)
    length += chunk.length
  })
  for (let from = 0; from < deflated.length; from += step) {
    push(stream, deflated.subarray(from, from + step), from + step >= deflated.length)
    if (length > mostBytes) throw new Refused("too-large", "it holds more than 4 MB")
  }
  return joined(chunks, length)
}

function push(stream: Inflate, chunk: Uint8Array, isLast: boolean): void {
  try {
    stream.push(chunk, isLast)
  } catch {
    throw notDeflated()
  }
}

const notDeflated = (): Refused => new Refused("malformed", "it cannot be unpacked")

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
