import { memo } from "react"
import { termStyle } from "../../state/derive/facts.ts"
import { type FactParts, valueLit } from "../../state/derive/proof.ts"
import { Chip } from "../ui/Chip.tsx"
import { Lightable } from "./Lightable.tsx"
import styles from "./Proof.module.css"

interface Props {
  fact: FactParts
  isReached?: boolean
}

/** A fact as Datalog, with the blocks that made it possible; its values light up. */
export const ProofFact = memo(({ fact, isReached = false }: Props) => (
  <span className={styles.fact}>
    <code dir="ltr" translate="no">
      {fact.name}(
      {fact.terms.map((term, i) => (
        <span key={i}>
          {i > 0 && ", "}
          <Lightable at={valueLit(term)} className={termStyle(term)} isReached={isReached}>
            {term}
          </Lightable>
        </span>
      ))}
      )
    </code>
    {fact.origin.map((block) => (
      <Chip key={block} block={block} />
    ))}
  </span>
))
ProofFact.displayName = "ProofFact"
