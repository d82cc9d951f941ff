import { otherDerivations } from "../../state/derive/proof.ts"
import { followMaker } from "../../state/follow.ts"
import { store, usePlayground } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { ProofFact } from "./ProofFact.tsx"
import { ProofLink } from "./ProofLink.tsx"
import { ProofRule } from "./ProofRule.tsx"
import styles from "./Proof.module.css"

/** The other ways in which a fact came about; each premise leads to its own proof. */
export function ProofOthers() {
  const others = usePlayground(otherDerivations)
  if (others === null || others === undefined) return null
  const { list, isComplete } = others
  return (
    <section className={styles.others} aria-label="Other derivations">
      {list.length === 0 && <p className={styles.note}>There is no other way to derive it.</p>}
      <ol>
        {list.map(({ key, from, maker, making, premises }) => (
          <li key={key} className={styles.other}>
            <Button small onClick={() => followMaker(store.getState(), from)}>
              {maker}
            </Button>
            {making !== null && <ProofRule making={making} isReached />}
            {premises.map((premise, i) => (
              <div key={i} className={styles.premise}>
                <ProofFact fact={premise} />
                <ProofLink proved={{ kind: "fact", fact: premise.key }} className={styles.link}>
                  Why
                </ProofLink>
              </div>
            ))}
          </li>
        ))}
      </ol>
      {!isComplete && <p className={styles.note}>There may be more: the search ended early.</p>}
    </section>
  )
}
