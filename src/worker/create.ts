/**
 * Makes the worker from a text that is a script of the page's own. A worker made this way keeps the page's
 * content security policy, so what handles tokens and keys cannot open a connection either, and a spare one
 * costs no request. The text is fetched beside the page's script, which need not wait for it to be drawn.
 */
import type { WorkerPort } from "./lanes.ts"

import type * as entry from "./entry.ts?worker&inline"

type InlineWorker = typeof entry

let script: Promise<InlineWorker> | null = null
let loaded: InlineWorker | null = null

/** Fetches the worker's text, once. @throws {TypeError} it could not be fetched */
export async function loadWorker(): Promise<void> {
  script ??= import("./entry.ts?worker&inline")
  loaded = await script
}

/** What is sent before the worker's text is there waits for it. */
export function createWorker(): WorkerPort {
  const waiting: unknown[] = []
  let worker: Worker | null = null
  let isEnded = false
  const port: WorkerPort = {
    send: (request) => {
      if (worker === null) waiting.push(request)
      else worker.postMessage(request)
    },
    terminate: () => {
      isEnded = true
      worker?.terminate()
    },
    onReply: () => {},
    onFailure: () => {},
  }
  const start = ({ default: EngineWorker }: InlineWorker): void => {
    if (isEnded) return
    worker = new EngineWorker({ name: "engine" })
    worker.addEventListener("message", ({ data }) => port.onReply(data))
    worker.addEventListener("error", ({ message }) => port.onFailure(message))
    for (const request of waiting) worker.postMessage(request)
  }
  if (loaded === null) {
    loadWorker().then(
      () => start(loaded!),
      () => port.onFailure("the engine could not be fetched"),
    )
  } else start(loaded)
  return port
}
