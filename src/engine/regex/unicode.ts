/**
 * Sets of code points by Unicode property, taken from the host's own `\p{…}` when a pattern first
 * needs them, and kept. The reference has the tables of Unicode 16.0; a host with 17.0 is taken
 * back to them by the list of what 17.0 assigned, and properties unknown to JavaScript are given
 * here.
 */
import { booleans, categories, looseName, scripts } from "./property-names.ts"
import { refuse } from "./pattern.ts"
import { everything, intersect, rangesOf, subtract, union, type Ranges } from "./ranges.ts"

/**
 * The set of `\p{query}`: a category, script or boolean property, or `name=value`, `name:value`,
 * `name!=value` with a category, script or script extension. The reference reads `!=` as `=`.
 *
 * @throws {InvalidPattern} no such property or value
 */
export function propertySet(query: string): Ranges {
  const notEqual = query.indexOf("!=")
  if (notEqual >= 0) return valueSet(query.slice(0, notEqual), query.slice(notEqual + 2))
  const colon = query.indexOf(":")
  const sign = colon >= 0 ? colon : query.indexOf("=")
  if (sign >= 0) return valueSet(query.slice(0, sign), query.slice(sign + 1))
  const name = looseName(query)
  const boolean = booleans.get(name)
  if (boolean !== undefined) return named(boolean)
  const category = categories.get(name)
  if (category !== undefined) return named(category)
  return named(`Script=${scripts.get(name) ?? refuse("unknown property")}`)
}

function valueSet(property: string, value: string): Ranges {
  const name = looseName(value)
  switch (looseName(property)) {
    case "gc":
    case "generalcategory":
    case "category":
      return named(categories.get(name) ?? refuse("unknown category"))
    case "sc":
    case "script":
      return named(`Script=${scripts.get(name) ?? refuse("unknown script")}`)
    case "scx":
    case "scriptextensions":
      return named(`Script_Extensions=${scripts.get(name) ?? refuse("unknown script")}`)
    default:
      return refuse("unknown property")
  }
}

export const asciiWord: Ranges = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]

/** What `\w` means (UTS #18, annex C): letters, marks, digits, connectors, joiners. */
export const word = (): Ranges =>
  computed("word", () =>
    subtract(scan("\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}"), unassignedIn16()),
  )

/** Every code point that some change of case or case folding changes. */
export const changingCase = (): Ranges =>
  computed("case", () => subtract(scan("\\p{CWCM}\\p{CWCF}"), unassignedIn16()))

export const digit = (): Ranges => named("Nd")

export const space = (): Ranges => named("White_Space")

const known = new Map<string, Ranges>()

function computed(name: string, compute: () => Ranges): Ranges {
  let set = known.get(name)
  if (set === undefined) known.set(name, (set = compute()))
  return set
}

const named = (name: string): Ranges => computed(name, () => given(name) ?? hostSet(name))

/**
 * Code points that Unicode 17.0 assigned, in hexadecimal. Found by comparing `\p{Cn}` of a host of
 * 17.0 with the reference's.
 */
const since17 = `88f c5c cdc 1acf-1add 1ae0-1aeb 20c1 2b96 a7ce-a7cf a7d2 a7d4 a7f1 fbc3-fbd2
  fd90-fd91 fdc8-fdce 10940-10959 10ec5-10ec7 10ed0-10ed8 10efa-10efb 11b60-11b67 11db0-11ddb 11de0-11de9
  16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18d09-18d1e 18d80-18df2 1ccfa-1ccfc 1ceba-1ced0
  1cee0-1cef0 1e6c0-1e6de 1e6e0-1e6f5 1e6fe-1e6ff 1f6d8 1f777-1f77a 1f8d0-1f8d8 1fa54-1fa57 1fa8a
  1fa8e 1fac8 1facd 1faea 1faef 1fbfa 2b73a-2b73f 2cea2-2cead 323b0-33479`

export const unassignedIn16 = (): Ranges => computed("since17", () => parseRanges(since17))

/** Properties that hold of code points whether or not they are assigned. */
const regardlessOfAssignment = new Set([
  "Any",
  "Default_Ignorable_Code_Point",
  "Extended_Pictographic",
  "Noncharacter_Code_Point",
  "Pattern_Syntax",
])

function hostSet(name: string): Ranges {
  const set = scan(`\\p{${name}}`)
  if (name === "Cn" || name === "C") return union(set, unassignedIn16())
  return regardlessOfAssignment.has(name) ? set : subtract(set, unassignedIn16())
}

