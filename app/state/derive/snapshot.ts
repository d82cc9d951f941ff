/** What the page says of an authorizer's snapshot: how it was made, how it is run here, and what differs. */
import { printFact } from "../../../src/ast/index.ts"
import {
  type FactKey,
  type Report,
  type SnapshotView,
  type StoredDifferences,
  type TokenFailure,
} from "../../../src/worker/index.ts"
import { readingWords } from "../paste.ts"
import { runsAgainWords } from "../snapshot.ts"
import type { State } from "../state.ts"
import { memo, memoWeak } from "./memo.ts"
import { shownReport } from "./shown.ts"
import { shownSource } from "./token.ts"
import { capitalise, count, datalogName, digits, duration } from "./words.ts"

/** The snapshot in sight; null while there is none, or it cannot be read. */
export function snapshotView(state: State): SnapshotView | null {
  const source = state.documents.snapshot.text === "" ? null : shownSource(state)
  return source?.kind === "snapshot" ? source : null
}

/** Why the pasted text is no snapshot. */
export function snapshotFailure({ documents, results: { token } }: State): TokenFailure | null {
  if (documents.snapshot.text.trim() === "" || token?.work.token?.kind !== "snapshot") return null
  return token.value?.kind === "failure" ? token.value : null
}

/** How long the pasted text is, and the snapshot in it. */
export function snapshotSize(state: State): string {
  const characters = count(state.documents.snapshot.text.length, "character")
  const view = snapshotView(state)
  return view === null ? characters : `${characters} · ${count(view.size, "byte")}`
}

/** How the pasted text was read, where that was not plain base64url. */
export function snapshotNote(state: State): string {
  const view = snapshotView(state)
  return view === null ? "" : readingWords(view.reading)
}

/** Something that the snapshot says of itself. */
export interface SnapshotRow {
  readonly title: string
  readonly text: string
  readonly note: string
}

export const snapshotRows: (view: SnapshotView) => readonly SnapshotRow[] = memoWeak((view) => {
  const { executionTime, iterations, limits, blocks, facts, version } = view
  const { maxFacts, maxIterations, maxTime } = limits
  const rounds = count(iterations, "round")
  return [
    executionTime === null
      ? {
          title: "Run",
          text: "not evaluated yet",
          note: iterations === 0 ? "" : `${rounds} made facts before it failed`,
        }
      : { title: "Run", text: `evaluated in ${duration(executionTime)}, ${rounds}`, note: "" },
    {
      title: "Limits",
      text: `${amount(maxFacts, "fact")}, ${amount(maxIterations, "round")}, ${digits(maxTime)} ms`,
      note: "the time is not applied here: it would measure this machine",
    },
    { title: "Facts", text: `${digits(facts)} stored`, note: "" },
    { title: "Blocks", text: blockWords(blocks), note: "" },
    { title: "Version", text: datalogName(version), note: "" },
  ]
})

function blockWords(blocks: SnapshotView["blocks"]): string {
  const others = blocks.filter(({ externalKey }) => externalKey !== null).length
  if (blocks.length === 0) return "none: it was made without a token"
  return others === 0
    ? digits(blocks.length)
    : `${digits(blocks.length)}, ${digits(others)} of a third party`
}

/** What the reference makes of it. */
export const sentenceOf = ({ message }: SnapshotView["notes"][number]): string =>
  `${capitalise(message)}.`

/** How a snapshot is run: as it is stored, or from what is written in it. */
export interface SnapshotMode {
  readonly title: string
  readonly text: string
  /** Whether another authorizer than its own is asked. */
  readonly isAnew: boolean
}

/** Null while nothing was run. */
export function snapshotMode(state: State): SnapshotMode | null {
  const view = snapshotView(state)
  const result = shownReport(state)
  if (view === null || result === null) return null
  if (result.value.differences === null) return anew
  return view.executionTime === null ? goneOn : asStored
}

const asStored: SnapshotMode = {
  title: "As stored",
  text: "Its facts are judged by its own authorizer. No rule is applied for more.",
  isAnew: false,
}
const goneOn: SnapshotMode = {
  title: "Run from what is stored",
  text: "It was saved without a finished run: its rules go on from its facts, with fresh limits.",
  isAnew: false,
}
const anew: SnapshotMode = {
  title: "Evaluated again with your authorizer",
  text: "It differs from the one in the snapshot, so the stored facts are left out, and rules make them anew.",
  isAnew: true,
}

/** Facts, each as Datalog and with its origin, and what they have in common. */
export interface FactDifference {
  readonly title: string
  readonly facts: readonly { readonly text: string; readonly origin: FactKey["origin"] }[]
  /** How many more there are. */
  readonly more: number
}

/** Where what is stored is not what its rules make here. */
export function snapshotDifferences(state: State): readonly FactDifference[] {
  const differences =
    snapshotView(state) === null ? null : (shownReport(state)?.value.differences ?? null)
  return differences === null ? noDifference : differenceRows(differences)
}

const noDifference: readonly FactDifference[] = []

const differenceRows = memoWeak(
  ({ missing, extra, complete }: StoredDifferences): readonly FactDifference[] => {
    const unmade = complete
      ? "Stored, but neither written nor made by a rule here"
      : "Stored; in the time there is no rule was found to make them"
    return [
      difference(unmade, missing),
      difference("Made by a rule here, but not stored", extra),
    ].filter(({ facts }) => facts.length > 0)
  },
)

/** Facts that are listed. */
const mostListed = 20

const difference = (title: string, facts: readonly FactKey[]): FactDifference => ({
  title: `${title}: ${count(facts.length, "fact")}`,
  facts: facts.slice(0, mostListed).map((fact) => ({
    text: printFact(fact),
    origin: fact.origin,
  })),
  more: Math.max(0, facts.length - mostListed),
})

/** What to know before a run is saved; null where nothing is unusual. */
export function savingNote(state: State): string | null {
  const report = shownReport(state)?.value
  return report !== undefined && isUnfinished(report) ? runsAgainWords : null
}

/** Whether the run ended before all facts were made: after that, only checks and policies fail. */
const isUnfinished = memo(({ outcome }: Report): boolean => {
  if (outcome.kind !== "failed") return false
  const { at } = outcome.failure
  return at?.kind !== "check" && at?.kind !== "policy"
})

/** Above what a number can hold exactly, any amount is. */
const amount = (limit: number, noun: string): string =>
  Number.isSafeInteger(limit) ? count(limit, noun) : `any number of ${noun}s`
