import { targets } from "../../state/derive/make.ts"
import { capitalise } from "../../state/derive/words.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import styles from "./Make.module.css"

/** Which block the checks become a part of. */
export function TargetChoice() {
  const list = usePlayground(targets)
  const target = usePlayground(({ view }) => view.attenuation.target)
  const { editAttenuation } = useActions()
  const known = list.some(({ id }) => id === target) ? target : null
  return (
    <label className={styles.target}>
      Add to
      <select
        value={String(known)}
        onChange={({ currentTarget: { value } }) =>
          editAttenuation({ target: value === "null" ? null : Number(value) })
        }
      >
        {list.map(({ id, name }) => (
          <option key={id} value={String(id)}>
            {id === null ? `a new block, ${name}` : capitalise(name)}
          </option>
        ))}
      </select>
    </label>
  )
}
