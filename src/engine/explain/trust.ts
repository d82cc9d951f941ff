/**
 * What a clause may read, from what is written alone: a page shows it while a clause is being written, where no
 * run has told it. The same resolution of scopes as in a run.
 */
import type { BlockId, PublicKey, Scope } from "../../ast/index.ts"
import { Origins, TrustResolver } from "../origins.ts"

/**
 * The blocks whose facts a query of `block` trusts, ascending, the authorizer last. A parameter may stand for
 * any key, so with one these are all.
 *
 * - `externalKeys` has an entry for each block of the token: who signed it beside the chain, if somebody did.
 * - `blockScopes` are those that the block begins with; the query's own take their place.
 */
export function trustedBlocks(
  externalKeys: readonly (PublicKey | null)[],
  scopes: readonly Scope[],
  blockScopes: readonly Scope[],
  block: BlockId,
): readonly BlockId[] {
  const resolver = new TrustResolver(new Origins(externalKeys.length), externalKeys)
  const isOpen = [...scopes, ...blockScopes].some(({ kind }) => kind === "parameter")
  const trusted = isOpen ? resolver.everything() : resolver.resolve(scopes, blockScopes, block)
  return trusted.blocks()
}
