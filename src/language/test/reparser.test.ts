import type { Tree } from "@lezer/common"
import { describe, expect, it } from "vitest"
import { caseCount, Random, seed } from "../../test/random.ts"
import { biscuitParser } from "../biscuit-parser.ts"
import { Reparser, shortest } from "../reparser.ts"
import { mutate } from "./mutate.ts"
import { sources } from "./sources.ts"

const strict = biscuitParser.configure({ strict: true })

/** Every node with its place. */
function nodes(tree: Tree): string {
  const list: string[] = []
  tree.iterate({ enter: ({ name, from, to }) => void list.push(`${name} ${from} ${to}`) })
  return list.join("\n")
}

/** Statements that can stand beside each other, in a text long enough to be parsed again. */
function longSource(random: Random): string {
  const whole = sources.filter((source) => /;\s*$/.test(source) && !source.startsWith("trusting"))
  let text = ""
  while (text.length < 2 * shortest) text += `${random.pick(whole)}\n`
  return text
}

/** Changes some characters somewhere, as one who types, deletes or pastes does. */
function edited(text: string, random: Random): string {
  const from = random.below(text.length)
  const to = Math.min(text.length, from + random.below(40))
  const rest = random.chance(0.3) ? "" : mutate(text.slice(from, to), random)
  return text.slice(0, from) + rest + text.slice(to)
}

describe("a text that is nearly the last one", () => {
  it("has the tree of a fresh parse, through mistakes and back", () => {
    const random = new Random(seed)
    for (let round = 0; round < caseCount(30); round++) {
      const reparser = new Reparser(biscuitParser, strict)
      let text = longSource(random)
      const states = [text]
      for (let i = 0; i < 12; i++) {
        // Back to an earlier state, as undo goes, or on.
        text = random.chance(0.3) ? random.pick(states) : edited(text, random)
        states.push(text)
        expect(nodes(reparser.parse(text)), `seed ${seed}, ${round}.${i}`).toBe(
          nodes(biscuitParser.parse(text)),
        )
      }
    }
  }, 600_000)

  it("has it when one types a statement, character by character", () => {
    const reparser = new Reparser(biscuitParser, strict)
    const random = new Random(seed)
    const [before, after] = [longSource(random), longSource(random)]
    const typed = 'check if user($u), $u.starts_with("a") || [1, 2].any($n -> $n > 1);'
    for (let end = 0; end <= typed.length; end++) {
      const text = before + typed.slice(0, end) + after
      expect(nodes(reparser.parse(text)), typed.slice(0, end)).toBe(
        nodes(biscuitParser.parse(text)),
      )
    }
  })
})
