import { isBroken } from "../../state/derive/anatomy.ts"
import type { Unreadable } from "../../state/derive/unreadable.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { toChosenPart, toTokenField } from "../chain/focus.ts"
import { Button } from "../ui/Button.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./TokenPane.module.css"

/** What is wrong with a text that should be a token or a snapshot, and what to do. */
export function UnreadableToken({ fault }: { fault: Unreadable }) {
  const { title, message, hint, code } = fault
  const { showRegion, showTokenPart } = useActions()
  const hasMore = usePlayground((state) => isBroken(state) && state.view.tokenPart !== "bytes")
  return (
    <section className={styles.unreadable} aria-label="Why it cannot be read">
      <h2>
        <Icon name="shield-x" /> {title}
      </h2>
      <p>
        <Message text={message} />
      </p>
      <p>
        <Message text={hint} />
      </p>
      {code !== null && (
        <p className={styles.reference}>
          The reference calls it <code>{code}</code>.
        </p>
      )}
      <p>
        <Button
          look="line"
          icon="edit"
          onClick={() => {
            showRegion("token")
            toTokenField()
          }}
        >
          Go to what was pasted
        </Button>{" "}
        {hasMore && (
          <Button
            look="line"
            icon="search"
            onClick={() => {
              showTokenPart("bytes")
              toChosenPart()
            }}
          >
            Show its bytes
          </Button>
        )}
      </p>
    </section>
  )
}
