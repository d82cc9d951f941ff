/**
 * The page's end of the worker. One run at a time, and the newest wins: a run that is still under way when
 * another is asked for is ended by terminating its worker, because nothing else can stop it. A spare worker
 * is kept warm, so that ending one costs the next run nothing.
 */
import type { Reply, Request, WorkError } from "./protocol.ts"

/** What the client uses of a worker; tests pass one that lives in the same thread. */
export interface WorkerPort {
  send(request: Request): void
  terminate(): void
  onReply: (reply: Reply) => void
  /** Told that the worker did not load, or threw. */
  onFailure: (message: string) => void
}

export interface ClientOptions {
  readonly createWorker: () => WorkerPort
  /** Milliseconds after which a run is ended and answered with `Timeout`. */
  readonly deadline: number
}

interface Run {
  readonly request: Request
  readonly worker: WorkerPort
  readonly timer: ReturnType<typeof setTimeout>
  readonly settle: (reply: Reply | null) => void
}

export class Client {
  readonly #createWorker: () => WorkerPort
  readonly #deadline: number
  #nextId = 0
  #current: Run | null = null
  #idle: WorkerPort | null
  #spare: WorkerPort | null = null

  constructor({ createWorker, deadline }: ClientOptions) {
    this.#createWorker = createWorker
    this.#deadline = deadline
    this.#idle = this.#prepare()
  }

  /**
   * Runs a request. Never rejects: a worker that dies or does not finish is a reply that says so, and the
   * request is not tried again. Null when a newer request, or `stop`, took its place.
   */
  run(input: Omit<Request, "id">): Promise<Reply | null> {
    this.stop()
    const request: Request = { ...input, id: this.#nextId++ }
    const worker = this.#take()
    return new Promise((settle) => {
      const message = `the run was stopped after ${this.#deadline / 1000} s`
      const timer = setTimeout(() => this.#fail("Timeout", message), this.#deadline)
      this.#current = { request, worker, timer, settle }
      worker.onReply = (reply) => {
        if (reply.id === request.id) this.#finish(reply, true)
      }
      worker.onFailure = (reason) => this.#fail("Crash", reason)
      worker.send(request)
    })
  }

  /** Ends the run under way, if there is one. */
  stop(): void {
    this.#finish(null, false)
  }

  /** Ends everything; the client is of no use afterwards. */
  dispose(): void {
    this.stop()
    this.#idle?.terminate()
    this.#spare?.terminate()
    this.#idle = this.#spare = null
  }

  /** Settles the run under way. A worker that did not answer is terminated, and a spare made ready. */
  #finish(reply: Reply | null, answered: boolean): void {
    if (this.#current === null) return
    const { worker, timer, settle } = this.#current
    this.#current = null
    clearTimeout(timer)
    this.#rest(worker)
    if (answered) this.#idle = worker
    else worker.terminate()
    this.#spare ??= this.#prepare()
    settle(reply)
  }

  #fail(code: WorkError["code"], message: string): void {
    if (this.#current === null) return
    const { id, revision } = this.#current.request
    this.#finish({ id, revision, ok: false, error: { code, message } }, false)
  }

  #prepare(): WorkerPort {
    return this.#rest(this.#createWorker())
  }

  /** A worker that fails while it waits is forgotten, so that no run is given to it. */
  #rest(worker: WorkerPort): WorkerPort {
    worker.onReply = () => {}
    worker.onFailure = () => {
      if (this.#idle === worker) this.#idle = null
      if (this.#spare === worker) this.#spare = null
    }
    return worker
  }

  #take(): WorkerPort {
    const worker = this.#idle ?? this.#spare ?? this.#prepare()
    if (worker === this.#spare) this.#spare = null
    this.#idle = null
    return worker
  }
}
