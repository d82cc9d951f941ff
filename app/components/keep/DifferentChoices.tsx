import type { ChoiceDifference } from "../../state/derive/difference.ts"
import type { Sides } from "./Difference.tsx"
import styles from "./Difference.module.css"

interface Props {
  choices: readonly ChoiceDifference[]
  sides: Sides
}

/** What was chosen differently, in words. */
export const DifferentChoices = ({ choices, sides }: Props) => (
  <dl className={styles.choices}>
    {choices.map(({ title, before, after }) => (
      <div key={title}>
        <dt>{title}</dt>
        <dd data-kind="removed">
          <b role="img" aria-label={`${sides.before}:`}>
            −
          </b>
          <bdi>{before}</bdi>
        </dd>
        <dd data-kind="added">
          <b role="img" aria-label={`${sides.after}:`}>
            +
          </b>
          <bdi>{after}</bdi>
        </dd>
      </div>
    ))}
  </dl>
)
