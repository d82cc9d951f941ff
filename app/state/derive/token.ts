/** What the page says of the token the worker made or read: keys, sizes, signatures, decoded blocks. */
import { printBlock, printPublicKey, type SnapshotBlock } from "../../../src/ast/index.ts"
import type { BlockView, TokenFailure, TokenView } from "../../../src/worker/index.ts"
import { blockSource, type BlockSource, ownBlocks } from "./block-source.ts"
import { isBlank, keyField } from "./work.ts"
import { type BlockDraft, type DocumentId, type Draft, written } from "../documents.ts"
import { failedLinks } from "./causes.ts"
import { linkState } from "./links.ts"
import { linkFailure } from "./unfit.ts"
import { memo, memoWeak } from "./memo.ts"
import { readingWords } from "../paste.ts"
import type { Results, State, Work } from "../state.ts"
import type { Tone } from "./verdict.ts"
import { blockName, capitalise, count, datalogName, theBlock } from "./words.ts"

/** The token of the last run that gave one. */
export const tokenView = (result: Results["token"]): TokenView | null =>
  result?.value?.kind === "token" ? result.value : null

/** The blocks that are shown, if they are of the source that is shown. */
export const shownSource = ({ documents, results }: State): BlockSource | null =>
  results.token?.work.token?.kind === documents.source ? blockSource(results.token.value) : null

/** The token on the page, if it is of the source that is shown: written here, or pasted. */
export const shownToken = ({ documents, results }: State): TokenView | null =>
  results.token?.work.token?.kind === documents.source ? tokenView(results.token) : null

/** How many blocks there are before those that are written here: none, or those of what was pasted. */
export function decodedCount(state: State): number {
  const made = state.results.token?.work.token ?? null
  const shown = shownSource(state)
  return shown === null ? 0 : shown.blocks.length - ownBlocks(made).length
}

/** What a text is called: by the place of its block in the whole token. */
export function documentName(state: State, document: DocumentId): string {
  if (document === "authorizer") return document
  if (typeof document === "string") return blockName(Number(document.slice("decoded ".length)))
  const index = written(state.documents).blocks.findIndex((block) => block.id === document)
  return blockName(decodedCount(state) + index)
}

/** The number of the block that `draft` became; keys tell which, because blocks move. */
export function draftIndex(
  made: Work["token"],
  view: TokenView | null,
  draft: BlockDraft,
): number | null {
  if (made === null || view === null) return null
  const blocks = ownBlocks(made)
  const index = blocks.findIndex((block) => block.next.id === draft.next)
  return index < 0 ? null : view.blocks.length - blocks.length + index
}

function madeBlock(state: State, draft: BlockDraft): BlockView | null {
  const view = shownToken(state)
  const index = draftIndex(state.results.token?.work.token ?? null, view, draft)
  return index === null ? null : (view?.blocks[index] ?? null)
}

/** Whether the pasted token came with a seal: it takes no further block. */
export const isClosed = (state: State): boolean =>
  state.documents.source === "pasted" &&
  !state.documents.pasted.sealed &&
  shownToken(state)?.sealed === true

export function draftSummary(state: State, draft: BlockDraft): string {
  const block = madeBlock(state, draft)
  return block === null ? "" : blockWords(block)
}

const blockWords = ({ datalogVersion, size }: BlockView): string =>
  [...(datalogVersion === null ? [] : [datalogName(datalogVersion)]), count(size, "byte")].join(
    " · ",
  )

/** The third party's public key, once the worker has derived it. */
export function draftKey(state: State, draft: BlockDraft): string | null {
  const key =
    draft.external === null && draft.signed === null ? null : madeBlock(state, draft)?.externalKey
  return key ? printPublicKey(key) : null
}

/** The public half of the root key, once the worker has derived it. */
export function rootKey({ documents, results }: State): string | null {
  const made = results.token?.work.token
  if (made?.kind !== "authored" || made.root.id !== documents.authored.root) return null
  const key = tokenView(results.token)?.rootKey
  return key ? printPublicKey(key) : null
}

/** The pasted token as decoded; null while there is none or it cannot be read. */
export const pastedView = (state: State): TokenView | null =>
  state.documents.source !== "pasted" || isBlank(state.documents.pasted) ? null : shownToken(state)

/** Why the pasted text is no token. */
export function pastedFailure({ documents, results }: State): TokenFailure | null {
  const { token } = results
  if (isBlank(documents.pasted) || token?.work.token?.kind !== "pasted") return null
  return token.value?.kind === "failure" ? token.value : null
}

/** How the pasted text was read, where that was not plain base64url. */
export function pastedNote(state: State): string {
  const reading = pastedView(state)?.reading ?? null
  return reading === null ? "" : readingWords(reading)
}

/** Whether every link was checked, the authority's included. */
export const isChecked = ({ blocks }: TokenView): boolean =>
  blocks.every(({ signature }) => signature.status !== "unchecked")

export interface ToneText {
  readonly tone: Tone
  readonly text: string
}

/** What the signatures of a pasted token prove. */
export interface Trust extends ToneText {
  /** What was checked, and what was not. */
  readonly detail: string
  /** What the words about a failure rest on; empty where there is none. */
  readonly evidence: string
}

