import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { originColour } from "../state/derive/words.ts"
import { contrast, distance, fromHex, hueOf, over, seen, visions } from "./colour.ts"
import type { Colour, Triple } from "./colour.ts"

const css = readFileSync(new URL("../styles/tokens.css", import.meta.url), "utf8").replace(
  /\/\*.*?\*\//gs,
  "",
)

/** The custom properties of the first `:root` rule after a text of the style sheet. */
function declared(after: string): Map<string, string> {
  const rule = /:root \{([^}]*)\}/.exec(css.slice(css.indexOf(after)))?.[1] ?? ""
  return new Map(
    Array.from(rule.matchAll(/--([\w-]+):\s*([^;]+);/g), ([, name = "", value = ""]) => [
      name,
      value,
    ]),
  )
}

const usual = declared("")
const strengthened = new Map([...usual, ...declared("prefers-contrast: more")])

const settings = [
  { name: "light", tokens: usual, side: 0 },
  { name: "dark", tokens: usual, side: 1 },
  { name: "light, more contrast", tokens: strengthened, side: 0 },
  { name: "dark, more contrast", tokens: strengthened, side: 1 },
] as const

type Setting = (typeof settings)[number]

/** The colour a property stands for, or null where it stands for something else. */
function colourOf(name: string, setting: Setting): Colour | null {
  const value = setting.tokens.get(name) ?? ""
  const pair = /^light-dark\((#\w+), (#\w+)\)$/.exec(value)
  if (pair) return fromHex(pair[1 + setting.side] ?? "")
  const alias = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (alias !== undefined) return colourOf(alias, setting)
  const mix = /^color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, transparent\)$/.exec(value)
  const base = mix && colourOf(mix[1] ?? "", setting)
  return base && { rgb: base.rgb, alpha: Number(mix[2]) / 100 }
}

function opaque(name: string, setting: Setting): Triple {
  const colour = colourOf(name, setting)
  if (colour?.alpha !== 1) throw new RangeError(`--${name} is not an opaque colour`)
  return colour.rgb
}

/** A background as it is while a translucent colour lies over it. */
function under(name: string, ground: string, setting: Setting): Triple {
  const cover = colourOf(name, setting)
  if (cover === null || cover.alpha === 1) throw new RangeError(`--${name} is not translucent`)
  return over(cover, opaque(ground, setting))
}

const origins = ["authorizer", 0, 1, 2, 3, 4, 5, 6, 7, 8].map((block) =>
  typeof block === "string" ? "o-authorizer" : block === 0 ? "o-authority" : `o-${block}`,
)
const verdicts = ["allow", "deny", "warn"]
const syntax = ["keyword", "variable", "string", "number", "comment"]
const texts = ["ink", "ink-2", "ink-3", "accent", ...verdicts, ...origins, ...syntax]
const softs = ["accent-soft", "allow-soft", "deny-soft", "warn-soft"]
const grounds = ["canvas", "surface", "sunken", "raised", "stale-1", "stale-2", ...softs]
const solids = ["accent", "accent-strong", ...verdicts]
const shapes = ["line-field", "focus"]
const unread = ["line", "line-strong", "scroll", "scrim"]

/**
 * Everything a text may stand on: a ground, a ground under the pointer, or selected text. A mixture
 * of two grounds needs no entry: every text is darker than both, or lighter than both.
 */
const backgrounds = (setting: Setting): [string, Triple][] => [
  ["selection", opaque("selection", setting)],
  ...grounds.map((name): [string, Triple] => [name, opaque(name, setting)]),
  ...grounds.map((name): [string, Triple] => [
    `${name} under the pointer`,
    under("hover", name, setting),
  ]),
]

/** Names each pair of a text and what it stands on whose contrast is under the least allowed. */
function tooFaint(
  names: readonly string[],
  behind: readonly [string, Triple][],
  setting: Setting,
  least: number,
): string[] {
  return names.flatMap((name) =>
    behind.flatMap(([ground, rgb]) => {
      const ratio = contrast(opaque(name, setting), rgb)
      return ratio >= least ? [] : [`${name} on ${ground}: ${ratio.toFixed(2)}`]
    }),
  )
}

describe.each(settings)("colours in $name", (setting) => {
  it("let every text be read on every background", () => {
    expect(tooFaint(texts, backgrounds(setting), setting, 4.5)).toEqual([])
  })

  it("let the words of a pressed or switched-on control be read", () => {
    const behind = grounds.map((name): [string, Triple] => [name, under("pressed", name, setting)])
    expect(tooFaint(["ink"], behind, setting, 4.5)).toEqual([])
  })

  it("let text on a solid colour be read", () => {
    const behind = solids.map((name): [string, Triple] => [name, opaque(name, setting)])
    expect(tooFaint(["on-solid"], behind, setting, 4.5)).toEqual([])
  })

  it("let fields and the focus be found", () => {
    const behind = grounds.map((name): [string, Triple] => [name, opaque(name, setting)])
    expect(tooFaint(shapes, behind, setting, 3)).toEqual([])
  })

  it("are all checked here", () => {
    const checked = [...texts, ...grounds, ...solids, ...shapes, ...unread]
    const known = new Set([...checked, "selection", "hover", "pressed", "on-solid"])
    const names = [...setting.tokens.keys()].filter((name) => colourOf(name, setting) !== null)
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })
})

/** Whether two origins, by their place in the list, often stand side by side. */
const isNear = (one: number, other: number): boolean =>
  Math.min(one, other) <= 1 || [1, 7].includes(Math.abs(one - other))

/** In OKLab; just under the largest found by a search among readable colours of these hues. */
const leastNear = 0.056
const leastFar = 0.038

describe.each(settings.slice(0, 2))("colours of origins in $name", (setting) => {
  it.each(visions)("can be told apart with $name", ({ cones }) => {
    const look = (name: string): Triple => seen(opaque(name, setting), cones)
    const alike = origins.flatMap((one, index) =>
      origins.slice(0, index).flatMap((other, place) => {
        const apart = distance(look(one), look(other))
        const enough = isNear(index, place) ? leastNear : leastFar
        return apart >= enough ? [] : [`${one} and ${other}: ${apart.toFixed(4)}`]
      }),
    )
    expect(alike).toEqual([])
  })

  it("are never red, amber or green, which are the verdicts'", () => {
    const mistaken = origins.flatMap((name) => {
      const { hue, chroma } = hueOf(opaque(name, setting))
      return chroma < 0.02 || (hue > 190 && hue < 352) ? [] : [`${name}: ${hue.toFixed(0)}°`]
    })
    expect(mistaken).toEqual([])
  })

  it("lie 30° and more from the hue of any verdict", () => {
    const mistaken = origins.flatMap((name) =>
      verdicts.flatMap((verdict) => {
        const { hue, chroma } = hueOf(opaque(name, setting))
        const apart = Math.abs(hue - hueOf(opaque(verdict, setting)).hue)
        return chroma < 0.02 || Math.min(apart, 360 - apart) >= 30 ? [] : [`${name} and ${verdict}`]
      }),
    )
    expect(mistaken).toEqual([])
  })
})

describe("an origin's colour", () => {
  const named = (block: number | "authorizer"): string | undefined =>
    new RegExp(`\\[data-origin="${originColour(block)}"\\] \\{\\s*--o: var\\(--([\\w-]+)\\)`).exec(
      css,
    )?.[1]

  it("is one of its own for the authorizer, the authority block and the next eight", () => {
    expect((["authorizer", 0, 1, 2, 3, 4, 5, 6, 7, 8] as const).map(named)).toEqual(origins)
  })

  it("is that of an earlier block from the ninth on, never the authority's", () => {
    expect([9, 16, 17, 50].map(named)).toEqual(["o-1", "o-8", "o-1", "o-2"])
  })
})
