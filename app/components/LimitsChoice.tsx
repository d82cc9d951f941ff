import { limitsProfiles } from "../state/limits.ts"
import { useActions, usePlayground } from "../state/page.ts"
import styles from "./StatusBar.module.css"

export function LimitsChoice() {
  const limits = usePlayground((state) => state.documents.limits)
  const { changeLimits } = useActions()
  const at = limitsProfiles.findIndex((profile) => profile.limits === limits)
  return (
    <label className={styles.choice}>
      limits
      <select
        value={at}
        onChange={(event) =>
          changeLimits(limitsProfiles[Number(event.currentTarget.value)]!.limits)
        }
      >
        {limitsProfiles.map(({ name, limits: { maxFacts, maxIterations } }, i) => (
          <option key={name} value={i}>
            {name}: {maxFacts.toLocaleString("en")} facts, {maxIterations.toLocaleString("en")}{" "}
            rounds
          </option>
        ))}
      </select>
    </label>
  )
}
