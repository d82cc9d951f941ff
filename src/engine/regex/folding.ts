/**
 * Case-insensitive matching as the reference does it: by Unicode's simple case folding, closed over
 * the letters that fold alike, so that `(?i)k` also matches the Kelvin sign. The orbits are found
 * from the host's case mappings when a pattern first asks for them.
 */
import { includes, intersect, rangesOf, union, type Ranges } from "./ranges.ts"
import { changingCase } from "./unicode.ts"

/** `set` and every code point that folds to what a member folds to. */
export function foldCase(set: Ranges): Ranges {
  const { cased, orbits } = caseOrbits()
  const added: number[] = []
  forEachMember(intersect(set, cased), (codePoint) => {
    for (const other of orbits.get(codePoint) ?? []) added.push(other, other)
  })
  return union(set, rangesOf(added))
}

/** As `foldCase`, by the letters A to Z alone. */
export function foldAsciiCase(set: Ranges): Ranges {
  const upper = intersect(set, [0x41, 0x5a]).map((c) => c + 0x20)
  const lower = intersect(set, [0x61, 0x7a]).map((c) => c - 0x20)
  return union(set, rangesOf([...upper, ...lower]))
}

interface CaseOrbits {
  /** Every code point with an orbit of two or more. */
  readonly cased: Ranges
  readonly orbits: ReadonlyMap<number, readonly number[]>
}

let shared: CaseOrbits | undefined

const caseOrbits = (): CaseOrbits => (shared ??= findOrbits())

/** Pairs that fold alike although no mapping between single letters leads from one to the other. */
const unmapped: readonly (readonly [number, number])[] = [
  [0x390, 0x1fd3],
  [0x3b0, 0x1fe3],
  [0xfb05, 0xfb06],
]

/** Whether two code points are equal to JavaScript's `iu`, which goes by simple case folding. */
const foldAlike = /^(.)\1$/isu

function findOrbits(): CaseOrbits {
  const orbits = new Map<number, number[]>()
  const join = (a: number, b: number): void => {
    const orbit = orbits.get(a) ?? [a]
    const other = orbits.get(b) ?? [b]
    if (orbit === other) return
    orbit.push(...other)
    for (const member of orbit) orbits.set(member, orbit)
  }
  const letters = changingCase()
  forEachMember(letters, (codePoint) => {
    const letter = String.fromCodePoint(codePoint)
    for (const mapped of [letter.toLowerCase(), letter.toUpperCase()]) {
      const other = codePointOf(mapped)
      // A partner that the reference does not know yet is not among the letters.
      if (other === codePoint || !includes(letters, other)) continue
      if (foldAlike.test(letter + mapped)) join(codePoint, other)
    }
  })
  for (const [a, b] of unmapped) join(a, b)
  const members = [...orbits.keys()].flatMap((codePoint) => [codePoint, codePoint])
  return { cased: rangesOf(members), orbits }
}

const codePointOf = (char: string): number => char.codePointAt(0) ?? 0

function forEachMember(set: Ranges, visit: (codePoint: number) => void): void {
  for (let i = 0; i < set.length; i += 2) {
    for (let codePoint = set[i] ?? 0; codePoint <= (set[i + 1] ?? 0); codePoint++) visit(codePoint)
  }
}
