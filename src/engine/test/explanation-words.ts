/** Proofs and derivations as lines of text, to be compared with what a test expects. */
import { printFact, printTerm } from "../../ast/index.ts"
import { parseFact } from "../../language/index.ts"
import type { Binding, Derivations, FactKey, Proof } from "../explain/types.ts"
import type { Maker } from "../types.ts"
import { labelledFact } from "./replay.ts"

export const fact = (text: string, ...origin: FactKey["origin"]): FactKey => ({
  ...parseFact(text).ast!,
  origin,
})

const describeBindings = (bindings: readonly Binding[]): string =>
  bindings.map(({ name, term }) => ` $${name} = ${printTerm(term)}`).join("")

export const describeAddress = (at: Maker): string =>
  at.kind === "policy" || at.kind === "stored" ? at.kind : `${at.kind} ${at.block}/${at.index}`

/** Nodes as `number: fact @ origin; where from; bindings; premises; conditions`. */
export const describeProof = ({ nodes }: Proof): readonly string[] =>
  nodes.map(({ fact, bindings, premises, conditions }, number) =>
    [
      `${number}: ${labelledFact(fact)}`,
      describeAddress(fact.from) + describeBindings(bindings),
      ...(premises.length > 0 ? [`from ${premises.join(", ")}`] : []),
      ...conditions.map((each) => `${each.text} is ${each.kind}`),
    ].join("; "),
  )

export const describeDerivations = ({ derivations: all }: Derivations): readonly string[] =>
  all.map(({ from, bindings, premises }) =>
    [
      describeAddress(from) + describeBindings(bindings),
      ...premises.map((premise) => printFact(premise)),
    ].join("; "),
  )
