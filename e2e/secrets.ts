/** Private keys in texts that left the page's memory, whatever they are written as. */
import type { Page } from "@playwright/test"
import { decodeLink } from "../src/document/link.ts"
import { throwawayNumber } from "../src/document/throwaway.ts"

/** A text that left the page's memory, and where to; bytes are characters below 256. */
export interface Outlet {
  readonly place: string
  readonly text: string
}

/** The page makes of 32 random bytes, each a character, a number below the order of P-256. */
export function drawnKey(random: string): Buffer {
  const key = Buffer.from(random, "latin1")
  if (key[0] === 255) key[0] = 254
  return key
}

/** The keys of a text in the page's own form or in PEM. */
export function privateKeysIn(text: string): Buffer[] {
  const own = [...text.matchAll(/-private\/([0-9a-f]{64})/gi)].map(([, digits]) => digits!)
  const pem = [...text.matchAll(/PRIVATE KEY-----([^-]+)-----/g)].flatMap(([, body]) => {
    // 32 bytes as an octet string: the key, in PKCS#8 and in SEC 1.
    const [, digits] = /0420([0-9a-f]{64})/.exec(hex(Buffer.from(body!, "base64"))) ?? []
    return digits === undefined ? [] : [digits]
  })
  return [...own, ...pem].map((digits) => Buffer.from(digits, "hex"))
}

const hex = (bytes: Buffer): string => bytes.toString("hex")

/** A key as one asks for it: nothing but the key. */
const isKeyAlone = (text: string): boolean =>
  /^\s*([\w-]+-private\/[0-9a-f]{64}|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----)\s*$/i.test(
    text,
  )

/**
 * How a key may be written within a text. Bytes before it shift it against base64's groups of three, of which ten fit
 * into it wherever they begin.
 */
function writings(key: Buffer): string[] {
  const shifted = [0, 1, 2].map((skip) => key.subarray(skip, skip + 30).toString("base64"))
  const forUrls = shifted.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))
  return [key.toString("latin1"), hex(key), hex(key).toUpperCase(), ...shifted, ...forUrls]
}

/**
 * The end of a token that can be attenuated, each byte a character: field 4 of 34 bytes, in it field 1 of 32 bytes. That
 * is the private key which whoever holds the token signs its next block with.
 */
const proof = /""\n [^]{32}$/

/** The text without the proofs of tokens in it: who copies a token wants them. */
function withoutProofs(text: string): string {
  if (proof.test(text)) return text.slice(0, -32)
  return text.replaceAll(/[\w-]{120,}={0,2}/g, (run) => {
    const bytes = Buffer.from(run, "base64url")
    return proof.test(bytes.toString("latin1")) ? bytes.subarray(0, -32).toString("base64url") : run
  })
}

/** Where a reader who asks for a token gets it. */
const givesTokens: ReadonlySet<string> = new Set(["clipboard", "file", "link"])

/** The outlet, with the documents of the links in it: a link's text is compressed. */
function opened(outlet: Outlet): Outlet[] {
  const links = outlet.text.match(/#1[\w-]{8,}/g) ?? []
  const documents = links.map((link) => {
    const text = JSON.stringify(decodeLink(link), (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    )
    return { place: "link", text }
  })
  return [outlet, ...documents]
}

/** The places of texts in which a private key is found, each once. */
export function leaks(outlets: readonly Outlet[], keys: readonly Buffer[]): string[] {
  const secret = [...new Set(keys.filter((key) => throwawayNumber(key) === null).flatMap(writings))]
  const found = outlets.flatMap(opened).filter(({ place, text }) => {
    if (isKeyAlone(text)) return !asked.has(place)
    const searched = givesTokens.has(place) ? withoutProofs(text) : text
    // PEM and some encoders break lines.
    const joined = searched.replaceAll(/\s/g, "")
    return secret.some((writing) => searched.includes(writing) || joined.includes(writing))
  })
  return [...new Set(found.map(({ place }) => place))]
}

/** Where a key alone was asked for. */
const asked: ReadonlySet<string> = new Set(["clipboard", "file"])

/** What the page holds where others could read it, at this moment. */
export const keptBy = (page: Page): Promise<Outlet[]> => page.evaluate(readKept)

/** Runs in the page. */
async function readKept(): Promise<Outlet[]> {
  // JSON would escape some bytes that are characters.
  const hex = (buffer: ArrayBufferLike): string =>
    Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("")
  const writeValue = (_: string, value: unknown): unknown => {
    if (typeof value === "bigint") return String(value)
    if (value instanceof Map) return [...value]
    if (value instanceof Set) return [...value]
    if (value instanceof ArrayBuffer) return hex(value)
    return ArrayBuffer.isView(value) ? hex(value.buffer) : value
  }
  const write = (value: unknown): string => JSON.stringify(value, writeValue) ?? ""
  const readStorage = (place: string, storage: Storage): Outlet[] =>
    Array.from({ length: storage.length }, (_, i) => storage.key(i)!).map((name) => ({
      place,
      text: `${name}: ${storage.getItem(name)}`,
    }))
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result))
      request.addEventListener("error", () => reject(request.error))
    })
  const readDatabase = async (name: string): Promise<Outlet[]> => {
    const database = await done(indexedDB.open(name))
    const names = [...database.objectStoreNames]
    if (names.length === 0) return []
    const stores = database.transaction(names)
    const all = await Promise.all(names.map((store) => done(stores.objectStore(store).getAll())))
    database.close()
    return all.map((values, i) => ({ place: `database ${name}, ${names[i]}`, text: write(values) }))
  }
  const readCache = async (name: string): Promise<Outlet[]> => {
    const cache = await caches.open(name)
    const answers = await cache.matchAll()
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    return texts.map((text) => ({ place: `cache ${name}`, text }))
  }
  /** What a test has made refuse has nothing to show. */
  const unlessRefused = async (read: () => Promise<Outlet[]>): Promise<Outlet[]> => {
    try {
      return await read()
    } catch {
      return []
    }
  }
  const databases = async (): Promise<Outlet[]> => {
    const named = (await indexedDB.databases()).map(({ name }) => readDatabase(name!))
    return (await Promise.all(named)).flat()
  }
  const cached = async (): Promise<Outlet[]> =>
    (await Promise.all((await caches.keys()).map(readCache))).flat()
  const fields = [...document.querySelectorAll("input, textarea")]
    .map((field) => (field as HTMLInputElement | HTMLTextAreaElement).value)
    .filter((value) => value.includes("#1"))
  const links = [...document.querySelectorAll("a")].map(({ href }) => href)
  return [
    { place: "address", text: location.href },
    { place: "history", text: write(history.state) },
    { place: "cookies", text: document.cookie },
    ...[...fields, ...links].map((text) => ({ place: "link", text })),
    ...(await unlessRefused(async () => readStorage("local storage", localStorage))),
    ...(await unlessRefused(async () => readStorage("session storage", sessionStorage))),
    ...(await unlessRefused(databases)),
    ...(await unlessRefused(cached)),
  ]
}