export const signatureState = (state: State): Trust | null => {
  const view = pastedView(state)
  if (view === null) return null
  const { pasted, revoked } = state.documents
  const isListGiven = revoked.text.trim() !== ""
  return trust(view, madeOf(state), keyField(pasted).kind === "wrong", isListGiven)
}

const madeOf = ({ results }: State): Work["token"] => results.token?.work.token ?? null

const trust = memo(trustOf)

function trustOf(
  view: TokenView,
  made: Work["token"],
  wrongKey: boolean,
  isListGiven: boolean,
): Trust {
  const failure = linkFailure(made, view)
  if (failure !== null) {
    const cause = failedLinks(view)[0]?.cause ?? null
    return {
      tone: "deny",
      text: `Signatures failed: ${failure}`,
      detail: "What the blocks say is shown as it is written. It proves nothing.",
      evidence: cause === null ? "" : `${capitalise(cause.message)}.`,
    }
  }
  if (isChecked(view)) {
    return {
      tone: "allow",
      text: `Signatures verified: ${signedAmounts(view)}`,
      detail: `Not verified: ${isListGiven ? "" : "whether it has been revoked, and "}whether this root key is the right one.`,
      evidence: "",
    }
  }
  const why = wrongKey ? "the key cannot be read" : "no root public key"
  const rest = view.blocks.length > 1 ? " Each later block matches the one before it." : ""
  return {
    tone: "warn",
    text: `Signatures not checked: ${why}`,
    detail: `Without it, anybody can have written the authority.${rest}`,
    evidence: "",
  }
}

/** `2 blocks and 1 third-party signature`. */
function signedAmounts({ blocks }: TokenView): string {
  const external = blocks.filter((block) => block.externalKey !== null).length
  const others = external === 0 ? "" : ` and ${count(external, "third-party signature")}`
  return `${count(blocks.length, "block")}${others}`
}

/** What the signatures of the token in sight prove, wherever it comes from. */
export function chainTrust(state: State): Trust | null {
  if (state.documents.source === "pasted") return signatureState(state)
  const view = shownToken(state)
  if (view === null) return null
  return failedLinks(view).length > 0 ? trust(view, madeOf(state), false, false) : ownTrust(view)
}

const ownTrust = memoWeak((view: TokenView): Trust => ({
  tone: "allow",
  text: `Signed here: ${signedAmounts(view)}`,
  detail: "With keys of this page: whoever is given its root public key can verify them.",
  evidence: "",
}))

export interface DecodedWords {
  /** Where the block comes from. */
  readonly mark: string
  readonly summary: string
  /** Null where there are no signatures. */
  readonly signature: ToneText | null
  readonly revocationId: string | null
  readonly externalKey: string | null
  readonly failure: string | null
}

export function decodedWords(view: BlockSource, index: number): DecodedWords {
  if (view.kind === "snapshot") return storedWords(view.blocks[index]!)
  const block = view.blocks[index]!
  const { externalKey, failure, revocationId } = block
  return {
    mark: "Decoded from the token: it can be read only",
    revocationId,
    summary: blockWords(block),
    signature: linkWords(block, index, view),
    externalKey: externalKey === null ? null : printPublicKey(externalKey),
    failure: failure === null ? null : failureOf(failure, index),
  }
}

/** A block has nothing wrong of its own that cannot be read because of one before it. */
export const failureOf = ({ message, block }: TokenFailure, index: number): string =>
  block === null || block === index
    ? message
    : `it builds on the symbols of ${theBlock(block)}, which cannot be read`

const storedWords = ({ version, context, externalKey }: SnapshotBlock): DecodedWords => ({
  mark: "Decoded from the snapshot: it can be read only",
  summary: [datalogName(version), ...(context === null ? [] : [context])].join(" · "),
  signature: null,
  revocationId: null,
  externalKey: externalKey === null ? null : printPublicKey(externalKey),
  failure: null,
})

function linkWords({ signature, external }: BlockView, index: number, view: TokenView): ToneText {
  const state = linkState(view, signature, index)
  if (state === "failed") return { tone: "deny", text: "signature failed" }
  if (external?.status === "failed") return { tone: "deny", text: "third party's signature failed" }
  if (state === "unchecked") return { tone: "warn", text: "signature not checked" }
  return state === "verified"
    ? { tone: "allow", text: "verified" }
    : { tone: "none", text: "matches the block before" }
}

/**
 * For each block the Datalog that would make it. A block that reads as in the token before keeps its draft, and
 * with it all that was computed from it.
 */
export const decodedDrafts = memoWeak(({ blocks }: BlockSource): readonly Draft[] => {
  lastDrafts = blocks.map(({ block }, index) => {
    const text = block === null ? "" : printBlock(block).trimEnd()
    const last = lastDrafts[index]
    return last?.text === text ? last : { text }
  })
  return lastDrafts
})

let lastDrafts: readonly Draft[] = []

/** How long the pasted text is, and the token in it. */
export function pastedSize(state: State): string {
  const characters = count(state.documents.pasted.token.length, "character")
  const view = pastedView(state)
  return view === null ? characters : `${characters} · ${count(view.bytes.length, "byte")}`
}

/** The token written here, while it is the one that was made last. */
export const ownToken = ({ results }: State): TokenView | null =>
  results.token?.work.token?.kind === "authored" ? tokenView(results.token) : null
