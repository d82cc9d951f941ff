import { useId, useRef, useState } from "react"
import { keyOf } from "../../state/keys.ts"
import type { BlockDraft } from "../../state/documents.ts"
import type { Drag } from "../../state/drag.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { decodedCount, draftKey } from "../../state/derive/token.ts"
import { blockName } from "../../state/derive/words.ts"
import { BlockBar } from "./BlockBar.tsx"
import { BlockText } from "./BlockText.tsx"
import { Card } from "./Card.tsx"
import { afterRemoval } from "../ui/focus.ts"
import { KeyDetails } from "./KeyDetails.tsx"
import { SignedKey } from "./SignedKey.tsx"
import { SignedText } from "./SignedText.tsx"

interface Props {
  block: BlockDraft
  /** Among the blocks written here. */
  index: number
  onDrag: (drag: Drag | null) => void
}

/** One block of the token being written. */
export function BlockCard({ block, index, onDrag }: Props) {
  const { id } = block
  const { collapse, removeBlock, setBlockKey, newBlockKey } = useActions()
  const number = usePlayground(decodedCount) + index
  const isOpen = usePlayground(({ view }) => !view.collapsed.has(id))
  const key = usePlayground((state) => draftKey(state, block))
  const external = usePlayground(({ keyring }) =>
    block.external === null ? null : keyOf(keyring, block.external),
  )
  const [isKeyOpen, openKey] = useState(false)
  const card = useRef<HTMLElement>(null)
  const keyId = useId()
  const name = blockName(number)
  const isSigned = external !== null || block.signed !== null
  const isKeyShown = isKeyOpen && isOpen
  const onShow = (): void => {
    openKey(!isKeyShown)
    collapse(id, false)
  }
  return (
    <Card ref={card} document={id} block={number} isOpen={isOpen} isRead={block.signed !== null}>
      <BlockBar
        block={block}
        index={index}
        signer={isSigned ? { key, keyId, isShown: isKeyShown, onShow } : undefined}
        onDrag={onDrag}
        onRemove={() => {
          const next = afterRemoval(card.current!)
          removeBlock(id)
          next?.focus()
        }}
      />
      {external !== null && (
        <KeyDetails
          id={keyId}
          name={`the third party of ${name}`}
          isShown={isKeyShown}
          publicKey={key}
          pair={external}
          onKey={(pair) => setBlockKey(id, pair)}
          onNew={(algorithm) => newBlockKey(id, algorithm)}
        />
      )}
      {block.signed !== null && (
        <SignedKey id={keyId} isShown={isKeyShown} publicKey={key} name={name} />
      )}
      {isOpen &&
        (block.signed === null ? <BlockText block={block} /> : <SignedText block={block} />)}
    </Card>
  )
}
