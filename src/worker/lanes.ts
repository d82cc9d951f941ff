/**
 * The workers of a client: one that calls are given to, and a spare that is kept warm, so that ending a call
 * by terminating its worker costs the next one nothing.
 */
import type { Reply, Request } from "./protocol.ts"
import type { WorkshopReply, WorkshopRequest } from "./workshop-protocol.ts"

/** What the client uses of a worker; tests pass one that lives in the same thread. */
export interface WorkerPort {
  send(request: Request | WorkshopRequest): void
  terminate(): void
  onReply: (reply: Reply | WorkshopReply) => void
  /** Told that the worker did not load, or threw. */
  onFailure: (message: string) => void
}

/** A worker, and the revision whose world it holds. */
export interface Lane {
  readonly port: WorkerPort
  held: number | null
}

export class Lanes {
  readonly #createWorker: () => WorkerPort
  #idle: Lane | null
  #spare: Lane | null = null

  constructor(createWorker: () => WorkerPort) {
    this.#createWorker = createWorker
    this.#idle = this.#prepare()
  }

  /** The lane that answered last, if it is there; its caller gives it back or drops it. */
  take(): Lane {
    const lane = this.#idle ?? this.#spare ?? this.#prepare()
    if (lane === this.#spare) this.#spare = null
    this.#idle = null
    return lane
  }

  giveBack(lane: Lane): void {
    this.#rest(lane)
    this.#idle = lane
  }

  drop(lane: Lane): void {
    this.#rest(lane)
    lane.port.terminate()
  }

  keepSpare(): void {
    this.#spare ??= this.#prepare()
  }

  dispose(): void {
    this.#idle?.port.terminate()
    this.#spare?.port.terminate()
    this.#idle = this.#spare = null
  }

  #prepare(): Lane {
    const lane: Lane = { port: this.#createWorker(), held: null }
    this.#rest(lane)
    return lane
  }

  /** A worker that fails while it waits is forgotten, so that no call is given to it. */
  #rest(lane: Lane): void {
    lane.port.onReply = () => {}
    lane.port.onFailure = () => {
      if (this.#idle === lane) this.#idle = null
      if (this.#spare === lane) this.#spare = null
    }
  }
}
