/** The form that attenuates: what its fields come to, what nothing would supply, and what the block is added to. */
import type { Authorizer, Block, Check } from "../../../src/ast/index.ts"
import { missingInputs, type TokenView } from "../../../src/worker/index.ts"
import {
  type AttenuationForm,
  checkOf,
  checksText,
  readField,
  type Restriction,
  restrictions,
  shapes,
  statedFacts,
  type StatedFacts,
  testedName,
} from "../attenuation.ts"
import type { FieldReading } from "../attenuation-fields.ts"
import { type BlockDraft, type Documents, nextId, written } from "../documents.ts"
import type { KeyId } from "../keys.ts"
import type { State } from "../state.ts"
import { chain, type ChainBlock } from "./chain.ts"
import { memo, memoWeak } from "./memo.ts"
import { tokenFailure } from "./shown.ts"
import { decodedCount, documentName, isClosed, shownToken } from "./token.ts"
import { blockName, count, digits } from "./words.ts"
import { parsedAuthorizer, parsedBlock, problems } from "./work.ts"

/** A restriction as the form shows it. */
export interface RestrictionRow {
  readonly restriction: Restriction
  readonly text: string
  /** The fact of the request that is tested. */
  readonly name: string
  /** What else it could be; those that are stated come first. */
  readonly names: readonly NameChoice[]
  /** What is wrong with the text, or what it was understood as. */
  readonly message: string
  readonly isWrong: boolean
  /** Why the check could never pass as things are, or would restrict nothing. */
  readonly warning: string
}

export interface NameChoice {
  readonly name: string
  readonly isStated: boolean
}

export interface Attenuation {
  readonly rows: readonly RestrictionRow[]
  /** The Datalog that is added; "" for none. */
  readonly text: string
  /** Why it cannot be added. */
  readonly blocked: string | null
}

/** Why there is no token; null where there is one. */
export function noToken(state: State): string | null {
  if (shownToken(state) !== null) return null
  if (state.documents.source === "snapshot") return "a snapshot is no token"
  return tokenFailure(state) === null ? "there is no token yet" : "the token cannot be read"
}

/** Why there is nothing to seal; null where there is. */
export const noSeal = (state: State): string | null =>
  noToken(state) ?? (isClosed(state) ? cameSealed : null)

const cameSealed = "the token came sealed: it takes no further block"

/** Why nothing can follow the blocks that the token came with; null where something can. */
export function noEnd(state: State): string | null {
  if (isClosed(state)) return cameSealed
  const unread = shownToken(state)?.blocks.findIndex(({ failure }) => failure !== null) ?? -1
  return unread < 0 ? null : `${blockName(unread)} cannot be read: no block can follow it`
}

/** Why no block can be added to the token; null where one can. */
export const noFurtherBlock = (state: State): string | null => noToken(state) ?? noEnd(state)

/** The form as it stands; a time to live counts from `now`. */
export const attenuation = (state: State, now: string): Attenuation =>
  attenuationOf(
    state.view.attenuation,
    parsedAuthorizer(state.documents.authorizer).ast,
    chain(state),
    targetOf(state),
    noFurtherBlock(state),
    now,
  )

