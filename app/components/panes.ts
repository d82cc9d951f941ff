import type { ComponentType } from "react"
import { problems } from "../state/derive.ts"
import { shownReport } from "../state/shown.ts"
import type { PaneId, State } from "../state/state.ts"
import { shownToken } from "../state/token.ts"
import { FactsPane } from "./FactsPane.tsx"
import { ProblemsPane } from "./ProblemsPane.tsx"
import { TokenPane } from "./TokenPane.tsx"
import { WhyPane } from "./WhyPane.tsx"

export interface Pane {
  readonly id: PaneId
  readonly title: string
  /** A short amount beside the title. */
  readonly badge: (state: State) => string
  /** Whether it shows the last result, and is dimmed while that is of an earlier text. */
  readonly ofResult: boolean
  readonly Component: ComponentType
}

/** What can be looked at under the verdict; tabs are made from this list. */
export const panes: readonly Pane[] = [
  { id: "why", title: "Why", badge: () => "", ofResult: true, Component: WhyPane },
  {
    id: "facts",
    title: "Facts",
    badge: (state) => shownReport(state)?.value.run.facts.toLocaleString("en") ?? "",
    ofResult: true,
    Component: FactsPane,
  },
  {
    id: "token",
    title: "Token",
    badge: (state) => {
      const token = shownToken(state)
      return token === null ? "" : `${token.bytes.length.toLocaleString("en")} B`
    },
    ofResult: true,
    Component: TokenPane,
  },
  {
    id: "problems",
    title: "Problems",
    badge: ({ documents }) => String(problems(documents).length),
    ofResult: false,
    Component: ProblemsPane,
  },
]
