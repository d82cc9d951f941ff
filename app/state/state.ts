/**
 * The shape of the page's state. It holds inputs and raw results only; everything else is computed from
 * them in derive/.
 */
import type { StoreApi } from "zustand/vanilla"
import type { Block } from "../../src/ast/index.ts"
import type {
  Anatomy,
  BlockView,
  ByteRange,
  ClauseAddress,
  ClauseInBlock,
  Explanation,
  FactKey,
  FactsPage,
  FactsSort,
  Fix,
  QueryTable,
  Question,
  Report,
  RunReply,
  SignedBlockView,
  WireBytes,
  TokenFailure,
  TokenView,
  Work,
  WorkError,
} from "../../src/worker/index.ts"
import type { SavedDocument } from "../../src/document/index.ts"
import type { AttenuationForm } from "./attenuation.ts"
import type { CodeView } from "./code.ts"
import type { DocumentId, Documents } from "./documents.ts"
import type { History } from "./history.ts"
import type { Theme } from "./host.ts"
import type { KeyId, KeyRing } from "./keys.ts"
import type { ShareView } from "./share.ts"
import type { Actions } from "./actions/types.ts"

export type { Work } from "../../src/worker/index.ts"
export type { DocumentId } from "./documents.ts"
export type { Actions } from "./actions/types.ts"

export type TokenResult = RunReply["token"]

/** What the worker said last, each part with the work it answers. An older answer is kept, and shown dimmed. */
export interface Results {
  /** The id of the document they are of; "" before the first. */
  readonly of: string
  readonly token: { readonly work: Work; readonly value: TokenResult } | null
  readonly report: ReportResult | null
  /** The last work that gave no answer. */
  readonly error: { readonly work: Work; readonly value: RunError } | null
  /** The page of a facts table that was asked for last. */
  readonly facts: { readonly work: Work; readonly value: FactsPage } | null
  readonly explanations: Explanations | null
  readonly query: QueryResult | null
  /** Public halves of private keys, by the id of the key. */
  readonly publicKeys: ReadonlyMap<KeyId, string>
  /** The token that was taken apart last; null as its value when it could not be. */
  readonly anatomy: { readonly token: Specimen; readonly value: Anatomy | null } | null
}

/** What can be taken apart: a token, or what there is of one that cannot be read, which has no blocks. */
export interface Specimen extends WireBytes {
  readonly blocks: readonly Pick<BlockView, "block">[]
}

export type QueryQuestion = Question & { readonly kind: "query" }

/** The last query that was answered. An older answer is kept, and shown dimmed. */
export interface QueryResult {
  readonly result: ReportResult
  readonly question: QueryQuestion
  /** Null for what the worker could not answer. */
  readonly value: QueryTable | null
}

/** What the worker explained of one report, by `questionKey`; null for what it cannot. */
export interface Explanations {
  readonly result: ReportResult
  readonly answers: ReadonlyMap<string, Explanation | null>
}

/** A report with the work it answers, and the token it was about. */
export interface ReportResult {
  readonly work: Work
  /** The texts it is about. */
  readonly documents: Documents
  readonly value: Report
  readonly token: TokenResult
}

/** `Stopped`: the reader ended the run. */
export type RunError = WorkError | { readonly code: "Stopped"; readonly message: string }

export type PaneId = "why" | "facts" | "query" | "token" | "run" | "problems"
export type Region = "token" | "authorizer" | "result" | "bytes"
export type DialogId =
  | "commands"
  | "shortcuts"
  | "about"
  | "keys"
  | "attenuate"
  | "third-party"
  | "share"
  | "code"
  | "documents"
  | "history"
  | "examples"
  | "incoming"
/** What is shown of the token. */
export type TokenPart = "chain" | "bytes" | "revocation"

/** A range to show in a text; a new object each time it is asked for. */
export interface Reveal {
  readonly document: DocumentId | "query"
  readonly from: number
  readonly to: number
}

/** Bounds of `View.split`. */
export const minSplit = 25
export const maxSplit = 75
export const defaultSplit = 46

