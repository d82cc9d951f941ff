/**
 * The page's end of the worker: one call under way, at most one of each kind waiting. Of runs the newest
 * wins. One that is under way may finish within its grace, which nearly all do; after that it is ended by
 * terminating its worker, because nothing else can stop it. Questions wait for runs.
 */
import type { FactsQuery, FactsSelection, Question } from "../engine/index.ts"
import { Lanes, type Lane, type WorkerPort } from "./lanes.ts"
import type {
  ExplainReply,
  FactsFormat,
  FactsReply,
  FactsTextReply,
  FailedReply,
  Reply,
  Request,
  RunReply,
  SnapshotReply,
  Work,
  WorkError,
} from "./protocol.ts"

export interface ClientOptions {
  readonly createWorker: () => WorkerPort
  /** Milliseconds after which a call is ended and answered with `Timeout`. */
  readonly deadline: number
  /** Milliseconds that a call has from its start before a newer run may end it; 150 by default. */
  readonly grace?: number
}

/** A request before it is known which worker gets it. */
type Ask =
  | { readonly kind: "run"; readonly work: Work }
  | { readonly kind: "facts"; readonly work: Work; readonly query: FactsQuery }
  | {
      readonly kind: "facts-text"
      readonly work: Work
      readonly query: FactsSelection
      readonly format: FactsFormat
    }
  | { readonly kind: "explain"; readonly work: Work; readonly questions: readonly Question[] }
  | { readonly kind: "snapshot"; readonly work: Work }

interface Call {
  readonly id: number
  readonly ask: Ask
  /** The first settlement counts. */
  readonly settle: (reply: Reply | null) => void
}

/** The call under way. */
interface Flight {
  readonly call: Call
  readonly lane: Lane
  readonly timers: readonly ReturnType<typeof setTimeout>[]
  graceOver: boolean
}

/** What waits is taken in this order. */
const kinds = [
  "run",
  "explain",
  "facts",
  "facts-text",
  "snapshot",
] as const satisfies readonly Ask["kind"][]

export class Client {
  readonly #lanes: Lanes
  readonly #deadline: number
  readonly #grace: number
  #nextId = 0
  #flight: Flight | null = null
  readonly #waiting = new Map<Ask["kind"], Call>()

  constructor({ createWorker, deadline, grace = 150 }: ClientOptions) {
    this.#deadline = deadline
    this.#grace = grace
    this.#lanes = new Lanes(createWorker)
  }

  /**
   * Runs `work`. Never rejects: a worker that dies or does not finish is a reply that says so, and the work is
   * not tried again. Null when a newer run took its place, or `stop` ended it; a run that finishes within its
   * grace answers although a newer one waits.
   */
  run(work: Work): Promise<RunReply | FailedReply | null> {
    this.#endQuestions()
    return this.#ask({ kind: "run", work })
  }

  /**
   * A page of the facts that a run of `work` ends with. Asked of the world that a worker still holds, or else
   * of one made again. Never rejects. Null when a newer question took its place while it waited, or a run.
   */
  facts(work: Work, query: FactsQuery): Promise<FactsReply | FailedReply | null> {
    return this.#ask({ kind: "facts", work, query })
  }

  /** All facts of a selection as text; otherwise as `facts`. */
  factsText(
    work: Work,
    query: FactsSelection,
    format: FactsFormat,
  ): Promise<FactsTextReply | FailedReply | null> {
    return this.#ask({ kind: "facts-text", work, query, format })
  }

  /** Answers to questions about a run of `work`; otherwise as `facts`. */
  explain(work: Work, questions: readonly Question[]): Promise<ExplainReply | FailedReply | null> {
    return this.#ask({ kind: "explain", work, questions })
  }

  /** A run of `work` as a snapshot; otherwise as `facts`. */
  snapshot(work: Work): Promise<SnapshotReply | FailedReply | null> {
    return this.#ask({ kind: "snapshot", work })
  }

