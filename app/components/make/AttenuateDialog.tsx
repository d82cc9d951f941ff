import { addingWords, attenuation, growthWords, weighedSize } from "../../state/derive/make.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { useInstant } from "../inputs/useInstant.ts"
import { Button } from "../ui/Button.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Make.module.css"
import { RestrictionField } from "./RestrictionField.tsx"
import { TargetChoice } from "./TargetChoice.tsx"

/** A form that writes the checks of a block, and shows them as they are written. */
export function AttenuateDialog() {
  const now = useInstant()
  const { rows, text, blocked } = usePlayground((state) => attenuation(state, now))
  const adding = usePlayground(addingWords)
  const growth = usePlayground((state) => growthWords(state, weighedSize(state)))
  const { addAttenuation } = useActions()
  return (
    <Dialog title="Attenuate by form">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          addAttenuation(now)
        }}
      >
        <p className={styles.about}>
          Each field that is filled in becomes a check, which a request has to pass in addition to
          all that the token demands already. No key of the issuer is needed.
        </p>
        {rows.map((row, index) => (
          <RestrictionField key={row.restriction} row={row} isFirst={index === 0} />
        ))}
        {/* Enter in a field adds the checks. */}
        <input type="submit" hidden />
        <section className={styles.result} aria-label="Datalog of the form">
          {/* What scrolls has to be reached by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className={styles.datalog} data-empty={text === ""} tabIndex={0}>
            {text === "" ? "Nothing to add yet" : <Datalog text={text} />}
          </pre>
          <div className={styles.foot}>
            <TargetChoice />
            <span className={styles.words} role="status">
              {growth}
            </span>
            <Button
              look="solid"
              aria-describedby="attenuation-blocked"
              aria-disabled={blocked !== null}
              onClick={({ currentTarget }) => currentTarget.form?.requestSubmit()}
            >
              {adding}
            </Button>
          </div>
          <p id="attenuation-blocked" className={styles.blocked}>
            <Message text={blocked === null ? "" : `It cannot be added: ${blocked}.`} />
          </p>
        </section>
      </form>
    </Dialog>
  )
}
