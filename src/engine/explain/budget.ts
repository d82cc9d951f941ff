/**
 * What an explanation may cost: a number of steps and wall time. Whoever looks at matches takes a step for
 * each; time also runs out within an enumeration that finds none. What was found before then is kept.
 */
import type { World } from "../world.ts"

/** How many steps pass between looks at the clock. */
const clockInterval = 64

const clock = (): number => performance.now()
declare const performance: { now(): number }

/** Ends an enumeration whose time is up. It leaves no `within`. */
class BudgetSpent extends Error {
  override readonly name = "BudgetSpent"
}

export class Budget {
  /** Whether something was left out. */
  spent = false
  #steps: number
  readonly #deadline: number

  /** @param milliseconds wall time from now; `Infinity` for none */
  constructor(steps: number, milliseconds: number) {
    this.#steps = steps
    this.#deadline = clock() + milliseconds
  }

  /** Takes a step. Returns whether there was none left, and the work is to end. */
  step(): boolean {
    if (--this.#steps < 0) this.spent = true
    else if (this.#steps % clockInterval === 0) this.#look()
    return this.spent
  }

  /** Does `work` on a world, and ends it in the middle when its time is up. */
  within(world: World, work: () => void): void {
    const { interrupt } = world
    world.interrupt = () => {
      this.#look()
      if (this.spent) throw new BudgetSpent()
    }
    try {
      work()
    } catch (thrown) {
      if (!(thrown instanceof BudgetSpent)) throw thrown
    } finally {
      world.interrupt = interrupt
    }
  }

  #look(): void {
    if (clock() >= this.#deadline) this.spent = true
  }
}
