/** UTF-8, as hosts give it: browsers, their workers and Node. Declared by hand, as no folder here sees the DOM. */
interface Platform {
  readonly TextEncoder: new () => { encode(text: string): Uint8Array }
  readonly TextDecoder: new (
    label: string,
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string }
}

// The interface above is the part of the host's real global object that this file relies on.
const platform = globalThis as unknown as Platform

const encoder = new platform.TextEncoder()
const decoder = new platform.TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

/** Lone surrogates, which UTF-8 cannot say, become U+FFFD. */
export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text)

/** Null when `bytes` are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
