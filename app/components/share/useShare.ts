/** That the link is made while the sheet is open. */
import { useEffect } from "react"
import { host, store } from "../../state/page.ts"
import { shareInSight } from "../../state/share/in-sight.ts"

export const useShare = (): void => useEffect(() => shareInSight(store, host), [])
