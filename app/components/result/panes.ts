import type { ComponentType } from "react"
import { later } from "../page/later.tsx"
import { digits } from "../../state/derive/words.ts"
import { shownReport } from "../../state/derive/shown.ts"
import type { PaneId, State } from "../../state/state.ts"
import { shownProblems } from "../../state/derive/problems.ts"
import { tokenSize } from "../../state/derive/status.ts"
import { WhyPane } from "./WhyPane.tsx"

export interface Pane {
  readonly id: PaneId
  readonly title: string
  /** A short amount beside the title; room is kept for it. Null for a pane that has none. */
  readonly badge: ((state: State) => string) | null
  /** Whether it shows the last result, and is dimmed while that is of an earlier text. */
  readonly ofResult: boolean
  readonly Component: ComponentType
}

/** Nothing is said of nothing. */
const amountOf = (amount: number): string => (amount === 0 ? "" : digits(amount))

/** What can be looked at under the verdict; tabs are made from this list. */
export const panes: readonly Pane[] = [
  { id: "why", title: "Why", badge: null, ofResult: true, Component: WhyPane },
  {
    id: "facts",
    title: "Facts",
    badge: (state) => amountOf(shownReport(state)?.value.run.facts ?? 0),
    ofResult: true,
    Component: later((rest) => rest.FactsPane),
  },
  {
    id: "query",
    title: "Query",
    badge: null,
    ofResult: false,
    Component: later((rest) => rest.QueryPane),
  },
  {
    id: "token",
    title: "Token",
    badge: tokenSize,
    ofResult: true,
    Component: later((rest) => rest.TokenPane),
  },
  {
    id: "run",
    title: "Run",
    badge: null,
    ofResult: false,
    Component: later((rest) => rest.RunPane),
  },
  {
    id: "problems",
    title: "Problems",
    badge: (state) => amountOf(shownProblems(state).length),
    ofResult: false,
    Component: later((rest) => rest.ProblemsPane),
  },
]
