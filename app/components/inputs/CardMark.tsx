import styles from "./Card.module.css"
import { Icon, type IconName } from "../ui/Icon.tsx"
import panel from "./Panel.module.css"

/** What stands in place of a grip on a block that stays where it is. */
export function CardMark({ icon, words }: { icon: IconName; words: string }) {
  return (
    <span className={styles.mark} title={words}>
      <Icon name={icon} />
      <span className={panel.spoken}>{words}</span>
    </span>
  )
}
