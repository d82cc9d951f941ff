import { useId } from "react"
import { shapes } from "../../state/attenuation.ts"
import type { RestrictionRow } from "../../state/derive/make.ts"
import { store, useActions } from "../../state/page.ts"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import { FactName } from "./FactName.tsx"
import styles from "./Make.module.css"
import { Spans } from "./Spans.tsx"

/** What a dialog gives the focus to as it opens. */
const first = (element: HTMLElement | null): void => element?.setAttribute("autofocus", "")

interface Props {
  row: RestrictionRow
  isFirst: boolean
}

/** One restriction: what is typed, which fact of the request it is about, and what there is to say of it. */
export function RestrictionField({ row, isFirst }: Props) {
  const { restriction, text, message, isWrong, warning } = row
  const { label, hint, about, isLong = false } = shapes[restriction]
  const { editAttenuation } = useActions()
  const id = useId()
  const change = (value: string): void => {
    const { fields } = store.getState().view.attenuation
    editAttenuation({ fields: { ...fields, [restriction]: value } })
  }
  const field = {
    id,
    value: text,
    placeholder: hint,
    autoComplete: "off",
    autoCapitalize: "off",
    spellCheck: false,
    "data-own-paste": "",
    "aria-invalid": isWrong,
    "aria-describedby": `${id}-about ${id}-warning`,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      change(currentTarget.value),
  }
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      <FactName row={row} />
      <div className={styles.typed}>
        {isLong ? (
          <textarea rows={2} {...field} />
        ) : (
          <input {...field} ref={isFirst ? first : null} />
        )}
        {restriction === "expiry" && <Spans chosen={text} onChoose={change} />}
      </div>
      <p id={`${id}-about`} className={styles.note} data-wrong={isWrong} role="status">
        <Message text={message === "" ? about : message} />
      </p>
      <p id={`${id}-warning`} className={styles.warning} role="status">
        {warning !== "" && <Icon name="warn" />}
        <span>
          <Message text={warning} />
        </span>
      </p>
    </div>
  )
}
