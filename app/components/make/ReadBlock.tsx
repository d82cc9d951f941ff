import type { SignedBlockView } from "../../../src/worker/index.ts"
import { signedWords } from "../../state/derive/third-party.ts"
import { CopyButton } from "../ui/CopyButton.tsx"
import { Datalog } from "../ui/Datalog.tsx"
import styles from "./ThirdParty.module.css"

/** What a signed block says, and who signed it. */
export function ReadBlock({ view }: { view: SignedBlockView }) {
  const { key, datalog, size } = signedWords(view)
  return (
    <section className={styles.read} aria-label="What the signed block says">
      <pre className={styles.datalog}>
        {datalog === "" ? "It holds no Datalog." : <Datalog text={datalog} />}
      </pre>
      <p className={styles.public}>
        <span>{size}, signed by</span>
        <code>{key}</code>
        <CopyButton text={key} what="the third party's public key" />
      </p>
    </section>
  )
}
