import type { RefObject } from "react"
import { revocationField, revocationList } from "../../state/derive/revocation.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import styles from "./Revocation.module.css"
import { useListPaste } from "./useListPaste.ts"

interface Props {
  id: string
  field: RefObject<HTMLTextAreaElement | null>
  describedBy: string
}

/** Where the list is written or pasted; a long one is shown by its beginning. */
export function RevokedField({ id, field, describedBy }: Props) {
  const { text, isCut } = usePlayground((state) => revocationField(state.documents.revoked))
  const isWrong = usePlayground(
    (state) => revocationList(state.documents.revoked).problems.length > 0,
  )
  const { editRevoked } = useActions()
  const onPaste = useListPaste()
  return (
    <>
      <textarea
        ref={field}
        id={id}
        className={styles.list}
        data-own-paste
        rows={6}
        value={text}
        readOnly={isCut}
        placeholder={"# one id a line, or JSON, CSV, Datalog\n# in hexadecimal or base64"}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        wrap="off"
        aria-invalid={isWrong}
        aria-describedby={describedBy}
        onPaste={onPaste}
        onChange={({ currentTarget: { value } }) =>
          editRevoked(value, Math.abs(value.length - text.length) === 1)
        }
      />
      {isCut && (
        <p className={styles.about}>
          Its beginning is shown; all of it is applied. Another list that is pasted takes its place.
        </p>
      )}
    </>
  )
}
