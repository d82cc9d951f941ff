import { memo } from "react"
import { litPieces } from "../../state/derive/lit-pieces.ts"
import type { Clause } from "../../state/derive/clauses.ts"
import type { Lit } from "../../state/state.ts"
import { Lightable } from "./Lightable.tsx"

interface Props {
  text: string
  /** Whose variables these are. */
  clause: Clause
  bindings: readonly Lit[]
}

/** Datalog of a clause in the colours of the editors; its variables and values light up. */
export const LightableDatalog = memo(({ text, clause, bindings }: Props) => (
  <code dir="ltr" translate="no">
    {litPieces(text, clause, bindings).map(({ text, className, at }, i) =>
      className === "" ? (
        text
      ) : at === null ? (
        <span key={i} className={className}>
          {text}
        </span>
      ) : (
        <Lightable key={i} at={at} className={className}>
          {text}
        </Lightable>
      ),
    )}
  </code>
))
LightableDatalog.displayName = "LightableDatalog"
