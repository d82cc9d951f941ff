import type { ComponentProps, ReactNode } from "react"
import { Icon } from "./Icon.tsx"
import type { IconName } from "./Icon.tsx"
import styles from "./Button.module.css"

interface Look extends Omit<ComponentProps<"button">, "children" | "className" | "type"> {
  look?: "plain" | "line" | "solid"
  small?: boolean
}

/** A button without words is square, and says its name to a screen reader. */
type Props = Look &
  ({ icon?: IconName; children: ReactNode } | { icon: IconName; "aria-label": string })

export function Button({ look = "plain", small = false, icon, ...rest }: Props) {
  const names = [styles.button]
  if (look !== "plain") names.push(styles[look])
  if (small) names.push(styles.small)
  const words = "children" in rest ? rest.children : undefined
  if (words === undefined) names.push(styles.icon)
  return (
    <button type="button" {...rest} className={names.join(" ")}>
      {icon !== undefined && <Icon name={icon} />}
      {words}
    </button>
  )
}
