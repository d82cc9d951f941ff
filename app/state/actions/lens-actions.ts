/** Actions for what stands beside the text: the clause at the caret, what it may read, counts, what is pointed at. */
import type { Get, Look } from "./actions.ts"
import { clauseKey } from "../derive/clauses.ts"
import type { Host } from "../host.ts"
import type { Actions, ClauseOfBlock, Lit } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function lensActions(look: Look, get: Get, { remember }: Host) {
  return {
    setCursor: (cursor, held = null) => {
      const before = get().view
      const isSame =
        cursor === null || before.cursor === null
          ? cursor === before.cursor
          : clauseKey(cursor) === clauseKey(before.cursor)
      if (isSame && isSameHeld(held, before.held)) return
      look({ cursor: isSame ? before.cursor : cursor, held })
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

const isSameHeld = (a: ClauseOfBlock | null, b: ClauseOfBlock | null): boolean =>
  a?.block === b?.block && a?.clause.kind === b?.clause.kind && a?.clause.index === b?.clause.index

const isSameLit = (a: Lit | null, b: Lit | null): boolean =>
  a === b || (a?.clause === b?.clause && a?.variable === b?.variable && a?.value === b?.value)
