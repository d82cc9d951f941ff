import { usePlayground } from "../state/page.ts"
import { perform } from "../state/perform.ts"
import { problemCount } from "../state/status.ts"
import { Icon } from "./Icon.tsx"
import { StatusItem } from "./StatusItem.tsx"

export function ProblemCount() {
  const { errors, words } = usePlayground((state) => problemCount(state.documents))
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
