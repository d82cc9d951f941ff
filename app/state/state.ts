/**
 * The shape of the page's state. It holds inputs and raw results only; everything else is computed from
 * them in derive.ts, token.ts, rows.ts and verdict.ts.
 */
import type { StoreApi } from "zustand/vanilla"
import type { KeyAlgorithm } from "../../src/ast/index.ts"
import type { Reply, Report, Request, RunLimits, WorkError } from "../../src/worker/index.ts"
import type { BlockDraft, Documents } from "./documents.ts"

export type Work = Omit<Request, "id">
export type TokenResult = Extract<Reply, { ok: true }>["token"]

/** What the worker said last, each part with the work it answers. An older answer is kept, and shown dimmed. */
export interface Results {
  readonly token: { readonly work: Work; readonly value: TokenResult } | null
  readonly report: ReportResult | null
  /** The last work that gave no answer. */
  readonly error: { readonly work: Work; readonly value: WorkError } | null
}

/** A report with the work it answers, and the token it was about. */
export interface ReportResult {
  readonly work: Work
  readonly value: Report
  readonly token: TokenResult
}

export type PaneId = "why" | "facts" | "token" | "problems"
export type Region = "token" | "authorizer" | "result" | "bytes"

/** Names a text on the page: a block by its id, or the authorizer. */
export type DocumentId = number | "authorizer"

/** A range to show in a text; a new object each time it is asked for. */
export interface Reveal {
  readonly document: DocumentId
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
  /** What a narrow screen shows. */
  readonly region: Region
  readonly reveal: Reveal | null
  readonly privateKeyShown: boolean
}

export interface State {
  readonly documents: Documents
  /** Grows with every change of the documents. */
  readonly revision: number
  readonly running: boolean
  readonly results: Results
  /** The block removed last, so that removing can be undone. */
  readonly removed: { readonly block: BlockDraft; readonly index: number } | null
  readonly view: View
  readonly actions: Actions
}

export interface Actions {
  editBlock(id: number, text: string): void
  addBlock(): void
  addThirdPartyBlock(): void
  removeBlock(id: number): void
  restoreBlock(): void
  sealToken(sealed: boolean): void
  newRootKey(algorithm: KeyAlgorithm): void
  editAuthorizer(text: string): void
  pasteToken(token: string): void
  setPublicKey(publicKey: string): void
  openPasted(): void
  backToMyBlocks(): void
  changeLimits(limits: RunLimits): void
  openPane(pane: PaneId): void
  openRegion(region: Region): void
  resize(split: number): void
  goTo(reveal: Reveal): void
  showPrivateKey(shown: boolean): void
  startRun(): void
  /** There is nothing to run: a text has errors, or there is no token. */
  cancelRun(): void
  /** Takes a reply; one to an older state is dropped. */
  finishRun(work: Work, reply: Reply): void
}

export type Store = StoreApi<State>
