import { shapes } from "../../state/attenuation.ts"
import type { NameChoice, RestrictionRow } from "../../state/derive/make.ts"
import { store, useActions } from "../../state/page.ts"
import styles from "./Make.module.css"

/** The name of the fact that a restriction tests. */
export function FactName({ row: { restriction, name, names } }: { row: RestrictionRow }) {
  const { editAttenuation } = useActions()
  return (
    <select
      className={styles.name}
      aria-label={`${shapes[restriction].label}: name of the fact`}
      title="The fact of the request that is tested"
      value={name}
      onChange={({ currentTarget: { value } }) => {
        const chosen = store.getState().view.attenuation.names
        editAttenuation({ names: { ...chosen, [restriction]: value } })
      }}
    >
      <Names label="Stated now" names={names.filter(({ isStated }) => isStated)} />
      <Names label="Usual" names={names.filter(({ isStated }) => !isStated)} />
    </select>
  )
}

const Names = ({ label, names }: { label: string; names: readonly NameChoice[] }) =>
  names.length > 0 && (
    <optgroup label={label}>
      {names.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </optgroup>
  )
