/**
 * Three faults in how the reference saves and loads an authorizer, and where they show in a given snapshot.
 * None is repeated here, so what the reference makes of it would differ, and a person should know.
 *
 * Source: biscuit-auth 6.0.0, observed.
 */
import {
  defaultSymbols,
  equalPublicKeys,
  printFact,
  printPublicKey,
  visitBlock,
  type BlockId,
  type Scope,
} from "../../ast/index.ts"
import type { Snapshot, SnapshotBlock, SnapshotNote } from "./types.ts"

/** In the order of blocks; what concerns the whole comes last. */
export function snapshotNotes(snapshot: Snapshot): readonly SnapshotNote[] {
  const refused = snapshot.blocks.flatMap(refusal)
  if (refused.length > 0) return refused
  if (snapshot.executionTime !== null) return []
  return [...snapshot.blocks.flatMap(lostTrust), ...(isPartlyRun(snapshot) ? [runsAgain] : [])]
}

/** The reference looks up what a third-party block names in empty tables, but writes it to the shared ones. */
function refusal({ block, externalKey }: SnapshotBlock, index: number): readonly SnapshotNote[] {
  if (externalKey === null) return []
  let name: string | null = null
  visitBlock(block, {
    symbol: (text) => {
      if (!defaultSymbols.includes(text)) name ??= `the symbol \`${text}\``
    },
    publicKey: (key) => (name ??= `the key \`${printPublicKey(key)}\``),
  })
  if (name === null) return []
  const message = `biscuit-rust refuses to load it: block ${index} is of a third party, and there it does not find ${name}`
  return [{ code: "refused", message, block: index }]
}

/** The reference learns which key signed a block only after it has loaded the rules of the blocks before. */
function lostTrust(
  { block }: SnapshotBlock,
  index: number,
  blocks: readonly SnapshotBlock[],
): readonly SnapshotNote[] {
  const scopes = block.rules.flatMap((rule) =>
    rule.scopes.length > 0 ? rule.scopes : block.scopes,
  )
  const later = blocks.findIndex((each, i) => i > index && isTrusted(each, scopes))
  if (later < 0) return []
  const message = `biscuit-rust derives less from it: a rule of block ${index} trusts the key of block ${later}, which is not known yet when the rule is loaded`
  return [{ code: "trust-lost", message, block: index }]
}

const isTrusted = ({ externalKey }: SnapshotBlock, scopes: readonly Scope[]): boolean =>
  externalKey !== null &&
  scopes.some((scope) => scope.kind === "publicKey" && equalPublicKeys(scope.key, externalKey))

const runsAgain: SnapshotNote = {
  code: "runs-again",
  message:
    "the run that was saved failed, which a snapshot cannot say: it counts as not run, and goes on from its facts with fresh limits",
}

/** Whether it holds more than what was written: what a run made before it failed. */
function isPartlyRun({ blocks, authorizer, facts, iterations }: Snapshot): boolean {
  const written = new Set<string>()
  const add = (origin: BlockId, { facts: own }: Pick<Snapshot["authorizer"], "facts">): void => {
    for (const fact of own) written.add(`${origin}: ${printFact(fact)}`)
  }
  blocks.forEach(({ block }, index) => add(index, block))
  add("authorizer", authorizer)
  return (
    iterations > 0 ||
    facts.some((group) =>
      group.facts.some((fact) => !written.has(`${group.origin.join()}: ${printFact(fact)}`)),
    )
  )
}
