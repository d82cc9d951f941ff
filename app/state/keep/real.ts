/** What came from elsewhere, a token or a snapshot, and what there is of a document without it. */
import { memoWeak } from "../derive/memo.ts"
import type { Documents, Draft, Pasted, SnapshotDraft } from "../documents.ts"

/** Whether a token or a snapshot from elsewhere is in it. */
export const holdsReal = ({ pasted, snapshot }: Documents): boolean =>
  pasted.token !== "" || pasted.publicKey !== "" || pasted.blocks.length > 0 || snapshot.text !== ""

const noToken: Pasted = { token: "", publicKey: "", blocks: [], sealed: false }
const noSnapshot: SnapshotDraft = { text: "", exchange: null }
const noText: Draft = { text: "" }

/**
 * What is kept while nobody asked for more. With a snapshot goes the authorizer that is written over it, which may
 * still be its own, and with a token the ids that are looked for in it.
 */
export const withoutReal: (documents: Documents) => Documents = memoWeak((documents) => {
  const { source, authorizer, limits, snapshot, revoked } = documents
  if (source === "authored" && !holdsReal(documents)) return documents
  const own = { authorizer, limits }
  return {
    ...documents,
    ...(source === "snapshot" ? (snapshot.exchange?.replaced ?? own) : own),
    source: "authored",
    pasted: noToken,
    snapshot: noSnapshot,
    revoked: source === "authored" ? revoked : noText,
  }
})

/** What of a document is kept. */
export const keptPart = (documents: Documents, keepsReal: boolean): Documents =>
  keepsReal ? documents : withoutReal(documents)

/** Whether two states of a document are kept as one. */
export function isKeptAlike(a: Documents, b: Documents, keepsReal: boolean): boolean {
  const [one, other] = [keptPart(a, keepsReal), keptPart(b, keepsReal)]
  const isSame = (part: keyof Documents): boolean => one[part] === other[part]
  return (
    one.revoked.text === other.revoked.text &&
    own.every(isSame) &&
    (!keepsReal || real.every(isSame))
  )
}

const own: readonly (keyof Documents)[] = ["authored", "authorizer", "limits", "query", "keys"]
const real: readonly (keyof Documents)[] = ["source", "pasted", "snapshot"]
