import { useId, useState } from "react"
import { type LimitField, limitText, readLimit } from "../../state/derive/limit-fields.ts"
import { useActions } from "../../state/page.ts"
import styles from "./LimitsForm.module.css"

/** A field for one limit. While a wrong number stands in it, the last good one holds. */
export function LimitInput({ field, value }: { field: LimitField; value: number }) {
  const { limit, label, unit, isOptional } = field
  const [typed, setTyped] = useState<string | null>(null)
  const { changeLimit } = useActions()
  const id = useId()
  const text = typed ?? limitText(value)
  const read = readLimit(field, text)
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        data-own-undo
        placeholder={isOptional ? "no limit" : undefined}
        aria-invalid={read.kind === "wrong"}
        aria-describedby={`${id}-about`}
        value={text}
        onChange={({ currentTarget }) => {
          const next = readLimit(field, currentTarget.value)
          setTyped(currentTarget.value)
          if (next.kind === "limit") changeLimit(limit, next.value)
        }}
        onBlur={() => setTyped(null)}
      />
      <span id={`${id}-about`} data-wrong={read.kind === "wrong"} role="status">
        {read.kind === "wrong" ? read.message : unit}
      </span>
    </div>
  )
}
