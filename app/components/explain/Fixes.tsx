import type { Fix } from "../../../src/worker/index.ts"
import { fixTexts } from "../../state/derive/fix-texts.ts"
import { usePlayground } from "../../state/page.ts"
import styles from "./Explanation.module.css"
import { FixItem } from "./FixItem.tsx"

interface Props {
  title: string
  fixes: readonly Fix[]
}

/** Changes that would make a clause hold, with what each would mean. */
export function Fixes({ title, fixes }: Props) {
  const texts = usePlayground((state) => fixTexts(state, fixes))
  return (
    <div className={styles.fixes}>
      <h3>{title}</h3>
      <ul>
        {texts.map((text, i) => (
          <FixItem key={i} text={text} />
        ))}
      </ul>
    </div>
  )
}