export interface View {
  readonly pane: PaneId
  /** Width of what is written, in percent of the page. */
  readonly split: number
  readonly theme: Theme
  /** What a narrow screen shows. */
  readonly region: Region
  readonly reveal: Reveal | null
  /** The text that had the focus last: what commands about "this block" mean. */
  readonly current: DocumentId | null
  readonly collapsed: ReadonlySet<DocumentId | "strip" | "example">
  readonly dialog: DialogId | null
  readonly facts: FactsView
  readonly why: WhyView
  readonly tokenPart: TokenPart
  readonly bytes: BytesView
  readonly attenuation: AttenuationForm
  /** How many bytes the token has with what the form would add. */
  readonly weighed: Weighed | null
  readonly thirdParty: ThirdPartyView
  readonly share: ShareView
  readonly code: CodeView
  /** The round that is looked at; null for the last one. */
  readonly round: number | null
  /** The clause that the caret is in. */
  readonly cursor: ClauseAddress | null
  /** What the caret is in that a token holds: also a fact. */
  readonly held: ClauseOfBlock | null
  /** Whether blocks and facts that the clause at the caret may not read recede. */
  readonly lens: boolean
  /** Whether editors say how often each rule fired and each fact was used. */
  readonly counts: boolean
  /** A variable or a value that the reader points at. */
  readonly lit: Lit | null
  /** The instant that counts as now, to the second, as Datalog writes it; null for the real one. */
  readonly clock: string | null
  readonly notice: Notice | null
  /** What came while the page held work of the reader's, who is asked what becomes of it. */
  readonly incoming: Incoming | null
  /** The open document as it stood when its revisions were looked at last. */
  readonly present: SavedDocument | null
  /** Ids of the examples that were opened, also on earlier visits. */
  readonly seen: ReadonlySet<string>
  /** What was copied a moment ago, or could not be. */
  readonly copied: { readonly text: string; readonly done: boolean } | null
}

/** What the Why pane shows of explanations. Clauses are named by `clauseKey`. */
export interface WhyView {
  /** Clauses whose explanation the reader opened or closed; of the others those that decided are open. */
  readonly opened: ReadonlyMap<string, boolean>
  /** Which of the closest attempts is shown, by clause and branch; the first where none is chosen. */
  readonly attempts: ReadonlyMap<string, number>
  /** What the proof that fills the pane is of. */
  readonly proved: Proved | null
  /** Whether its other derivations are shown. */
  readonly others: boolean
  /** The clause to bring into sight, with the focus; a new object each time it is asked for. */
  readonly focus: { readonly clause: ClauseAddress } | null
  /** The change that is looked at before it is made. */
  readonly preview: Fix | null
}

/** A fact, or the match of one of the queries of a clause. */
export type Proved =
  | { readonly kind: "fact"; readonly fact: FactKey }
  | { readonly kind: "match"; readonly clause: ClauseAddress; readonly query: number }

export interface Lit {
  /** The clause whose variable it is; null for a value wherever it stands. */
  readonly clause: ClauseAddress | null
  /** Without `$`; null for a value alone. */
  readonly variable: string | null
  /** As Datalog; null where it has none. */
  readonly value: string | null
}

/** What is looked at of a token's bytes. */
export interface BytesView {
  /** Bytes of the token that are selected, in all of its forms at once. */
  readonly selected: ByteRange | null
  /** Which of the selected bytes the keys are on: the first or the last of them. */
  readonly head: number
  /** The part that holds the selected bytes: the deepest, or the one that was chosen. */
  readonly node: number
  /** Parts of the structure that the reader opened or closed, by the index of their node. */
  readonly opened: ReadonlyMap<number, boolean>
  /** What is to be selected once the token has been taken apart. */
  readonly wanted: ClauseOfBlock | null
}

/** A clause by its place in the token. */
export interface ClauseOfBlock {
  readonly block: number
  readonly clause: ClauseInBlock
}

/** The three steps by which another party's block comes into a token; they can be on three machines. */
export interface ThirdPartyView {
  readonly step: "request" | "sign" | "append"
  /** The request that is signed, as it was pasted. */
  readonly request: string
  /** What the block is to say. */
  readonly text: string
  /** The third party's private key; null until there is one. */
  readonly key: KeyId | null
  /** What was signed last, and of what. */
  readonly made: Made | null
  /** The signed block to append, as it was pasted. */
  readonly block: string
  /** What was read of it last, and for which token. */
  readonly read: ReadBlock | null
}

