import type { TreeLine } from "../../state/derive/anatomy-tree.ts"
import { ProofGuides } from "../explain/ProofGuides.tsx"
import { Icon } from "../ui/Icon.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Bytes.module.css"

interface Props {
  /** Begins the ids of all items of the tree. */
  id: string
  line: TreeLine
  /** Whether the keys are on it. */
  isCurrent: boolean
}

/** A part of the token: its name, what its bytes say, and how many they are. */
export function NodeItem({ id, line, isCurrent }: Props) {
  const { node, level, position, siblings, state, name, value, fault, size, origin } = line
  const isToggle = state !== "leaf"
  return (
    <div
      className={styles.node}
      role="treeitem"
      id={id + node}
      data-node={node}
      data-origin={origin ?? undefined}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isToggle ? state === "open" : undefined}
      aria-selected={isCurrent}
    >
      <ProofGuides level={level} />
      <span className={styles.toggle} data-toggle={isToggle}>
        {isToggle && <Icon name={state === "open" ? "chevron-down" : "chevron-right"} />}
      </span>
      <span className={styles.name}>
        <Message text={name} />
      </span>{" "}
      {fault === null ? (
        <code className={styles.value}>{value}</code>
      ) : (
        <span className={styles.fault}>
          <Icon name="warn" /> {fault}
        </span>
      )}{" "}
      <span className={styles.size}>{size}</span>
    </div>
  )
}
