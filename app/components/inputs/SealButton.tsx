import { written } from "../../state/documents.ts"
import { useActions, usePlayground } from "../../state/page.ts"
import { isClosed } from "../../state/derive/token.ts"
import { Button } from "../ui/Button.tsx"

/** Closes the token to further blocks; what was sealed here can be opened again. */
export function SealButton() {
  const sealed = usePlayground(({ documents }) => written(documents).sealed)
  const closed = usePlayground(isClosed)
  const { sealToken } = useActions()
  const isSealed = sealed || closed
  return (
    <Button
      small
      icon={isSealed ? "seal" : "unseal"}
      aria-pressed={isSealed}
      disabled={closed}
      title={
        closed
          ? "It came sealed, which nobody can take back"
          : "A sealed token takes no further block: its last secret is replaced by a signature"
      }
      onClick={() => sealToken(!sealed)}
    >
      {isSealed ? "Sealed" : "Seal"}
    </Button>
  )
}