/** A signed block as it was understood; null as its value when the workshop failed. */
export interface ReadBlock {
  readonly content: string
  readonly token: TokenView | null
  readonly value: SignedBlockView | TokenFailure | null
}

/** Bytes of the token with what a form would add to it; null when they are not known. */
export interface Weighed {
  readonly form: AttenuationForm
  readonly documents: Documents
  readonly size: number | null
}

/** A signed block, or why there is none, for a request, a text and a key; without a key only the request was read. */
export interface Made {
  readonly request: string
  readonly block: Block
  readonly key: KeyId | null
  readonly value: { readonly text: string; readonly size: number } | TokenFailure | null
}

export interface FactsView {
  /** The predicate whose table fills the pane; null for all predicates. */
  readonly table: { readonly name: string; readonly arity: number } | null
  readonly filter: string
  readonly sort: FactsSort | null
  /** Rows in sight, the last one exclusive. */
  readonly from: number
  readonly to: number
}

/** A document that came from outside the page. */
export interface Incoming {
  readonly saved: SavedDocument
  readonly from: "link" | "file"
  /** The document that was open when it came. */
  readonly mine: SavedDocument
}

/** Which of the documents that this browser keeps is open, and how keeping it stands. */
export interface Kept {
  /** Drawn when the document was made. */
  readonly id: string
  readonly name: string
  /** What it was opened as: while that stands there is nothing to keep. Null where it is to be kept as it is. */
  readonly began: Documents | null
  /** What the browser holds of it; null before it was kept for the first time. */
  readonly stored: Stored | null
  /** Why the browser does not keep it, in sentences; null while it does. */
  readonly refusal: string | null
  /** Whether a token or a snapshot from elsewhere is kept with it, because the reader asked. */
  readonly keepsReal: boolean
  /** When another tab saved it over what is written here, in milliseconds; null where none did. */
  readonly conflict: number | null
}

/** A state of a document that the browser holds. */
export interface Stored {
  readonly documents: Documents
  readonly name: string
  readonly keepsReal: boolean
  /** In milliseconds. */
  readonly at: number
  readonly version: number
}

/** What was found in the browser's storage when it was asked last; null before it was asked. */
export interface Shelf {
  /** The newest first. */
  readonly documents: readonly ShelfItem[] | null
  /** Of the open document, the newest first. */
  readonly revisions: readonly RevisionItem[] | null
  /** Documents that this tab had open, as they were left: by id, the last one last. */
  readonly left: ReadonlyMap<string, LeftDocument>
}

export interface ShelfItem {
  readonly id: string
  /** "" where it has none. */
  readonly name: string
  /** The first line that is written in it, and how many blocks there are. */
  readonly summary: string
  /** When it was saved last, in milliseconds; null for one that only this tab holds. */
  readonly at: number | null
  /** Why it cannot be opened; null where it can. */
  readonly unreadable: string | null
}

export interface RevisionItem {
  readonly key: number
  /** Null for one that was made by itself. */
  readonly name: string | null
  /** In milliseconds. */
  readonly at: number
  /** Null where it cannot be read. */
  readonly saved: SavedDocument | null
}

/** A document that is not open, with its keys and its history. */
export type LeftDocument = Pick<State, "documents" | "history" | "kept">

/** Something the page did or could not do, in words. */
export interface Notice {
  readonly text: string
  /** Whether undoing takes it back. */
  readonly undo: boolean
  /** A document that was deleted, and can be brought back. */
  readonly deleted?: string
  /** Something that was pasted where it does not belong, and can be put where it does. */
  readonly take?: string
}

export interface State {
  readonly documents: Documents
  readonly history: History
  readonly kept: Kept
  readonly shelf: Shelf
  /** Private keys, which no document holds. */
  readonly keyring: KeyRing
  /** Grows with every change of what is run. */
  readonly revision: number
  /** What has been run for a while. */
  readonly running: Work | null
  /** Whether the texts have been ahead of the result for a while. */
  readonly late: boolean
  readonly results: Results
  readonly view: View
  readonly actions: Actions
}

export type Store = StoreApi<State>
