/** The marks of what signatures prove. */
import type { Tone } from "../../state/derive/verdict.ts"
import type { IconName } from "./Icon.tsx"

export const shields: Readonly<Record<Tone, IconName>> = {
  allow: "shield-check",
  deny: "shield-x",
  warn: "shield-question",
  none: "shield-question",
}
