/** Actions that ask why: they open explanations, and look at what these are about. */
import type { Get, Look } from "./actions.ts"
import { clauseKey } from "../derive/clauses.ts"
import type { Actions, WhyView } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export function explainActions(look: Look, get: Get) {
  const change = (part: Partial<WhyView>): void => look({ why: { ...get().view.why, ...part } })
  const prove = (proved: WhyView["proved"]): void =>
    look({
      pane: "why",
      region: "result",
      why: { ...get().view.why, proved, others: false, focus: null },
    })
  const withOpened = (key: string, isOpen: boolean): ReadonlyMap<string, boolean> =>
    new Map(get().view.why.opened).set(key, isOpen)
  return {
    explainClause: (clause) => {
      const why: WhyView = {
        ...get().view.why,
        opened: withOpened(clauseKey(clause), true),
        proved: null,
        focus: { clause },
      }
      look({ pane: "why", region: "result", why })
    },
    openExplanation: (clause, isOpen) =>
      change({ opened: withOpened(clauseKey(clause), isOpen), focus: null }),
    chooseAttempt: (clause, branch, attempt) => {
      const key = attemptKey(clauseKey(clause), branch)
      change({ attempts: new Map(get().view.why.attempts).set(key, attempt), focus: null })
    },
    explainFact: (fact) => prove({ kind: "fact", fact }),
    explainMatch: ({ kind, block, index }, query) =>
      prove({ kind: "match", clause: { kind, block, index }, query }),
    leaveProof: () => prove(null),
    showOtherDerivations: (others) => change({ others }),
    previewFix: (preview) => change({ preview }),
    lookAtRound: (round) => look({ round }),
  } satisfies Part<
    | "explainClause"
    | "openExplanation"
    | "chooseAttempt"
    | "explainFact"
    | "explainMatch"
    | "leaveProof"
    | "showOtherDerivations"
    | "previewFix"
    | "lookAtRound"
  >
}

export const attemptKey = (clause: string, branch: number): string => `${clause} ${branch}`
