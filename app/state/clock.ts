/** The page's clock: the instant that counts as now, real or fixed, as Datalog writes it. */
import { datalogTime } from "./documents.ts"

/** Something that shows another value each second, as `useSyncExternalStore` reads it. */
export interface Ticking {
  readonly subscribe: (listener: () => void) => () => void
  readonly read: () => string
}

/** The real time, to the second. It ticks only while somebody listens. */
export function realTime(now: () => Date): Ticking {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    timer = setTimeout(tick, 1000 - (now().getTime() % 1000))
  }
  const tick = (): void => {
    wait()
    for (const listener of listeners) listener()
  }
  return {
    subscribe: (listener) => {
      if (listeners.size === 0) wait()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearTimeout(timer)
      }
    },
    read: () => datalogTime(now()),
  }
}

/** The first and last instants that both the format of dates and a count of seconds since 1970 can tell. */
export const firstInstant = "1970-01-01T00:00:00Z"
export const lastInstant = "9999-12-31T23:59:59Z"

export interface ClockStep {
  readonly title: string
  readonly spoken: string
  readonly years?: number
  readonly days?: number
  readonly hours?: number
}

export const clockSteps: readonly ClockStep[] = [
  { title: "−1 day", spoken: "One day earlier", days: -1 },
  { title: "+1 hour", spoken: "One hour later", hours: 1 },
  { title: "+1 day", spoken: "One day later", days: 1 },
  { title: "+1 year", spoken: "One year later", years: 1 },
]

/** The instant a step away, by the calendar in UTC; no further than an instant can be told. */
export function stepped(
  instant: string,
  { years = 0, days = 0, hours = 0 }: Omit<ClockStep, "title" | "spoken">,
): string {
  const time = new Date(instant)
  time.setUTCFullYear(time.getUTCFullYear() + years, time.getUTCMonth(), time.getUTCDate() + days)
  time.setUTCHours(time.getUTCHours() + hours)
  const bounded = Math.min(
    Math.max(time.getTime(), Date.parse(firstInstant)),
    Date.parse(lastInstant),
  )
  return datalogTime(new Date(bounded))
}

/** An instant as a `datetime-local` field holds it, in UTC. */
export const fieldOfInstant = (instant: string): string => instant.slice(0, -1)

/** What such a field holds, as an instant; null while it is incomplete or out of bounds. */
export function instantOfField(value: string): string | null {
  const time = new Date(`${value}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) || Number.isNaN(time.getTime())) return null
  const instant = datalogTime(time)
  return instant >= firstInstant ? instant : null
}
