/** The list of revoked ids, and the token's own ids as facts. */
import type { Change, Get } from "./actions.ts"
import type { Actions } from "../state.ts"
import { shownToken } from "../derive/token.ts"

type Part<K extends keyof Actions> = Pick<Actions, K>

export const revocationActions = (change: Change, get: Get) =>
  ({
    editRevoked: (text, joins) =>
      change(() => ({ revoked: { text } }), { group: "revoked", joins }),
    addRevocationFacts: () => {
      const ids = shownToken(get())?.blocks.map(({ revocationId }) => revocationId) ?? []
      const facts = ids.map((id, i) => `revocation_id(${i}, hex:${id});\n`).join("")
      change(({ authorizer }) => ({ authorizer: { text: facts + authorizer.text } }))
    },
  }) satisfies Part<"editRevoked" | "addRevocationFacts">