const attenuationOf = memo(
  (
    form: AttenuationForm,
    authorizer: Authorizer,
    blocks: readonly ChainBlock[] | null,
    target: number | null,
    noBlock: string | null,
    now: string,
  ): Attenuation => {
    const stated = statedFacts([authorizer, ...(blocks ?? []).slice(0, 1).map(astOf)])
    const read = restrictions.map((restriction) => {
      const reading = readField(restriction, form.fields[restriction], now)
      const name = testedName(restriction, form, stated)
      const check = reading.kind === "test" ? checkOf(name, reading.test, stated) : null
      return { restriction, reading, name, check }
    })
    const checks = read.flatMap(({ check }) => check ?? [])
    const unsupplied =
      blocks === null ? new Set() : unsuppliedBy(checks, blocks, target, authorizer)
    const own = blocks?.find(({ document }) => document === target)?.block
    const warningOf = (name: string): string =>
      unsupplied.has(name) ? unsuppliedWords(name) : supplies(own, name) ? ownWords(name) : ""
    const rows = read.map(({ restriction, reading, name, check }) => ({
      restriction,
      text: form.fields[restriction],
      name,
      names: nameChoices(restriction, name, stated),
      ...readingWords(reading),
      warning: check === null ? "" : warningOf(name),
    }))
    const isWrong = rows.some((row) => row.isWrong)
    return {
      rows,
      text: checksText(checks),
      blocked:
        (target === null ? noBlock : null) ??
        (isWrong ? "a field is wrong" : checks.length === 0 ? "no field is filled in" : null),
    }
  },
)

const astOf = ({ block }: ChainBlock): Block => block

const readingWords = (reading: FieldReading): Pick<RestrictionRow, "message" | "isWrong"> =>
  reading.kind === "wrong"
    ? { message: reading.message, isWrong: true }
    : { message: reading.kind === "test" ? reading.note : "", isWrong: false }

const unsuppliedWords = (name: string): string =>
  `nothing supplies \`${name}(…)\` yet: every request would be denied`

/** Whether a block states or derives such facts, which its own checks then read. */
const supplies = (block: Block | undefined, name: string): boolean =>
  block !== undefined &&
  [...block.facts, ...block.rules.map(({ head }) => head)].some((fact) => fact.name === name)

const ownWords = (name: string): string =>
  `this block says \`${name}(…)\` itself, which can meet the check: add it to a new block`

/** The usual names and those that are stated, each once. */
function nameChoices(
  restriction: Restriction,
  chosen: string,
  stated: StatedFacts,
): readonly NameChoice[] {
  const names = new Set([...stated.keys(), chosen, ...shapes[restriction].names])
  return [...names].map((name) => ({ name, isStated: stated.has(name) }))
}

/** The names that checks of the target read and nothing that it trusts supplies. */
function unsuppliedBy(
  checks: readonly Check[],
  blocks: readonly ChainBlock[],
  target: number | null,
  authorizer: Authorizer,
): ReadonlySet<string> {
  const only = (block: Block, own: readonly Check[]): Block => ({ ...block, checks: own })
  const others = blocks.map((each) => ({
    ...each,
    block: only(each.block, each.document === target ? checks : []),
  }))
  const added = { block: { ...noClauses, checks }, externalKey: null }
  const whole = target === null ? [...others, added] : others
  const inputs = missingInputs(whole, { ...authorizer, checks: [], policies: [] })
  return new Set(inputs.map(({ wanted }) => wanted.name))
}

const noClauses: Block = { scopes: [], facts: [], rules: [], checks: [] }

/** The written block that the checks are to be added to; null for a new one. */
const targetOf = ({ documents, view }: State): number | null =>
  targetBlock(documents, view.attenuation)?.id ?? null

const targetBlock = (documents: Documents, { target }: AttenuationForm): BlockDraft | undefined =>
  written(documents).blocks.find(({ id, signed }) => id === target && signed === null)

/** What the checks can be added to: a new block, or one that is written here. */
export interface Target {
  /** Null for a new block. */
  readonly id: number | null
  readonly name: string
}

export const targets = (state: State): readonly Target[] =>
  targetsOf(written(state.documents).blocks, decodedCount(state))

const targetsOf = memo((blocks: readonly BlockDraft[], decoded: number): readonly Target[] => [
  { id: null, name: blockName(decoded + blocks.length) },
  ...blocks
    .map(({ id, signed }, i) => ({ id, signed, name: blockName(decoded + i) }))
    .filter(({ signed }) => signed === null)
    .map(({ id, name }) => ({ id, name })),
])

/** As `Add as block 2`. */
export function addingWords(state: State): string {
  const target = targetOf(state)
  return target === null
    ? `Add as ${targets(state)[0]!.name}`
    : `Add to ${documentName(state, target)}`
}

