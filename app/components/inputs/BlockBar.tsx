import { blockOf } from "../../state/derive/chain.ts"
import { cardSummary, draftTally } from "../../state/derive/cards.ts"
import type { BlockDraft } from "../../state/documents.ts"
import type { Drag } from "../../state/drag.ts"
import { unseenWords } from "../../state/derive/lens.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { documentName } from "../../state/derive/token.ts"
import { BlockGrip } from "./BlockGrip.tsx"
import { CardBar, type Signer } from "./CardBar.tsx"
import { CardMark } from "./CardMark.tsx"
import { useBlockMenu } from "./useBlockMenu.ts"
import { useBlockMove } from "./useBlockMove.ts"

interface Props {
  block: BlockDraft
  index: number
  /** Of a third-party block. */
  signer: Signer | undefined
  onRemove: () => void
  onDrag: (drag: Drag | null) => void
}

/** The bar of a block that is written here. */
export function BlockBar({ block, index, signer, onRemove, onDrag }: Props) {
  const { id } = block
  const { collapse } = useActions()
  const name = usePlayground((state) => documentName(state, id))
  const isOpen = usePlayground(({ view }) => !view.collapsed.has(id))
  const words = usePlayground((state) => cardSummary(state, block))
  const unseen = usePlayground((state) => unseenWords(state, blockOf(state, id)))
  const tally = usePlayground((state) => draftTally(state, block))
  const move = useBlockMove(block, index)
  const menu = useBlockMenu(block, move, { name, onRemove, onKey: signer?.onShow })
  return (
    <CardBar
      mark={
        index < move.first ? (
          <CardMark icon="key" words="The authority comes first, signed by the root key" />
        ) : (
          <BlockGrip {...move} name={name} onDrag={onDrag} />
        )
      }
      name={name}
      isOpen={isOpen}
      onOpen={(isOpened) => collapse(id, !isOpened)}
      summary={unseen || words}
      tally={tally}
      menu={() => menu}
      signer={signer}
    />
  )
}
