import type { FactView } from "../../state/derive/requirements.ts"
import { followMaker } from "../../state/follow.ts"
import { store } from "../../state/page.ts"
import { Chip } from "../ui/Chip.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./Explanation.module.css"
import { ProofLink } from "./ProofLink.tsx"

/** A fact, the blocks that made it possible, and how it came to be. */
export function FactLine({ fact }: { fact: FactView }) {
  const { pieces, origin, birth, from, derived } = fact
  return (
    <div className={styles.fact}>
      <span className={styles.text}>
        {pieces.map(({ text, differs }, i) =>
          differs ? (
            <mark key={i}>
              <Datalog text={text} />
            </mark>
          ) : (
            <Datalog key={i} text={text} />
          ),
        )}
      </span>
      {origin.map((block) => (
        <Chip key={block} block={block} />
      ))}
      <button
        type="button"
        className={styles.birth}
        title="Go to where it comes from"
        onClick={() => followMaker(store.getState(), from)}
      >
        {birth}
      </button>
      {derived !== null && (
        <ProofLink proved={{ kind: "fact", fact: derived }} className={styles.birth}>
          why
        </ProofLink>
      )}
    </div>
  )
}
