/**
 * Finds out why links of a token's chain do not hold, after a check found that they do not.
 *
 * A failed signature says only that key, message and signature do not belong together. What happened shows in
 * the rest of the token: which other links hold, and whether the link holds with a part of another place.
 */
import type { PublicKey } from "../ast/index.ts"
import { blockCause } from "./cause/block.ts"
import { likely, Tries, type Evidence } from "./cause/evidence.ts"
import { likelyExternalCause, provenExternalCause } from "./cause/external.ts"
import { proofCause } from "./cause/proof.ts"
import { isFailure, type Findings, type LinkCause } from "./findings.ts"
import type { Container } from "./container.ts"

export interface Causes {
  readonly blocks: readonly {
    readonly signature: LinkCause | null
    readonly external: LinkCause | null
  }[]
  readonly proof: LinkCause | null
}

/** Failed signatures that are looked into; mostly the first one made the others fail. */
const maxFailures = 16

/** The cause of each link that failed, null for the others. */
export async function findCauses(
  container: Container,
  findings: Findings,
  roots: readonly PublicKey[],
): Promise<Causes> {
  const tries = new Tries()
  const evidence: Evidence = {
    container,
    findings,
    roots,
    tries,
    causes: new Map(),
    externals: new Map(),
    originals: new Map(),
  }
  const blocks: Causes["blocks"][number][] = []
  for (const index of container.blocks.keys()) blocks.push(await ofBlock(evidence, index))
  const proof = isFailure(findings.proof) ? await proofCause(evidence) : null
  return { blocks, proof }
}

async function ofBlock(evidence: Evidence, index: number): Promise<Causes["blocks"][number]> {
  const { causes, externals, findings } = evidence
  const own = isFailure(findings.blocks[index]!.signature)
  const other = isFailure(findings.blocks[index]!.external)
  if (causes.size + externals.size >= maxFailures) {
    return { signature: own ? notSought : null, external: other ? notSought : null }
  }
  // A block's own signature covers the other party's, so that one is looked at first.
  const external = other ? await provenExternalCause(evidence, index) : null
  if (external !== null) externals.set(index, external)
  const signature = own ? await blockCause(evidence, index) : null
  if (signature !== null) causes.set(index, signature)
  return {
    signature,
    external: other ? (external ?? likelyExternalCause(evidence, index)) : null,
  }
}

const notSought: LinkCause = likely(
  "altered-block",
  `more than ${maxFailures} signatures fail, and only the first of them were looked into`,
)
