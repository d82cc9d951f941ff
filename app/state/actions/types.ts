/** What can be done on the page, in the reader's words, and what a run reports. */
import type { KeyAlgorithm, Predicate } from "../../../src/ast/index.ts"
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
  LimitName,
  RunReply,
  Viewpoint,
  Work,
} from "../../../src/worker/index.ts"
import type { SavedDocument } from "../../../src/document/index.ts"
import type { ExampleActions } from "./example-types.ts"
import type { IncomingActions } from "./incoming-types.ts"
import type { KeepActions } from "./keep-types.ts"
import type { CodeView } from "../code.ts"
import type { AttenuationForm } from "../attenuation.ts"
import type { DocumentId } from "../documents.ts"
import type { Theme } from "../host.ts"
import type { KeyId } from "../keys.ts"
import type { LimitsName } from "../limits.ts"
import type { NotShared, Shared, ShareOptions } from "../share.ts"

import type {
  ClauseOfBlock,
  DialogId,
  FactsView,
  Lit,
  PaneId,
  QueryResult,
  Region,
  ReportResult,
  Reveal,
  Specimen,
  ThirdPartyView,
  TokenPart,
  Weighed,
} from "../state.ts"

export interface Actions extends KeepActions, IncomingActions, ExampleActions {
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
  /** Finds out what a text is, and puts it where it belongs; false when that is where it was pasted. */
  takePaste(content: string | Uint8Array): Promise<boolean>
  /** The same of what was pasted or dropped in no field: where it belongs nowhere, the page says what it is. */
  takeAnything(content: string | Uint8Array): Promise<void>
  /** The same of files that were dropped or pasted, one after the other; null for one that cannot be read. */
  takeFiles(files: readonly (() => Promise<Uint8Array | null>)[]): Promise<void>
  /** Takes a file that the reader chooses. */
  openFile(): Promise<void>
  /** Says of what was pasted into Datalog that it is something else, and offers to take it. */
  offerPaste(content: string): Promise<void>
  pasteToken(token: string): void
  setPublicKey(publicKey: string): void
  openPasted(): void
  backToMyBlocks(): void
  editRevoked(text: string, typed: boolean): void
  /** States the revocation ids of the token's blocks in the authorizer. */
  addRevocationFacts(): void
  /** Takes a private key in, to be kept; gives its id. */
  keepKey(pair: KeyPair): KeyId
  /** Draws a key that is kept. */
  generateKey(algorithm: KeyAlgorithm): void
  /** Signs the token written here with a key that is on the page. */
  chooseRootKey(id: KeyId): void
  /** Overwrites a private key, and puts new ones where it was used, also in the history. */
  clearKey(id: KeyId): void
  nameKey(publicKey: string, name: string): void
  /** Takes a key in from a text or a file; says why where it is none. */
  importKey(content: string | Uint8Array): Promise<void>
  importKeyFile(): Promise<void>
  /** Saves a key as a file. */
  saveKey(id: KeyId, half: "private" | "public", form: "PEM" | "DER"): Promise<void>
  savePublicKey(publicKey: string, form: "PEM" | "DER"): Promise<void>
  finishPublicKey(id: KeyId, publicKey: string): void
  editQuery(text: string, typed: boolean): void
  chooseViewpoint(viewpoint: Viewpoint): void
  /** Writes the query as a check where its viewpoint is. */
  turnIntoCheck(): void
  /** Makes the pasted token's blocks one's own, under keys of this page. */
  editCopy(): void
  /** Shows the field for a snapshot, with the one that was opened last. */
  showSnapshot(): void
  /** Opens a snapshot with its own authorizer and limits, in one step. */
  openSnapshot(text: string): Promise<void>
  /** The same from its field, whose text it is at once. */
  editSnapshot(text: string): Promise<void>
  /** Puts the snapshot's own authorizer in place of another one. */
  takeStoredAuthorizer(): void
  /** Makes the snapshot's blocks one's own, under keys of this page. */
  workFromSnapshot(): void
  copySnapshot(): Promise<void>
  saveSnapshot(): Promise<void>
  /**
   * Opens a document of its own; the one that was open stays among the kept ones. It is kept from the start, but for
   * an example: that is there again anyway, until it is changed.
   */
  openBeside(saved: SavedDocument, words: string, origin?: "example"): void
  /** Puts it in place of what is written, in one step. */
  replaceWith(saved: SavedDocument, words: string): void
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
  collapse(document: DocumentId | "strip" | "example", collapsed: boolean): void
  collapseAll(collapsed: boolean): void
  openDialog(dialog: DialogId | null): void
  /** Changes a field of the form that attenuates. */
  editAttenuation(part: Partial<AttenuationForm>): void
  /** Adds the checks of the form, with `now` as the instant that a time to live counts from. */
  addAttenuation(now: string): void
  editThirdParty(part: Partial<ThirdPartyView>): void
  /** Draws a key for the third party, and keeps it. */
  newThirdPartyKey(algorithm: KeyAlgorithm): void
  /** Appends the signed block that was read, if it fits. */
  appendSigned(): void
  /** Changes what the share sheet puts into the link. */
  chooseSharing(part: Partial<ShareOptions>): void
  finishSharing(made: Shared | NotShared): void
  /** Opens the dialog that copies as code, and makes what it needs. */
  openCode(): Promise<void>
  chooseCode(part: Partial<Pick<CodeView, "language" | "purpose" | "hasToken">>): void
  finishWeighing(weighed: Weighed): void
  showTokenPart(part: TokenPart): void
  /** `head`: the byte that the keys are on then; the first one if it is not said. */
  selectBytes(selected: ByteRange | null, head?: number): void
  /** Selects the bytes of a part of the token. */
  selectNode(node: number): void
  /** Shows the bytes of a clause, as soon as the token has been taken apart. */
  showBytesOf(wanted: ClauseOfBlock): void
  openNode(node: number, isOpen: boolean): void
  finishAnatomy(token: Specimen, value: Anatomy | null): void
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
  /** `held`: what the caret is in as the token holds it. */
  setCursor(clause: ClauseAddress | null, held?: ClauseOfBlock | null): void
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
