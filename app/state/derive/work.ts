/**
 * What follows from the documents: parsed texts, the work for the worker, the problems to show. Pure, and
 * remembered by the identity of what it is computed from.
 */
import { type Authorizer, type Block, parsePublicKey } from "../../../src/ast/index.ts"
import {
  type Diagnostic,
  parseAuthorizer,
  parseBlock,
  type Parsed,
} from "../../../src/language/index.ts"
import type { AuthoredBlock, RootKey } from "../../../src/worker/index.ts"
import {
  type BlockDraft,
  type DocumentId,
  type Documents,
  type Draft,
  type Pasted,
  written,
} from "../documents.ts"
import { type KeyRing, keyOf } from "../keys.ts"
import { runLimits } from "../limits.ts"
import { memo, memoWeak } from "./memo.ts"
import type { Work } from "../state.ts"

export const parsedBlock = memoWeak((draft: Draft): Parsed<Block> => parseBlock(draft.text))

export const parsedAuthorizer = memoWeak((draft: Draft): Parsed<Authorizer> =>
  parseAuthorizer(draft.text),
)

const hasErrors = (parsed: Parsed<unknown>): boolean =>
  parsed.diagnostics.some((diagnostic) => diagnostic.severity === "error")

/** Whether there is no text in the field for a token. */
export const isBlank = memoWeak(({ token }: Pasted): boolean => token.trim() === "")

const isEmpty = ({ text }: Draft): boolean => text.trim() === ""

/** Whether the field of the source in sight, if it has one, has no text. */
export const isBlankSource = ({ source, pasted, snapshot }: Documents): boolean =>
  source === "snapshot" ? isEmpty(snapshot) : source === "pasted" && isBlank(pasted)

/** The key field: empty, keys of which one may be the root's, or why it holds none. */
export type KeyField =
  | { readonly kind: "empty" }
  | { readonly kind: "keys"; readonly keys: readonly RootKey[] }
  | { readonly kind: "wrong"; readonly message: string }

export const keyField = memoWeak(({ publicKey }: Pasted): KeyField => {
  const lines = publicKey
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
  const keys: RootKey[] = []
  for (const [i, line] of lines.entries()) {
    const key = rootKeyOf(line)
    const place = lines.length > 1 ? `key ${i + 1}: ` : ""
    if (key === null) return { kind: "wrong", message: place + wrongKey(line) }
    keys.push(key)
  }
  if (keys.length > mostRootKeys) {
    return {
      kind: "wrong",
      message: `at most ${mostRootKeys} keys are tried, found ${keys.length}`,
    }
  }
  return keys.length === 0 ? { kind: "empty" } : { kind: "keys", keys }
})

const mostRootKeys = 64

/** Reads a key with, perhaps, the id that tokens refer to it by: `ed25519/… key id 7`. */
function rootKeyOf(line: string): RootKey | null {
  const [, text = "", id] = /^(\S+)(?:\s+key id (\d{1,10}))?$/.exec(line) ?? []
  const named = /^(ed25519|secp256r1)\//.test(text) ? text : `ed25519/${text}`
  const key = parsePublicKey(named)
  return key === null ? null : { key, id: id === undefined ? null : Number(id) }
}

function wrongKey(text: string): string {
  if (/private/i.test(text)) {
    return "this is a private key; signatures are checked with the public one"
  }
  const digits = text.replace(/^(ed25519|secp256r1)\//, "")
  if (!/^[0-9a-fA-F]*$/.test(digits)) {
    return "expected `ed25519/` or `secp256r1/` and hexadecimal digits"
  }
  const expected = text.startsWith("secp256r1/") ? 66 : 64
  return `expected ${expected} hexadecimal digits, found ${digits.length}`
}

/** The call to make for these documents; null while there is nothing that could be run. */
export function work(documents: Documents, keyring: KeyRing, revision: number): Work | null {
  const token = tokenInput(documents, keyring)
  const parsed = parsedAuthorizer(documents.authorizer)
  if (token === null) return null
  const isWhole = !hasErrors(parsed) && !hasFaultyBlock(documents)
  return {
    revision,
    token,
    authorizer: isWhole ? parsed.ast : null,
    limits: runLimits(documents.limits),
  }
}

const hasFaultyBlock = (documents: Documents): boolean =>
  written(documents).blocks.some((draft) => hasErrors(parsedBlock(draft)))

/** A pasted token is read though what is appended to it has errors; without that it is no token to run. */
function tokenInput(documents: Documents, keyring: KeyRing): Work["token"] {
  const madeBlock = makerOf(keyring)
  const { source, authored, pasted, snapshot } = documents
  if (source === "snapshot") {
    return isEmpty(snapshot) ? null : { kind: source, content: snapshot.text }
  }
  const isFaulty = hasFaultyBlock(documents)
  if (source === "pasted") {
    const field = keyField(pasted)
    if (isBlank(pasted)) return null
    return {
      kind: "pasted",
      content: pasted.token,
      rootKeys: field.kind === "keys" ? field.keys : [],
      appended: isFaulty ? [] : pasted.blocks.map(madeBlock),
      sealed: !isFaulty && pasted.sealed,
    }
  }
  if (isFaulty) return null
  const { root, sealed, blocks } = authored
  return { kind: "authored", root: keyOf(keyring, root), sealed, blocks: blocks.map(madeBlock) }
}

const makerOf =
  (keyring: KeyRing) =>
  (draft: BlockDraft): AuthoredBlock => ({
    block: parsedBlock(draft).ast,
    next: keyOf(keyring, draft.next),
    external: draft.external === null ? null : keyOf(keyring, draft.external),
    signed: draft.signed,
  })

/** What is wrong or doubtful, with the text it is about. Lines and columns count from 1. */
export interface Problem extends Omit<Diagnostic, "code"> {
  readonly code: string
  readonly document: DocumentId
  readonly line: number
  readonly column: number
}

/** Of the texts that take part in the run, in the order of the page. */
export const problems: (documents: Documents) => readonly Problem[] = memo((documents) => [
  ...written(documents).blocks.flatMap((draft) => located(parsedBlock(draft), draft, draft.id)),
  ...located(parsedAuthorizer(documents.authorizer), documents.authorizer, "authorizer"),
])

function located(parsed: Parsed<unknown>, { text }: Draft, document: DocumentId): Problem[] {
  return parsed.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    document,
    ...lineAndColumn(text, diagnostic.from),
  }))
}

export function lineAndColumn(text: string, position: number): Pick<Problem, "line" | "column"> {
  const before = text.slice(0, position)
  return { line: before.split("\n").length, column: position - before.lastIndexOf("\n") }
}

export const errorCount = (documents: Documents): number =>
  problems(documents).filter((problem) => problem.severity === "error").length

export const firstError = (documents: Documents): Problem | null =>
  problems(documents).find((problem) => problem.severity === "error") ?? null
