import { useActions } from "../../state/page.ts"
import { Button } from "../ui/Button.tsx"
import { Keys } from "../ui/Keys.tsx"

/** Opens the share sheet. */
export function ShareButton({ className }: { className: string | undefined }) {
  const { openDialog } = useActions()
  return (
    <Button look="line" icon="share" title="Share" onClick={() => openDialog("share")}>
      <span className={className}>
        Share
        <Keys keys="Mod-s" />
      </span>
    </Button>
  )
}
