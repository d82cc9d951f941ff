import type { ShownProblem } from "../../state/derive/problems.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { documentName } from "../../state/derive/token.ts"
import { SupplyButton } from "./SupplyButton.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"

/** One problem with its place; choosing it goes there. */
export function ProblemLine({ problem }: { problem: ShownProblem }) {
  const { severity, message, hint, code, line, column, document, from, to } = problem
  const { supply = null } = problem
  const name = usePlayground((state) => documentName(state, document))
  const { goTo } = useActions()
  return (
    <li>
      <button type="button" data-severity={severity} onClick={() => goTo({ document, from, to })}>
        <Icon name={severityIcons[severity]} />
        <span>
          <b>{severity}</b> <Message text={message} />
          {hint !== undefined && (
            <em>
              {" — "}
              <Message text={hint} />
            </em>
          )}
        </span>
        <small>
          {name}, line {line}:{column} · <code>{code}</code>
        </small>
      </button>
      {supply !== null && <SupplyButton wanted={supply} />}
    </li>
  )
}

const severityIcons = { error: "deny", warning: "warn", info: "info" } as const
