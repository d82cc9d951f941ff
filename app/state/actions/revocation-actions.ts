/** The list of revoked ids, and the token's own ids as facts. */
import type { Change, Get, Look } from "./actions.ts"
import { revocationIdsOf } from "../derive/revocation.ts"
import { shownToken } from "../derive/token.ts"
import { withRevocationFacts } from "../revocation-facts.ts"
import type { Actions } from "../state.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export const revocationActions = (change: Change, look: Look, get: Get) =>
  ({
    editRevoked: (text, joins) =>
      change(() => ({ revoked: { text } }), { group: "revoked", joins }),
    addRevocationFacts: () => {
      const view = shownToken(get())
      if (view === null) return
      const ids = revocationIdsOf(view)
      const { text, from, to } = withRevocationFacts(get().documents.authorizer, ids)
      change(() => ({ authorizer: { text } }))
      look({ region: "authorizer", reveal: { document: "authorizer", from, to } })
    },
  }) satisfies Part<"editRevoked" | "addRevocationFacts">
