/**
 * Makes the worker from a text that is part of the page's own script. A worker made this way keeps the
 * page's content security policy, so what handles tokens and keys cannot open a connection either, and a
 * spare one costs no request.
 */
import type { WorkerPort } from "./lanes.ts"
import EngineWorker from "./entry.ts?worker&inline"

export function createWorker(): WorkerPort {
  const worker = new EngineWorker({ name: "engine" })
  const port: WorkerPort = {
    send: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
    onReply: () => {},
    onFailure: () => {},
  }
  worker.addEventListener("message", ({ data }) => port.onReply(data))
  worker.addEventListener("error", ({ message }) => port.onFailure(message))
  return port
}
