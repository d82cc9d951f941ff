import styles from "./Proof.module.css"

/** Levels that are set in; deeper ones stand below each other, so that there is room for their text. */
const most = 10

/** Lines that show how deep an item of a tree is. */
export function ProofGuides({ level }: { level: number }) {
  const depth = Math.min(level - 1, most)
  return (
    <>
      {Array.from({ length: depth }, (_, i) => (
        <span key={i} className={styles.guide} />
      ))}
      {level - 1 > most && (
        <span className={styles.depth} aria-hidden="true">
          {level - 1}
        </span>
      )}
    </>
  )
}
