/**
 * The page's end of the workshop: tasks that are no run, done one after the other by a worker of their own, so
 * that none waits for a run and none keeps one waiting. The worker is made with the first task.
 */
import { Lanes, type Lane, type WorkerPort } from "./lanes.ts"
import type { Product, Task, TaskKind, Tasks } from "./workshop-protocol.ts"

export interface WorkshopOptions {
  readonly createWorker: () => WorkerPort
  /** Milliseconds after which a task is ended. */
  readonly deadline: number
}

interface Order {
  readonly id: number
  readonly task: Task
  readonly settle: (product: unknown) => void
}

export class Workshop {
  readonly #options: WorkshopOptions
  #lanes: Lanes | null = null
  readonly #waiting: Order[] = []
  #isBusy = false
  #nextId = 0

  constructor(options: WorkshopOptions) {
    this.#options = options
  }

  /** Never rejects: null when the worker died of the task, or was not done with it in time. */
  do<K extends TaskKind>(
    task: { readonly kind: K } & Tasks[K]["asked"],
  ): Promise<Product<K> | null> {
    return new Promise((settle) => {
      this.#waiting.push({
        id: this.#nextId++,
        // One of its kinds.
        task: task as Task,
        // What is made is of the kind of the task.
        settle: (product) => settle(product as Product<K> | null),
      })
      this.#advance()
    })
  }

  #advance(): void {
    if (this.#isBusy) return
    const order = this.#waiting.shift()
    if (order === undefined) return
    this.#isBusy = true
    this.#lanes ??= new Lanes(this.#options.createWorker)
    this.#start(order, this.#lanes.take())
  }

  #start({ id, task, settle }: Order, lane: Lane): void {
    const land = (product: unknown, isAlive: boolean): void => {
      clearTimeout(timer)
      if (isAlive) this.#lanes!.giveBack(lane)
      else this.#lanes!.drop(lane)
      this.#isBusy = false
      settle(product)
      this.#advance()
    }
    const timer = setTimeout(() => land(null, false), this.#options.deadline)
    lane.port.onReply = (reply) => {
      if (reply.kind === "workshop" && reply.id === id) land(reply.product, true)
    }
    lane.port.onFailure = () => land(null, false)
    lane.port.send({ kind: "workshop", id, task })
  }
}
