import type { TokenView } from "../../src/worker/index.ts"
import { usePlayground } from "../state/page.ts"
import { clauseMarks } from "../state/places.ts"
import { decodedDrafts, decodedWords } from "../state/token.ts"
import { blockName, capitalise, originColour } from "../state/words.ts"
import { CopyButton } from "./CopyButton.tsx"
import { Editor } from "./Editor.tsx"
import styles from "./Panel.module.css"

/** One block of a pasted token, as the Datalog that would make it. */
export function DecodedBlock({ view, index }: { view: TokenView; index: number }) {
  const name = capitalise(blockName(index))
  const marks = usePlayground((state) => clauseMarks(state, index))
  const place = usePlayground(({ view: { reveal } }) =>
    reveal?.document === index ? reveal : null,
  )
  const { summary, signature, externalKey, failure } = decodedWords(view, index)
  return (
    <article className={styles.card} data-origin={originColour(index)} aria-label={name}>
      <div className={styles.bar}>
        <h3>{name}</h3>
        <span className={styles.meta}>{summary}</span>
        <span className={styles.grow} />
        <span className={styles.state} data-tone={signature.tone}>
          {signature.text}
        </span>
      </div>
      {externalKey !== null && (
        <p className={styles.note}>
          third-party block signed by <code>{externalKey}</code>{" "}
          <CopyButton text={externalKey} what="the third party's public key" />
        </p>
      )}
      {failure === null ? (
        <Editor
          text={decodedDrafts(view)[index]!.text}
          label={`Datalog of ${blockName(index)}, decoded`}
          diagnostics={none}
          marks={marks}
          place={place}
        />
      ) : (
        <p className={`${styles.note} ${styles.bad}`}>{failure}</p>
      )}
    </article>
  )
}

const none = [] as const
