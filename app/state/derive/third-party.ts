/** The three steps by which another party's block comes into a token: what each shows, and what it lacks. */
import { printBlock, printPublicKey } from "../../../src/ast/index.ts"
import { type Parsed, parseBlock } from "../../../src/language/index.ts"
import type { Block } from "../../../src/ast/index.ts"
import type { SignedBlockView, TokenFailure } from "../../../src/worker/index.ts"
import { type BlockDraft, written } from "../documents.ts"
import type { State } from "../state.ts"
import { noOpenToken, openToken } from "./make.ts"
import { memo, memoWeak } from "./memo.ts"
import { privateKeys } from "./keys.ts"
import { decodedCount, draftIndex, shownToken } from "./token.ts"
import { unfitWords } from "./unfit.ts"
import { blockName, count, shortKey } from "./words.ts"

/** The request for a block of the token that is shown; null where there is none. */
export const requestText = (state: State): string | null => openToken(state)?.request ?? null

/** What the request holds, and what follows from that. */
export function requestWords(state: State): string {
  const blocks = openToken(state)?.blocks.length ?? 0
  const last = blockName(blocks - 1)
  const of = last === "authority" ? "the authority" : last
  const fit = `the block will fit this token, as ${blockName(blocks)}, and no other place`
  return `It holds the signature of ${of} and nothing else of the token: ${fit}.`
}

/** The block that is to be signed. */
export const draftedBlock = memo((text: string): Parsed<Block> => parseBlock(text))

const hasErrors = ({ diagnostics }: Parsed<Block>): boolean =>
  diagnostics.some(({ severity }) => severity === "error")

/** What is still needed before the block can be signed; null when nothing is. */
export function lackingToSign({ view: { thirdParty } }: State): string | null {
  if (thirdParty.request.trim() === "") return "paste the request that the token's holder sent"
  if (thirdParty.text.trim() === "") return "write what the block says"
  if (hasErrors(draftedBlock(thirdParty.text))) return "mend what is marked in the block"
  return thirdParty.key === null ? "choose the key that signs it" : null
}

type Made = NonNullable<State["view"]["thirdParty"]["made"]>["value"]

/** What was signed of what stands there now; null while nothing was. */
function madeNow({ view: { thirdParty } }: State): Made {
  const { request, text, key, made } = thirdParty
  const isOfThis =
    made?.request === request && made.key === key && made.block === draftedBlock(text).ast
  return isOfThis ? made.value : null
}

export interface SignedText {
  readonly text: string
  readonly size: number
}

export const signedText = (state: State): SignedText | null => {
  const made = madeNow(state)
  return made !== null && "text" in made ? made : null
}

/** Why the request cannot be signed; "" where nothing is known against it. */
export function requestMessage({ view: { thirdParty } }: State): string {
  const { request, made } = thirdParty
  const value = made?.request === request ? made.value : null
  return value !== null && !("text" in value) ? withHint(value) : ""
}

const withHint = ({ message, hint }: TokenFailure): string =>
  hint === null ? message : `${message}; ${hint}`

/** A key to sign with. */
export interface SignerChoice {
  readonly id: number
  readonly title: string
}

export const signers = (state: State): readonly SignerChoice[] => signersOf(privateKeys(state))

const signersOf = memoWeak((rows: ReturnType<typeof privateKeys>): readonly SignerChoice[] =>
  rows.map(({ id, publicKey, algorithm, name, use }) => {
    const key = publicKey === null ? algorithm : shortKey(publicKey)
    return { id, title: [...(name === "" ? [] : [name]), key, use.toLowerCase()].join(" · ") }
  }),
)

/** The public half of the chosen key; null while there is none, or it is not derived. */
export const signerKey = ({ view: { thirdParty }, results }: State): string | null =>
  thirdParty.key === null ? null : (results.publicKeys.get(thirdParty.key) ?? null)

/** What was read of the signed block that stands in the field; null while nothing was. */
function readNow(state: State): SignedBlockView | TokenFailure | null {
  const { block, read } = state.view.thirdParty
  return read?.content === block && read.token === openToken(state) ? read.value : null
}

export const readBlock = (state: State): SignedBlockView | null => {
  const read = readNow(state)
  return read?.kind === "signed-block" ? read : null
}

/** Why the text is no signed block; "" where nothing is known against it. */
export function blockMessage(state: State): string {
  const read = readNow(state)
  return read?.kind === "failure" ? withHint(read) : ""
}

export interface SignedWords {
  readonly key: string
  readonly datalog: string
  readonly size: string
  /** Why it cannot be appended; "" where it can. */
  readonly misfit: string
}

export const signedWords = memoWeak(
  ({ block, externalKey, size, misfit }: SignedBlockView): SignedWords => {
    const datalog = printBlock(block).trimEnd()
    return {
      key: printPublicKey(externalKey),
      datalog,
      size: count(size, "byte"),
      misfit:
        misfit === null ? (hasErrors(parseBlock(datalog)) ? unwritable : "") : misfitWords(misfit),
    }
  },
)

const unwritable = "its Datalog has no text that can be read back, so the page cannot hold it"

const misfitWords = ({ code, message }: TokenFailure): string =>
  code === "InvalidSignature"
    ? "it was signed for another token, or another place in this one: ask for it again"
    : message

/** What the next block of the token is called. */
export const nextBlockName = (state: State): string =>
  blockName(decodedCount(state) + written(state.documents).blocks.length)

/** Why the signed block cannot be appended; null where it can. */
export function cannotAppend(state: State): string | null {
  const none = noOpenToken(state)
  if (none !== null) return none
  if (state.view.thirdParty.block.trim() === "") return "paste the signed block"
  const read = readBlock(state)
  if (read === null) return "it is no signed block"
  const { misfit } = signedWords(read)
  return misfit === "" ? null : misfit
}

/** What is said at a block that was signed elsewhere and no longer fits; null where it fits. */
export function draftMisfit(state: State, draft: BlockDraft): string | null {
  if (draft.signed === null) return null
  const view = shownToken(state)
  const index = draftIndex(state.results.token?.work.token ?? null, view, draft)
  const link = index === null ? null : view?.blocks[index]?.external
  if (index === null || link?.status !== "failed") return null
  return unfitWords(index)
}
