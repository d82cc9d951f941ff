import { useActions, usePlayground } from "../../state/page.ts"
import { Dialog } from "../ui/Dialog.tsx"
import { AppendStep } from "./AppendStep.tsx"
import { RequestStep } from "./RequestStep.tsx"
import { SignStep } from "./SignStep.tsx"
import styles from "./ThirdParty.module.css"
import { stepId } from "./to-step.ts"

const steps = [
  ["request", "Request", "the token's holder"],
  ["sign", "Sign", "the third party"],
  ["append", "Append", "the token's holder"],
] as const

/** A block that another party signs, in three steps; each can be done on a machine of its own. */
export function ThirdPartyDialog() {
  const step = usePlayground(({ view }) => view.thirdParty.step)
  const { editThirdParty } = useActions()
  return (
    <Dialog title="A block that a third party signs">
      <nav className={styles.steps} aria-label="Steps">
        {steps.map(([id, title, who], index) => (
          <button
            key={id}
            id={stepId(id)}
            type="button"
            aria-current={step === id ? "step" : undefined}
            onClick={() => editThirdParty({ step: id })}
          >
            <b>
              {index + 1} {title}
            </b>
            <span>{who}</span>
          </button>
        ))}
      </nav>
      {step === "request" && <RequestStep />}
      {step === "sign" && <SignStep />}
      {step === "append" && <AppendStep />}
    </Dialog>
  )
}
