import { usePlayground } from "../../state/page.ts"
import { perform } from "../../state/commands/perform.ts"
import { problemCount } from "../../state/derive/status.ts"
import { Icon } from "../ui/Icon.tsx"
import { StatusItem } from "./StatusItem.tsx"

export function ProblemCount() {
  const { errors, words } = usePlayground(problemCount)
  return (
    <StatusItem
      room="wide"
      data-tone={errors > 0 ? "deny" : "none"}
      title="Problems; F8 goes to the next"
      onClick={() => perform("pane-problems")}
    >
      {errors > 0 && <Icon name="deny" />}
      {words}
    </StatusItem>
  )
}
