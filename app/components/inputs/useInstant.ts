import { useSyncExternalStore } from "react"
import { realTime } from "../../state/clock.ts"
import { host, usePlayground } from "../../state/page.ts"

const time = realTime(host.now)
const still = (): (() => void) => () => {}

/** The instant of the page's clock, as Datalog writes it: another each second, or the one it is set to. */
export function useInstant(): string {
  const fixed = usePlayground(({ view }) => view.clock)
  const real = useSyncExternalStore(fixed === null ? time.subscribe : still, time.read)
  return fixed ?? real
}
