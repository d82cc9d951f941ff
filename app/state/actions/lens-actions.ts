/** Actions for what stands beside the text: the clause at the caret, what it may read, counts, what is pointed at. */
import type { Get, Look } from "./actions.ts"
import { clauseKey } from "../derive/clauses.ts"
import type { Host } from "../host.ts"
import type { Actions, Lit } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function lensActions(look: Look, get: Get, { remember }: Host) {
  return {
    setCursor: (clause) => {
      const before = get().view.cursor
      const isSame =
        clause === null || before === null
          ? clause === before
          : clauseKey(clause) === clauseKey(before)
      if (!isSame) look({ cursor: clause })
    },
    switchLens: (lens) => {
      look({ lens })
      remember("lens", lens ? null : "off")
    },
    switchCounts: (counts) => {
      look({ counts })
      remember("counts", counts ? null : "off")
    },
    light: (lit) => {
      if (!isSameLit(get().view.lit, lit)) look({ lit })
    },
  } satisfies Part<"setCursor" | "switchLens" | "switchCounts" | "light">
}

const isSameLit = (a: Lit | null, b: Lit | null): boolean =>
  a === b || (a?.clause === b?.clause && a?.variable === b?.variable && a?.value === b?.value)
