import type { LinkPart } from "../../state/derive/links.ts"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./ChainLink.module.css"
import { LinkFault } from "./LinkFault.tsx"

const marks = { verified: "allow", failed: "deny", unchecked: "help", after: "none" } as const

/** A link of the chain: whether it holds, and who signed what; the line beside it joins the boxes. */
export function ChainLink({ link }: { link: LinkPart }) {
  const { state, tone, words, signed, note, failure } = link
  return (
    <div
      className={styles.link}
      data-state={state}
      data-tone={tone}
      tabIndex={state === "failed" ? -1 : undefined}
    >
      <span className={styles.mark}>
        <Icon name={marks[state]} />
      </span>
      <div className={styles.words}>
        <p>
          <strong>{words}</strong>
          {note !== "" && <small>{note}</small>}
        </p>
        <p>
          <Message text={signed} />
        </p>
        {failure !== null && <LinkFault fault={failure} />}
      </div>
    </div>
  )
}