/** The documents with the checks in them, and where. */
export interface Added {
  readonly blocks: readonly BlockDraft[]
  readonly id: number
  readonly from: number
  readonly to: number
}

/** Null while there is nothing to add. `next`: draws the key that a new block announces. */
export function withChecks(state: State, now: string, next: () => KeyId): Added | null {
  const { text, blocked } = attenuation(state, now)
  if (blocked !== null) return null
  const { documents, view } = state
  const { blocks } = written(documents)
  const old = targetBlock(documents, view.attenuation)
  if (old === undefined) {
    const id = nextId(documents)
    const block: BlockDraft = { id, text, next: next(), external: null, signed: null }
    return { blocks: [...blocks, block], id, from: 0, to: text.length }
  }
  const whole = joinedText(old, text)
  return {
    blocks: blocks.map((block) => (block === old ? { ...block, text: whole } : block)),
    id: old.id,
    from: whole.length - text.length,
    to: whole.length,
  }
}

/** Behind a text whose last clause may lack its semicolon, or have a comment behind it. */
function joinedText(draft: BlockDraft, added: string): string {
  const text = draft.text.trimEnd()
  if (text === "") return added
  const plain = `${text}\n${added}`
  return errorsIn(plain) > errorsIn(text) ? `${text}\n;\n${added}` : plain
}

const errorsIn = (text: string): number =>
  parsedBlock({ text }).diagnostics.filter(({ severity }) => severity === "error").length

/** `276 bytes, 62 more than as pasted`; "" while there is no token. */
export const sizeWords = (state: State): string => {
  const view = shownToken(state)
  if (view === null) return ""
  const size = count(view.bytes.length, "byte")
  const more = addedBytes(view, Math.max(1, decodedCount(state)))
  const since = state.documents.source === "pasted" ? "than as pasted" : "than the authority alone"
  return more === 0 ? size : `${size}, ${digits(more)} more ${since}`
}

/** Bytes of an open token's proof: a secret key of 32 bytes, and two fields around it. */
const openProof = 36

/** What the blocks from `first` on, and a seal, add to a token that was open. */
function addedBytes({ blocks, sealed, proofRange }: TokenView, first: number): number {
  const added = blocks.slice(first).reduce((sum, { range }) => sum + range.to - range.from, 0)
  return sealed ? added + proofRange.to - proofRange.from - openProof : added
}

/** `338 bytes, 62 more` of a token that grows to `total`; "" while either is not known. */
export function growthWords(state: State, total: number | null): string {
  const view = shownToken(state)
  if (view === null || total === null) return ""
  const more = total - view.bytes.length
  return `${count(view.bytes.length, "byte")} now, ${digits(total)} with it: ${digits(more)} more`
}

/** What the token weighs with what the form adds; null while that is not known. */
export const weighedSize = ({ view: { weighed, attenuation: form }, documents }: State) =>
  weighed?.form === form && weighed.documents === documents ? weighed.size : null

/** Why there is no token to sign a block for; null where there is one. */
export function noOpenToken(state: State): string | null {
  const { documents } = state
  if (hasFaultyBlock(documents)) return "a block of the token has an error, which comes first"
  const view = shownToken(state)
  if (view === null) {
    const failure = tokenFailure(state)
    return failure === null ? "there is no token yet" : `there is no token: ${failure.message}`
  }
  const end = noEnd(state)
  if (end !== null) return end
  return view.sealed ? "the token is sealed here; unseal it, and it takes further blocks" : null
}

const hasFaultyBlock = memoWeak((documents: Documents): boolean =>
  problems(documents).some(
    ({ severity, document }) => severity === "error" && document !== "authorizer",
  ),
)

/** The token that a further block is for; null where there is none. */
export const openToken = (state: State): TokenView | null =>
  noOpenToken(state) === null ? shownToken(state) : null
