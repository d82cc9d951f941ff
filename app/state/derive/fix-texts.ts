/** Changes that explanations propose, in words, and as the lines of the program that they change. */
import {
  type BlockId,
  equalPublicKeys,
  printFact,
  printPublicKey,
  type PublicKey,
  type Scope,
} from "../../../src/ast/index.ts"
import { type Fix, type Sentence, shortKey } from "../../../src/worker/index.ts"
import { clauseText } from "./clauses.ts"
import { memo, memoWeak } from "./memo.ts"
import { capitalised } from "./sentences.ts"
import { shownReport } from "./shown.ts"
import type { ReportResult, State } from "../state.ts"
import { blockSource } from "./block-source.ts"
import { blockName, count } from "./words.ts"

export interface FixText {
  readonly fix: Fix
  readonly title: Sentence
  readonly meaning: Sentence
  /** What becomes of the request. */
  readonly outcome: string
  readonly lines: readonly ChangedLine[]
}

/** A line of a block that goes or comes. */
export interface ChangedLine {
  readonly change: "removed" | "added"
  readonly block: BlockId
  readonly text: string
}

/** Of a list of fixes, in its order. */
export function fixTexts(state: State, fixes: readonly Fix[]): readonly FixText[] {
  const result = shownReport(state)
  return result === null ? noTexts : textsOf(fixes)(result)
}

const noTexts: readonly FixText[] = []

const textsOf = memoWeak((fixes: readonly Fix[]) =>
  memo((result: ReportResult): readonly FixText[] =>
    fixes.map((fix) => ({
      fix,
      title: titleOf(result, fix),
      meaning: capitalised(fix.meaning),
      outcome: outcomeWords(fix.outcome),
      lines: changedLines(result, fix),
    })),
  ),
)

function titleOf(result: ReportResult, fix: Fix): Sentence {
  switch (fix.kind) {
    case "trust":
      return ["Trust ", ...trustedMore(result, fix)]
    case "move":
      return ["State ", { code: printFact(fix.fact) }, " in the authority"]
    case "add":
      return ["State ", { code: printFact(fix.fact) }, " in the authorizer"]
    default:
      return fix satisfies never
  }
}

type Trust = Extract<Fix, { readonly kind: "trust" }>

/** The block, or the key that signed it, where that is what is trusted. */
function trustedMore({ token }: ReportResult, { block, scopes }: Trust): Sentence {
  const signer = block === "authorizer" ? null : blockSource(token)?.blocks[block]
  const key = signer?.externalKey ?? null
  const isByKey = scopes.some((scope) => scope.kind === "publicKey" && isSame(scope, key))
  return key !== null && isByKey
    ? [{ code: shortKey(printPublicKey(key)) }, `, which signed ${blockName(block)}`]
    : [blockName(block)]
}

const isSame = ({ key }: Extract<Scope, { readonly kind: "publicKey" }>, other: PublicKey | null) =>
  other !== null && equalPublicKeys(key, other)

function changedLines(result: ReportResult, fix: Fix): readonly ChangedLine[] {
  switch (fix.kind) {
    case "trust": {
      const { at, query, scopes } = fix
      return [
        ...clauseLine(at.block, "removed", clauseText(result, at)),
        ...clauseLine(
          at.block,
          "added",
          clauseText(result, at, (queries) =>
            queries.map((each, i) => (i === query ? { ...each, scopes } : each)),
          ),
        ),
      ]
    }
    case "move": {
      const text = printFact(fix.fact)
      return [
        { change: "removed", block: fix.block, text },
        { change: "added", block: 0, text },
      ]
    }
    case "add":
      return [{ change: "added", block: "authorizer", text: printFact(fix.fact) }]
    default:
      return fix satisfies never
  }
}

const clauseLine = (
  block: BlockId,
  change: ChangedLine["change"],
  text: string | null,
): ChangedLine[] => (text === null ? [] : [{ change, block, text }])

function outcomeWords(outcome: Fix["outcome"]): string {
  switch (outcome.kind) {
    case "allowed":
      return "Then the request is allowed"
    case "denied": {
      const { failedChecks, policy } = outcome
      if (failedChecks > 0)
        return `Then ${failedChecks === 1 ? "another check still fails" : `${count(failedChecks, "other check")} still fail`}`
      return policy === null
        ? "Then still no policy matches"
        : `Then policy ${policy.index} denies the request`
    }
    case "failed":
      return "Then the run fails"
    default:
      return outcome satisfies never
  }
}
