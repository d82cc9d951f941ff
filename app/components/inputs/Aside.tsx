import { Button } from "../ui/Button.tsx"
import { toPanel } from "../ui/focus.ts"
import styles from "./Panel.module.css"

interface Props {
  title: string
  words: string
  onChoose: () => void
}

/** Something that leads away from what is shown, with what it means; what has the focus then is the panel. */
export function Aside({ title, words, onChoose }: Props) {
  return (
    <div className={styles.aside}>
      <Button
        small
        look="line"
        icon="edit"
        onClick={({ currentTarget }) => {
          toPanel(currentTarget)
          onChoose()
        }}
      >
        {title}
      </Button>
      <p>{words}</p>
    </div>
  )
}
