/**
 * Chooses among what several parts of a text were found to be: what is whole before what is not.
 */
import type { Diagnosis, Found } from "./types.ts"

/**
 * The lower, the sooner it is what was meant; a private key first, because it must be kept from
 * sight.
 */
const ranks: Readonly<Record<Found["kind"], number>> = {
  "private-key": 0,
  token: 1,
  "third-party-request": 1,
  "third-party-block": 1,
  snapshot: 1,
  "public-keys": 2,
  broken: 3,
  foreign: 4,
  datalog: 5,
  unknown: 6,
  empty: 7,
}

const rankOf = ({ found }: Diagnosis): number => ranks[found.kind]

/** Whether it is something of Biscuit's without a fault. */
export const isWhole = (diagnosis: Diagnosis): boolean => rankOf(diagnosis) < ranks.broken

/** Whether it is a message or a private key, which nobody writes into a source. */
export const isSecret = (diagnosis: Diagnosis): boolean => rankOf(diagnosis) <= ranks.token

/** At least one is given. Of different messages none is chosen; public keys are all taken. */
export function choose(diagnoses: readonly Diagnosis[]): Diagnosis {
  const least = Math.min(...diagnoses.map(rankOf))
  const best = diagnoses.filter((diagnosis) => rankOf(diagnosis) === least)
  const [first] = best as [Diagnosis]
  if (least === ranks.token && best.length > 1 && new Set(best.map(contentOf)).size > 1)
    return several(best)
  if (least === ranks["public-keys"]) return mergeKeys(best)
  return first
}

const contentOf = ({ found }: Diagnosis): string =>
  "bytes" in found ? `${found.kind} ${found.bytes?.join(" ")}` : found.kind

function several(best: readonly Diagnosis[]): Diagnosis {
  const count = new Set(best.map(contentOf)).size
  const message = `${count} tokens or other messages of Biscuit's are in it: paste one of them`
  return { found: { kind: "unknown", message }, encoding: null, stripped: [] }
}

function mergeKeys(best: readonly Diagnosis[]): Diagnosis {
  const [first] = best as [Diagnosis]
  const { found } = first
  if (found.kind !== "public-keys" || best.length === 1) return first
  const keys = best.flatMap((other) => (other.found.kind === "public-keys" ? other.found.keys : []))
  return { ...first, found: { ...found, keys } }
}
