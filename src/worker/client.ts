/**
 * The page's end of the worker. One run at a time, and the newest wins: a run that is still under way when
 * another is asked for is ended by terminating its worker, because nothing else can stop it. A spare worker
 * is kept warm, so that ending one costs the next run nothing.
 */
import type { Reply, Request, WorkError } from "./protocol.ts"

/** The part of `Worker` that the client uses; tests pass one that lives in the same thread. */
export interface WorkerPort {
  postMessage(request: Request): void
  terminate(): void
  onmessage: ((event: { readonly data: Reply }) => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
}

export interface ClientOptions {
  readonly createWorker: () => WorkerPort
  /** Milliseconds after which a run is ended and answered with `Timeout`. */
  readonly deadline: number
}

export interface Client {
  /**
   * Runs a request. Never rejects: a worker that dies or does not finish is a reply that says so, and the
   * request is not tried again. Null when a newer request, or `stop`, took its place.
   */
  run(request: Omit<Request, "id">): Promise<Reply | null>
  /** Ends the run under way, if there is one. */
  stop(): void
  /** Ends everything; the client is of no use afterwards. */
  dispose(): void
}

interface Run {
  readonly request: Request
  readonly worker: WorkerPort
  readonly timer: ReturnType<typeof setTimeout>
  readonly settle: (reply: Reply | null) => void
}

export function createClient({ createWorker, deadline }: ClientOptions): Client {
  let nextId = 0
  let current: Run | null = null
  let idle: WorkerPort | null = null
  let spare: WorkerPort | null = null

  /** A worker that fails while it waits is forgotten, so that no run is given to it. */
  function rest(worker: WorkerPort): WorkerPort {
    worker.onmessage = null
    worker.onerror = () => {
      if (idle === worker) idle = null
      if (spare === worker) spare = null
    }
    return worker
  }

  const prepare = (): WorkerPort => rest(createWorker())

  function take(): WorkerPort {
    const worker = idle ?? spare ?? prepare()
    if (worker === spare) spare = null
    idle = null
    return worker
  }

  /** Settles the run under way. A worker that did not answer is terminated, and a spare made ready. */
  function finish(reply: Reply | null, answered: boolean): void {
    if (current === null) return
    const { worker, timer, settle } = current
    current = null
    clearTimeout(timer)
    if (answered) idle = rest(worker)
    else worker.terminate()
    spare ??= prepare()
    settle(reply)
  }

  function fail(code: WorkError["code"], message: string): void {
    if (current === null) return
    const { id, revision } = current.request
    finish({ id, revision, ok: false, error: { code, message } }, false)
  }

  function run(input: Omit<Request, "id">): Promise<Reply | null> {
    finish(null, false)
    const request: Request = { ...input, id: nextId++ }
    const worker = take()
    return new Promise((settle) => {
      const timer = setTimeout(
        () => fail("Timeout", `the run was stopped after ${deadline / 1000} s`),
        deadline,
      )
      current = { request, worker, timer, settle }
      worker.onmessage = ({ data }) => {
        if (data.id === request.id) finish(data, true)
      }
      worker.onerror = ({ message }) => fail("Crash", message ?? "the worker stopped unexpectedly")
      worker.postMessage(request)
    })
  }

  idle = prepare()
  return {
    run,
    stop: () => finish(null, false),
    dispose: () => {
      finish(null, false)
      idle?.terminate()
      spare?.terminate()
      idle = spare = null
    },
  }
}
