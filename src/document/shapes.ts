/**
 * Reads untrusted values as what they have to be, and names the place of what is not: `blocks[2].code: expected text`.
 * The schema of a document in memory and that of a file are both written in these terms.
 */
import { parsePublicKey, printPublicKey } from "../ast/index.ts"
import { newerHint, quoted, Refused } from "./refusal.ts"
import type { RefusalCode } from "./types.ts"

/** How a value is read; `path` is its place. */
export type Shape<T> = (value: unknown, path: string) => T

/** All texts of a document together, in UTF-16 units. */
const mostCharacters = 4_000_000

const refuse = (path: string, what: string, code: RefusalCode = "malformed"): never => {
  throw new Refused(code, path === "" ? what : `${path}: ${what}`)
}

/** Counts the texts that it reads. */
export class Texts {
  #characters = 0

  /** A lone surrogate, which no link or file can hold, becomes U+FFFD. */
  readonly text: Shape<string> = (value, path) => {
    if (typeof value !== "string") return refuse(path, "expected text")
    this.#characters += value.length
    if (this.#characters > mostCharacters)
      return refuse("", "more than 4,000,000 characters", "too-large")
    return value.replaceAll(/\p{Surrogate}/gu, "\u{fffd}")
  }
}

export const boolean: Shape<boolean> = (value, path) =>
  typeof value === "boolean" ? value : refuse(path, "expected true or false")

/** A number from `least` to `most`, whole if it has to be. */
export const number =
  (least: number, most: number, isWhole: boolean): Shape<number> =>
  (value, path) => {
    const fits = typeof value === "number" && value >= least && value <= most
    return fits && (!isWhole || Number.isInteger(value) || value === Infinity)
      ? value
      : refuse(path, `expected a ${isWhole ? "whole " : ""}number from ${least} to ${most}`)
  }

export const oneOf =
  <const T extends string>(words: readonly T[]): Shape<T> =>
  (value, path) =>
    words.find((word) => word === value) ??
    refuse(path, `expected ${words.map((word) => `\`${word}\``).join(", ")}`)

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value, path) =>
    value === null ? null : shape(value, path)

export const list =
  <T>(shape: Shape<T>, most: number, least = 0): Shape<T[]> =>
  (value, path) => {
    if (!Array.isArray(value)) return refuse(path, "expected a list")
    if (value.length > most) return refuse(path, `more than ${most} items`, "too-large")
    if (value.length < least) return refuse(path, "expected at least one item")
    return Array.from(value, (item: unknown, i) => shape(item, `${path}[${i}]`))
  }

/** The text of a public key in its one spelling. */
export const publicKey: Shape<string> = (value, path) => {
  const key = typeof value === "string" ? parsePublicKey(value) : null
  return key === null
    ? refuse(path, "expected a public key, `ed25519/…` or `secp256r1/…`")
    : printPublicKey(key)
}

/** The members of an object, each read by name; what it lacks is undefined to its shape. */
export type Members = <T>(name: string, shape: Shape<T>) => T

/** An object with no other members than `names`: a later version may have more, which must not be lost in silence. */
export function object<T>(names: readonly string[], read: (member: Members) => T): Shape<T> {
  return (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return refuse(path, "expected an object")
    const stranger = Object.keys(value).find((name) => !names.includes(name))
    if (stranger !== undefined)
      throw new Refused("newer", `${join(path, "")}unknown key ${quoted(stranger)}`, newerHint)
    // Reading an own member of an object by name is what its index signature is for.
    const members = value as Readonly<Record<string, unknown>>
    return read((name, shape) => shape(members[name], join(path, name)))
  }
}

/** An object whose members all are alike, in their order. */
export const record =
  <K, V>(keyShape: Shape<K>, valueShape: Shape<V>, most: number): Shape<[K, V][]> =>
  (value, path) => {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      return refuse(path, "expected an object")
    const entries = Object.entries(value)
    if (entries.length > most) return refuse(path, `more than ${most} members`, "too-large")
    return entries.map(([key, item]) => {
      const at = join(path, quoted(key))
      return [keyShape(key, at), valueShape(item, at)]
    })
  }

const join = (path: string, name: string): string =>
  path === "" ? name : name === "" ? `${path}: ` : `${path}.${name}`

/** What is read where there is nothing. */
export const or =
  <T>(shape: Shape<T>, otherwise: T): Shape<T> =>
  (value, path) =>
    value === undefined ? otherwise : shape(value, path)
