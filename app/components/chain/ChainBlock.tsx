import type { BlockPart } from "../../state/derive/signatures.ts"
import { originColour } from "../../state/derive/words.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Message } from "../ui/Message.tsx"
import styles from "./Chain.module.css"
import { ChainLink } from "./ChainLink.tsx"
import { KeyName } from "./KeyName.tsx"
import { ThirdParty } from "./ThirdParty.tsx"

/** A block of the chain, under the link that joins it to the one before. */
export function ChainBlock({ block }: { block: BlockPart }) {
  const { index, name, summary, link, next, signature, external, failure } = block
  const called = name.toLowerCase()
  return (
    <li className={styles.step} aria-label={name}>
      <ChainLink link={link} />
      <div className={styles.box} data-origin={originColour(index)}>
        <div className={styles.head}>
          <h2>{name}</h2>
          <span>{summary}</span>
        </div>
        {failure !== null && (
          <p className={styles.unreadable}>
            Its Datalog cannot be read: <Message text={failure.message} />{" "}
            <code>{failure.code}</code>
          </p>
        )}
        <dl className={styles.rows}>
          <dt>next key</dt>
          <dd>
            <KeyName part={next} what={`the next key of ${called}`} />
          </dd>
          <dt>signature</dt>
          <dd className={styles.key}>
            <code className={styles.cut} title={signature}>
              {signature}
            </code>
            <CopyButton
              text={signature}
              what={`the signature of ${called}, which is its revocation id`}
            />
          </dd>
        </dl>
      </div>
      {external !== null && <ThirdParty part={external} index={index} />}
    </li>
  )
}
