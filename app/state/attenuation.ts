/**
 * The form that attenuates a token: each restriction that is filled in becomes one check, in Datalog 3.0, which every
 * verifier reads.
 */
import {
  type Block,
  type Check,
  type Expression,
  makeSet,
  printCheck,
  type Predicate,
  type Term,
} from "../../src/ast/index.ts"
import {
  type FieldReading,
  readExpiry,
  readList,
  readNetwork,
  readPrefix,
  readText,
  type Test,
} from "./attenuation-fields.ts"

/** In the order of the form, and of the checks. */
export const restrictions = [
  "expiry",
  "operations",
  "resources",
  "prefix",
  "audience",
  "user",
  "network",
] as const

export type Restriction = (typeof restrictions)[number]

export interface AttenuationForm {
  /** As typed. */
  readonly fields: Readonly<Record<Restriction, string>>
  /** The facts of the request that were chosen to be tested, by name; else the form suggests one. */
  readonly names: Readonly<Partial<Record<Restriction, string>>>
  /** The block that the checks are added to; null for a new one. */
  readonly target: number | null
}

export const emptyFields: AttenuationForm["fields"] = {
  expiry: "",
  operations: "",
  resources: "",
  prefix: "",
  audience: "",
  user: "",
  network: "",
}

export interface FieldShape {
  readonly label: string
  readonly hint: string
  /** What the field is for. */
  readonly about: string
  /** Names that such a fact usually has, the most usual first. */
  readonly names: readonly string[]
  readonly isLong?: boolean
}

export const shapes: Readonly<Record<Restriction, FieldShape>> = {
  expiry: {
    label: "Expiry",
    hint: "15m, 7d or 2026-12-31T23:59:59Z",
    about: "the last moment it is good for; without an offset in UTC",
    names: ["time", "now", "current_time", "date"],
  },
  operations: {
    label: "Operations",
    hint: "read, list",
    about: "apart by commas; one of them is enough",
    names: ["operation", "op", "action", "method", "permission"],
  },
  resources: {
    label: "Resources",
    hint: "/apps/file1",
    about: "one a line, or apart by commas",
    names: ["resource", "path", "file", "topic", "object"],
    isLong: true,
  },
  prefix: {
    label: "Resource prefix",
    hint: "/apps/production/",
    about: "what the name of the resource begins with",
    names: ["resource", "path", "file", "topic", "object"],
  },
  audience: {
    label: "Audience",
    hint: "api.example.com",
    about: "the one service that may take it",
    names: ["audience", "aud", "service"],
  },
  user: {
    label: "Principal",
    hint: "alice",
    about: "the one who may use it",
    names: ["user", "principal", "subject", "sub", "client", "agent"],
  },
  network: {
    label: "Network",
    hint: "10.1.0.0/16",
    about: "where requests come from: an IPv4 address or network",
    names: ["client_ip", "ip", "ip_address", "source_ip"],
  },
}

/** Reads a field as it stands; `now` is the instant that a time to live counts from. */
export function readField(restriction: Restriction, text: string, now: string): FieldReading {
  switch (restriction) {
    case "expiry":
      return readExpiry(text, now)
    case "operations":
    case "resources":
      return readList(text)
    case "prefix":
      return readPrefix(text)
    case "audience":
    case "user":
      return readText(text)
    case "network":
      return readNetwork(text)
    default:
      return restriction satisfies never
  }
}

/** Facts of one value that somebody states, by name, with whether they are all whole numbers. */
export type StatedFacts = ReadonlyMap<string, { readonly areNumbers: boolean }>

/** Facts and heads of rules with one value. */
export function statedFacts(blocks: readonly Block[]): StatedFacts {
  const stated = new Map<string, { areNumbers: boolean }>()
  const state = ({ name, terms: [term, ...rest] }: Predicate): void => {
    if (term === undefined || rest.length > 0) return
    const areNumbers = term.kind === "integer" && (stated.get(name)?.areNumbers ?? true)
    stated.set(name, { areNumbers })
  }
  for (const { facts, rules } of blocks) {
    for (const fact of facts) state(fact)
    for (const { head } of rules) state(head)
  }
  return stated
}

/** The name that was chosen; else a usual one that is stated, or the most usual. */
export const testedName = (
  restriction: Restriction,
  { names }: Pick<AttenuationForm, "names">,
  stated: StatedFacts,
): string => {
  const usual = shapes[restriction].names
  return names[restriction] ?? usual.find((name) => stated.has(name)) ?? usual[0]!
}

/** The check that a restriction comes to. */
export function checkOf(name: string, test: Test, stated: StatedFacts): Check {
  const variable: Term = { kind: "variable", name: name.replace(/^.*:/, "") || "value" }
  const value = (text: string): Term => asStated(text, stated.get(name)?.areNumbers === true)
  const subject = { kind: "value", term: variable } as const
  switch (test.kind) {
    case "until": {
      const seconds = BigInt(Date.parse(test.instant) / 1000)
      return check({ name, terms: [variable] }, [
        subject,
        { kind: "value", term: { kind: "date", value: seconds } },
        { kind: "binary", op: "LessOrEqual" },
      ])
    }
    case "prefix":
      return check({ name, terms: [variable] }, [
        subject,
        { kind: "value", term: { kind: "string", value: test.text } },
        { kind: "binary", op: "Prefix" },
      ])
    case "among": {
      const items = test.values.map(value)
      if (items.length === 1) return check({ name, terms: items }, null)
      // A set cannot hold values of several kinds.
      const isMixed = new Set(items.map(({ kind }) => kind)).size > 1
      const strings = test.values.map((text) => ({ kind: "string", value: text }) as const)
      return check({ name, terms: [variable] }, [
        { kind: "value", term: makeSet(isMixed ? strings : items) },
        subject,
        { kind: "binary", op: "Contains" },
      ])
    }
    default:
      return test satisfies never
  }
}

const check = (predicate: Predicate, expression: Expression | null): Check => ({
  kind: "one",
  queries: [
    { body: [predicate], expressions: expression === null ? [] : [expression], scopes: [] },
  ],
})

const int64 = { least: -(2n ** 63n), greatest: 2n ** 63n - 1n }

/** A number where such facts are numbers: as a text it would never be equal to one. */
function asStated(text: string, areNumbers: boolean): Term {
  if (areNumbers && /^-?\d+$/.test(text)) {
    const value = BigInt(text)
    if (value >= int64.least && value <= int64.greatest) return { kind: "integer", value }
  }
  return { kind: "string", value: text }
}

/** One line for each check. */
export const checksText = (checks: readonly Check[]): string =>
  checks.map((each) => `${printCheck(each)};`).join("\n")
