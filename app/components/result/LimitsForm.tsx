import { limitFields } from "../../state/derive/limit-fields.ts"
import { limitsProfiles } from "../../state/limits.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { LimitInput } from "./LimitInput.tsx"
import styles from "./LimitsForm.module.css"

/** Chooses how much a run may use. */
export function LimitsForm() {
  const limits = usePlayground((state) => state.documents.limits)
  const { chooseLimits } = useActions()
  return (
    <fieldset className={styles.form}>
      <legend>Limits of the run</legend>
      {limitsProfiles.map(({ name, title, about }) => (
        <label key={name} className={styles.profile}>
          <input
            type="radio"
            name="limits"
            checked={limits.name === name}
            onChange={() => chooseLimits(name)}
          />
          <span>
            {title}
            <small>{about}</small>
          </span>
        </label>
      ))}
      {limits.name === "custom" && (
        <div className={styles.fields}>
          {limitFields.map((field) => (
            <LimitInput key={field.limit} field={field} value={limits.custom[field.limit]} />
          ))}
        </div>
      )}
    </fieldset>
  )
}
