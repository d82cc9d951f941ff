import { useId, useState } from "react"
import type { BlockSource } from "../../state/derive/block-source.ts"
import { cardWords, decodedTally } from "../../state/derive/cards.ts"
import { unseenWords } from "../../state/derive/lens.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { decodedDrafts, decodedWords } from "../../state/derive/token.ts"
import { blockName } from "../../state/derive/words.ts"
import styles from "./Card.module.css"
import { Card } from "./Card.tsx"
import { CardBar } from "./CardBar.tsx"
import { CardMark } from "./CardMark.tsx"
import { CardState } from "./CardState.tsx"
import { CopyButton } from "../ui/CopyButton.tsx"
import { DecodedText } from "./DecodedText.tsx"
import details from "./KeyDetails.module.css"

/** One block of a pasted token or a snapshot, to be read only. */
export function DecodedBlock({ view, index }: { view: BlockSource; index: number }) {
  const document = `decoded ${index}` as const
  const { collapse, copy } = useActions()
  const isOpen = usePlayground((state) => !state.view.collapsed.has(document))
  const tally = usePlayground((state) => decodedTally(state, index))
  const unseen = usePlayground((state) => unseenWords(state, index))
  const [isKeyOpen, openKey] = useState(false)
  const keyId = useId()
  const name = blockName(index)
  const draft = decodedDrafts(view)[index]!
  const words = decodedWords(view, index)
  const { summary, signature, externalKey: key, failure, revocationId } = words
  const isKeyShown = isKeyOpen && isOpen
  const onShow = (): void => {
    openKey(!isKeyShown)
    collapse(document, false)
  }
  return (
    <div className={styles.slot}>
      <Card document={document} block={index} isOpen={isOpen} isRead>
        <CardBar
          mark={<CardMark icon="file" words={words.mark} />}
          name={name}
          isOpen={isOpen}
          onOpen={(isOpened) => collapse(document, !isOpened)}
          summary={unseen || (failure === null ? cardWords(draft, summary, !isOpen) : summary)}
          signature={signature && <CardState {...signature} spoken={signature.text} />}
          tally={tally}
          signer={key === null ? undefined : { key, keyId, isShown: isKeyShown, onShow }}
          menu={() => [
            {
              id: "copy",
              title: "Copy as Datalog text",
              icon: "copy",
              blocked: failure === null ? null : "it cannot be read",
              run: () => void copy(draft.text, `the Datalog of ${name}`),
            },
            {
              id: "revocation",
              title: "Copy its revocation id",
              icon: "copy",
              blocked: revocationId === null ? "a snapshot holds none" : null,
              run: () => void copy(revocationId ?? "", `the revocation id of ${name}`),
            },
          ]}
        />
        {key !== null && (
          <p id={keyId} className={details.details} hidden={!isKeyShown}>
            <code>{key}</code>
            <CopyButton text={key} what={`the public key of the third party of ${name}`} />
          </p>
        )}
        {isOpen && <DecodedText draft={draft} index={index} failure={failure} />}
      </Card>
    </div>
  )
}