  /** Ends the call under way and all that wait, at once. */
  stop(): void {
    for (const { settle } of this.#waiting.values()) settle(null)
    this.#waiting.clear()
    this.#land(null, false)
  }

  /** Ends everything; the client is of no use afterwards. */
  dispose(): void {
    this.stop()
    this.#lanes.dispose()
  }

  #ask<K extends Ask["kind"]>(
    ask: Ask & { readonly kind: K },
  ): Promise<Extract<Reply, { readonly kind: K | "failed" }> | null> {
    return new Promise((settle) => {
      this.#waiting.get(ask.kind)?.settle(null)
      this.#waiting.set(ask.kind, {
        id: this.#nextId++,
        ask,
        // A reply is of the kind of its request, or failed.
        settle: (reply) => settle(reply as Extract<Reply, { readonly kind: K | "failed" }> | null),
      })
      this.#advance()
    })
  }

  /** Starts what waits, unless a call is under way that may go on. */
  #advance(): void {
    if (this.#flight !== null) {
      if (this.#flight.graceOver && this.#waiting.has("run")) this.#land(null, false)
      return
    }
    for (const kind of kinds) {
      const call = this.#waiting.get(kind)
      if (call === undefined) continue
      this.#waiting.delete(kind)
      return this.#start(call)
    }
  }

  #start(call: Call): void {
    const lane = this.#lanes.take()
    const message = `the run was stopped after ${this.#deadline / 1000} s`
    const timers = [
      setTimeout(() => this.#fail("Timeout", message), this.#deadline),
      setTimeout(() => {
        flight.graceOver = true
        this.#advance()
      }, this.#grace),
    ]
    const flight: Flight = { call, lane, timers, graceOver: false }
    this.#flight = flight
    lane.port.onReply = (reply) => {
      if (reply.kind === "workshop" || reply.id !== call.id) return
      lane.held = reply.kind === "failed" ? null : reply.revision
      this.#land(reply, true)
    }
    lane.port.onFailure = (reason) => this.#fail("Crash", reason)
    lane.port.send(requestOf(call, lane.held))
  }

  /** Settles the call under way. A worker that did not answer is terminated, and a spare made ready. */
  #land(reply: Reply | null, answered: boolean): void {
    if (this.#flight === null) return
    const { call, lane, timers } = this.#flight
    this.#flight = null
    for (const timer of timers) clearTimeout(timer)
    if (answered) this.#lanes.giveBack(lane)
    else this.#lanes.drop(lane)
    call.settle(reply)
    if (call.ask.kind === "run" && reply?.kind === "failed") this.#refuseQuestions(reply)
    this.#advance()
    this.#lanes.keepSpare()
  }

  #fail(code: WorkError["code"], message: string): void {
    if (this.#flight === null) return
    const { id, ask } = this.#flight.call
    const { revision } = ask.work
    this.#land({ kind: "failed", id, revision, error: { code, message } }, false)
  }

  /** Questions about a run that failed would only run it again; they fail as it did. */
  #refuseQuestions({ revision, error }: FailedReply): void {
    for (const [kind, { id, ask, settle }] of this.#waiting) {
      if (kind === "run" || ask.work.revision !== revision) continue
      this.#waiting.delete(kind)
      settle({ kind: "failed", id, revision, error })
    }
  }

  /** A question that is under way keeps its worker until it answers or its grace is over. */
  #endQuestions(): void {
    for (const [kind, { settle }] of this.#waiting) {
      if (kind === "run") continue
      this.#waiting.delete(kind)
      settle(null)
    }
    const current = this.#flight?.call
    if (current !== undefined && current.ask.kind !== "run") current.settle(null)
  }
}

/** @param held the revision whose world the worker holds: it needs no work to answer a question about it */
function requestOf({ id, ask }: Call, held: number | null): Request {
  if (ask.kind === "run") return { ...ask, id }
  const { revision } = ask.work
  return { ...ask, id, revision, work: held === revision ? null : ask.work }
}
