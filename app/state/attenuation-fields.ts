/**
 * Reads the fields of the form that attenuates: what is typed becomes a test of one value of the request, or a
 * message that says what to type.
 */
import { datalogTime } from "./documents.ts"
import { lastInstant } from "./clock.ts"

/** What a value of the request is tested for. */
export type Test =
  /** A time no later than this, as Datalog writes it. */
  | { readonly kind: "until"; readonly instant: string }
  | { readonly kind: "among"; readonly values: readonly string[] }
  | { readonly kind: "prefix"; readonly text: string }

/** What a field holds. `note` says what it was understood as, where that is not plain to see. */
export type FieldReading =
  | { readonly kind: "empty" }
  | { readonly kind: "wrong"; readonly message: string }
  | { readonly kind: "test"; readonly test: Test; readonly note: string }

const empty: FieldReading = { kind: "empty" }
const wrong = (message: string): FieldReading => ({ kind: "wrong", message })
const tested = (test: Test, note = ""): FieldReading => ({ kind: "test", test, note })

/** Seconds. */
const units: ReadonlyMap<string, number> = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3600],
  ["d", 86_400],
  ["w", 604_800],
])

const span = /^(?:\d+\s*[smhdw]\s*)+$/i
const bareNumber = /^\d+$/

/** A time to live such as `15m` or `1h30m`, counted from `now`, or a date with its time. */
export function readExpiry(text: string, now: string): FieldReading {
  const typed = text.trim()
  if (typed === "") return empty
  if (bareNumber.test(typed)) {
    return wrong(`expected a unit after the number: \`${typed}s\`, \`${typed}m\`, \`${typed}h\``)
  }
  if (span.test(typed)) return readSpan(typed.toLowerCase(), now)
  const instant = readInstant(typed)
  if (instant === null) {
    return wrong("expected a time such as `15m`, `7d` or `2026-12-31T23:59:59Z`")
  }
  // A day alone ends where it begins, and an offset is another time in UTC.
  const until = typed === instant ? [] : [`until ${instant}`]
  const past = instant <= now ? ["in the past by the page's clock: every request is denied"] : []
  return tested({ kind: "until", instant }, [...until, ...past].join(", "))
}

function readSpan(typed: string, now: string): FieldReading {
  const parts = [...typed.matchAll(/(\d+)\s*([smhdw])/g)]
  const seconds = parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * units.get(unit!)!,
    0,
  )
  if (seconds === 0) return wrong("expected more than no time at all")
  const end = Date.parse(now) + seconds * 1000
  if (!(end <= Date.parse(lastInstant))) return wrong(`expected a time before ${lastInstant}`)
  const instant = datalogTime(new Date(end))
  return tested({ kind: "until", instant }, `until ${instant}, counted from the page's clock`)
}

const dateTime =
  /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?)?\s*([Zz]|[+-]\d\d:\d\d)?$/

/** A date, with or without its time; without an offset it is in UTC. Null for what is none. */
function readInstant(typed: string): string | null {
  const [, date, time = "00:00", seconds = ":00", offset = "Z"] = dateTime.exec(typed) ?? []
  if (date === undefined) return null
  const local = `${date}T${time}${seconds}`
  const asUtc = new Date(`${local}Z`)
  // A day that its month does not have would be read as one of the next.
  if (Number.isNaN(asUtc.getTime()) || datalogTime(asUtc) !== `${local}Z`) return null
  const instant = new Date(`${local}${offset.toUpperCase()}`)
  if (!(instant.getTime() >= 0 && instant.getTime() <= Date.parse(lastInstant))) return null
  return datalogTime(instant)
}

/** Texts apart by commas or lines; one that holds a comma stands in double quotes. Each counts once. */
export function readList(text: string): FieldReading {
  const values: string[] = []
  for (const [, quoted, plain] of text.matchAll(
    /\s*(?:"((?:[^"\\]|\\.)*)"\s*(?=[,\n]|$)|([^,\n]*))[,\n]?/g,
  )) {
    const value =
      quoted === undefined
        ? (plain ?? "").trim()
        : quoted.replaceAll(/\\(.)/gs, (_, of) => (of === "n" ? "\n" : of))
    if (quoted !== undefined || value !== "") values.push(value)
  }
  return values.length === 0 ? empty : tested({ kind: "among", values: [...new Set(values)] })
}

/** A text that counts as it is typed, but for blanks around it. */
export function readText(text: string): FieldReading {
  const value = text.trim()
  return value === "" ? empty : tested({ kind: "among", values: [value] })
}

export function readPrefix(text: string): FieldReading {
  const value = text.trim()
  return value === "" ? empty : tested({ kind: "prefix", text: value })
}

const noNetwork = "expected an IPv4 network such as `10.1.0.0/16`, `10.1.` or `192.0.2.17`"

/**
 * An IPv4 address, the numbers that addresses begin with, or a network that ends between two numbers. Datalog
 * compares addresses as texts: where a network ends within a number, no comparison of texts is right.
 */
export function readNetwork(text: string): FieldReading {
  const typed = text.trim()
  if (typed === "") return empty
  if (typed.includes(":")) {
    return wrong(
      "only IPv4 can be tested: an IPv6 address has several spellings, and Datalog compares texts",
    )
  }
  const [, address, length] = /^([\d.]+)(?:\/(\d{1,3}))?$/.exec(typed) ?? []
  if (address === undefined) return wrong(noNetwork)
  const numbers = address.replace(/\.$/, "").split(".")
  const fault = numberFault(numbers)
  if (fault !== null) return wrong(fault)
  if (length !== undefined) return readRange(address, numbers, Number(length))
  if (numbers.length === 4) {
    return address.endsWith(".") ? wrong(noNetwork) : tested({ kind: "among", values: [address] })
  }
  return prefixOf(numbers)
}

function numberFault(numbers: readonly string[]): string | null {
  if (numbers.length > 4) return `expected four numbers, found ${numbers.length}`
  for (const number of numbers) {
    if (number === "") return noNetwork
    if (Number(number) > 255) return `expected numbers up to 255, found \`${number}\``
    if (/^0\d/.test(number)) return `expected no zero before a number, found \`${number}\``
  }
  return null
}

function readRange(address: string, numbers: readonly string[], length: number): FieldReading {
  if (numbers.length < 4 || address.endsWith(".")) {
    return wrong("expected all four numbers before the `/`, as in `10.1.0.0/16`")
  }
  if (length > 32) return wrong(`expected at most 32 bits, found ${length}`)
  if (length === 0) return wrong("these are all addresses: leave the field empty")
  if (length % 8 !== 0) return wrong(unevenRange(length))
  const kept = numbers.slice(0, length / 8)
  const network = [...kept, ...Array.from({ length: 4 - kept.length }, () => "0")].join(".")
  if (network !== address) {
    return wrong(`\`${address}\` is an address within a network: expected \`${network}/${length}\``)
  }
  return length === 32 ? tested({ kind: "among", values: [address] }) : prefixOf(kept)
}

const unevenRange = (length: number): string => {
  const narrower = Math.ceil(length / 8) * 8
  const ends = narrower === 8 ? "/8" : `/${narrower - 8} or /${narrower}`
  return `/${length} ends within a number, and Datalog compares texts: take ${ends}, or let the authorizer state the network as a fact`
}

/** With the full stop behind the last number, without which `10.1` would fit `10.10.0.1`. */
const prefixOf = (numbers: readonly string[]): FieldReading => {
  const text = `${numbers.join(".")}.`
  return tested({ kind: "prefix", text }, `addresses that begin with \`${text}\``)
}
