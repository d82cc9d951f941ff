/**
 * The shape of the page's state. It holds inputs and raw results only; everything else is computed from
 * them in derive/.
 */
import type { StoreApi } from "zustand/vanilla"
import type { Block, KeyAlgorithm, Predicate } from "../../src/ast/index.ts"
import type {
  Anatomy,
  ByteRange,
  ClauseAddress,
  Explanation,
  FactKey,
  FactsFormat,
  FactsPage,
  FactsSort,
  FailedReply,
  Fix,
  KeyPair,
  QueryTable,
  Question,
  Report,
  LimitName,
  RunReply,
  TokenFailure,
  TokenView,
  Viewpoint,
  Work,
  WorkError,
} from "../../src/worker/index.ts"
import type { DocumentId, Documents } from "./documents.ts"
import type { History } from "./history.ts"
import type { Theme } from "./host.ts"
import type { KeyId, KeyRing } from "./keys.ts"
import type { LimitsName } from "./limits.ts"

export type { Work } from "../../src/worker/index.ts"
export type { DocumentId } from "./documents.ts"

export type TokenResult = RunReply["token"]

/** What the worker said last, each part with the work it answers. An older answer is kept, and shown dimmed. */
export interface Results {
  readonly token: { readonly work: Work; readonly value: TokenResult } | null
  readonly report: ReportResult | null
  /** The last work that gave no answer. */
  readonly error: { readonly work: Work; readonly value: RunError } | null
  /** The page of a facts table that was asked for last. */
  readonly facts: { readonly work: Work; readonly value: FactsPage } | null
  readonly explanations: Explanations | null
  readonly query: QueryResult | null
  /** The token that was taken apart last; null as its value when it could not be. */
  readonly anatomy: { readonly token: TokenView; readonly value: Anatomy | null } | null
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
export type DialogId = "commands" | "shortcuts" | "about" | "keys" | "attenuate" | "third-party"
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
  readonly collapsed: ReadonlySet<DocumentId | "strip">
  readonly dialog: DialogId | null
  readonly facts: FactsView
  readonly why: WhyView
  readonly tokenPart: TokenPart
  readonly bytes: BytesView
  readonly thirdParty: ThirdPartyView
  /** The round that is looked at; null for the last one. */
  readonly round: number | null
  /** The clause that the caret is in. */
  readonly cursor: ClauseAddress | null
  /** Whether blocks and facts that the clause at the caret may not read recede. */
  readonly lens: boolean
  /** Whether editors say how often each rule fired and each fact was used. */
  readonly counts: boolean
  /** A variable or a value that the reader points at. */
  readonly lit: Lit | null
  /** The instant that counts as now, to the second, as Datalog writes it; null for the real one. */
  readonly clock: string | null
  readonly notice: Notice | null
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
  /** Parts of the structure that the reader opened or closed, by the index of their node. */
  readonly opened: ReadonlyMap<number, boolean>
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
  /** Why it could not be appended. */
  readonly failure: TokenFailure | null
}

/** A signed block, or why there is none, for a request, a text and a key. */
export interface Made {
  readonly request: string
  readonly block: Block
  readonly key: KeyId
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

/** Something the page did or could not do, in words. */
export interface Notice {
  readonly text: string
  /** Whether undoing takes it back. */
  readonly undo: boolean
}

export interface State {
  readonly documents: Documents
  readonly history: History
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

export interface Actions {
  /** `typed`: one character more or less, where the last one was. */
  editBlock(id: number, text: string, typed: boolean): void
  editAuthorizer(text: string, typed: boolean): void
  /** Writes a fact of the request into the authorizer, in place of one of the same name. */
  addRequestFact(name: string, argument: string): void
  addBlock(): void
  addThirdPartyBlock(): void
  removeBlock(id: number): void
  duplicateBlock(id: number): void
  /** `index` counts the written blocks; the authority stays where it is. */
  moveBlock(id: number, index: number): void
  setBlockKey(id: number, key: KeyPair): void
  newBlockKey(id: number, algorithm: KeyAlgorithm): void
  sealToken(sealed: boolean): void
  setRootKey(key: KeyPair): void
  newRootKey(algorithm: KeyAlgorithm): void
  /** Finds out what a pasted text or a dropped file is, and puts it where it belongs. */
  takePaste(content: string | Uint8Array): Promise<void>
  pasteToken(token: string): void
  setPublicKey(publicKey: string): void
  openPasted(): void
  backToMyBlocks(): void
  editRevoked(text: string, typed: boolean): void
  /** States the revocation ids of the token's blocks in the authorizer. */
  addRevocationFacts(): void
  /** Takes a private key in, to be kept; gives its id. */
  keepKey(pair: KeyPair): KeyId
  /** Overwrites a private key, and puts new ones where it was used, also in the history. */
  clearKey(id: KeyId): void
  nameKey(publicKey: string, name: string): void
  editQuery(text: string, typed: boolean): void
  chooseViewpoint(viewpoint: Viewpoint): void
  /** Writes the query as a check where its viewpoint is. */
  turnIntoCheck(): void
  /** Makes the pasted token's blocks one's own, under keys of this page. */
  editCopy(): void
  cleanSheet(): void
  firstExample(): void
  chooseLimits(name: LimitsName): void
  /** Numbers that are no limit leave the one there is. */
  changeLimit(name: LimitName, value: number): void
  undo(): void
  redo(): void

