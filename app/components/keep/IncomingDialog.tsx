import { ownerOf, sourceOf } from "../../state/derive/incoming.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { Difference } from "./Difference.tsx"
import styles from "./Incoming.module.css"

/** What a dialog gives the focus to as it opens. */
const first = (element: HTMLElement | null): void => element?.setAttribute("autofocus", "")

/** Asks what becomes of the reader's work when a document comes from outside, and shows how the two differ. */
export function IncomingDialog() {
  const incoming = usePlayground(({ view }) => view.incoming)
  const { openIncoming, replaceByIncoming, declineIncoming } = useActions()
  if (incoming === null) return null
  const { saved, mine, from } = incoming
  return (
    <Dialog
      isWide
      title={`Open ${sourceOf(incoming)}?`}
      onClosed={declineIncoming}
      foot={
        <ul className={styles.choices}>
          <li>
            <Button ref={first} look="solid" aria-describedby="open-beside" onClick={openIncoming}>
              Open beside
            </Button>
            <span id="open-beside">As a document of its own. Yours stays under Documents.</span>
          </li>
          <li>
            <Button
              look="line"
              aria-describedby="replace-mine"
              onClick={() => void replaceByIncoming()}
            >
              Replace mine
            </Button>
            <span id="replace-mine">Undo brings yours back; it is in the history too.</span>
          </li>
          <li>
            <Button look="line" aria-describedby="keep-mine" onClick={declineIncoming}>
              Keep mine
            </Button>
            <span id="keep-mine">Nothing changes; the {from} is put away.</span>
          </li>
        </ul>
      }
    >
      <p className={styles.intro}>
        The document that is open has work of yours that is not in the {from}. This is how they
        differ:
      </p>
      <Difference
        before={mine}
        after={saved}
        sides={{ before: "yours", after: ownerOf(incoming) }}
      />
    </Dialog>
  )
}
