/** Workers of the same thread, and what a client is asked in tests. */
import type { FactsQuery, FactsSelection } from "../../engine/index.ts"
import { Client, type ClientOptions } from "../client.ts"
import type { WorkerPort } from "../lanes.ts"
import type { Reply, Request, Work } from "../protocol.ts"

/** A worker that does what the test tells it to, when it tells it. */
export class FakeWorker implements WorkerPort {
  onReply: WorkerPort["onReply"] = () => {}
  onFailure: WorkerPort["onFailure"] = () => {}
  readonly received: Request[] = []
  terminated = false

  send(request: Parameters<WorkerPort["send"]>[0]): void {
    if (request.kind !== "workshop") this.received.push(request)
  }

  terminate(): void {
    this.terminated = true
  }

  answer(): void {
    if (!this.terminated) this.onReply(replyTo(this.received.at(-1)!))
  }
}

function replyTo(request: Request): Reply {
  const { id } = request
  switch (request.kind) {
    case "run":
      return { kind: "run", id, revision: request.work.revision, token: null, report: null }
    case "facts": {
      const { revision, query } = request
      return { kind: "facts", id, revision, page: { query, total: 0, matching: 0, rows: [] } }
    }
    case "facts-text":
      return { kind: "facts-text", id, revision: request.revision, text: request.format }
    case "explain": {
      const { revision, questions } = request
      return { kind: "explain", id, revision, answers: questions.map(() => null) }
    }
    case "snapshot":
      return { kind: "snapshot", id, revision: request.revision, saved: null }
    default:
      return request satisfies never
  }
}

export const input = (revision: number): Work => ({
  revision,
  token: null,
  authorizer: null,
  limits: { maxFacts: 10, maxIterations: 10, maxTime: Infinity, maxBlocks: Infinity },
})
export const selection: FactsSelection = { name: "f", arity: 1, filter: "", sort: null }
export const query = (from: number): FactsQuery => ({ ...selection, from, to: from + 10 })

/** Lets promises that are settled run what waits for them. */
export const settled = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

/** A client with all workers that it has made. */
export class Stage {
  readonly workers: FakeWorker[] = []
  readonly client: Client

  constructor(options: Partial<ClientOptions> = {}) {
    const createWorker = (): FakeWorker => {
      const worker = new FakeWorker()
      this.workers.push(worker)
      return worker
    }
    this.client = new Client({ createWorker, deadline: 2000, ...options })
  }

  /** The worker in use. */
  get busy(): FakeWorker {
    return this.workers.find((worker) => worker.received.length > 0 && !worker.terminated)!
  }

  /** All that was sent, in the order of asking. */
  get requests(): readonly Request[] {
    return this.workers.flatMap((worker) => worker.received).toSorted((a, b) => a.id - b.id)
  }

  /** Has the worker in use answer, and waits for what the client makes of it. */
  answer<T>(reply: Promise<T>): Promise<T> {
    this.busy.answer()
    return reply
  }
}
