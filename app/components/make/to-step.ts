/** Where the focus goes when what has it goes with its step. */
import type { ThirdPartyView } from "../../state/state.ts"

export const stepId = (step: ThirdPartyView["step"]): string => `third-party-step-${step}`

/** Gives the focus to the button of a step. */
export const toStep = (step: ThirdPartyView["step"]): void =>
  document.getElementById(stepId(step))?.focus()
