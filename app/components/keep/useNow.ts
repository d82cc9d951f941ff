/** The instant at which something was opened, which times are told from. */
import { useState } from "react"
import { host } from "../../state/page.ts"

/** In milliseconds. */
export const useNow = (): number => useState(() => host.now().getTime())[0]
