/** Reads what comes out of the archive, which may be anything: what is no document is listed, and never opened. */
import { checkDocument, type SavedDocument } from "../../../src/document/index.ts"
import type { DocumentRecord, RevisionRecord } from "./archive.ts"
import { keptTitle } from "./title.ts"
import type { RevisionItem, ShelfItem } from "../state.ts"

/** A record as far as it can be read; `saved` is why it is no document where it is none. */
export type Read<T extends { readonly saved: SavedDocument }> = Omit<T, "saved"> & {
  readonly saved: SavedDocument | string
}

/** Null for what cannot even be named. */
export function readDocument(value: unknown): Read<DocumentRecord> | null {
  const fields = fieldsOf(value)
  const { id, name, at, version, keepsReal } = fields
  if (typeof id !== "string" || id === "") return null
  return {
    id,
    name: keptTitle(typeof name === "string" ? name : ""),
    at: count(at),
    version: count(version),
    keepsReal: keepsReal === true,
    saved: readSaved(fields.saved),
  }
}

export type ReadRevision = Read<RevisionRecord> & { readonly key: number }

/** Null for what has no key to be named by. */
export function readRevision(value: unknown): ReadRevision | null {
  const fields = fieldsOf(value)
  const { key, document, at, name } = fields
  if (typeof key !== "number" || typeof document !== "string") return null
  return {
    key,
    document,
    at: count(at),
    name: typeof name === "string" ? keptTitle(name) : null,
    saved: readSaved(fields.saved),
  }
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {}

/** The greatest time that there is a date for, in milliseconds; counts are less. */
const greatest = 8.64e15

const count = (value: unknown): number =>
  typeof value === "number" && value > 0 && value <= greatest ? Math.floor(value) : 0

function readSaved(value: unknown): SavedDocument | string {
  const opening = checkDocument(value)
  return opening.kind === "document" ? opening.document : opening.message
}

export const documentItem = ({ id, name, at, saved }: Read<DocumentRecord>): ShelfItem => ({
  id,
  name,
  at,
  summary: typeof saved === "string" ? "" : summary(saved),
  unreadable: typeof saved === "string" ? saved : null,
})

export const revisionItem = ({ key, name, at, saved }: ReadRevision): RevisionItem => ({
  key,
  name,
  at,
  saved: typeof saved === "string" ? null : saved,
})

/** In characters. */
const longestLine = 60

interface Written {
  readonly authored: { readonly blocks: readonly { readonly text: string }[] }
  readonly authorizer: string
}

/** The first line that says something, and of how many blocks there are. */
export function summary({ authored, authorizer }: Written): string {
  const texts = [...authored.blocks.map(({ text }) => text), authorizer]
  const lines = texts.flatMap((text) => text.split("\n").map((line) => line.trim()))
  const line = lines.find((each) => each !== "" && !each.startsWith("//")) ?? ""
  const shown = [...line.replace(/\p{C}/gu, "")].slice(0, longestLine).join("")
  const { length } = authored.blocks
  const blocks = `${length} ${length === 1 ? "block" : "blocks"}`
  return shown === "" ? `${blocks}, nothing written` : `${blocks}: ${shown}`
}
