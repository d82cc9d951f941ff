/**
 * The chain of signatures as the page shows it: root key, blocks and end, each joined to the one before by a
 * link, which says who signed what with which key and whether that holds.
 */
import { printPublicKey, type PublicKey } from "../../../src/ast/index.ts"
import type { BlockView, RootKey, TokenFailure, TokenView } from "../../../src/worker/index.ts"
import type { KeyNames } from "../documents.ts"
import type { State, Work } from "../state.ts"
import { blockLink, endLink, externalLink, type LinkPart } from "./links.ts"
import { memo } from "./memo.ts"
import { failureOf, shownToken } from "./token.ts"
import { blockName, capitalise, count, datalogName, shortKey, theBlock } from "./words.ts"

export interface SignatureChain {
  readonly root: RootPart
  readonly blocks: readonly BlockPart[]
  readonly end: EndPart
}

export interface RootPart {
  /** Null where none is known, or none of several is the right one. */
  readonly key: KeyPart | null
  /** What stands in place of a key, or which of the candidates it is. */
  readonly note: string
  /** A hint of the token's which key it is. */
  readonly id: number | null
  /** Whether no root key was there to check with. */
  readonly isMissing: boolean
}

export interface BlockPart {
  readonly index: number
  readonly name: string
  readonly summary: string
  readonly link: LinkPart
  readonly next: KeyPart
  /** Hexadecimal; it is the revocation id as well. */
  readonly signature: string
  readonly external: ExternalPart | null
  /** Why its Datalog cannot be read. */
  readonly failure: TokenFailure | null
}

export interface ExternalPart {
  readonly key: KeyPart
  readonly link: LinkPart
}

export interface EndPart {
  readonly kind: "open" | "sealed" | "broken"
  readonly title: string
  readonly text: string
  readonly link: LinkPart
}

export interface KeyPart {
  readonly text: string
  readonly short: string
  /** What the reader calls it. */
  readonly name: string | null
}

/** Of the token that is shown; null while there is none. */
export function signatureChain(state: State): SignatureChain | null {
  const view = shownToken(state)
  const made = state.results.token?.work.token ?? null
  return view === null ? null : chainOf(view, made, state.documents.keys.names)
}

const chainOf = memo(
  (view: TokenView, made: Work["token"], names: KeyNames["names"]): SignatureChain => {
    const called = (key: PublicKey): KeyPart => keyPart(key, names)
    return {
      root: rootPart(view, made?.kind === "pasted" ? made.rootKeys : null, called),
      blocks: view.blocks.map((block, index) => blockPart(view, block, index, called)),
      end: endPart(view),
    }
  },
)

function keyPart(key: PublicKey, names: KeyNames["names"]): KeyPart {
  const text = printPublicKey(key)
  return { text, short: shortKey(text), name: names.get(text) ?? null }
}

/** `tried` are the keys that a pasted token was checked with; null for a token that was made here. */
function rootPart(
  view: TokenView,
  tried: readonly RootKey[] | null,
  called: (key: PublicKey) => KeyPart,
): RootPart {
  const id = view.rootKeyId
  const key = view.rootKey === null ? null : called(view.rootKey)
  if (tried === null) return { key, note: "of this page", id, isMissing: false }
  if (key === null) return { key, note: "not known", id, isMissing: true }
  const isRight = view.blocks[0]?.signature.status === "verified"
  if (tried.length < 2) return { key, note: "", id, isMissing: false }
  if (!isRight) {
    const note = `none of the ${tried.length} keys signed the authority`
    return { key: null, note, id, isMissing: false }
  }
  const place = tried.findIndex((candidate) => printPublicKey(candidate.key) === key.text)
  return { key, note: `the ${ordinal(place + 1)} of ${tried.length} keys`, id, isMissing: false }
}

const suffixes: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" }
const ordinals = new Intl.PluralRules("en", { type: "ordinal" })
const ordinal = (n: number): string => `${n}${suffixes[ordinals.select(n)]}`

function blockPart(
  view: TokenView,
  block: BlockView,
  index: number,
  called: (key: PublicKey) => KeyPart,
): BlockPart {
  const { datalogVersion, size, range, externalKey, external, failure } = block
  const bytes = `${count(size, "byte")} of Datalog in ${count(range.to - range.from, "byte")}`
  return {
    index,
    name: capitalise(blockName(index)),
    summary: datalogVersion === null ? bytes : `${datalogName(datalogVersion)} · ${bytes}`,
    link: blockLink(view, block, index),
    next: called(block.nextKey),
    signature: block.revocationId,
    external:
      externalKey === null || external === null
        ? null
        : { key: called(externalKey), link: externalLink(view, external, externalKey, index) },
    failure: failure === null ? null : { ...failure, message: failureOf(failure, index) },
  }
}

function endPart(view: TokenView): EndPart {
  const link = endLink(view)
  if (view.proof.status === "failed") {
    const last = theBlock(view.blocks.length - 1)
    const text = view.sealed ? "the seal is wrong" : `the next secret is not that of ${last}`
    return { kind: "broken", title: "Broken", text, link }
  }
  return view.sealed ? { ...sealedEnd, link } : { ...openEnd, link }
}

const openEnd = {
  kind: "open",
  title: "Open",
  text: "the next secret is present: whoever holds the token can append blocks",
} as const
const sealedEnd = {
  kind: "sealed",
  title: "Sealed",
  text: "the token is sealed: with a final signature in place of the next secret, it takes no further block",
} as const
