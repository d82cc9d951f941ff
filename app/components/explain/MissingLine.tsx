import type { MissingView } from "../../state/derive/requirements.ts"
import { Datalog } from "../ui/Datalog.tsx"
import { Icon } from "../ui/Icon.tsx"
import styles from "./Explanation.module.css"
import { NearFacts } from "./NearFacts.tsx"

/** A predicate that no fact fits, with the facts that come nearest. */
export function MissingLine({ missing }: { missing: MissingView }) {
  const { isFirst, wanted, reason, nearest, similar } = missing
  return (
    <li className={styles.requirement} data-tone={isFirst ? "deny" : "none"}>
      <Icon name={isFirst ? "deny" : "none"} />
      <div>
        <p className={styles.told}>
          <Datalog text={wanted} /> <span>{reason}</span>
        </p>
        {nearest.length > 0 && <NearFacts nearest={nearest} />}
        {similar.length > 0 && (
          <p className={styles.note}>
            There is:{" "}
            {similar.map(({ name, size }, i) => (
              <span key={`${name} ${size}`}>
                {i > 0 && ", "}
                <code>{name}</code> with {size}
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  )
}