/**
 * Asks the host which scalar values are in a class, plane by plane: some 25 ms. Planes 4 to 13 hold
 * nothing but unassigned code points, alike in each plane, so one answers for the ten.
 */
function scan(members: string): Ranges {
  const runs = new RegExp(`[${members}]+`, "gu")
  const pairs: number[] = []
  for (const plane of [0, 1, 2, 3, 4, 14, 15, 16]) {
    for (const [run] of planeText(plane * 0x1_0000).matchAll(runs)) {
      const found = bounds(run)
      for (let copy = plane; copy <= (plane === 4 ? 13 : plane); copy++) {
        pairs.push(...found.map((codePoint) => codePoint + (copy - plane) * 0x1_0000))
      }
    }
  }
  return rangesOf(pairs)
}

/** First and last code point of a run of consecutive ones. */
function bounds(run: string): [number, number] {
  const last = run.codePointAt(run.length - 2) ?? 0
  return [run.codePointAt(0) ?? 0, last > 0xffff ? last : run.charCodeAt(run.length - 1)]
}

function planeText(plane: number): string {
  const parts: string[] = []
  for (let from = plane; from < plane + 0x1_0000; from += 0x100) {
    // Left out: two neighbours among the surrogates would read as one code point.
    if (from >= 0xd800 && from <= 0xdfff) continue
    parts.push(String.fromCodePoint(...Array.from({ length: 0x100 }, (_, i) => from + i)))
  }
  return parts.join("")
}

/** Properties JavaScript has no name for: by definition where Unicode has one, else listed. */
function given(name: string): Ranges | undefined {
  const listed = lists[name]
  if (listed !== undefined) return parseRanges(listed)
  const difference = differences[name]
  if (difference === undefined) return undefined
  const [whole, ...parts] = difference.split(" ").map(named)
  return parts.reduce(subtract, whole ?? everything)
}

/** Each is the first property less the others (DerivedCoreProperties.txt). */
const differences: Readonly<Record<string, string>> = {
  Other_Alphabetic: "Alphabetic Lu Ll Lt Lm Lo Nl",
  Other_Grapheme_Extend: "Grapheme_Extend Me Mn",
  Other_ID_Continue: "ID_Continue ID_Start Mn Mc Nd Pc",
  Other_ID_Start: "ID_Start L Nl",
  Other_Lowercase: "Lowercase Ll",
  Other_Math: "Math Sm",
  Other_Uppercase: "Uppercase Lu",
}

const mathLetters = `1d6c1 1d6db 1d6fb 1d715 1d735 1d74f 1d76f 1d789 1d7a9 1d7c3`

const lists: Readonly<Record<string, string>> = {
  Grapheme_Link: `94d 9cd a4d acd b4d bcd c4d ccd d3b-d3c d4d dca e3a eba f84 1039-103a 1714-1715
    1734 17d2 1a60 1b44 1baa-1bab 1bf2-1bf3 2d7f a806 a82c a8c4 a953 a9c0 aaf6 abed 10a3f 11046 11070
    1107f 110b9 11133-11134 111c0 11235 112ea 1134d 113ce-113d0 11442 114c2 115bf 1163f 116b6 1172b 11839
    1193d-1193e 119e0 11a34 11a47 11a99 11c3f 11d44-11d45 11d97 11f41-11f42 1612f`,
  Hyphen: "2d ad 58a 1806 2010-2011 2e17 30fb fe63 ff0d ff65",
  IDS_Unary_Operator: "2ffe-2fff",
  ID_Compat_Math_Continue: `b2-b3 b9 2070 2074-207e 2080-208e 2202 2207 221e ${mathLetters}`,
  ID_Compat_Math_Start: `2202 2207 221e ${mathLetters}`,
  Modifier_Combining_Mark: "654-655 658 6dc 6e3 6e7-6e8 8ca-8cb 8cd-8cf 8d3 8f3",
  Other_Default_Ignorable_Code_Point: `34f 115f-1160 17b4-17b5 2065 3164 ffa0 fff0-fff8 e0000
    e0002-e001f e0080-e00ff e01f0-e0fff`,
  Prepended_Concatenation_Mark: "600-605 6dd 70f 890-891 8e2 110bd 110cd",
}

function parseRanges(text: string): Ranges {
  const pairs: number[] = []
  for (const range of text.trim().split(/\s+/)) {
    const [from = "", to = from] = range.split("-")
    pairs.push(parseInt(from, 16), parseInt(to, 16))
  }
  return intersect(rangesOf(pairs), everything)
}