  openPane(pane: PaneId): void
  /** Shows the query, and gives it the focus. */
  openQuery(): void
  showRegion(region: Region): void
  /** Shows it, and gives it the focus. */
  openRegion(region: Region): void
  resize(split: number): void
  /** Remembers the width there is now over visits. */
  keepSplit(): void
  chooseTheme(theme: Theme): void
  goTo(reveal: Reveal): void
  /** The problem after the one shown last, or before it. */
  goToProblem(step: 1 | -1): void
  setCurrent(document: DocumentId): void
  collapse(document: DocumentId | "strip", collapsed: boolean): void
  collapseAll(collapsed: boolean): void
  openDialog(dialog: DialogId | null): void
  showTokenPart(part: TokenPart): void
  selectBytes(selected: ByteRange | null): void
  openNode(node: number, isOpen: boolean): void
  finishAnatomy(token: TokenView, value: Anatomy | null): void
  openTable(table: FactsView["table"], sort: FactsSort | null): void
  filterFacts(filter: string): void
  sortFacts(sort: FactsSort | null): void
  lookAtRows(from: number, to: number): void
  setClock(clock: string | null): void

  /** Opens the explanation of a clause and brings it into sight. */
  explainClause(clause: ClauseAddress): void
  openExplanation(clause: ClauseAddress, isOpen: boolean): void
  /** `branch`: the number of the query around `or`. */
  chooseAttempt(clause: ClauseAddress, branch: number, attempt: number): void
  /** Shows the proof of a fact. */
  explainFact(fact: FactKey): void
  /** Shows the proof of what a query of a clause matched. */
  explainMatch(clause: ClauseAddress, query: number): void
  leaveProof(): void
  showOtherDerivations(shown: boolean): void
  previewFix(fix: Fix | null): void
  /** Makes a change that an explanation proposes. */
  applyFix(fix: Fix): void
  /** States in the authorizer what nothing supplies; a time is that of the page's clock. */
  supplyInput(wanted: Predicate): void
  lookAtRound(round: number | null): void
  setCursor(clause: ClauseAddress | null): void
  switchLens(on: boolean): void
  switchCounts(on: boolean): void
  light(lit: Lit | null): void
  tell(text: string): void
  dismiss(): void

  /** Puts a text on the clipboard, and says what came of it. */
  copy(text: string, what: string): Promise<void>
  copyFacts(name: string, arity: number, format: FactsFormat): Promise<void>
  download(name: string, content: string | Uint8Array<ArrayBuffer>): void

  /** A run is taking a while. */
  startRun(work: Work): void
  /** The result has not followed the texts for a while. */
  fallBehind(): void
  /** There is nothing to run: a text has errors, or there is no token. */
  cancelRun(): void
  stopRun(): void
  runAgain(): void
  /** Takes a reply; one to an older state is dropped. */
  finishRun(work: Work, reply: RunReply | FailedReply): void
  finishFacts(work: Work, page: FactsPage): void
  finishQuery(query: QueryResult): void
  finishExplanations(result: ReportResult, answers: ReadonlyMap<string, Explanation | null>): void
}

export type Store = StoreApi<State>
