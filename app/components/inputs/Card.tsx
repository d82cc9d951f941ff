import type { ReactNode, Ref } from "react"
import type { BlockId } from "../../../src/ast/index.ts"
import type { DocumentId } from "../../state/documents.ts"
import { isUnseen } from "../../state/derive/lens.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { blockName, capitalise, originColour } from "../../state/derive/words.ts"
import styles from "./Card.module.css"

interface Props {
  ref?: Ref<HTMLElement>
  document: DocumentId
  block: BlockId
  /** Whether there is more than its bar. */
  isOpen: boolean
  isRead?: boolean
  children: ReactNode
}

/** The frame of a text, in the colour of its origin. Commands about "this block" mean the one with the focus. */
export function Card({ ref, document, block, isOpen, isRead = false, children }: Props) {
  const { setCurrent } = useActions()
  const unseen = usePlayground((state) => isUnseen(state, block))
  return (
    // It takes note of the focus of what is in it, and has nothing to do itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={ref}
      className={styles.card}
      data-read={isRead}
      data-origin={originColour(block)}
      data-open={isOpen}
      data-unseen={unseen}
      aria-label={capitalise(blockName(block))}
      onFocus={() => setCurrent(document)}
    >
      {children}
    </article>
  )
}
